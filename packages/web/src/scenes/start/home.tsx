import { api } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { LETTERS } from './letter.ts';

const nounOf = (noun: string): string => words.noun[noun as keyof typeof words.noun] ?? noun;

/** The plan on one screen: its articles as a map, findings, who waits for what, the next step. */
export default function Home() {
  const overview = useQuery({ queryKey: ['overview'], queryFn: () => call(api.overview.get) });
  const go = useNavigate();
  if (!overview.data) return <State query={overview} />;
  const { document, articles, findings, next, waiting, recent } = overview.data;
  return (
    <>
      <div className="row" style={{ justifyContent: 'space-between', marginBottom: 12 }}>
        <h1 style={{ margin: 0 }}>{document?.title ?? words.noDocuments}</h1>
        {document && (
          <Tag color={document.status === 'adopted' ? 'green' : 'gold'}>{words[document.status]}</Tag>
        )}
      </div>
      <div className="grid">
        <section className="card">
          <h2>{words.map}</h2>
          {articles.length === 0 ? (
            <p className="muted">{words.noDocumentsHint}</p>
          ) : (
            <>
              <p className="muted small">{words.mapHint}</p>
              <div className="legend" style={{ marginBottom: 10 }}>
                {Object.entries(words.state).map(([state, name]) => (
                  <span
                    key={state}
                    className={`tile state-${state}`}
                    style={{ minHeight: 0, padding: '1px 8px' }}
                  >
                    {LETTERS[state as keyof typeof LETTERS]} {name}
                  </span>
                ))}
              </div>
              <div className="tiles">
                {articles.map((one) => (
                  <Link
                    key={one.eId}
                    className={`tile state-${one.state}`}
                    to={`/documents/${document?.id}/${one.eId}`}
                    title={`${one.heading} · ${words.state[one.state]}`}
                  >
                    <b>
                      <span>{one.number ?? '·'}</span>
                      <span>{LETTERS[one.state]}</span>
                    </b>
                    <span className="name">{one.heading}</span>
                    <span className="muted">
                      {one.projects + one.policies + one.platforms + one.reforms || ''}
                      {one.undecided > 0 ? ` · ${one.undecided} ${words.undecided}` : ''}
                      {one.findings > 0 ? ' ⚑' : ''}
                    </span>
                  </Link>
                ))}
              </div>
            </>
          )}
        </section>
        <div style={{ display: 'grid', gap: 16 }}>
          <section className="card" style={{ borderColor: 'var(--red)' }}>
            <h2>{words.nextStep}</h2>
            <p>
              {words.next[next.code]}
              {next.count > 0 ? `（${next.count}）` : ''}
            </p>
            <Button type="primary" onClick={() => go(next.href)}>
              {words.next[next.code]}
            </Button>
          </section>
          <section className="card">
            <h2>{words.findingsOpen}</h2>
            <div className="row">
              {(['error', 'warning', 'info'] as const).map((severity) => (
                <span key={severity}>
                  {words.severity[severity]} <b>{findings[severity]}</b>
                </span>
              ))}
            </div>
          </section>
          <section className="card">
            <h2>{words.waiting}</h2>
            {waiting.length === 0 && <p className="muted">{words.nobodyWaits}</p>}
            {waiting.map((one) => (
              <p key={`${one.who} ${one.what}`} style={{ margin: '4px 0' }}>
                <Link to={one.href}>
                  {words.role[one.who as keyof typeof words.role] ?? one.who}：{one.count}{' '}
                  {words.what[one.what]}
                </Link>
              </p>
            ))}
          </section>
          <section className="card">
            <h2>{words.recent}</h2>
            {recent.map((one) => (
              <p key={`${one.at} ${one.act} ${one.noun}`} className="small muted" style={{ margin: '3px 0' }}>
                {one.at.slice(0, 16).replace('T', ' ')} {one.by === 'system' ? words.system : one.by}{' '}
                {words.act[one.act as keyof typeof words.act] ?? one.act}{' '}
                {one.href ? <Link to={one.href}>{nounOf(one.noun)}</Link> : nounOf(one.noun)}
              </p>
            ))}
          </section>
        </div>
      </div>
    </>
  );
}
