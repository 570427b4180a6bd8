import type { ItemRow } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { ask } from '../../api/ask.ts';
import { Scroll } from '../../components/scroll.tsx';
import { words } from '../../words/index.ts';
import { CELLS } from './cell.tsx';
import { type Asked, type Column, type Group, within } from './query.ts';

/** The items chosen for a change in bulk, each as it was seen. */
export type Chosen = ReadonlyMap<string, ItemRow>;
export type Choose = (rows: readonly ItemRow[], chosen: boolean) => void;

/** A table of items: arrows or J and K move, space chooses, Enter opens. */
export function Table({
  items,
  columns,
  chosen,
  choose,
}: {
  readonly items: readonly ItemRow[];
  readonly columns: readonly Column[];
  readonly chosen: Chosen;
  /** Null where nothing may be changed. */
  readonly choose: Choose | null;
}) {
  const go = useNavigate();
  const onKey = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const row = (event.target as HTMLElement).closest('tr');
    if (!row || (event.target as HTMLElement).tagName === 'INPUT') return;
    const one = items.find((item) => item.id === row.dataset.id);
    const next = /^(?:j|ArrowDown)$/.test(event.key)
      ? row.nextElementSibling
      : /^(?:k|ArrowUp)$/.test(event.key)
        ? row.previousElementSibling
        : null;
    if (next) (next as HTMLElement).focus();
    else if ((event.key === ' ' || event.key === 'x') && one && choose) choose([one], !chosen.has(one.id));
    else if (event.key === 'Enter' && one && event.target === row) go(`/items/${one.id}`);
    else return;
    event.preventDefault();
  };
  const every = items.length > 0 && items.every((one) => chosen.has(one.id));
  return (
    <Scroll>
      <table className="sheet ledger">
        <thead>
          <tr>
            {choose && (
              <th>
                <input
                  type="checkbox"
                  aria-label={words.ledger.chooseAll}
                  checked={every}
                  onChange={() => choose(items, !every)}
                />
              </th>
            )}
            {columns.map((column) => (
              <th key={column} className={column === 'number' ? 'number' : undefined}>
                {words.ledger.column[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKey}>
          {items.map((one) => (
            <tr key={one.id} data-id={one.id} tabIndex={0} className={chosen.has(one.id) ? 'on' : undefined}>
              {choose && (
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${words.ledger.choose} ${one.title}`}
                    checked={chosen.has(one.id)}
                    onChange={() => choose([one], !chosen.has(one.id))}
                  />
                </td>
              )}
              {columns.map((column) => (
                <td key={column} className={column === 'title' ? 'main' : `of-${column}`}>
                  {CELLS[column](one)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The name of a group's value in the language of the page. */
export function groupName(group: Group, key: string | null, name: string): string {
  if (key === null) return words.ledger.nothing;
  const known = {
    kind: words.kind,
    grade: words.grade,
    official: words.official,
    schedule: words.schedule,
    evidence: words.evidence,
    stage: words.ledger.stage,
  } as Readonly<Record<string, Readonly<Record<string, string>>>>;
  return known[group]?.[key] ?? name;
}

/** The ledger told apart by a column; a group shows its first fifty when it is opened. */
export function Grouped({
  group,
  query,
  ...table
}: {
  readonly group: Group;
  readonly query: Asked;
  readonly columns: readonly Column[];
  readonly chosen: Chosen;
  readonly choose: Choose | null;
}) {
  const counted = useQuery(ask.items({ ...query, group, limit: 1 }));
  const [open, setOpen] = useState<string | null | undefined>(undefined);
  const groups = counted.data?.groups ?? [];
  const shown = open === undefined ? (groups[0]?.key ?? null) : open;
  return (
    <div className="groups">
      {groups.map(({ key, name, count }) => {
        const filter = within(group, key);
        const on = filter !== null && shown === key && open !== null;
        return (
          <section key={key ?? ''}>
            <h2>
              <button
                type="button"
                className="tool bare"
                aria-expanded={on}
                disabled={filter === null}
                onClick={() => setOpen(on ? null : key)}
              >
                <span aria-hidden="true">{on ? '▾' : '▸'}</span> {groupName(group, key, name)}{' '}
                <span className="muted">{words.total(count)}</span>
              </button>
            </h2>
            {on && <Within query={{ ...query, ...filter }} {...table} />}
          </section>
        );
      })}
    </div>
  );
}

function Within({
  query,
  ...table
}: {
  readonly query: Asked;
  readonly columns: readonly Column[];
  readonly chosen: Chosen;
  readonly choose: Choose | null;
}) {
  const list = useQuery(ask.items({ ...query, limit: 50 }));
  return list.data ? <Table items={list.data.items} {...table} /> : <p className="muted">{words.loading}</p>;
}
