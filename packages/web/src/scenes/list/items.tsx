import type { Me } from '@luodi/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { may } from '../../api/right.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import { Board } from './board.tsx';
import { Bulk } from './bulk.tsx';
import { Exports } from './exports.tsx';
import { Filters } from './filters.tsx';
import './list.css';
import './plan.css';
import { Calendar, Gantt } from './planned.tsx';
import { asked, columnsOf, groupOf, KINDS, LOOKS, lookOf, narrows } from './query.ts';
import { type Choose, type Chosen, Grouped, Table } from './table.tsx';
import { Uncovered } from './uncovered.tsx';
import { Columns, Views } from './views.tsx';

const PAGE = 50;

/** The four lists and the ledger: as a table, a board, a Gantt chart or a calendar. */
export default function Items({ me }: { readonly me: Me }) {
  const [params, setParams] = useSearchParams();
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const query = asked(params);
  const look = lookOf(params);
  const group = groupOf(params);
  const page = Math.max(1, Number(params.get('page') ?? 1) || 1);
  const put = (name: string, value: string | undefined) =>
    setParams((before) => {
      const after = new URLSearchParams(before);
      if (value) after.set(name, value);
      else after.delete(name);
      if (name !== 'page') after.delete('page');
      return after;
    });
  const list = useQuery({
    ...ask.items({ ...query, offset: (page - 1) * PAGE, limit: PAGE }),
    placeholderData: keepPreviousData,
  });
  const shapes = useQuery(ask.lists);
  if (!list.data) return <State query={list} />;
  const { items, total } = list.data;
  const lists = shapes.data?.lists ?? [];
  const own = lists.find((one) => one.kind === query.kind);
  const columns = columnsOf(params, own?.columns);
  const mayChange = may(me, 'item.change', me.posts[0]?.body);
  const choose: Choose | null = mayChange
    ? (rows, on) =>
        setChosen((before) => {
          const after = new Map(before);
          for (const row of rows)
            if (on) after.set(row.id, row);
            else after.delete(row.id);
          return after;
        })
    : null;
  const nameOf = (kind: (typeof KINDS)[number]) => {
    const known = lists.find((one) => one.kind === kind);
    return (language() === 'en' ? known?.nameEn : known?.name) || words.list[kind];
  };
  return (
    <>
      <div className="title">
        <h1>{query.kind && query.grade === 'major' ? nameOf(query.kind) : words.items}</h1>
        <div className="row tight">
          <Views />
          {look === 'table' && (
            <Columns columns={columns} choose={(next) => put('columns', next.join(','))} />
          )}
          <Exports query={query} columns={columns} />
          {may(me, 'item.create') && (
            <Link className="tool" to="/items/intake">
              {words.taking.start}
            </Link>
          )}
        </div>
      </div>
      <div className="tabs">
        <button
          type="button"
          aria-pressed={!query.kind}
          onClick={() => setParams(without(params, ['kind', 'grade']))}
        >
          {words.draft.ledger}
        </button>
        {KINDS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={query.kind === one}
            onClick={() => setParams(listed(params, one))}
          >
            {nameOf(one)}
          </button>
        ))}
        <span className="space" />
        {LOOKS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={look === one}
            onClick={() => put('view', one === 'table' ? undefined : one)}
          >
            {words.ledger.looks[one]}
          </button>
        ))}
      </div>
      <Filters query={query} group={group} put={put} />
      <div className="row tight small">
        <span className="muted" role="status">
          {words.total(total)}
        </span>
        {(query.document ?? query.clause) !== undefined && (
          <button
            type="button"
            className="tool on"
            onClick={() => setParams(without(params, ['document', 'clause']))}
          >
            {words.monitoring.oneDocument} ✕
          </button>
        )}
        {narrows(query) && (
          <button type="button" className="tool bare" onClick={() => setParams({})}>
            {words.monitoring.clear}
          </button>
        )}
        <Uncovered />
      </div>
      {choose && chosen.size > 0 && (
        <Bulk chosen={chosen} clear={() => setChosen(new Map())} mayMerge={may(me, 'document.decide')} />
      )}
      {total === 0 ? (
        narrows(query) ? (
          <Empty title={words.nothingFound} hint={words.draft.noneHint}>
            <button type="button" className="tool" onClick={() => setParams({})}>
              {words.monitoring.clear}
            </button>
          </Empty>
        ) : (
          <Empty title={words.noItems} hint={words.noItemsHint}>
            <span className="row tight">
              <Link className="tool strong" to="/documents">
                {words.documents}
              </Link>
              {may(me, 'item.create') && (
                <Link className="tool" to="/items/intake">
                  {words.taking.title}
                </Link>
              )}
            </span>
          </Empty>
        )
      ) : look === 'board' ? (
        <Board query={query} />
      ) : look === 'gantt' ? (
        <Gantt key={params.toString()} query={query} />
      ) : look === 'calendar' ? (
        <Calendar query={query} />
      ) : group ? (
        <Grouped key={group} group={group} query={query} columns={columns} chosen={chosen} choose={choose} />
      ) : (
        <>
          <Table items={items} columns={columns} chosen={chosen} choose={choose} />
          <p className="muted small keys-hint">{words.ledger.keys}</p>
          <Pages page={page} pages={Math.ceil(total / PAGE)} put={put} />
        </>
      )}
    </>
  );
}

function Pages({
  page,
  pages,
  put,
}: {
  readonly page: number;
  readonly pages: number;
  readonly put: (name: string, value: string) => void;
}) {
  if (pages <= 1) return null;
  return (
    <nav className="row pages" aria-label={words.monitoring.pages}>
      <button
        type="button"
        className="tool"
        disabled={page <= 1}
        onClick={() => put('page', String(page - 1))}
      >
        {words.monitoring.before}
      </button>
      <span>
        {page} / {pages}
      </span>
      <button
        type="button"
        className="tool"
        disabled={page >= pages}
        onClick={() => put('page', String(page + 1))}
      >
        {words.monitoring.after}
      </button>
    </nav>
  );
}

const without = (params: URLSearchParams, names: readonly string[]): URLSearchParams => {
  const after = new URLSearchParams(params);
  for (const name of [...names, 'page']) after.delete(name);
  return after;
};

/** The four lists show the major ones; the ledger shows all. */
const listed = (params: URLSearchParams, kind: string): URLSearchParams => {
  const after = without(params, []);
  after.set('kind', kind);
  after.set('grade', 'major');
  return after;
};
