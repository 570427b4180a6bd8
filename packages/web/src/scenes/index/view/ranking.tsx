import { useMemo } from 'react';
import { heat } from '../../../charts/heat.ts';
import { intervals } from '../../../charts/interval.ts';
import { ranked, ranking } from '../../../charts/ranking.ts';
import { series } from '../../../charts/series.ts';
import { Picture } from '../../../components/picture.tsx';
import { words } from '../../../words/index.ts';
import { bandsOf } from '../band.ts';
import { Cells, whyOf } from '../cells.tsx';
import { lacksOf, periodsOf, rowOf, scoreAt } from '../live.ts';
import { nameOf } from '../name.ts';
import { tree } from '../tree.ts';
import { Way } from '../way.tsx';
import type { View } from './view.ts';

/** Who stands where, as firmly as the data say it: bands, ranges of ranks, the field of scores, the way over time. */
export default function Ranking({ framework, result, live, names, put, query }: View) {
  const code = query.get('code');
  const area = query.get('area');
  const top = live.tree.root;
  const place = (id: string) => names.get(id) ?? id;
  const lacks = useMemo(() => lacksOf(live, result.period), [live, result.period]);
  const bands = bandsOf(result);
  const rows = ranked(result, top, names);
  const uncertain = new Map((result.uncertainty?.areas ?? []).map((one) => [one.area, one]));
  const scores = new Map(result.cells.filter((one) => one.code === top).map((one) => [one.area, one.score]));
  const ranges = intervals(
    bands.flatMap((band) =>
      band.areas.map((id) => {
        const own = uncertain.get(id);
        return {
          name: place(id),
          score: scores.get(id) ?? null,
          rank: result.ranks.find((one) => one.area === id)?.rank ?? null,
          median: own?.median ?? null,
          low: own?.low ?? null,
          high: own?.high ?? null,
          band: band.places,
        };
      }),
    ),
    words.index.chart,
  );
  const option = ranking(rows, { score: words.score, rank: words.rank });
  const bars = option && {
    option,
    height: 34 + 30 * rows.length,
    head: [words.index.chart.area, words.index.chart.score, words.index.chart.rank],
    rows: rows.map((row) => [row.name, row.score, row.rank] as const),
  };
  const periods = periodsOf(live);
  const areas = result.ranks.map((one) => one.area);
  const order = [...areas].sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
  const lines = series(
    order.flatMap((id) =>
      periods.map((period) => {
        const row = rowOf(live, id, period);
        return { area: id, period, value: row < 0 ? null : scoreAt(live, top, row) };
      }),
    ),
    order.map((id) => ({ id, name: place(id) })),
    null,
  );
  const branches = tree(framework.nodes);
  const field = heat(
    order.map(place),
    branches.map(({ node, depth }) => ({
      name: `${'　'.repeat(depth)}${nameOf(node)}`,
      scores: order.map(
        (id) => result.cells.find((one) => one.code === node.code && one.area === id)?.score ?? null,
      ),
      why: order.map((id) => whyOf(lacks.get(`${node.code} ${id}`))),
    })),
    words.index.chart,
  );
  return (
    <div className={`index-split${code ? ' with-way' : ''}`}>
      <div className="column">
        {areas.length > 1 && (
          <section className="card">
            <h2>{words.index.ranking}</h2>
            {result.uncertainty ? (
              <>
                <p className="muted small">{words.index.bandHint(result.uncertainty.runs)}</p>
                <ol className="plain bands">
                  {bands.map((band) => (
                    <li key={band.places}>
                      <b className="places">{words.index.places(band.places)}</b>
                      <span>
                        {band.areas.map((id) => (
                          <button
                            key={id}
                            type="button"
                            className="tool"
                            onClick={() => put({ code: top, area: id })}
                          >
                            {place(id)} <span className="muted">{(scores.get(id) ?? 0).toFixed(1)}</span>
                          </button>
                        ))}
                        {band.areas.length > 1 && <span className="chip">{words.index.tie}</span>}
                      </span>
                    </li>
                  ))}
                </ol>
                {ranges && (
                  <Picture
                    picture={ranges}
                    name={`${nameOf(framework)} ${result.period} ${words.index.rankingChart}`}
                  />
                )}
              </>
            ) : (
              <>
                <p className="muted small">
                  {words.index.noRange}{' '}
                  <button type="button" className="step" onClick={() => put({ view: 'sure' })}>
                    {words.index.findRange}
                  </button>
                </p>
                {bars && (
                  <Picture
                    picture={bars}
                    name={`${nameOf(framework)} ${result.period} ${words.index.rankingChart}`}
                  />
                )}
              </>
            )}
          </section>
        )}
        {lines && periods.length > 1 && (
          <section className="card">
            <h2>{words.index.overTime}</h2>
            <Picture
              picture={{
                option: lines,
                height: 260,
                head: [words.index.chart.area, ...periods],
                rows: order.map((id) => [
                  place(id),
                  ...periods.map((period) => {
                    const row = rowOf(live, id, period);
                    return row < 0 ? null : scoreAt(live, top, row);
                  }),
                ]),
              }}
              name={`${nameOf(framework)} ${words.index.overTime}`}
            />
          </section>
        )}
        <section className="card">
          <h2>{words.index.cells}</h2>
          <p className="muted small">{words.cell}</p>
          <Cells
            framework={framework}
            result={result}
            names={names}
            chosen={code ? { code, area } : null}
            lacks={lacks}
            onCell={(cell) => put(cell)}
          />
          <details className="small">
            <summary>{words.index.fieldChart}</summary>
            <Picture
              picture={field}
              name={`${nameOf(framework)} ${result.period} ${words.index.fieldChart}`}
            />
          </details>
        </section>
      </div>
      {code && (
        <Way
          framework={framework}
          result={result}
          code={code}
          area={area}
          names={names}
          lack={area === null ? '' : whyOf(lacks.get(`${code} ${area}`))}
          onClose={() => put({ code: null, area: null })}
          onCode={(to) => put({ code: to })}
        />
      )}
    </div>
  );
}
