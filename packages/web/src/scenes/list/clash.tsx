import { words } from '../../words/index.ts';
import type { Merged } from './merge.ts';

/** What the other changed, and what both changed: a person decides each. */
export function Clashes({
  merged,
  by,
  told,
  settle,
}: {
  readonly merged: Merged<object>;
  readonly by: string;
  /** A value of a field as a person calls it. */
  readonly told: (name: string, value: unknown) => string;
  readonly settle: (name: string, value: unknown) => void;
}) {
  const name = (field: string) => words.ledger.field[field] ?? field;
  return (
    <div className="clash" role="alert">
      <b>{words.ledger.faster(by)}</b>
      {merged.taken.length > 0 && (
        <p className="small">
          {words.ledger.taken} {merged.taken.map(name).join('、')}
        </p>
      )}
      {merged.clashes.map((one) => (
        <div key={one.name} className="small">
          <b>{name(one.name)}</b>
          <div className="row tight">
            <button type="button" className="tool" onClick={() => settle(one.name, one.mine)}>
              {words.ledger.mine}：{told(one.name, one.mine)}
            </button>
            <button type="button" className="tool" onClick={() => settle(one.name, one.theirs)}>
              {words.ledger.theirs}：{told(one.name, one.theirs)}
            </button>
            <span className="muted">
              {words.ledger.before} {told(one.name, one.base)}
            </span>
          </div>
        </div>
      ))}
      {merged.clashes.length === 0 && <p className="small">{words.ledger.saveAgain}</p>}
    </div>
  );
}
