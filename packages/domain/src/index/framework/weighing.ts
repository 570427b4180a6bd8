import { ahp, shares } from '@luodi/stats';

/** Judgements of pairs on Saaty's scale: `a b` → how many times as important a is as b. */
export type Judgements = Readonly<Record<string, number>>;

/** What a group of pairwise judgements comes to. */
export interface Judged {
  /** By code, together 1. */
  readonly weights: ReadonlyMap<string, number>;
  /** Saaty's consistency ratio; above 0.1 the judgements contradict each other too much. */
  readonly ratio: number;
  /** Three that do not agree, worst first: a over b times b over c is not a over c. */
  readonly triads: readonly {
    readonly codes: readonly [string, string, string];
    /** a over c as the other two say it. */
    readonly implied: number;
    /** a over c as judged. */
    readonly judged: number;
  }[];
}

/** The pairs to be judged, each once, in the order of the codes. */
export const pairs = (codes: readonly string[]): (readonly [string, string])[] =>
  codes.flatMap((a, i) => codes.slice(i + 1).map((b) => [a, b] as const));

const over = (given: Judgements, a: string, b: string): number =>
  given[`${a} ${b}`] ?? (given[`${b} ${a}`] === undefined ? 1 : 1 / given[`${b} ${a}`]!);

/**
 * Weights from pairwise judgements, with what contradicts. A pair nobody has judged counts as equal.
 * @param codes of the siblings
 * @source Saaty (1980), The analytic hierarchy process
 * @example judge(['a', 'b'], { 'a b': 3 }).weights.get('a') // → 0.75
 */
export function judge(codes: readonly string[], given: Judgements): Judged {
  if (codes.length === 0) return { weights: new Map(), ratio: 0, triads: [] };
  const { weights, ratio, triads } = ahp(
    codes.map((a) => codes.map((b) => (a === b ? 1 : over(given, a, b)))),
  );
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
  };
}

/**
 * The judgements of several experts as one: the geometric mean of each pair, the only mean that keeps a over b the
 * inverse of b over a.
 * @source Aczél, Saaty (1983), Journal of Mathematical Psychology 27
 * @example together(['a', 'b'], [{ 'a b': 9 }, { 'a b': 1 }]) // → { 'a b': 3 }
 */
export function together(codes: readonly string[], all: readonly Judgements[]): Judgements {
  return Object.fromEntries(
    pairs(codes).map(([a, b]) => [
      `${a} ${b}`,
      Math.exp(all.reduce((sum, one) => sum + Math.log(over(one, a, b)), 0) / Math.max(1, all.length)),
    ]),
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
      codes.map((code, at) => [
        code,
        given.length === 0 ? 1 / codes.length : column(at).reduce((sum, x) => sum + x, 0) / given.length,
      ]),
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
