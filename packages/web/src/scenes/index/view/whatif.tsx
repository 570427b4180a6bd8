import { share } from '@luodi/domain/index/framework';
import { useDeferredValue, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { may } from '../../../api/right.ts';
import { words } from '../../../words/index.ts';
import { reweighed, standings } from '../live.ts';
import { nameOf, percent } from '../name.ts';
import { keepTrial } from '../trial.ts';
import type { View } from './view.ts';

/** What if a weight were another: places and scores move while the slider does, computed in the page. */
export default function WhatIf({ framework, result, live, names, me }: View) {
  const go = useNavigate();
  const [weights, setWeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [open, setOpen] = useState(live.tree.root);
  const asked = useDeferredValue(weights);
  const now = useMemo(() => (asked.size === 0 ? live : reweighed(live, asked)), [live, asked]);
  const before = new Map(standings(live, result.period).map((one) => [one.area, one]));
  const places = standings(now, result.period);
  const most = Math.max(...places.map((one) => one.score ?? 0), 1);
  const nodes = framework.nodes.map((one) => ({
    ...one,
    weight: weights.get(one.code) ?? live.result.weights.get(one.code) ?? one.weight,
  }));
  const groups = nodes.filter((one) => one.level > 1);
  const under = nodes.filter((one) => one.parent === open);
  const moved = places.filter((one) => before.get(one.area)?.rank !== one.rank).length;
  return (
    <div className="what-if">
      <section className="card">
        <h2>{words.index.whatIf}</h2>
        <p className="muted small">{words.index.whatIfHint}</p>
        <label className="named">
          {words.build.below}
          <select className="field" value={open} onChange={(event) => setOpen(event.target.value)}>
            {groups.map((one) => (
              <option key={one.code} value={one.code}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
        <ul className="plain sliders">
          {under.map((one) => {
            const base = live.result.weights.get(one.code) ?? one.weight;
            const top = Math.max(
              1e-9,
              ...under.map((each) => live.result.weights.get(each.code) ?? each.weight),
            );
            return (
              <li key={one.code}>
                <span>{nameOf(one)}</span>
                <input
                  type="range"
                  min={0}
                  max={top * 3}
                  step={top / 100}
                  value={one.weight}
                  aria-label={`${words.build.weight} ${nameOf(one)}`}
                  aria-valuetext={percent(share(nodes, one))}
                  onChange={(event) => setWeights(new Map(weights).set(one.code, Number(event.target.value)))}
                />
                <span className="figure">
                  {percent(share(nodes, one))}
                  {weights.has(one.code) && (
                    <span className="muted small">
                      {' '}
                      (
                      {percent(
                        share(
                          framework.nodes.map((each) => ({
                            ...each,
                            weight: live.result.weights.get(each.code) ?? each.weight,
                          })),
                          { ...one, weight: base },
                        ),
                      )}
                      )
                    </span>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
        <div className="row tight">
          <button
            type="button"
            className="tool"
            disabled={weights.size === 0}
            onClick={() => setWeights(new Map())}
          >
            {words.index.reset}
          </button>
          {may(me, 'framework.change') && framework.state === 'draft' && (
            <button
              type="button"
              className="tool"
              disabled={weights.size === 0}
              onClick={() => {
                keepTrial(framework.id, weights);
                go(`/index/${framework.id}/build`);
              }}
            >
              {words.index.takeOver}
            </button>
          )}
        </div>
      </section>
      <section className="card">
        <h2 role="status">
          {weights.size === 0 ? words.index.asComputed : words.index.movedPlaces(moved, places.length)}
        </h2>
        <ol className="plain live">
          {places.map((one) => {
            const old = before.get(one.area);
            const step = (old?.rank ?? 0) - (one.rank ?? 0);
            return (
              <li key={one.area}>
                <b className="places">{one.rank ?? '–'}</b>
                <span className="live-name">{names.get(one.area) ?? one.area}</span>
                <span className="live-bar" aria-hidden="true">
                  <i style={{ width: `${(100 * Math.max(0, one.score ?? 0)) / most}%` }} />
                  {old?.score !== null && old !== undefined && (
                    <i className="was" style={{ left: `${(100 * Math.max(0, old.score)) / most}%` }} />
                  )}
                </span>
                <span className="figure">{one.score === null ? '–' : one.score.toFixed(1)}</span>
                <span className={`figure ${step > 0 ? 'up' : step < 0 ? 'down' : 'muted'}`}>
                  {step === 0 ? '=' : step > 0 ? `↑${step}` : `↓${-step}`}
                </span>
              </li>
            );
          })}
        </ol>
      </section>
    </div>
  );
}
