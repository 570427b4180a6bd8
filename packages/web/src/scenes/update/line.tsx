import { api, type Owed } from '@luodi/contract';
import { memo, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { call, Refused } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import { TONES } from '../list/tone.ts';
import { entryOf, isLocked, oddOf, prefilled } from './entry.ts';
import { drop, keep, kept, type Typed } from './kept.ts';

type Now = NonNullable<Owed['now']>;
type Status =
  | { readonly is: 'idle' | 'saving' | 'saved' | 'kept' | 'restored' }
  | { readonly is: 'refused'; readonly message: string }
  | { readonly is: 'conflict'; readonly theirs: Now };

/** How long the fingers rest before a line is saved, and between two tries without a server, milliseconds. */
const REST = 700;
const AGAIN = 4000;

/** One line of the sheet: typed into, checked, saved by itself. */
export const Line = memo(function Line({
  owed,
  period,
  person,
  editable,
  chosen,
  onTyped,
  onNow,
  onChoose,
}: {
  readonly owed: Owed;
  readonly period: string;
  readonly person: string;
  readonly editable: boolean;
  /** Null where the visitor does not judge it. */
  readonly chosen: boolean | null;
  readonly onTyped: (item: string, typed: Typed) => void;
  readonly onNow: (item: string, now: Now) => void;
  readonly onChoose: (item: string, chosen: boolean) => void;
}) {
  const [first] = useState(() => kept(localStorage, person, period, owed.item));
  const locked = isLocked(owed);
  const back = first !== null && !locked && editable ? first : null;
  const [typed, setTyped] = useState<Typed>(back ?? prefilled(owed));
  const [status, setStatus] = useState<Status>({ is: back ? 'restored' : 'idle' });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ typed, owed });
  latest.current = { typed, owed };

  const save = async (): Promise<void> => {
    const { typed: now, owed: seen } = latest.current;
    const entry = entryOf(seen, now, false);
    if (entry === null) return;
    setStatus({ is: 'saving' });
    try {
      const { rows } = await call(api.round.enter, { params: { period }, body: { rows: [entry] } });
      const [said] = rows;
      const update = said?.update ?? null;
      const theirs = update && { ...update, official: update.official ?? null, filedByName: update.filedBy };
      if (said?.code === 'conflict' && theirs) return setStatus({ is: 'conflict', theirs });
      if (said?.code) return setStatus({ is: 'refused', message: said.message ?? said.code });
      if (theirs) onNow(seen.item, theirs);
      // What was typed while this was on its way is saved by its own turn.
      if (latest.current.typed === now) {
        drop(localStorage, person, period, seen.item);
        setStatus({ is: 'saved' });
      }
    } catch (error) {
      if (error instanceof Refused && error.status !== 0)
        return setStatus({ is: 'refused', message: error.message });
      setStatus({ is: 'kept' });
      timer.current = setTimeout(() => void save(), AGAIN);
    }
  };
  const soon = useRef(save);
  soon.current = save;
  const type = (change: Partial<Typed>): void => {
    const next = { ...typed, ...change };
    setTyped(next);
    keep(localStorage, person, period, owed.item, { ...next, version: owed.now?.version ?? 0 });
    onTyped(owed.item, next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void soon.current(), REST);
  };
  // Once, with what was found at the start.
  useEffect(() => {
    onTyped(owed.item, typed);
    if (back) void soon.current();
    const online = () => void (latest.current.typed !== typed && soon.current());
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      clearTimeout(timer.current);
    };
  }, []);
  // A line that was submitted, judged or returned elsewhere shows what is filed.
  const filed = owed.now && `${owed.now.state} ${owed.now.version}`;
  useEffect(() => {
    if (filed && isLocked(latest.current.owed)) {
      setTyped(prefilled(latest.current.owed));
      setStatus({ is: 'idle' });
    }
  }, [filed]);

  const closed = locked || !editable;
  const odd = closed
    ? []
    : oddOf(owed, typed).filter(({ code }) => typed.text !== '' || !code.endsWith('missing'));
  const settle = (mine: boolean): void => {
    if (status.is !== 'conflict') return;
    onNow(owed.item, status.theirs);
    if (mine) {
      latest.current = { typed, owed: { ...owed, now: status.theirs } };
      return void save();
    }
    drop(localStorage, person, period, owed.item);
    setTyped(prefilled({ ...owed, now: status.theirs }));
    setStatus({ is: 'idle' });
  };
  const name = `${owed.number} ${owed.title}`;
  return (
    <tr className={locked ? 'locked' : ''}>
      <td className="number">
        {chosen === null ? (
          owed.number
        ) : (
          <label>
            <input
              type="checkbox"
              checked={chosen}
              aria-label={`${words.filing.choose} ${name}`}
              onChange={(event) => onChoose(owed.item, event.target.checked)}
            />{' '}
            {owed.number}
          </label>
        )}
      </td>
      <td className="main">
        <Link to={`/items/${owed.item}`}>{owed.title}</Link>
        <div className="muted small">
          {owed.postName}
          {owed.next && ` · ${owed.next.due} ${owed.next.title}`}
        </div>
        {owed.last && (
          <div className="muted small last">
            {owed.last.period}：{owed.last.progress ?? '–'}% {owed.last.text}
          </div>
        )}
      </td>
      <td className="figure">
        <input
          className="field"
          inputMode="decimal"
          data-column="progress"
          aria-label={`${words.filing.progress} ${name}`}
          aria-invalid={odd.some(({ at, severity }) => at === 'progress' && severity === 'error')}
          value={typed.progress}
          readOnly={closed}
          onChange={(event) => type({ progress: event.target.value })}
        />
      </td>
      <td className="status">
        <select
          className="field"
          data-column="official"
          aria-label={`${words.filing.official} ${name}`}
          value={typed.official || owed.official}
          disabled={closed}
          onChange={(event) =>
            type({ official: event.target.value === owed.official ? '' : event.target.value })
          }
        >
          {Object.entries(words.official).map(([code, said]) => (
            <option key={code} value={code}>
              {said}
            </option>
          ))}
        </select>
      </td>
      <td className="said">
        <textarea
          className="field"
          rows={Math.min(6, Math.max(1, Math.ceil(typed.text.length / 34)))}
          data-column="text"
          aria-label={`${words.filing.text} ${name}`}
          value={typed.text}
          readOnly={closed}
          onChange={(event) => type({ text: event.target.value })}
        />
        {odd.map(({ code, severity }) => (
          <div key={code} className={`small ${severity === 'error' ? 'danger' : 'muted'}`}>
            {words.filing.severity[severity]}：{words.filing.check[code]}
          </div>
        ))}
        {owed.now?.state === 'returned' && owed.now.returnReason && (
          <div className="danger small">
            {words.filing.reason}：{owed.now.returnReason}
          </div>
        )}
        {status.is === 'conflict' && (
          <div className="small" role="alert">
            {words.filing.conflicted} {status.theirs.progress ?? '–'}% {status.theirs.text}{' '}
            <button type="button" className="tool" onClick={() => settle(false)}>
              {words.filing.takeTheirs}
            </button>{' '}
            <button type="button" className="tool" onClick={() => settle(true)}>
              {words.filing.keepMine}
            </button>
          </div>
        )}
      </td>
      <td className="state">
        {owed.now && (
          <span className={`chip ${TONES[owed.now.state] ?? ''}`}>{words.updateState[owed.now.state]}</span>
        )}
        <div className="small muted" aria-live="polite">
          {status.is === 'saving' && words.filing.saving}
          {status.is === 'saved' && words.filing.savedAt}
          {status.is === 'kept' && words.filing.keptHere}
          {status.is === 'restored' && words.filing.restored}
          {status.is === 'refused' && <span className="danger">{status.message}</span>}
          {locked && owed.now?.filedByName}
        </div>
      </td>
    </tr>
  );
});
