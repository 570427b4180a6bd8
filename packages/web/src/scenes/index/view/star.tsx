import { useState } from 'react';
import { radar } from '../../../charts/radar.ts';
import { Picture } from '../../../components/picture.tsx';
import { Empty } from '../../../components/state.tsx';
import { words } from '../../../words/index.ts';
import { scoreAt, standings } from '../live.ts';
import { nameOf } from '../name.ts';
import type { View } from './view.ts';

/** Sub-indices of a few areas on one star. */
export default function Star({ framework, result, live, names }: View) {
  const places = standings(live, result.period);
  const [chosen, setChosen] = useState<readonly string[]>(places.slice(0, 3).map((one) => one.area));
  const groups = framework.nodes.filter((one) => one.level > 1 && one.parent !== null);
  const main = framework.nodes.filter((one) => one.parent === live.tree.root);
  const axes = main.length >= 3 ? main : groups.filter((one) => one.level === 2);
  const range = live.recipe.normalise.range;
  const max = range
    ? range[1]
    : Math.max(...places.flatMap(({ row }) => axes.map((one) => scoreAt(live, one.code, row) ?? 0)));
  const picture = radar(
    axes.map((one) => ({ name: nameOf(one), max })),
    places
      .filter((one) => chosen.includes(one.area))
      .map((one) => ({
        name: names.get(one.area) ?? one.area,
        values: axes.map(({ code }) => scoreAt(live, code, one.row)),
      })),
    words.index.chart,
  );
  return (
    <section className="card">
      <h2>{words.index.starTitle}</h2>
      <div className="row tight">
        {places.map((one) => (
          <label key={one.area} className="chip">
            <input
              type="checkbox"
              checked={chosen.includes(one.area)}
              onChange={(event) =>
                setChosen(
                  event.target.checked
                    ? [...chosen, one.area].slice(-6)
                    : chosen.filter((area) => area !== one.area),
                )
              }
            />{' '}
            {names.get(one.area) ?? one.area}
          </label>
        ))}
      </div>
      {picture ? (
        <Picture picture={picture} name={`${nameOf(framework)} ${result.period} ${words.index.starTitle}`} />
      ) : (
        <Empty title={words.index.noStar} hint={words.index.noStarHint} />
      )}
    </section>
  );
}
