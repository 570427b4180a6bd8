import type { ItemDetail, Me } from '@luodi/contract';
import { useState } from 'react';
import { today } from '../../api/time.ts';
import { words } from '../../words/index.ts';
import type { Act } from './act.ts';
import { useMerging } from './merging.ts';
import { Form, fresh, NEW_STEP, STEPS_PART } from './replan.tsx';
import { Lay } from './step.tsx';

/** The steps of an item; marking one reached can be taken back; the day it was due at first stays beside. */
export function Milestones({
  me,
  item,
  may,
  act,
}: {
  readonly me: Me;
  readonly item: ItemDetail;
  readonly may: boolean;
  readonly act: Act;
}) {
  const [title, setTitle] = useState('');
  const [due, setDue] = useState('');
  const merging = useMerging(STEPS_PART, me, item, may);
  const { lines } = STEPS_PART.of(item);
  const change = (id: string, given: { doneOn?: string | null; due?: string }) =>
    void merging.save(lines.map((one) => (one.id === id ? { ...one, ...given } : one)));
  const heading = (
    <h2 className="row">
      {words.milestones}
      {may && !merging.draft && lines.length > 0 && (
        <button type="button" className="tool" onClick={merging.begin}>
          {words.ledger.edit}
        </button>
      )}
    </h2>
  );
  if (merging.draft)
    return (
      <section className="card">
        {heading}
        <Form item={item} merging={merging} lines={merging.draft.lines} />
      </section>
    );
  return (
    <section className="card">
      {heading}
      {item.milestones.length === 0 && <p className="muted">{words.monitoring.noMilestones}</p>}
      <ul className="plain milestones">
        {item.milestones.map((one) => {
          const late = one.doneOn === null && one.due < today();
          return (
            <li key={one.id}>
              <span aria-hidden="true">{one.doneOn ? '✓' : late ? '!' : '○'}</span>
              <span>
                {one.title} {one.stage && <span className="chip">{words.ledger.stage[one.stage]}</span>}{' '}
                <span className={`small ${late ? 'late' : 'muted'}`}>
                  {may && one.doneOn === null ? (
                    <input
                      type="date"
                      className="field short bare"
                      aria-label={`${words.due} ${one.title}`}
                      defaultValue={one.due}
                      key={one.due}
                      onBlur={(event) =>
                        event.target.value &&
                        event.target.value !== one.due &&
                        change(one.id, { due: event.target.value })
                      }
                    />
                  ) : (
                    one.due
                  )}
                  {late ? ` · ${words.schedule.late}` : ''}
                  {one.doneOn ? ` · ${words.reached} ${one.doneOn}` : ''}
                  {one.originalDue && one.originalDue !== one.due
                    ? ` · ${words.ledger.originalDue} ${one.originalDue}`
                    : ''}
                  {one.duration > 0 ? ` · ${words.ledger.workdays(one.duration)}` : ''}
                </span>
              </span>
              {may &&
                (one.doneOn ? (
                  <button
                    type="button"
                    className="tool bare"
                    onClick={() => change(one.id, { doneOn: null })}
                  >
                    {words.undo}
                  </button>
                ) : (
                  <button type="button" className="tool" onClick={() => change(one.id, { doneOn: today() })}>
                    {words.markReached}
                  </button>
                ))}
            </li>
          );
        })}
      </ul>
      {may && (
        <form
          className="adding"
          onSubmit={(event) => {
            event.preventDefault();
            // Where it cannot be saved, the form opens with it.
            void merging.save([...lines, { ...NEW_STEP, id: fresh(lines), title: title.trim(), due }]);
            setTitle('');
            setDue('');
          }}
        >
          <input
            className="field"
            aria-label={words.addMilestone}
            placeholder={words.addMilestone}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          <input
            className="field short"
            type="date"
            aria-label={words.due}
            value={due}
            onChange={(event) => setDue(event.target.value)}
          />
          <button type="submit" className="tool" disabled={title.trim() === '' || due === ''}>
            {words.save}
          </button>
        </form>
      )}
      {may && item.milestones.length === 0 && <Lay item={item} act={act} />}
    </section>
  );
}
