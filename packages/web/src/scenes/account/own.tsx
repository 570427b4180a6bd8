import { api, type Me } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { moment } from '../../api/time.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { useAct } from '../organisation/act.ts';
import { Calendars } from './calendars.tsx';
import { deviceOf } from './device.ts';
import { Factor } from './factor.tsx';
import { Mailbox } from './mailbox.tsx';
import { Password } from './password.tsx';

/** The own account: the password, and where one is signed in. */
export default function Own({ me }: { readonly me: Me }) {
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => call(api.session.sessions) });
  const act = useAct('sessions');
  const { message } = App.useApp();
  const [round, setRound] = useState(0);
  if (!sessions.data) return <State query={sessions} />;
  return (
    <>
      <div className="title">
        <h1>{words.account.own}</h1>
        <span className="muted">{me.username}</span>
      </div>
      <div className="split">
        <div className="column">
          <section className="card">
            <h2>{words.account.where}</h2>
            <ul className="plain">
              {sessions.data.sessions.map((one) => (
                <li key={one.id} className="row between" style={{ padding: '6px 0' }}>
                  <span title={one.agent}>
                    {one.current && <span className="chip good">{words.account.here}</span>} {one.address}{' '}
                    <span className="muted small">
                      {words.account.since} {moment(one.createdAt)} · {deviceOf(one.agent)}
                    </span>
                  </span>
                  {!one.current && (
                    <button
                      type="button"
                      className="tool"
                      onClick={() =>
                        void act(
                          () => call(api.session.revoke, { params: { id: one.id } }),
                          words.account.revoked,
                        )
                      }
                    >
                      {words.account.revoke}
                    </button>
                  )}
                </li>
              ))}
            </ul>
            {sessions.data.sessions.length > 1 && (
              <button
                type="button"
                className="tool"
                onClick={() => void act(() => call(api.session.revokeOthers), words.account.revoked)}
              >
                {words.account.revokeOthers}
              </button>
            )}
          </section>
          <Factor username={me.username ?? ''} done={() => void sessions.refetch()} />
          <Calendars />
        </div>
        <div className="column">
          <Mailbox />
          <section className="card">
            <h2>{words.account.change}</h2>
            <Password
              key={round}
              done={() => {
                setRound(round + 1);
                void message.success(words.account.changed);
                void sessions.refetch();
              }}
            />
          </section>
        </div>
      </div>
    </>
  );
}
