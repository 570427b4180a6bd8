import { api, type Design } from '@luodi/contract';
import { App } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { may } from '../../../api/right.ts';
import { source } from '../../../charts/source.ts';
import { JobProgress } from '../../../components/job.tsx';
import { Picture } from '../../../components/picture.tsx';
import { Empty } from '../../../components/state.tsx';
import { words } from '../../../words/index.ts';
import { bandsOf } from '../band.ts';
import { nameOf } from '../name.ts';
import { keepJob, keptJob } from '../trial.ts';
import type { View } from './view.ts';

const NORMALISE = {
  zscore: { method: 'zscore', mean: 100, sd: 10 },
  rank: { method: 'rank' },
} as const;

/** How firm the ranking is: other weights and methods by the hundred, and what of them moves the ranks. */
export default function Sure({ framework, result, live, names, me, refresh, put }: View) {
  const { message } = App.useApp();
  const [noise, setNoise] = useState(25);
  const [scales, setScales] = useState<readonly (keyof typeof NORMALISE)[]>(['rank']);
  const [means, setMeans] = useState(true);
  const [samples, setSamples] = useState(1000);
  const [seed, setSeed] = useState(2026);
  const [job, setOwnJob] = useState<string | null>(() => keptJob(framework.id));
  const setJob = (id: string | null) => {
    keepJob(framework.id, id);
    setOwnJob(id);
  };
  const { uncertainty } = result;
  const place = (id: string) => names.get(id) ?? id;
  const order = bandsOf(result).flatMap((band) => band.areas);
  const index = new Map(uncertainty?.areas.map((one, at) => [one.area, at]));
  const nominal = live.recipe.normalise;
  const { indicators: _, ...plain } = nominal;
  const run = async () => {
    const design: Design = {
      ...(noise > 0 ? { weights: { noise: noise / 100 } } : {}),
      ...(scales.length > 0 ? { normalise: [{ ...plain }, ...scales.map((one) => NORMALISE[one])] } : {}),
      ...(means ? { aggregate: ['arithmetic', 'geometric'] } : {}),
      samples,
      seed,
    };
    if (!design.weights && !design.normalise && !design.aggregate) {
      void message.warning(words.index.nothingVaried);
      return;
    }
    try {
      const { id } = await call(api.result.uncertainty, {
        params: { id: framework.id },
        body: { period: result.period, vintage: result.vintage, design },
      });
      setJob(id);
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  return (
    <div className="column">
      {may(me, 'framework.compute') && (
        <section className="card stack">
          <h2>{words.index.sureTitle}</h2>
          <p className="muted small">{words.index.sureHint}</p>
          <div className="fields">
            <label className="named">
              {words.index.noise(noise)}
              <input
                type="range"
                min={0}
                max={50}
                step={5}
                value={noise}
                aria-valuetext={`±${noise}%`}
                onChange={(event) => setNoise(Number(event.target.value))}
              />
            </label>
            <fieldset className="choices">
              <legend className="muted small">{words.index.otherScales}</legend>
              {(Object.keys(NORMALISE) as (keyof typeof NORMALISE)[])
                .filter((one) => one !== nominal.method)
                .map((one) => (
                  <label key={one} className="row tight">
                    <input
                      type="checkbox"
                      checked={scales.includes(one)}
                      onChange={(event) =>
                        setScales(
                          event.target.checked ? [...scales, one] : scales.filter((each) => each !== one),
                        )
                      }
                    />
                    {words.build.method.methods[one]}
                  </label>
                ))}
              <label className="row tight">
                <input type="checkbox" checked={means} onChange={(event) => setMeans(event.target.checked)} />
                {words.index.otherMeans}
              </label>
            </fieldset>
            <label className="named">
              {words.index.samples}
              <input
                className="field"
                type="number"
                min={10}
                max={20000}
                value={samples}
                onChange={(event) =>
                  setSamples(Math.max(10, Math.min(20_000, Math.round(Number(event.target.value)) || 10)))
                }
              />
            </label>
            <label className="named">
              {words.index.seed}
              <input
                className="field"
                type="number"
                min={0}
                max={2147483647}
                value={seed}
                onChange={(event) => setSeed(Math.max(0, Math.round(Number(event.target.value)) || 0))}
              />
            </label>
          </div>
          <div className="row tight">
            <button type="button" className="tool strong" onClick={() => void run()}>
              {words.index.runSure}
            </button>
            {job && (
              <JobProgress
                id={job}
                onDone={() => {
                  setJob(null);
                  void refresh();
                  put({ view: 'sure' });
                }}
              />
            )}
          </div>
        </section>
      )}
      {!uncertainty ? (
        <Empty title={words.index.noRuns} hint={words.index.noRunsHint} />
      ) : (
        <>
          <section className="card">
            <h2>{words.index.sourceTitle}</h2>
            <p className="muted small">{words.index.sourceHint}</p>
            <Picture
              picture={source(
                uncertainty.inputs.map((one) => ({ ...one, name: words.index.inputs[one.name] ?? one.name })),
                words.index.chart,
              )}
              name={`${nameOf(framework)} ${result.period} ${words.index.sourceTitle}`}
            />
          </section>
          <section className="card">
            <h2>{words.index.aheadTitle}</h2>
            <p className="muted small">{words.index.aheadHint}</p>
            <section className="scroll" aria-label={words.index.figures} {...{ tabIndex: 0 }}>
              <table className="heat">
                <thead>
                  <tr>
                    <th scope="col">{words.index.area}</th>
                    {order.map((id) => (
                      <th key={id} scope="col">
                        {place(id)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {order.map((id) => (
                    <tr key={id}>
                      <th scope="row">{place(id)}</th>
                      {order.map((other) => {
                        const chance = uncertainty.ahead[index.get(id) ?? -1]?.[index.get(other) ?? -1];
                        return (
                          <td
                            key={other}
                            className="chance"
                            style={
                              chance === undefined || id === other
                                ? undefined
                                : { background: `rgba(11, 92, 173, ${(0.4 * chance).toFixed(3)})` }
                            }
                          >
                            {id === other || chance === undefined ? '' : `${Math.round(100 * chance)}%`}
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </section>
          <section className="card">
            <h2>{words.index.placesTitle}</h2>
            <section className="scroll" aria-label={words.index.figures} {...{ tabIndex: 0 }}>
              <table className="sheet">
                <thead>
                  <tr>
                    <th>{words.index.area}</th>
                    <th className="number">{words.rank}</th>
                    <th className="number">{words.index.chart.low}</th>
                    <th className="number">{words.index.median}</th>
                    <th className="number">{words.index.chart.high}</th>
                    {order.map((each, at) => (
                      <th key={each} className="number">
                        {at + 1}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {order.map((id) => {
                    const own = uncertainty.areas[index.get(id) ?? -1];
                    return (
                      <tr key={id}>
                        <td>{place(id)}</td>
                        <td className="number">{result.ranks.find((one) => one.area === id)?.rank ?? '–'}</td>
                        <td className="number">{own?.low ?? '–'}</td>
                        <td className="number">{own?.median ?? '–'}</td>
                        <td className="number">{own?.high ?? '–'}</td>
                        {order.map((each, at) => (
                          <td key={each} className="number muted">
                            {own?.places[at] ? `${Math.round(100 * own.places[at])}%` : ''}
                          </td>
                        ))}
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </section>
          </section>
        </>
      )}
    </div>
  );
}
