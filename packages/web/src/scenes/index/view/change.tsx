import { useMemo, useState } from 'react';
import { change } from '../../../charts/change.ts';
import { Picture } from '../../../components/picture.tsx';
import { Empty } from '../../../components/state.tsx';
import { words } from '../../../words/index.ts';
import { changes, periodsOf } from '../live.ts';
import { nameOf } from '../name.ts';
import type { View } from './view.ts';

/** A change that would read as 0.00 is none worth naming. */
const LEAST = 0.005;

/** How scores changed from one period to another, indicator by indicator; the steps lead exactly from one to the other. */
export default function Changed({ framework, result, live, names, put, query }: View) {
  const periods = periodsOf(live);
  const [from, setFrom] = useState(periods[Math.max(0, periods.indexOf(result.period) - 1)] ?? '');
  const all = useMemo(
    () => (from && from !== result.period ? changes(live, from, live, result.period) : []),
    [live, from, result.period],
  );
  if (periods.length < 2) return <Empty title={words.index.onePeriod} hint={words.index.onePeriodHint} />;
  const place = (id: string) => names.get(id) ?? id;
  const node = new Map(framework.nodes.map((one) => [one.code, one]));
  const name = (code: string) => nameOf(node.get(code) ?? { name: code, nameEn: '' });
  const own = all.find((one) => one.unit === query.get('area')) ?? all[0];
  const sorted = [...all].sort((a, b) => b.after - b.before - (a.after - a.before));
  return (
    <div className="column">
      <section className="card">
        <h2>{words.index.changeTitle}</h2>
        <div className="row tight">
          <label className="row tight">
            {words.index.from}
            <select className="field short" value={from} onChange={(event) => setFrom(event.target.value)}>
              {periods
                .filter((one) => one !== result.period)
                .map((one) => (
                  <option key={one}>{one}</option>
                ))}
            </select>
          </label>
          <span>→ {result.period}</span>
          {own && (
            <label className="row tight">
              {words.index.area}
              <select
                className="field short"
                value={own.unit}
                onChange={(event) => put({ area: event.target.value })}
              >
                {all.map((one) => (
                  <option key={one.unit} value={one.unit}>
                    {place(one.unit)}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        {own && (
          <Picture
            picture={change(
              { name: `${place(own.unit)} ${from}`, value: own.before },
              { name: `${place(own.unit)} ${result.period}`, value: own.after },
              [...own.indicators].map(([code, value]) => ({ name: name(code), value })),
              words.index.chart,
            )}
            name={`${nameOf(framework)} ${words.index.changeChart(place(own.unit), from, result.period)}`}
          />
        )}
        <p className="muted small">{words.index.changeHint}</p>
      </section>
      <section className="card">
        <h2>{words.index.allChanges}</h2>
        <section className="scroll" aria-label={words.index.figures} {...{ tabIndex: 0 }}>
          <table className="sheet">
            <thead>
              <tr>
                <th>{words.index.area}</th>
                <th className="number">{from}</th>
                <th className="number">{result.period}</th>
                <th className="number">{words.index.chart.change}</th>
                <th>{words.index.most}</th>
                <th>{words.index.least}</th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((one) => {
                const parts = [...one.indicators].sort((a, b) => b[1] - a[1]);
                const told = ([code, value]: readonly [string, number]) =>
                  `${name(code)} ${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(2)}`;
                return (
                  <tr key={one.unit}>
                    <td>{place(one.unit)}</td>
                    <td className="number">{one.before.toFixed(1)}</td>
                    <td className="number">{one.after.toFixed(1)}</td>
                    <td className="number">
                      {one.after >= one.before ? '+' : '−'}
                      {Math.abs(one.after - one.before).toFixed(1)}
                    </td>
                    <td>{parts[0] && parts[0][1] > LEAST ? told(parts[0]) : ''}</td>
                    <td>{parts.at(-1) && parts.at(-1)![1] < -LEAST ? told(parts.at(-1)!) : ''}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      </section>
    </div>
  );
}
