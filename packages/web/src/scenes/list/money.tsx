import { api, type ItemDetail } from '@luodi/contract';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Scroll } from '../../components/scroll.tsx';
import { words } from '../../words/index.ts';
import type { Act } from './act.ts';
import { money } from './cell.tsx';

const STEPS = ['planned', 'authorised', 'committed', 'paid'] as const;

/** Money of an item: the yearly plan, where it comes from, and earned value beside it. Never one number. */
export function Money({
  item,
  may,
  act,
}: {
  readonly item: ItemDetail;
  readonly may: boolean;
  readonly act: Act;
}) {
  const [editing, setEditing] = useState(false);
  const { investment, funding, earned } = item;
  const empty = investment.length === 0 && funding.length === 0;
  if (empty && !may) return null;
  const figures = [
    ['planned', money(earned.planned)],
    ['earned', money(earned.earned)],
    ['actual', money(earned.actual)],
    ['schedulePerformance', earned.schedulePerformance?.toFixed(2) ?? '–'],
    ['costPerformance', earned.costPerformance?.toFixed(2) ?? '–'],
    ['estimate', money(earned.estimate)],
  ] as const;
  const sources = [...new Set(funding.map((one) => one.source))];
  return (
    <section className="card">
      <h2 className="row">
        {words.ledger.money}
        {may && !editing && (
          <button type="button" className="tool" onClick={() => setEditing(true)}>
            {words.ledger.edit}
          </button>
        )}
      </h2>
      {editing ? (
        <Form item={item} act={act} close={() => setEditing(false)} />
      ) : empty ? (
        <p className="muted">{words.ledger.noMoney}</p>
      ) : (
        <>
          {earned.planned !== null && (
            <dl className="statuses small">
              {figures.map(([name, value]) => (
                <div key={name}>
                  <dt>{words.ledger.earned[name]}</dt>
                  <dd
                    className={
                      name.endsWith('Performance') && value !== '–' && Number(value) < 0.9 ? 'danger' : ''
                    }
                  >
                    {value}
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <Scroll>
            <table className="sheet">
              <thead>
                <tr>
                  <th>{words.ledger.year}</th>
                  <th className="number">{words.ledger.plannedYear}</th>
                  <th className="number">{words.ledger.completedYear}</th>
                  <th className="number">%</th>
                </tr>
              </thead>
              <tbody>
                {investment.map((one) => (
                  <tr key={one.year}>
                    <td>{one.year}</td>
                    <td className="number">{money(one.planned)}</td>
                    <td className="number">{money(one.completed)}</td>
                    <td className="number">
                      {one.planned && one.completed !== null
                        ? Math.round((100 * one.completed) / one.planned)
                        : '–'}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          {sources.length > 0 && (
            <Scroll>
              <table className="sheet">
                <thead>
                  <tr>
                    <th>{words.ledger.sourceName}</th>
                    {STEPS.map((one) => (
                      <th key={one} className="number">
                        {words.ledger.funds[one]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {sources.map((source) => (
                    <tr key={source}>
                      <td>{words.ledger.source[source]}</td>
                      {STEPS.map((step) => (
                        <td key={step} className="number">
                          {money(sum(funding.filter((one) => one.source === source).map((one) => one[step])))}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
        </>
      )}
    </section>
  );
}

/** The sum of what is known; null where nothing is. */
const sum = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((all, one) => all + one, 0);
};

type Year = { year: number; planned: number | null; completed: number | null };

/** The yearly plan and what is completed, 10,000 yuan; the money by source stays as it is. */
function Form({
  item,
  act,
  close,
}: {
  readonly item: ItemDetail;
  readonly act: Act;
  readonly close: () => void;
}) {
  const [years, setYears] = useState<Year[]>(() => item.investment.map((one) => ({ ...one })));
  const next = (years.at(-1)?.year ?? new Date().getFullYear() - 1) + 1;
  const set = (year: number, given: Partial<Year>) =>
    setYears(years.map((one) => (one.year === year ? { ...one, ...given } : one)));
  const number = (value: string): number | null => (value === '' ? null : Number(value));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() =>
          call(api.item.money, {
            params: { id: item.row.id },
            body: { version: item.row.version, investment: years, funding: [...item.funding] },
          }),
        ).then((done) => done && close());
      }}
    >
      {years.map((one) => (
        <div key={one.year} className="row tight">
          <b>{one.year}</b>
          {(['planned', 'completed'] as const).map((name) => (
            <label key={name} className="named">
              {name === 'planned' ? words.ledger.plannedYear : words.ledger.completedYear}（
              {words.ledger.unit}）
              <input
                type="number"
                min={0}
                className="field short"
                value={one[name] ?? ''}
                onChange={(event) => set(one.year, { [name]: number(event.target.value) })}
              />
            </label>
          ))}
          <button
            type="button"
            className="tool bare"
            aria-label={`${words.ledger.removeYear} ${one.year}`}
            onClick={() => setYears(years.filter((other) => other.year !== one.year))}
          >
            ✕
          </button>
        </div>
      ))}
      <div className="row tight">
        <button
          type="button"
          className="tool"
          onClick={() => setYears([...years, { year: next, planned: null, completed: null }])}
        >
          {words.ledger.addYear(next)}
        </button>
        <button type="submit" className="tool strong">
          {words.save}
        </button>
        <button type="button" className="tool" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
