import { api, type Role } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { call, Refused, send } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { choose, language } from '../../words/language.ts';

/** Sign-in: by user name, or on the sample by one click. */
export default function Door() {
  const doors = useQuery({ queryKey: ['doors'], queryFn: () => call(api.session.doors) });
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!doors.data) return <State query={doors} />;
  const enter = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(null);
    try {
      await act();
      location.assign(location.pathname);
    } catch (error) {
      setFailure(error instanceof Refused ? error.message : String(error));
      setBusy(false);
    }
  };
  const { sample, guises, jurisdiction } = doors.data;
  return (
    <main className="door">
      <div className="card">
        <div className="row" style={{ justifyContent: 'space-between' }}>
          <h1 style={{ color: 'var(--red)', margin: 0 }}>{words.luodi}</h1>
          <Button type="text" size="small" onClick={() => choose(language() === 'en' ? 'zh' : 'en')}>
            {language() === 'en' ? '中文' : 'English'}
          </Button>
        </div>
        <p className="muted">
          {jurisdiction} · {words.tagline} {sample && <span className="mark">{words.sample}</span>}
        </p>
        {failure && <Alert type="error" title={failure} showIcon style={{ marginBottom: 12 }} />}
        {guises.length > 0 && (
          <section style={{ marginBottom: 20 }}>
            <h2>{words.lookAs}</h2>
            <p className="muted small">{words.lookAsHint}</p>
            <div className="row">
              {guises.map((one) => (
                <Button
                  key={one.role}
                  disabled={busy}
                  title={`${one.person} ${one.post}`}
                  onClick={() =>
                    void enter(() => call(api.session.guise, { body: { role: one.role as Role } }))
                  }
                >
                  {words.role[one.role]}
                </Button>
              ))}
            </div>
          </section>
        )}
        <Form
          layout="vertical"
          onFinish={(values: { username: string; password: string }) =>
            void enter(() => send('POST', '/api/auth/sign-in/username', values))
          }
        >
          <Form.Item
            name="username"
            label={words.userName}
            rules={[{ required: true, message: words.userName }]}
          >
            <Input autoComplete="username" />
          </Form.Item>
          <Form.Item
            name="password"
            label={words.password}
            rules={[{ required: true, message: words.password }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy} block>
            {words.signIn}
          </Button>
        </Form>
      </div>
    </main>
  );
}
