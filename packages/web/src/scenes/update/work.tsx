import { api, type Me, type Work as WorkOf } from '@luodi/contract';
import { noticeText } from '@luodi/domain/list';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { moment } from '../../api/time.ts';
import { State } from '../../components/state.tsx';
import { actOf, nounOf } from '../../words/event.ts';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import './update.css';

/** What I owe, what waits for me, what changed on what I follow, what I was told. */
export default function Work({ me }: { readonly me: Me }) {
  const work = useQuery({ queryKey: ['work'], queryFn: () => call(api.work.get) });
  if (!work.data) return <State query={work} />;
  const { owed, waiting, followed, follows, notices } = work.data;
  // Whoever opens the rounds sees what all bodies owe, and files none of it.
  const all = may(me, 'round.change');
  const unread = notices.filter((one) => !one.read);
  const markRead = (): void =>
    void call(api.work.read, { body: { notices: unread.map(({ id }) => id) } }).finally(() => work.refetch());
  return (
    <>
      <div className="title">
        <h1>{words.filing.work}</h1>
        <Link to="/rounds">{words.filing.rounds}</Link>
      </div>
      <div className="split">
        <div className="column">
          <section className="card">
            <h2>{all ? words.filing.owedAll : words.filing.owed}</h2>
            {owed.length === 0 && (
              <Nothing title={words.filing.nothingOwed} hint={words.filing.nothingOwedHint} />
            )}
            <ul className="plain lines">
              {owed.map((one) => (
                <li key={one.period} className="row between">
                  <span className="row">
                    <strong>{one.period}</strong>
                    <span>{words.filing.missing(one.missing)}</span>
                    {one.returned > 0 && (
                      <span className="chip bad">{words.filing.returned(one.returned)}</span>
                    )}
                    <span className={one.late ? 'danger' : 'muted'}>
                      {words.filing.due(one.due)}
                      {one.late && ` · ${words.filing.overdue}`}
                    </span>
                  </span>
                  <Link className={`tool${all ? '' : ' strong'}`} to={`/rounds/${one.period}`}>
                    {all ? words.filing.look : words.filing.fill}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
          <section className="card">
            <h2>{words.filing.waiting}</h2>
            {waiting.length === 0 && <p className="muted">{words.filing.nothingWaits}</p>}
            <ul className="plain lines">
              {waiting.map((one) => (
                <li key={one.period} className="row between">
                  <span className="row">
                    <strong>{one.period}</strong>
                    <span>{words.filing.waits(one.count)}</span>
                    <span className="muted small">{moment(one.oldest)}</span>
                  </span>
                  <Link className="tool" to={`/rounds/${one.period}`}>
                    {words.filing.judge}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
          <section className="card">
            <h2>{words.filing.followed}</h2>
            {follows.length === 0 && (
              <Nothing title={words.filing.nothingFollowed} hint={words.filing.nothingFollowedHint} />
            )}
            <ul className="plain lines">
              {followed.map((one) => (
                <li key={`${one.item} ${one.noun} ${one.at}`}>
                  <Link to={`/items/${one.item}`}>
                    {one.number} {one.title}
                  </Link>{' '}
                  <span className="muted small">
                    {actOf(one.verb)} {nounOf(one.noun)} · {one.by} · {moment(one.at)}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <div className="column">
          <section className="card">
            <div className="row between">
              <h2>{words.filing.notices}</h2>
              {unread.length > 0 && (
                <button type="button" className="tool" onClick={markRead}>
                  {words.filing.markRead}
                </button>
              )}
            </div>
            {notices.length === 0 && <p className="muted">{words.filing.noNotices}</p>}
            <ul className="plain lines">
              {notices.map((one) => (
                <li key={one.id} className={one.read ? 'muted' : ''}>
                  <Link to={one.href}>{told(one)}</Link> <span className="muted small">{moment(one.at)}</span>
                </li>
              ))}
            </ul>
          </section>
          {follows.length > 0 && (
            <section className="card">
              <h2>{words.filing.follows}</h2>
              <ul className="plain lines">
                {follows.map((one) => (
                  <li key={one.item}>
                    <Link to={`/items/${one.item}`}>
                      {one.number} {one.title}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </>
  );
}

const Nothing = ({ title, hint }: { readonly title: string; readonly hint: string }) => (
  <p className="muted">
    {title}
    <br />
    <span className="small">{hint}</span>
  </p>
);

/** A notice in words; of a kind this page does not know, its code. */
function told({ code, detail }: WorkOf['notices'][number]): string {
  return noticeText(code, detail, language());
}
