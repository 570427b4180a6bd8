import type { ItemDetail, Me } from '@luodi/contract';
import { Scroll } from '../../components/scroll.tsx';
import { words } from '../../words/index.ts';
import { money } from './cell.tsx';
import { Form, MONEY_PART, STEPS } from './funding.tsx';
import { useMerging } from './merging.ts';

/** Money of an item: the yearly plan, where it comes from, and earned value beside it. Never one number. */
export function Money({
  me,
  item,
  may,
}: {
  readonly me: Me;
  readonly item: ItemDetail;
  readonly may: boolean;
}) {
  const merging = useMerging(MONEY_PART, me, item, may);
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
        {may && !merging.draft && (
          <button type="button" className="tool" onClick={merging.begin}>
            {words.ledger.edit}
          </button>
        )}
      </h2>
      {merging.draft ? (
        <Form merging={merging} lines={merging.draft.lines} />
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
