import type { CarriedAct, CarriedClause } from '@luodi/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { moment } from '../../api/time.ts';
import { words } from '../../words/index.ts';
import { decide, fitting, OUTCOMES, type Outcome, stands } from './stand.ts';

const TONES: Readonly<Record<Outcome, string>> = {
  carried: 'good',
  split: '',
  changed: 'warn',
  missing: 'bad',
};

/** A clause of the other document. */
export interface Other {
  readonly eId: string;
  readonly number: number | null;
  readonly heading: string;
  readonly text: string;
}

/** A clause beside those that take it up: what is proposed, what was decided, and the means to decide. */
export function Pair({
  id,
  other,
  clause,
  others,
  mayDecide,
  apply,
}: {
  readonly id: string;
  readonly other: string;
  readonly clause: CarriedClause;
  readonly others: ReadonlyMap<string, Other>;
  readonly mayDecide: boolean;
  readonly apply: (acts: readonly CarriedAct[]) => void;
}) {
  const [open, setOpen] = useState(false);
  /** The whole list of the other document is made only once somebody reaches for it. */
  const [whole, setWhole] = useState(false);
  const { state, into } = stands(clause);
  const likeness = new Map(clause.alike.map((one) => [one.eId, one.similarity]));
  const lead = (next: readonly string[]) =>
    apply([decide(clause, { state: fitting(state, next.length), into: next })]);
  const say = (next: Outcome) =>
    apply([
      decide(clause, {
        state: next,
        into:
          next === 'missing'
            ? []
            : into.length > 0
              ? into
              : clause.alike.slice(0, next === 'split' ? 2 : 1).map((one) => one.eId),
      }),
    ]);
  const free = [
    ...clause.alike.map((one) => one.eId).filter((eId) => !into.includes(eId)),
    ...(whole ? [...others.keys()].filter((eId) => !into.includes(eId) && !likeness.has(eId)) : []),
  ];
  return (
    <li className={`pair${clause.decision ? ' decided' : ''}`}>
      <div className="from">
        <Link to={`/documents/${id}/${clause.eId}`}>
          {clause.number !== null && <b>{clause.number} </b>}
          {clause.heading}
        </Link>
        <button type="button" className="tool bare small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.carry.hideText : words.carry.showText}
        </button>
        {open && <p className="passage">{clause.text}</p>}
      </div>
      <div className="state">
        {mayDecide ? (
          <select
            className={`field short chip-field ${TONES[state]}`}
            aria-label={words.carry.stateOf(clause.heading)}
            value={state}
            onChange={(event) => say(event.target.value as Outcome)}
          >
            {OUTCOMES.map((one) => (
              <option
                key={one}
                value={one}
                disabled={one === 'split' && into.length < 2 && clause.alike.length < 2}
              >
                {words.carried[one]}
              </option>
            ))}
          </select>
        ) : (
          <span className={`chip ${TONES[state]}`}>{words.carried[state]}</span>
        )}
        {clause.decision ? (
          <span className="muted small">
            ✓ {clause.decision.by} {moment(clause.decision.at)}
            {clause.decision.state !== clause.proposed.state && (
              <> · {words.carry.wasProposed(words.carried[clause.proposed.state])}</>
            )}
          </span>
        ) : (
          <span className="muted small">{words.carry.open}</span>
        )}
      </div>
      <div className="into">
        {into.map((eId) => {
          const target = others.get(eId);
          const likely = likeness.get(eId);
          return (
            <div key={eId} className="target-clause">
              <span className="row tight">
                <Link to={`/documents/${other}/${eId}`}>
                  {target?.number !== null && target?.number !== undefined && <b>{target.number} </b>}
                  {target?.heading ?? eId}
                </Link>
                {likely !== undefined && (
                  <span className="muted small">
                    {words.draft.alike} {Math.round(likely * 100)}%
                  </span>
                )}
                {mayDecide && (
                  <button
                    type="button"
                    className="tool bare small"
                    aria-label={words.carry.unlink(target?.heading ?? eId)}
                    onClick={() => lead(into.filter((one) => one !== eId))}
                  >
                    ×
                  </button>
                )}
              </span>
              {open && <p className="passage">{target?.text}</p>}
            </div>
          );
        })}
        {clause.changes.map((change) => (
          <div key={change} className="small danger">
            {change}
          </div>
        ))}
        {mayDecide && free.length > 0 && (
          <select
            className="field short small link-to"
            aria-label={words.carry.linkOf(clause.heading)}
            value=""
            onPointerDown={() => setWhole(true)}
            onFocus={() => setWhole(true)}
            onChange={(event) => event.target.value && lead([...into, event.target.value])}
          >
            <option value="">{words.carry.link}</option>
            {free.map((eId) => {
              const target = others.get(eId);
              const likely = likeness.get(eId);
              return (
                <option key={eId} value={eId}>
                  {target?.number ?? ''} {target?.heading ?? eId}
                  {likely === undefined ? '' : ` · ${Math.round(likely * 100)}%`}
                </option>
              );
            })}
          </select>
        )}
      </div>
      {mayDecide && (
        <div className="acts">
          {clause.decision ? (
            <button
              type="button"
              className="tool"
              onClick={() =>
                apply([{ eId: clause.eId, version: clause.decision?.version ?? null, verdict: null }])
              }
            >
              {words.reopen}
            </button>
          ) : (
            <button type="button" className="tool" onClick={() => apply([decide(clause)])}>
              {words.carry.confirm}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
