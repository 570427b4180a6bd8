import { useState } from 'react';
import { change } from '../../../charts/change.ts';
import { contribution } from '../../../charts/contribution.ts';
import { swing } from '../../../charts/swing.ts';
import { Picture } from '../../../components/picture.tsx';
import { words } from '../../../words/index.ts';
import { gapAt, partsAt, standings, swingsAt } from '../live.ts';
import { nameOf } from '../name.ts';
import type { View } from './view.ts';

/** What a score is made of, what puts one area ahead of the next, and which weights decide a place. */
export default function Parts({ framework, result, live, names, put, query }: View) {
  const places = standings(live, result.period);
  const { nodes } = framework;
  const top = live.tree.root;
  const asked = query.get('area');
  const own = places.find((one) => one.area === asked) ?? places[Math.min(1, places.length - 1)];
  const at = own ? places.indexOf(own) : 0;
  const [other, setOther] = useState<string | null>(null);
  if (!own) return null;
  const rival = places.find((one) => one.area === other) ?? places[at === 0 ? 1 : at - 1];
  const place = (id: string) => names.get(id) ?? id;
  const node = new Map(nodes.map((one) => [one.code, one]));
  const name = (code: string) => nameOf(node.get(code) ?? { name: code, nameEn: '' });
  const main = nodes.filter((one) => one.parent === top);
  const whole = contribution(
    places.map((one) => {
      const parts = partsAt(live, one.row);
      return {
        name: place(one.area),
        score: one.score,
        parts: main.map(({ code }) => ({ name: name(code), value: parts.get(code) ?? 0 })),
      };
    }),
    words.index.chart,
  );
  const leaves = live.tree.indicators.map((one) => one.code);
  const apart = rival && rival !== own ? gapAt(live, own.row, rival.row) : null;
  const ahead =
    apart && rival
      ? change(
          { name: place(rival.area), value: rival.score ?? 0 },
          { name: place(own.area), value: own.score ?? 0 },
          leaves.map((code) => ({ name: name(code), value: apart.get(code) ?? 0 })),
          words.index.chart,
        )
      : null;
  const swings = swingsAt(live, own.row).slice(0, 14);
  const decided = swings.filter((one) => one.places > 0);
  const storm = swing(
    { score: own.score ?? 0, rank: own.rank ?? 0 },
    swings.map((one) => ({ name: name(one.code), less: one.less, more: one.more })),
    words.index.chart,
  );
  return (
    <div className="column">
      <section className="card">
        <h2>{words.index.partsTitle}</h2>
        <p className="muted small">{words.index.partsHint}</p>
        <Picture picture={whole} name={`${nameOf(framework)} ${result.period} ${words.index.partsTitle}`} />
      </section>
      {places.length > 1 && (
        <section className="card">
          <h2>{words.index.decides}</h2>
          <div className="row tight">
            <label className="row tight">
              {words.index.area}
              <select
                className="field short"
                value={own.area}
                onChange={(event) => put({ area: event.target.value })}
              >
                {places.map((one) => (
                  <option key={one.area} value={one.area}>
                    {one.rank ?? '–'} {place(one.area)}
                  </option>
                ))}
              </select>
            </label>
            {rival && (
              <label className="row tight">
                {words.index.against}
                <select
                  className="field short"
                  value={rival.area}
                  onChange={(event) => setOther(event.target.value)}
                >
                  {places
                    .filter((one) => one !== own)
                    .map((one) => (
                      <option key={one.area} value={one.area}>
                        {one.rank ?? '–'} {place(one.area)}
                      </option>
                    ))}
                </select>
              </label>
            )}
          </div>
          <p>
            {decided.length === 0
              ? words.index.firm(place(own.area))
              : words.index.loose(
                  place(own.area),
                  decided
                    .slice(0, 3)
                    .map((one) => name(one.code))
                    .join(words.index.comma),
                )}
          </p>
          <div className="pictures">
            {ahead && rival && (
              <Picture
                picture={ahead}
                name={`${nameOf(framework)} ${result.period} ${words.index.gapChart(place(own.area), place(rival.area))}`}
              />
            )}
            <Picture
              picture={storm}
              name={`${nameOf(framework)} ${result.period} ${words.index.swingChart(place(own.area))}`}
            />
          </div>
          {swings.some((one) => one.without !== null) && (
            <details className="small">
              <summary>{words.index.without}</summary>
              <ul className="plain">
                {swings.map((one) => (
                  <li key={one.code}>
                    {name(one.code)}:{' '}
                    {one.without === null
                      ? '–'
                      : `${words.rank} ${one.without.rank} (${one.without.score.toFixed(1)})`}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
      )}
    </div>
  );
}
