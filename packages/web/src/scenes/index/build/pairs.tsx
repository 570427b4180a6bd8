import { type Judgements, judge, type Pair, pairs } from '@luodi/domain/index/framework';
import { useRef } from 'react';
import { words } from '../../../words/index.ts';
import { percent } from '../name.ts';
import { ofSlider, times, toSlider } from './scale.ts';

/** Above this ratio judgements contradict each other too much. @source Saaty (1980) */
export const CONSISTENT = 0.1;

/**
 * Pairs by sliders: which one to judge next and how many are left, the consistency while one judges, and the three
 * that contradict most.
 */
export function Pairs({
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
  const list = useRef<HTMLUListElement>(null);
  const { weights, ratio, triads, open, linked } = judge(codes, given);
  const all = pairs(codes);
  const done = all.length - open.length;
  const key = ([a, b]: Pair) => `${a} ${b}`;
  const [next] = open;
  const left = new Set(open.map(key));
  const worst = new Set(
    ratio > CONSISTENT ? (triads[0]?.codes ?? []).flatMap((a, _, own) => own.map((b) => `${a} ${b}`)) : [],
  );
  const go = (pair: Pair) =>
    list.current?.querySelector<HTMLElement>(`[data-pair="${CSS.escape(key(pair))}"] input`)?.focus();
  return (
    <>
      <div className="row tight" role="status">
        <progress max={all.length} value={done} aria-label={words.build.judge.done(done, all.length)} />
        <span className="small">{words.build.judge.done(done, all.length)}</span>
        {next && (
          <button type="button" className="tool next-pair" onClick={() => go(next)}>
            {words.build.judge.next(name(next[0]), name(next[1]))}
          </button>
        )}
      </div>
      <ul className="plain pairs" ref={list}>
        {all.map((pair) => {
          const [a, b] = pair;
          const value = given[key(pair)];
          const said =
            value === undefined
              ? words.build.judge.notYet
              : value === 1
                ? words.build.judge.equal
                : value > 1
                  ? words.build.judge.times(name(a), times(value))
                  : words.build.judge.times(name(b), times(1 / value));
          const tone = [
            worst.has(key(pair)) ? 'worst' : '',
            left.has(key(pair)) ? 'open' : '',
            next === pair || (next && key(next) === key(pair)) ? 'next' : '',
          ];
          return (
            <li key={key(pair)} data-pair={key(pair)} className={tone.join(' ').trim()}>
              <span>{name(a)}</span>
              <input
                type="range"
                min={-8}
                max={8}
                step={1}
                value={toSlider(value ?? 1)}
                aria-label={`${name(a)} – ${name(b)}`}
                aria-valuetext={said}
                onChange={(event) => onGiven({ ...given, [key(pair)]: ofSlider(Number(event.target.value)) })}
              />
              <span>{name(b)}</span>
              <span className="muted small said">
                {said}{' '}
                {value === undefined && (
                  <button
                    type="button"
                    className="step"
                    aria-label={`${name(a)} – ${name(b)}: ${words.build.judge.equal}`}
                    onClick={() => onGiven({ ...given, [key(pair)]: 1 })}
                  >
                    {words.build.judge.equal}
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {done > 0 && (
        <>
          <p role="status">
            {words.build.judge.ratio} <b className={ratio > CONSISTENT ? 'danger' : ''}>{ratio.toFixed(3)}</b>{' '}
            <span className={`chip ${ratio > CONSISTENT ? 'bad' : open.length > 0 ? '' : 'good'}`}>
              {ratio > CONSISTENT
                ? words.build.judge.poor
                : open.length > 0
                  ? words.build.judge.soFar
                  : words.build.judge.fine}
            </span>
          </p>
          {ratio > CONSISTENT && (
            <ul className="small">
              {triads.slice(0, 3).map(({ codes: [a, b, c], implied, judged }) => (
                <li key={`${a} ${b} ${c}`}>
                  {words.build.judge.triad(name(a), name(b), name(c), times(implied), times(judged))}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <p className="small">
        {linked ? (
          <>
            {codes.map((code) => `${name(code)} ${percent(weights.get(code) ?? 0)}`).join(' · ')}
            {open.length > 0 && <span className="muted"> {words.build.judge.open(open.length)}</span>}
          </>
        ) : (
          <span className="muted">{words.build.judge.apart}</span>
        )}
      </p>
    </>
  );
}
