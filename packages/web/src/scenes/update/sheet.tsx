import { api, type Me, type Owed } from '@luodi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { call } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { Book } from './book.tsx';
import { entryOf, isReady } from './entry.ts';
import type { Typed } from './kept.ts';
import { drop } from './kept.ts';
import { Line } from './line.tsx';
import { Verdicts } from './verdicts.tsx';
import './update.css';

/** A period's sheet: what each post owes, one line each, saved as it is typed. */
export default function Sheet({ me }: { readonly me: Me }) {
  const { period = '' } = useParams();
  const [asked, setAsked] = useSearchParams();
  const body = asked.get('body') ?? undefined;
  const queries = useQueryClient();
  const key = useMemo(() => ['sheet', period, body ?? ''], [period, body]);
  const sheet = useQuery({
    queryKey: key,
    queryFn: () => call(api.round.sheet, { params: { period }, query: { body } }),
    // What is typed must not be redrawn under the fingers.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { message } = App.useApp();
  const typed = useRef(new Map<string, Typed>());
  const [ready, setReady] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = sheet.data?.rows;
  const held = useRef(rows);
  const [turn, setTurn] = useState(0);
  held.current = rows;
  const count = useCallback(() => {
    const now = (held.current ?? [])
      .filter((row) => {
        const line = typed.current.get(row.item);
        return line !== undefined && isReady(row, line) && may(me, 'update.file', row.body);
      })
      .map(({ item }) => item);
    setReady((before) => (before.join() === now.join() ? before : now));
  }, [me]);
  const onTyped = useCallback(
    (item: string, line: Typed) => {
      typed.current.set(item, line);
      count();
    },
    [count],
  );
  const onNow = useCallback(
    (item: string, now: NonNullable<Owed['now']>) => {
      queries.setQueryData(
        key,
        (data: typeof sheet.data) =>
          data && { ...data, rows: data.rows.map((row) => (row.item === item ? { ...row, now } : row)) },
      );
      queueMicrotask(count);
    },
    [queries, key, count],
  );
  const onChoose = useCallback((item: string, is: boolean) => {
    setChosen((before) => {
      const next = new Set(before);
      if (is) next.add(item);
      else next.delete(item);
      return next;
    });
  }, []);
  if (!sheet.data) return <State query={sheet} />;
  const { state, due } = sheet.data;
  const person = me.person?.id ?? '';
  const bodies = [...new Map(sheet.data.rows.map((row) => [row.body, row.bodyName]))];
  // A workbook is one body's: the one that is looked at, else one's own.
  const bookOf =
    bodies.length === 1 ? bodies[0] : bodies.find(([id]) => me.posts.some((post) => post.body === id));
  const open = state !== 'closed';
  const waiting = sheet.data.rows.filter(
    (row) => row.now?.state === 'submitted' && may(me, 'update.approve', row.body),
  );
  /** Draws every line anew from what is filed. */
  const again = (): void => void sheet.refetch().then(() => setTurn((before) => before + 1));
  const submit = async (): Promise<void> => {
    const entries = sheet.data.rows.flatMap((row) => {
      const line = typed.current.get(row.item);
      const entry = ready.includes(row.item) && line ? entryOf(row, line, true) : null;
      return entry ? [entry] : [];
    });
    if (entries.length === 0) return;
    try {
      const said = await call(api.round.enter, { params: { period }, body: { rows: entries } });
      const refused = said.rows.filter((row) => row.code !== null);
      for (const row of said.rows) {
        if (row.code !== null || !row.update) continue;
        drop(localStorage, person, period, row.item);
        onNow(row.item, {
          ...row.update,
          official: row.update.official ?? null,
          filedByName: row.update.filedBy,
        });
      }
      if (refused.length > 0)
        message.warning(`${words.filing.someRefused(refused.length)}：${refused[0]?.message ?? ''}`);
      else message.success(words.filing.submittedAll(entries.length));
    } catch (error) {
      message.error((error as Error).message);
    }
  };
  return (
    <>
      <div className="title">
        <h1>{words.filing.round(period)}</h1>
        <span className="row">
          <span className={`chip ${open ? 'good' : ''}`}>{words.filing[state]}</span>
          {due && <span className="muted">{words.filing.due(due)}</span>}
        </span>
      </div>
      <div className="row between">
        <span className="row">
          {(bodies.length > 1 || body) && (
            <select
              className="field"
              aria-label={words.filing.body}
              value={body ?? ''}
              onChange={(event) => setAsked(event.target.value ? { body: event.target.value } : {})}
            >
              <option value="">{words.filing.anyBody}</option>
              {bodies.map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
          {bookOf && (
            <Book
              key={bookOf[0]}
              period={period}
              body={bookOf[0]}
              name={bodies.length > 1 ? bookOf[1] : null}
              canFile={open && may(me, 'update.file', bookOf[0])}
              onTaken={again}
            />
          )}
        </span>
        <span className="muted small">{words.filing.keys}</span>
      </div>
      {sheet.data.rows.length === 0 ? (
        <Empty title={words.filing.nothingAsked} hint={words.filing.nothingAskedHint} />
      ) : (
        <table className="sheet entries" onKeyDown={(event) => move(event, () => void submit())}>
          <thead>
            <tr>
              <th className="number">{words.filing.number}</th>
              <th>{words.filing.item}</th>
              <th>{words.filing.progress}</th>
              <th>{words.filing.official}</th>
              <th>{words.filing.text}</th>
              <th>{words.filing.state}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.data.rows.map((row) => (
              <Line
                key={`${period} ${row.item} ${turn}`}
                owed={row}
                period={period}
                person={person}
                editable={open && may(me, 'update.file', row.body)}
                chosen={waiting.includes(row) ? chosen.has(row.item) : null}
                {...{ onTyped, onNow, onChoose }}
              />
            ))}
          </tbody>
        </table>
      )}
      {(waiting.length > 0 || (open && ready.length > 0)) && (
        <div className="foot row">
          {open && ready.length > 0 && (
            <button type="button" className="tool strong" onClick={() => void submit()}>
              {words.filing.submitAll(ready.length)}
            </button>
          )}
          {waiting.length > 0 && (
            <Verdicts
              period={period}
              rows={waiting}
              chosen={chosen}
              onAll={(all) => setChosen(new Set(all ? waiting.map(({ item }) => item) : []))}
              onDone={() => {
                setChosen(new Set());
                again();
              }}
            />
          )}
        </div>
      )}
    </>
  );
}

/** Enter and the arrows go to the same cell of the next or last row; Ctrl+Enter submits. */
function move(event: KeyboardEvent<HTMLElement>, submit: () => void): void {
  const from = event.target as HTMLElement;
  const { column } = from.dataset;
  if (!column) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    submit();
    return;
  }
  const arrows = column === 'progress';
  const down = (event.key === 'Enter' && !event.shiftKey) || (arrows && event.key === 'ArrowDown');
  const up = arrows && event.key === 'ArrowUp';
  if (!down && !up) return;
  event.preventDefault();
  let row = from.closest('tr');
  while (row) {
    row = (down ? row.nextElementSibling : row.previousElementSibling) as HTMLTableRowElement | null;
    const cell = row?.querySelector<HTMLElement>(`[data-column="${column}"]`);
    if (!cell || cell.matches('[readonly], [disabled]')) continue;
    cell.focus();
    if (cell instanceof HTMLInputElement) cell.select();
    return;
  }
}
