import type { Me } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { Refused } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { progress } from '../../charts/progress.ts';
import { Chart } from '../../components/chart.tsx';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { Evidence } from '../update/evidence.tsx';
import { Follow } from '../update/follow.tsx';
import type { Act } from './act.ts';
import { Documents } from './documents.tsx';
import { Facts } from './facts.tsx';
import { Filed, Filing } from './filing.tsx';
import { Lineage } from './lineage.tsx';
import './list.css';
import './plan.css';
import { Milestones } from './milestone.tsx';
import { Money } from './money.tsx';
import { Owner } from './owner.tsx';
import { Past } from './past.tsx';
import { Stages } from './step.tsx';
import { TONES } from './tone.ts';
import { Waits } from './wait.tsx';

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
  const { row, clauses, updates, criteria, indicators } = item.data;
  const body = row.lead?.body ?? null;
  const live = row.state === 'live';
  const mayChange = live && may(me, 'item.change', body);
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
      void queries.invalidateQueries({ queryKey: ['schedule'] });
      void queries.invalidateQueries({ queryKey: ['overview'] });
    }
  };
  return (
    <>
      <p className="small">
        <Link to={`/items?kind=${row.kind}${row.grade === 'major' ? '&grade=major' : ''}`}>
          {words.list[row.kind]}
        </Link>
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
          <Follow item={row.id} />
        </span>
      </div>
      {!live && (
        <div className="past" role="status">
          {words.ledger.supersededBar}{' '}
          {item.data.lineage.to.map((one) => (
            <Link key={one.id} to={`/items/${one.id}`}>
              {one.title}{' '}
            </Link>
          ))}
        </div>
      )}
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
            {clauses.length === 0 && <p className="danger">{words.ledger.noClause}</p>}
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
          <Owner item={item.data} may={live && may(me, 'document.decide')} act={act} />
          <Waits item={item.data} may={mayChange} act={act} />
          <section className="card">
            <h2>{words.update}</h2>
            {live && may(me, 'update.file', body) ? (
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
          <Facts key={row.id} me={me} item={item.data} may={mayChange} />
          <Stages item={item.data} may={mayChange} act={act} />
          <Milestones key={`${row.id} steps`} me={me} item={item.data} may={mayChange} act={act} />
          <Money key={`${row.id} money`} me={me} item={item.data} may={mayChange} />
          <Lineage item={item.data} may={live && may(me, 'document.decide')} />
          <Evidence me={me} item={item.data.row.id} body={body} />
          <Documents item={item.data} may={mayChange} act={act} />
          <Past item={item.data} />
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
