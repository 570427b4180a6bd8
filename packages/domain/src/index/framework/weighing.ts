import { ahp, allocation, shares } from '@luodi/stats';
import type { FrameworkNode, Weighed } from './node.ts';

/** Judgements of pairs on Saaty's scale: `a b` → how many times as important a is as b. */
export type Judgements = Readonly<Record<string, number>>;

/** Two codes that are judged against each other. */
export type Pair = readonly [string, string];

/** What a group of pairwise judgements comes to. */
export interface Judged {
  /** By code, together 1; equal where nothing is judged. */
  readonly weights: ReadonlyMap<string, number>;
  /** Saaty's consistency ratio of what is judged so far; above 0.1 the judgements contradict each other too much. */
  readonly ratio: number;
  /** Three that do not agree, worst first: a over b times b over c is not a over c. */
  readonly triads: readonly {
    readonly codes: readonly [string, string, string];
    /** a over c as the other two say it. */
    readonly implied: number;
    /** a over c as judged. */
    readonly judged: number;
  }[];
  /** Pairs not judged yet, the one to be judged next first. */
  readonly open: readonly Pair[];
  /** True when the judgements link every code to every other, so that the weights follow from them. */
  readonly linked: boolean;
}

/** The pairs to be judged, each once, in the order of the codes. */
export const pairs = (codes: readonly string[]): Pair[] =>
  codes.flatMap((a, i) => codes.slice(i + 1).map((b) => [a, b] as const));

/** a over b; NaN where nobody has judged it. */
const over = (given: Judgements, a: string, b: string): number =>
  given[`${a} ${b}`] ?? (given[`${b} ${a}`] === undefined ? Number.NaN : 1 / given[`${b} ${a}`]!);

/**
 * Weights from pairwise judgements, with what contradicts and what is left to judge. A pair nobody has judged is open:
 * the others imply it. Of the open pairs those come first that link what no judgement links yet, then those whose
 * codes have been judged least.
 * @param codes of the siblings
 * @source Saaty (1980), The analytic hierarchy process; Harker (1987), Mathematical Modelling 9, for open pairs
 * @example judge(['a', 'b'], { 'a b': 3 }).weights.get('a') // → 0.75
 * @example judge(['a', 'b', 'c'], { 'a b': 2, 'b c': 2 }).open // → [['a', 'c']]
 */
export function judge(codes: readonly string[], given: Judgements): Judged {
  if (codes.length === 0) return { weights: new Map(), ratio: 0, triads: [], open: [], linked: true };
  const { weights, ratio, triads } = ahp(
    codes.map((a) => codes.map((b) => (a === b ? 1 : over(given, a, b)))),
  );
  const group = groups(codes, given);
  const often = (code: string) => codes.filter((other) => over(given, code, other) > 0).length;
  const apart = ([a, b]: Pair) => (group.get(a) === group.get(b) ? 1 : 0);
  return {
    weights: new Map(codes.map((code, at) => [code, weights[at]!])),
    ratio,
    triads: triads.map(({ i, j, k }) => {
      const [a, b, c] = [codes[i]!, codes[j]!, codes[k]!];
      return {
        codes: [a, b, c] as const,
        implied: over(given, a, b) * over(given, b, c),
        judged: over(given, a, c),
      };
    }),
    open: pairs(codes)
      .filter(([a, b]) => !(over(given, a, b) > 0))
      .sort((one, two) => apart(one) - apart(two) || sum(one.map(often)) - sum(two.map(often))),
    linked: new Set(group.values()).size === 1,
  };
}

const sum = (list: readonly number[]): number => list.reduce((total, x) => total + x, 0);

/** For each code one that stands for all that judgements link it to. */
function groups(codes: readonly string[], given: Judgements): ReadonlyMap<string, string> {
  const group = new Map(codes.map((code) => [code, code]));
  for (const [a, b] of pairs(codes)) {
    if (!(over(given, a, b) > 0)) continue;
    const [from, to] = [group.get(b)!, group.get(a)!];
    for (const code of codes) if (group.get(code) === from) group.set(code, to);
  }
  return group;
}

/**
 * The judgements of several experts as one: the geometric mean of each pair over those who judged it, the only mean
 * that keeps a over b the inverse of b over a. A pair nobody judged stays open.
 * @source Aczél, Saaty (1983), Journal of Mathematical Psychology 27
 * @example together(['a', 'b'], [{ 'a b': 9 }, { 'a b': 1 }]) // → { 'a b': 3 }
 * @example together(['a', 'b'], [{}, { 'a b': 5 }]) // → { 'a b': 5 }
 */
export function together(codes: readonly string[], all: readonly Judgements[]): Judgements {
  return Object.fromEntries(
    pairs(codes).flatMap(([a, b]) => {
      const said = all.map((one) => over(one, a, b)).filter((x) => x > 0);
      return said.length === 0 ? [] : [[`${a} ${b}`, Math.exp(sum(said.map(Math.log)) / said.length)]];
    }),
  );
}

/** What several experts' budgets come to. */
export interface Allocated {
  /** The mean share of each code, together 1. */
  readonly weights: ReadonlyMap<string, number>;
  /** The lowest and the highest share any of them gave. */
  readonly range: ReadonlyMap<string, readonly [number, number]>;
}

/**
 * Budget allocation: each expert shares out a sum over the codes; weights are the mean of the shares, so that an
 * expert who shared out more points counts no more. A code an expert left out got nothing; an expert who gave nothing
 * at all is passed over.
 * @source OECD/JRC (2008), Handbook on constructing composite indicators, step 6
 * @example allocate(['a', 'b'], [{ a: 30, b: 70 }, { a: 1, b: 1 }]).weights.get('a') // → 0.4
 */
export function allocate(codes: readonly string[], all: readonly Judgements[]): Allocated {
  const given = all
    .map((one) => codes.map((code) => Math.max(0, one[code] ?? 0)))
    .filter((one) => one.some((points) => points > 0))
    .map((one) => shares(one));
  const column = (at: number) => given.map((one) => one[at]!);
  return {
    weights: new Map(
      codes.map((code, at) => [code, given.length === 0 ? 1 / codes.length : sum(column(at)) / given.length]),
    ),
    range: new Map(
      codes.map((code, at) => [
        code,
        given.length === 0
          ? ([0, 0] as const)
          : ([Math.min(...column(at)), Math.max(...column(at))] as const),
      ]),
    ),
  };
}

/**
 * How far experts agree on the order of importance: Kendall's W, from 0 (not at all) to 1 (wholly). Read as Schmidt
 * does, 0.5 is moderate and 0.7 strong agreement.
 * @param all of each expert the judgements of pairs or the points; one who said nothing is passed over
 * @returns null for fewer than two experts or codes, and where nobody puts one code before another
 * @source Kendall, Babington Smith (1939), Annals of Mathematical Statistics 10; Schmidt (1997), Decision Sciences 28
 * @example agreement(['a', 'b', 'c'], 'allocation', [{ a: 3, b: 2, c: 1 }, { a: 50, b: 30, c: 20 }]) // → 1
 */
export function agreement(
  codes: readonly string[],
  method: 'pairwise' | 'allocation',
  all: readonly Judgements[],
): number | null {
  const rows = all.flatMap((one) => {
    const { weights } = method === 'pairwise' ? judge(codes, one) : allocate(codes, [one]);
    const said = codes.map((code) => Math.round((weights.get(code) ?? 0) * 1e9));
    return Object.values(one).some((x) => x > 0) ? [said] : [];
  });
  if (rows.length < 2 || codes.length < 2) return null;
  const found = allocation(rows).agreement;
  return found === found ? found : null;
}

/** What an expert says of the weights below a node. */
export interface Said {
  readonly node: string;
  readonly method: 'pairwise' | 'allocation';
  readonly given: Judgements;
}

/**
 * The nodes weighed as all experts together say, to six decimals; below a node of which nobody has said anything by
 * the method nothing changes.
 */
export function settled(
  nodes: readonly FrameworkNode[],
  node: string,
  method: Said['method'],
  all: readonly Said[],
): readonly FrameworkNode[] {
  const codes = nodes.filter((one) => one.parent === node).map((one) => one.code);
  const said = all.filter((one) => one.node === node && one.method === method).map((one) => one.given);
  if (said.length === 0) return nodes;
  const { weights } = method === 'pairwise' ? judge(codes, together(codes, said)) : allocate(codes, said);
  const weighed: Weighed = method;
  return nodes.map((one) => {
    if (one.code === node) return { ...one, weighed };
    return one.parent === node ? { ...one, weight: Math.round(weights.get(one.code)! * 1e6) / 1e6 } : one;
  });
}
