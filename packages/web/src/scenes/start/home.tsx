import type { Me, Overview } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { may } from '../../api/right.ts';
import { asOf, moment } from '../../api/time.ts';
import { Empty, State } from '../../components/state.tsx';
import { actOf, actorOf, nounOf } from '../../words/event.ts';
import { words } from '../../words/index.ts';
import './home.css';
import { LETTERS } from './letter.ts';
import { Tiles } from './tiles.tsx';
import { census, gather, standing, WAY } from './way.ts';

/** The plan on one screen: its articles as a map, findings, who waits for what, the next step. */
export default function Home({ me }: { readonly me: Me }) {
  const [query, setQuery] = useSearchParams();
  const overview = useQuery(ask.overview(query.get('document') ?? undefined));
  const documents = useQuery(ask.documents);
  const [state, setState] = useState<Overview['articles'][number]['state'] | null>(null);
  if (!overview.data) return <State query={overview} />;
  const { document, articles, findings, waiting, recent, stage } = overview.data;
  const others = documents.data?.documents ?? [];
  if (!document) return <Begin me={me} />;
  return (
    <div className="home">
      <div className="title">
        <h1>
          <Link to={`/documents/${document.id}`}>{document.title}</Link>
        </h1>
        <div className="row tight">
          {others.length > 1 && (
            <select
              className="field short small"
              aria-label={words.start.other}
              value={document.id}
              onChange={(event) => setQuery({ document: event.target.value })}
            >
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
          )}
          <span className={`chip ${document.status === 'adopted' ? 'good' : 'warn'}`}>
            {words[document.status]}
          </span>
        </div>
      </div>
      <ol className="way" aria-label={words.start.way}>
        {WAY.map((step) => {
          const stands = standing(step, stage);
          return (
            <li key={step} className={stands} aria-current={stands === 'now' ? 'step' : undefined}>
              <span aria-hidden="true">{stands === 'done' ? '✓' : stands === 'now' ? '●' : '○'}</span>{' '}
              {words.start.step[step]}
              {stands === 'done' && <span className="hidden-text">{words.start.stepDone}</span>}
            </li>
          );
        })}
      </ol>
      <div className="split home-split">
        <section className="card">
          <div className="row between">
            <h2>{words.map}</h2>
            <span className="muted small">{words.start.mapCount(articles.length)}</span>
          </div>
          <fieldset className="states">
            <legend className="hidden-text">{words.start.filterState}</legend>
            {[...census(articles)].map(([name, count]) => (
              <button
                key={name}
                type="button"
                className={`key state-${name}`}
                aria-pressed={state === name}
                onClick={() => setState(state === name ? null : name)}
              >
                <span aria-hidden="true">{LETTERS[name]}</span> {words.state[name]} <b>{count}</b>
              </button>
            ))}
          </fieldset>
          <Tiles document={document.id} articles={articles} state={state} />
        </section>
        <div className="column">
          {asOf === null && <Next me={me} next={overview.data.next} />}
          <section className="card">
            <h2>{words.waiting}</h2>
            {waiting.length === 0 && <p className="muted">{words.nobodyWaits}</p>}
            <table className="waiting">
              <tbody>
                {waiting.map((one) => (
                  <tr key={`${one.who} ${one.what}`}>
                    <th scope="row">{words.role[one.who as keyof typeof words.role] ?? one.who}</th>
                    <td>
                      <Link to={one.href}>{words.what[one.what]}</Link>
                    </td>
                    <td className="number">{one.count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <section className="card">
            <h2>{words.findingsOpen}</h2>
            {findings.error + findings.warning + findings.info === 0 ? (
              <p className="muted">{words.start.noFindings}</p>
            ) : (
              <Link className="counts" to={`/documents/${document.id}?panel=findings`}>
                {(['error', 'warning', 'info'] as const).map((severity) => (
                  <span key={severity} className={severity}>
                    <b>{findings[severity]}</b> {words.severity[severity]}
                  </span>
                ))}
              </Link>
            )}
          </section>
          <section className="card">
            <h2>{words.recent}</h2>
            {recent.length === 0 && <p className="muted">{words.start.noRecent}</p>}
            <ul className="plain small recent">
              {gather(recent).map((one, place) => (
                // Two events of one moment may be alike in all that is shown.
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is only ever replaced
                <li key={`${one.at} ${place}`}>
                  <span className="muted">{moment(one.at)}</span> {actorOf(one.by)} {actOf(one.act)}{' '}
                  {one.title === '' && nounOf(one.noun)}
                  {one.href !== '' && <Link to={one.href}>{one.title}</Link>}
                  {one.count > 1 && <span className="muted"> × {one.count}</span>}
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </div>
  );
}

/** The next step to take, and whose it is. */
function Next({ me, next }: { readonly me: Me; readonly next: Overview['next'] }) {
  const mine =
    next.code === 'import'
      ? may(me, 'document.create')
      : next.code === 'compute'
        ? may(me, 'framework.compute')
        : next.code === 'observe'
          ? may(me, 'observation.file')
          : next.code === 'watch' || may(me, 'document.decide');
  return (
    <section className="card next">
      <h2>{words.nextStep}</h2>
      <p>
        <b>{words.next[next.code]}</b>
        {next.count > 0 && <span className="muted"> · {words.total(next.count)}</span>}
      </p>
      <p className="muted">{words.start.why[next.code]}</p>
      <Link className={`tool${mine ? ' strong' : ''}`} to={next.href}>
        {mine ? words.start.go : words.start.look}
      </Link>
    </section>
  );
}

/** The first page of an empty house: what to do, and what will come of it. */
function Begin({ me }: { readonly me: Me }) {
  if (asOf !== null)
    return <Empty title={words.start.nothingThen} hint={words.start.nothingThenHint} heading="h1" />;
  return (
    <div className="begin">
      <h1>{words.start.begin}</h1>
      <p>{words.start.beginHint}</p>
      <ol>
        {WAY.map((step) => (
          <li key={step}>
            <b>{words.start.step[step]}</b> <span className="muted">{words.start.stepHint[step]}</span>
          </li>
        ))}
      </ol>
      {may(me, 'document.create') ? (
        <Link className="tool strong" to="/documents">
          {words.next.import}
        </Link>
      ) : (
        <p className="muted">{words.start.askPlanner}</p>
      )}
    </div>
  );
}
