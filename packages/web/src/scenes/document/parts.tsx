import type { Proposal } from '@luodi/contract';
import { words } from '../../words/index.ts';
import { joints, split } from './queue.ts';

/** The parts a proposal would be cut into; each joint can be left whole. */
export function Parts({
  current,
  cuts,
  setCuts,
  onKeep,
}: {
  readonly current: Proposal;
  readonly cuts: readonly number[];
  readonly setCuts: (cuts: readonly number[] | null) => void;
  readonly onKeep: () => void;
}) {
  const every = joints(current.text);
  const parts = split(current, cuts);
  return (
    <div className="parts">
      <p className="small muted">{words.desk.splitHint}</p>
      <p>
        {[0, ...every.map((cut) => cut + 1)].map((from, index) => {
          const cut = every[index];
          return (
            <span key={from}>
              {current.text.slice(from, cut ?? current.text.length)}
              {cut !== undefined && (
                <button
                  type="button"
                  className="joint"
                  aria-pressed={cuts.includes(cut)}
                  aria-label={words.desk.joint(current.text[cut]!)}
                  onClick={() =>
                    setCuts(cuts.includes(cut) ? cuts.filter((one) => one !== cut) : [...cuts, cut])
                  }
                >
                  {cuts.includes(cut) ? `✂ ${current.text[cut]}` : current.text[cut]}
                </button>
              )}
            </span>
          );
        })}
      </p>
      <div className="row tight">
        <button type="button" className="tool strong" disabled={parts.length < 2} onClick={onKeep}>
          {words.desk.splitInto(parts.length)} <kbd>Enter</kbd>
        </button>
        <button type="button" className="tool" onClick={() => setCuts(null)}>
          {words.cancel} <kbd>Esc</kbd>
        </button>
      </div>
    </div>
  );
}
