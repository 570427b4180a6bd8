import type { Proposal } from '@luodi/contract';
import { words } from '../../words/index.ts';
import { KINDS, type Lens, type Order } from './queue.ts';

const STATES = ['proposed', 'accepted', 'rejected'] as const;

/** What of the queue is shown, and in which order. */
export function LensBar({
  lens,
  all,
  choose,
}: {
  readonly lens: Lens;
  readonly all: readonly Proposal[];
  readonly choose: (change: Partial<Lens>) => void;
}) {
  const count = (state: Proposal['state']) => all.filter((one) => one.state === state).length;
  return (
    <div className="lens">
      <div className="tabs">
        {STATES.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={lens.state === state}
            onClick={() => choose({ state })}
          >
            {words.reader.states[state]} {count(state)}
          </button>
        ))}
        <button type="button" aria-pressed={lens.state === null} onClick={() => choose({ state: null })}>
          {words.all}
        </button>
      </div>
      <div className="row tight">
        <select
          className="field short"
          aria-label={words.draft.list}
          value={lens.kind ?? ''}
          onChange={(event) => choose({ kind: (event.target.value || null) as Lens['kind'] })}
        >
          <option value="">{words.draft.allLists}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.kind[kind]}
            </option>
          ))}
        </select>
        <select
          className="field short"
          aria-label={words.desk.order}
          value={lens.order}
          onChange={(event) => choose({ order: event.target.value as Order })}
        >
          {(['text', 'unsure', 'sure'] as const).map((order) => (
            <option key={order} value={order}>
              {words.desk.orders[order]}
            </option>
          ))}
        </select>
        <input
          className="field filter"
          type="search"
          aria-label={words.filter}
          placeholder={words.filter}
          value={lens.words}
          onChange={(event) => choose({ words: event.target.value })}
        />
      </div>
    </div>
  );
}
