import { api, type DocumentDetail } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { Icon } from '../../components/icon.tsx';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { touching } from './place.ts';

const LISTS = ['project', 'policy', 'platform', 'reform'] as const;
/** Most cells of an index that are listed; the index page has all. */
const CELLS = 24;

/** Everything that hangs on a clause, or on selected words of it, each a link. */
export function Hanging({
  detail,
  eId,
  stretch,
  mayDecide,
  mayAdd,
  onPlace,
  onDone,
}: {
  readonly detail: DocumentDetail;
  readonly eId: string;
  readonly stretch: { readonly start: number; readonly end: number } | null;
  readonly mayDecide: boolean;
  /** True for those who may add an indicator. */
  readonly mayAdd: boolean;
  readonly onPlace: (place: { readonly start: number; readonly end: number }) => void;
  readonly onDone: () => void;
}) {
  const { id } = detail.summary;
  const lineage = useQuery(ask.lineage(id, eId));
  const queries = useQueryClient();
  const { message } = App.useApp();
  if (!lineage.data) return <State query={lineage} />;
  const { clause, cells, indicators } = lineage.data;
  const within = stretch ?? clause;
  const measures = touching(lineage.data.measures, within);
  const targets = touching(lineage.data.targets, within);
  const proposals = touching(detail.proposals, within).filter((one) => one.state !== 'rejected');
  const own = new Set(proposals.map((one) => one.item));
  const items = lineage.data.items.filter((one) => stretch === null || own.has(one.id));
  const open = proposals.filter((one) => one.item === null);
  const add = async (kind: (typeof LISTS)[number]) => {
    if (!stretch) return;
    try {
      const result = await call(api.document.review, {
        params: { id },
        body: { acts: [{ act: 'add', kind, ...stretch }] },
      });
      await queries.invalidateQueries({ queryKey: ask.document(id).queryKey });
      void queries.invalidateQueries({ queryKey: ask.documents.queryKey });
      if (result.conflicts.length > 0) void message.warning(words.conflict);
      else void message.success(words.reader.added(words.kind[kind]));
      onDone();
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  const nothing =
    measures.length + targets.length + items.length + open.length + indicators.length + cells.length === 0;
  return (
    <div className="hanging">
      <h2>
        {clause.number !== null && <span className="muted">{clause.number} </span>}
        {clause.heading}
      </h2>
      <div className="row tight small">
        <button
          type="button"
          className="tool bare"
          onClick={() => {
            const address = `${location.origin}/documents/${id}/${eId}${stretch ? `?at=${stretch.start}-${stretch.end}` : ''}`;
            navigator.clipboard
              ?.writeText(address)
              .then(() => message.success(words.reader.copied))
              .catch(() => message.info(address));
          }}
        >
          <Icon name="link" /> {words.reader.copy}
        </button>
        <code className="muted">{eId}</code>
      </div>
      {stretch && (
        <>
          <blockquote>
            {detail.text.slice(stretch.start, Math.min(stretch.end, stretch.start + 400))}
          </blockquote>
          {mayDecide && (
            <div className="row tight">
              <span className="small muted">{words.reader.markAs}</span>
              {LISTS.map((kind) => (
                <button key={kind} type="button" className="tool" onClick={() => void add(kind)}>
                  <span className={`hl hl-${kind}`}>{words.kind[kind]}</span>
                </button>
              ))}
            </div>
          )}
        </>
      )}
      {nothing && <p className="muted">{words.reader.nothingHangs}</p>}
      <Group name={words.items} count={items.length}>
        {items.map((one) => (
          <li key={one.id}>
            <Link to={`/items/${one.id}`}>{one.title}</Link>
            <span className="muted small">
              {words.kind[one.kind]} · {one.leadBody ?? words.noOwner}
              {one.lastUpdate ? ` · ${one.lastUpdate.period} ${one.lastUpdate.progress ?? '–'}%` : ''}
            </span>
          </li>
        ))}
      </Group>
      <Group name={words.reader.proposals} count={open.length}>
        {open.map((one) => (
          <li key={one.id}>
            <button type="button" className="words" onClick={() => onPlace(one)}>
              {one.text}
            </button>
            <span className="muted small">
              {words.kind[one.kind]} · {words.reader.states[one.state]}
            </span>
          </li>
        ))}
      </Group>
      <Group name={words.targets} count={targets.length}>
        {targets.map((one) => (
          <li key={one.eId}>
            <button type="button" className="words" onClick={() => onPlace(one)}>
              {one.text}
            </button>
            <span className="muted small">
              {one.comparator === '=' ? '' : one.comparator}
              {one.value.toLocaleString()}
              {one.valueMax === undefined ? '' : `–${one.valueMax.toLocaleString()}`}
              {one.unit ?? ''}
              {one.year === null ? '' : ` · ${one.year}`}
              {one.nature === 'achieved' ? ` · ${words.reader.achieved}` : ''}
            </span>
          </li>
        ))}
      </Group>
      <Group name={words.indicators} count={indicators.length}>
        {indicators.map((one) => (
          <li key={one.id}>
            <Link to={`/indicators/${one.id}`}>{one.name}</Link>
            <span className="muted small">
              {one.latest
                ? `${one.latest.area} ${one.latest.period} ${one.latest.value}${one.unit ?? ''}`
                : words.monitoring.noValue}
            </span>
          </li>
        ))}
      </Group>
      {mayAdd && (
        <p>
          <Link to={`/documents/${id}/indicators`}>{words.propose.open}</Link>
        </p>
      )}
      {mayAdd && indicators.length === 0 && (
        <p className="small">
          <Link to={`/indicators?new=1&document=${id}&clause=${encodeURIComponent(eId)}`}>
            {words.reader.addIndicator}
          </Link>
        </p>
      )}
      <Group name={words.reader.cells} count={cells.length}>
        {cells.slice(0, CELLS).map((one) => (
          <li key={`${one.framework} ${one.code} ${one.area}`} className="inline">
            <Link to={`/index?framework=${one.framework}&code=${encodeURIComponent(one.code)}`}>
              {one.area} {one.code}
            </Link>
            <span className="muted small">
              {one.score === null ? '–' : one.score.toFixed(1)} ({one.period})
            </span>
          </li>
        ))}
      </Group>
      <Group name={words.measures} count={measures.length}>
        {measures.map((one) => (
          <li key={one.eId}>
            <button type="button" className="words" onClick={() => onPlace(one)}>
              <b>{one.action}</b> {one.object}
            </button>
            <span className="muted small">
              {[words.reader.strength[one.strength], one.subject, one.territory, one.time]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </Group>
    </div>
  );
}

const Group = ({
  name,
  count,
  children,
}: {
  readonly name: string;
  readonly count: number;
  readonly children: ReactNode;
}) =>
  count === 0 ? null : (
    <section>
      <h3>
        {name} <span className="muted">{count}</span>
      </h3>
      <ul className="plain things">{children}</ul>
    </section>
  );
