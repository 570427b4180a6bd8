import { api, type Framework, type Me } from '@luodi/contract';
import { allocate, type Judgements, judge, pairs, set, together, weigh } from '@luodi/domain/index/framework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { ask } from '../../../api/ask.ts';
import { call } from '../../../api/call.ts';
import { Scroll } from '../../../components/scroll.tsx';
import { State } from '../../../components/state.tsx';
import { words } from '../../../words/index.ts';
import { nameOf, percent } from '../name.ts';
import { ofSlider, times, toSlider } from './scale.ts';

type Node = Framework['nodes'][number];

/**
 * Weights by experts, below one node: pairs by sliders or points by each, what contradicts while judging, and what all
 * experts come to together.
 */
export function Judge({
  framework,
  node,
  nodes,
  method,
  me,
  editable,
  onNodes,
  onClose,
}: {
  readonly framework: Framework;
  readonly node: Node;
  readonly nodes: readonly Node[];
  readonly method: 'pairwise' | 'allocation';
  readonly me: Me;
  readonly editable: boolean;
  readonly onNodes: (nodes: readonly Node[]) => void;
  readonly onClose: () => void;
}) {
  const list = useQuery(ask.weighings(framework.id));
  const queries = useQueryClient();
  const { message } = App.useApp();
  const under = nodes.filter((one) => one.parent === node.code);
  const codes = under.map((one) => one.code);
  const [expert, setExpert] = useState(me.person?.name ?? '');
  const [given, setGiven] = useState<Judgements>({});
  if (!list.data) return <State query={list} />;
  const known = new Map(under.map((one) => [one.code, nameOf(one) || one.code]));
  const name = (code: string) => known.get(code) ?? code;
  const filed = list.data.weighings.filter((one) => one.node === node.code && one.method === method);
  const all = filed.map((one) => one.given);
  const merged =
    method === 'pairwise' ? judge(codes, together(codes, all)).weights : allocate(codes, all).weights;
  const run = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      await queries.invalidateQueries({ queryKey: ['weighings', framework.id] });
      void message.success(done);
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  const file = () => {
    if (expert.trim() === '') {
      void message.warning(words.build.judge.needExpert);
      return;
    }
    void run(
      () =>
        call(api.framework.weigh, {
          params: { id: framework.id },
          body: { node: node.code, method, expert: expert.trim(), given },
        }),
      words.build.judge.filed,
    );
  };
  const use = () => {
    const round = (x: number) => Math.round(x * 1e6) / 1e6;
    const weights = new Map([...merged].map(([code, weight]) => [code, round(weight)]));
    onNodes(set(weigh(nodes, weights), node.code, { weighed: method }) as Node[]);
    void message.success(words.build.judge.used);
  };
  return (
    <div className="stack">
      <div className="row between whole">
        <h2>{words.build.judge.title(nameOf(node))}</h2>
        <button type="button" className="tool" onClick={onClose}>
          {words.build.judge.close}
        </button>
      </div>
      <p className="muted small">
        {method === 'pairwise' ? words.build.judge.hint : words.build.judge.pointsHint}
      </p>
      {method === 'pairwise' ? (
        <Pairs codes={codes} given={given} name={name} onGiven={setGiven} />
      ) : (
        <Points codes={codes} given={given} name={name} onGiven={setGiven} />
      )}
      <div className="row tight">
        <input
          className="field short"
          aria-label={words.build.judge.expert}
          placeholder={words.build.judge.expertHint}
          maxLength={100}
          value={expert}
          onChange={(event) => setExpert(event.target.value)}
        />
        <button
          type="button"
          className="tool strong"
          disabled={Object.keys(given).length === 0}
          onClick={file}
        >
          {words.build.judge.file}
        </button>
      </div>
      <section>
        <h3>{words.build.judge.all(filed.length)}</h3>
        {filed.length === 0 ? (
          <p className="muted small">{words.build.judge.none}</p>
        ) : (
          <>
            <Scroll>
              <table className="sheet">
                <thead>
                  <tr>
                    <th>{words.build.judge.expert}</th>
                    {codes.map((code) => (
                      <th key={code} className="number">
                        {name(code)}
                      </th>
                    ))}
                    {method === 'pairwise' && <th className="number">{words.build.judge.ratio}</th>}
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {filed.map((one) => {
                    const own =
                      method === 'pairwise'
                        ? judge(codes, one.given)
                        : { ...allocate(codes, [one.given]), ratio: 0 };
                    return (
                      <tr key={one.id}>
                        <td title={one.by}>{one.expert}</td>
                        {codes.map((code) => (
                          <td key={code} className="number">
                            {percent(own.weights.get(code) ?? 0)}
                          </td>
                        ))}
                        {method === 'pairwise' && (
                          <td className={`number ${own.ratio > 0.1 ? 'danger' : ''}`}>
                            {own.ratio.toFixed(3)}
                          </td>
                        )}
                        <td>
                          <span className="row tight">
                            <button
                              type="button"
                              className="tool bare"
                              onClick={() => {
                                setExpert(one.expert);
                                setGiven(one.given);
                              }}
                            >
                              {words.build.judge.edit}
                            </button>
                            <button
                              type="button"
                              className="tool bare"
                              onClick={() =>
                                void run(
                                  () =>
                                    call(api.framework.unweigh, {
                                      params: { id: framework.id, weighing: one.id },
                                    }),
                                  words.saved,
                                )
                              }
                            >
                              {words.build.judge.takeBack}
                            </button>
                          </span>
                        </td>
                      </tr>
                    );
                  })}
                  <tr>
                    <th scope="row">
                      {method === 'pairwise' ? words.build.judge.together : words.build.judge.mean}
                    </th>
                    {codes.map((code) => (
                      <td key={code} className="number">
                        <b>{percent(merged.get(code) ?? 0)}</b>
                      </td>
                    ))}
                    {method === 'pairwise' && (
                      <td className="number">{judge(codes, together(codes, all)).ratio.toFixed(3)}</td>
                    )}
                    <td />
                  </tr>
                </tbody>
              </table>
            </Scroll>
            {editable && (
              <button type="button" className="tool strong" onClick={use}>
                {words.build.judge.use}
              </button>
            )}
          </>
        )}
      </section>
    </div>
  );
}

/** Pairs by sliders, with the consistency while one judges and the three that contradict most. */
function Pairs({
  codes,
  given,
  name,
  onGiven,
}: {
  readonly codes: readonly string[];
  readonly given: Judgements;
  readonly name: (code: string) => string;
  readonly onGiven: (given: Judgements) => void;
}) {
  const { weights, ratio, triads } = judge(codes, given);
  const open = pairs(codes).filter(([a, b]) => given[`${a} ${b}`] === undefined).length;
  const worst = new Set(
    ratio > 0.1 ? (triads[0]?.codes ?? []).flatMap((a, _, own) => own.map((b) => `${a} ${b}`)) : [],
  );
  return (
    <>
      <ul className="plain pairs">
        {pairs(codes).map(([a, b]) => {
          const key = `${a} ${b}`;
          const value = given[key] ?? 1;
          const said =
            value === 1
              ? words.build.judge.equal
              : value > 1
                ? words.build.judge.times(name(a), times(value))
                : words.build.judge.times(name(b), times(1 / value));
          return (
            <li
              key={key}
              className={`${worst.has(key) ? 'worst' : ''}${given[key] === undefined ? ' open' : ''}`}
            >
              <span>{name(a)}</span>
              <input
                type="range"
                min={-8}
                max={8}
                step={1}
                value={toSlider(value)}
                aria-label={`${name(a)} – ${name(b)}`}
                aria-valuetext={said}
                onChange={(event) => onGiven({ ...given, [key]: ofSlider(Number(event.target.value)) })}
              />
              <span>{name(b)}</span>
              <span className="muted small said">{said}</span>
            </li>
          );
        })}
      </ul>
      {open > 0 && open < pairs(codes).length && (
        <p className="muted small">{words.build.judge.open(open)}</p>
      )}
      <p role="status">
        {words.build.judge.ratio} <b className={ratio > 0.1 ? 'danger' : ''}>{ratio.toFixed(3)}</b>{' '}
        <span className={`chip ${ratio > 0.1 ? 'bad' : 'good'}`}>
          {ratio > 0.1 ? words.build.judge.poor : words.build.judge.fine}
        </span>
      </p>
      {ratio > 0.1 && (
        <ul className="small">
          {triads.slice(0, 3).map(({ codes: [a, b, c], implied, judged }) => (
            <li key={`${a} ${b} ${c}`}>
              {words.build.judge.triad(name(a), name(b), name(c), times(implied), times(judged))}
            </li>
          ))}
        </ul>
      )}
      <p className="small">
        {codes.map((code) => `${name(code)} ${percent(weights.get(code) ?? 0)}`).join(' · ')}
      </p>
    </>
  );
}

/** Points shared out over the siblings. */
function Points({
  codes,
  given,
  name,
  onGiven,
}: {
  readonly codes: readonly string[];
  readonly given: Judgements;
  readonly name: (code: string) => string;
  readonly onGiven: (given: Judgements) => void;
}) {
  const total = codes.reduce((sum, code) => sum + (given[code] ?? 0), 0);
  return (
    <>
      <ul className="plain points">
        {codes.map((code) => (
          <li key={code}>
            <label className="row tight between">
              <span>{name(code)}</span>
              <input
                className="field short figure"
                type="number"
                min={0}
                step="any"
                value={given[code] ?? ''}
                onChange={(event) => {
                  const points = Number(event.target.value);
                  const { [code]: _, ...rest } = given;
                  onGiven(
                    event.target.value === '' || !(points >= 0)
                      ? rest
                      : { ...rest, [code]: Math.min(points, 1e6) },
                  );
                }}
              />
            </label>
          </li>
        ))}
      </ul>
      <p className="small" role="status">
        {words.build.judge.total} <b>{Math.round(total * 100) / 100}</b>
      </p>
    </>
  );
}
