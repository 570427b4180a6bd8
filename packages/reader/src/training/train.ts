import { decide, type ItemModel, type Judged, kindOf, segments, type Table } from '@luodi/domain/plan/item';
import { casesOf, sieveCasesOf } from './case.ts';
import type { Example } from './example.ts';
import { type Fitting, fit, lesson } from './fit.ts';
import { fitJudge, type Judging } from './judge.ts';
import { f1, score } from './score.ts';
import { kept, vocabulary } from './vocabulary.ts';

const CHAIN: Fitting = { buckets: 1 << 18, epochs: 8, rate: 0.08, dropout: 0.1, seed: 1 };
const JUDGE: Judging = { buckets: 1 << 17, epochs: 8, rate: 0.06, seeds: [1, 2] };
const SIEVE: Judging = { buckets: 1 << 15, epochs: 4, rate: 0.06, seeds: [1] };
const THRESHOLD = 0.4;
const STEPS = 10;
/** What is accepted unasked should be right this often. */
const RIGHT = 0.9;

/** Finds the chain learnt from some documents, so that nested leave-one-out fits each but once. */
export type ChainOf = (without: readonly number[]) => ReturnType<typeof fit>;

/** Chains by the documents left out, each fitted once. */
export function chainsOf(examples: readonly Example[], fitting: Fitting = CHAIN): ChainOf {
  const lessons = examples.map(({ gold, lines }) => lines.map((line) => lesson(line, gold.items)));
  const words = vocabulary(lessons.map((own) => own.map((one) => one.rows)));
  const made = new Map<string, ReturnType<typeof fit>>();
  return (without) => {
    const key = [...new Set(without)].sort((a, b) => a - b).join();
    let chain = made.get(key);
    if (!chain) {
      chain = fit(
        lessons.flatMap((own, at) => (without.includes(at) ? [] : own)),
        kept(
          words,
          lessons.flatMap((_, at) => (without.includes(at) ? [] : [at])),
        ),
        fitting,
      );
      made.set(key, chain);
    }
    return chain;
  };
}

/** The documents are parted in so many for the judge's lessons. */
const PARTS = 4;

/**
 * Learns from all documents but those left out. The judge learns from stretches that chains propose in documents they
 * have not seen, as it will meet them.
 */
export function train(
  examples: readonly Example[],
  chainOf: ChainOf,
  without: readonly number[] = [],
): ItemModel {
  const own = examples.map((_, at) => at).filter((at) => !without.includes(at));
  const unseen = own.map((_, at) => {
    const part = own.filter((_, other) => other % PARTS === at % PARTS);
    return chainOf([...without, ...part]);
  });
  const proposed = (sieve: Table | null) =>
    own.map((at, which) => {
      const { gold, lines } = examples[at]!;
      return lines.map((line) => segments(gold.text, line, [unseen[which]!], sieve));
    });
  const forms = proposed(null);
  const sieve = fitJudge(
    own.flatMap((at, which) => sieveCasesOf(examples[at]!, forms[which]!)),
    SIEVE,
  );
  const stretches = proposed(sieve);
  const judge = fitJudge(
    own.flatMap((at, which) => casesOf(examples[at]!, stretches[which]!)),
    JUDGE,
  );
  return {
    chains: [chainOf(without)],
    judge,
    sieve,
    threshold: THRESHOLD,
    calibration: straight(),
    sure: 0.5,
  };
}

const straight = () => Array.from({ length: STEPS + 1 }, (_, at) => at / STEPS);

/** A document judged by a model that has not seen it. */
export interface Trial {
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly span: number;
  readonly kind: number;
  readonly wanted: number;
  readonly proposals: readonly { readonly belief: number; readonly right: boolean }[];
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/**
 * Leaves one document out, learns from the others, and scores the one.
 * @param also further documents that are not learnt from: for the learning curve
 */
export function trial(
  examples: readonly Example[],
  chainOf: ChainOf,
  at: number,
  also: readonly number[] = [],
): Trial {
  const model = train(examples, chainOf, [at, ...also]);
  const { gold, lines } = examples[at]!;
  const candidates = lines.map((line) => segments(gold.text, line, model.chains, model.sieve));
  const chosen = decide(gold.text, lines, candidates, model).flat();
  const proposals = chosen.map((one: Judged) => ({
    start: one.start,
    end: one.end,
    kind: kindOf(one),
    belief: one.belief,
  }));
  const result = score(gold, proposals);
  const wrong = new Set(result.wrong.map((one) => `${one.start}-${one.end}`));
  const quote = (one: { start: number; end: number; kind: string | null }) =>
    `${gold.text.slice(Math.max(0, one.start - 6), one.start)}[${gold.text.slice(one.start, one.end)}]${one.kind}`;
  return {
    name: gold.name,
    precision: result.proposed ? result.hits / result.proposed : 1,
    recall: result.wanted ? result.hits / result.wanted : 1,
    span: f1(result.hits, result.proposed, result.wanted),
    kind: f1(result.kinds, result.proposed, result.wanted),
    wanted: result.wanted,
    proposals: proposals.map((one) => ({ belief: one.belief, right: !wrong.has(`${one.start}-${one.end}`) })),
    wrong: result.wrong.map(quote),
    missed: result.missed.map(quote),
  };
}

/** From proposals on documents not learnt from: the share of right ones by belief, and the confidence that is right nine times in ten. */
export function calibrated(
  trials: readonly Trial[],
): Pick<ItemModel, 'calibration' | 'sure'> & { readonly coverage: number } {
  const all = trials.flatMap((one) => one.proposals).sort((a, b) => a.belief - b.belief);
  const calibration = straight().map((step) => {
    const near = all.filter((one) => Math.abs(Math.min(1, one.belief) - step) <= 0.6 / STEPS);
    return near.length < 5 ? step : near.filter((one) => one.right).length / near.length;
  });
  // More belief is never less confidence.
  for (let at = 1; at <= STEPS; at += 1) calibration[at] = Math.max(calibration[at]!, calibration[at - 1]!);
  let right = all.filter((one) => one.right).length;
  let cut = 0;
  while (cut < all.length && right / (all.length - cut) < RIGHT) {
    if (all[cut]!.right) right -= 1;
    cut += 1;
  }
  const belief = all[cut]?.belief ?? 1;
  const place = Math.min(1, belief) * STEPS;
  const low = Math.floor(place);
  const sure = calibration[low]! + ((calibration[low + 1] ?? 1) - calibration[low]!) * (place - low);
  return { calibration, sure, coverage: (all.length - cut) / Math.max(1, all.length) };
}
