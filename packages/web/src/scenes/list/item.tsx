import { api, type ItemDetail, type Me } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call, Refused } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { moment, today } from '../../api/time.ts';
import { progress } from '../../charts/progress.ts';
import { Chart } from '../../components/chart.tsx';
import { State } from '../../components/state.tsx';
import { actorOf } from '../../words/event.ts';
import { words } from '../../words/index.ts';
import type { Act } from './act.ts';
import { Filed, Filing } from './filing.tsx';
import './list.css';
import { Owner } from './owner.tsx';
import { TONES } from './tone.ts';

/** One item: where it was promised, who owns it, its steps, what was filed, and every change. */
export default function Item({ me }: { readonly me: Me }) {
  const { id = '' } = useParams();
  const item = useQuery(ask.item(id));
  const queries = useQueryClient();
  const { message } = App.useApp();
  const option = useMemo(
    () =>
      item.data
        ? progress(item.data, {
            reported: words.monitoring.reported,
            milestones: words.monitoring.milestoneShare,
          })
        : null,
    [item.data],
  );
  if (!item.data) return <State query={item} />;
  const { row, clauses, updates, history, criteria, indicators } = item.data;
  const body = row.lead?.body ?? null;
  const act: Act = async (work, done = words.saved) => {
    try {
      await work();
      void message.success(done);
      return true;
    } catch (error) {
      void message.error(
        error instanceof Refused && error.code === 'conflict' ? words.conflict : (error as Error).message,
      );
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey: ask.item(id).queryKey });
      void queries.invalidateQueries({ queryKey: ['items'] });
      void queries.invalidateQueries({ queryKey: ['overview'] });
    }
  };
  return (
    <>
      <p className="small">
        <Link to={`/items?kind=${row.kind}`}>{words.list[row.kind]}</Link>
      </p>
      <div className="title">
        <h1>
          <span className="muted">{row.number}.</span> {row.title}
        </h1>
        <span className="row tight">
          <span className={`chip ${row.kind}`}>{words.kind[row.kind]}</span>
          <span
            className={`chip ${row.grade === 'major' ? 'bad' : ''}`}
            title={criteria.join('、') || undefined}
          >
            {words.grade[row.grade]}
          </span>
        </span>
      </div>
      <dl className="statuses">
        <Status name={words.officialStatus} said={words.official[row.official]} tone={TONES[row.official]} />
        <Status name={words.scheduleStatus} said={words.schedule[row.schedule]} tone={TONES[row.schedule]} />
        <Status name={words.evidenceStatus} said={words.evidence[row.evidence]} tone={TONES[row.evidence]} />
        <Status
          name={words.monitoring.reported}
          said={row.lastUpdate ? `${row.lastUpdate.progress ?? '–'}% · ${row.lastUpdate.period}` : '–'}
        />
        <Status
          name={words.milestones}
          said={row.milestones.all > 0 ? `${row.milestones.done}/${row.milestones.all}` : '–'}
        />
      </dl>
      <div className="split">
        <div className="column">
          <section className="card">
            <h2>{words.fromClause}</h2>
            {clauses.map((one) => (
              <div key={`${one.document} ${one.eId} ${one.start}`}>
                <Link
                  className="clause-link"
                  to={`/documents/${one.document}/${one.eId}?at=${one.start}-${one.end}`}
                >
                  {one.documentTitle} · {one.number === null ? '' : words.monitoring.article(one.number)}{' '}
                  {one.heading}
                </Link>
                <blockquote>{one.quotation}</blockquote>
              </div>
            ))}
            {indicators.length > 0 && (
              <p>
                {words.indicators}：
                {indicators.map((one) => (
                  <Link key={one.id} to={`/indicators/${one.id}`} style={{ marginRight: 12 }}>
                    {one.name}
                  </Link>
                ))}
              </p>
            )}
          </section>
          <Owner item={item.data} may={may(me, 'document.decide')} act={act} />
          <section className="card">
            <h2>{words.update}</h2>
            {may(me, 'update.file', body) ? (
              <Filing item={item.data} act={act} />
            ) : (
              row.lead === null && <p className="muted">{words.monitoring.needsOwner}</p>
            )}
            {option && <Chart option={option} height={200} name={words.monitoring.progressChart} />}
            {updates.length === 0 && <p className="muted">{words.monitoring.noUpdates}</p>}
            {updates.map((one) => (
              <Filed key={one.id} update={one} may={may(me, 'update.approve', body)} act={act} />
            ))}
          </section>
        </div>
        <div className="column">
          <Milestones item={item.data} may={may(me, 'item.change', body)} act={act} />
          <section className="card">
            <h2>{words.history}</h2>
            <ul className="plain small muted">
              {history.map((one) => (
                <li key={one.version}>
                  v{one.version} {moment(one.at)} {actorOf(one.by)}{' '}
                  {one.changes.map((name) => words.monitoring.columns[name] ?? name).join('、')}
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </>
  );
}

const Status = ({
  name,
  said,
  tone,
}: {
  readonly name: string;
  readonly said: string;
  readonly tone?: string | undefined;
}) => (
  <div>
    <dt>{name}</dt>
    <dd>{tone === undefined ? said : <span className={`chip ${tone}`}>{said}</span>}</dd>
  </div>
);

/** The steps of an item; marking one reached can be taken back. */
function Milestones({
  item,
  may: mayChange,
  act,
}: {
  readonly item: ItemDetail;
  readonly may: boolean;
  readonly act: Act;
}) {
  const { id } = item.row;
  const [title, setTitle] = useState('');
  const [due, setDue] = useState('');
  const reach = (milestone: string, version: number, doneOn: string | null) =>
    act(() => call(api.item.reach, { params: { id, milestone }, body: { version, doneOn } }));
  return (
    <section className="card">
      <h2>{words.milestones}</h2>
      {item.milestones.length === 0 && <p className="muted">{words.monitoring.noMilestones}</p>}
      <ul className="plain milestones">
        {item.milestones.map((one) => {
          const late = one.doneOn === null && one.due < today();
          return (
            <li key={one.id}>
              <span aria-hidden="true">{one.doneOn ? '✓' : late ? '!' : '○'}</span>
              <span>
                {one.title}{' '}
                <span className={`small ${late ? 'late' : 'muted'}`}>
                  {one.due}
                  {late ? ` · ${words.schedule.late}` : ''}
                  {one.doneOn ? ` · ${words.reached} ${one.doneOn}` : ''}
                </span>
              </span>
              {mayChange &&
                (one.doneOn ? (
                  <button
                    type="button"
                    className="tool bare"
                    onClick={() => void reach(one.id, one.version, null)}
                  >
                    {words.undo}
                  </button>
                ) : (
                  <button
                    type="button"
                    className="tool"
                    onClick={() => void reach(one.id, one.version, today())}
                  >
                    {words.markReached}
                  </button>
                ))}
            </li>
          );
        })}
      </ul>
      {mayChange && (
        <form
          className="adding"
          onSubmit={async (event) => {
            event.preventDefault();
            const ok = await act(() =>
              call(api.item.milestone, { params: { id }, body: { title: title.trim(), due } }),
            );
            if (!ok) return;
            setTitle('');
            setDue('');
          }}
        >
          <input
            className="field"
            aria-label={words.addMilestone}
            placeholder={words.addMilestone}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          <input
            className="field short"
            type="date"
            aria-label={words.due}
            value={due}
            onChange={(event) => setDue(event.target.value)}
          />
          <button type="submit" className="tool" disabled={title.trim() === '' || due === ''}>
            {words.save}
          </button>
        </form>
      )}
    </section>
  );
}
