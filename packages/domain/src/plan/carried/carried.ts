import type { Target } from '../plan.ts';
import { type Profile, profile, rarity, similarity } from './profile.ts';

/** A clause as it is compared: its heading, its words, its targets. */
export interface Clause {
  readonly eId: string;
  readonly heading: string;
  readonly text: string;
  readonly targets: readonly Pick<Target, 'metric' | 'value' | 'unit' | 'comparator' | 'text'>[];
}

/** Where a clause of one document went in another. */
export interface Carried {
  readonly eId: string;
  /** `carried`: one clause takes it up; `split`: several do; `changed`: taken up with another number; `missing`: none does. */
  readonly state: 'carried' | 'split' | 'changed' | 'missing';
  /** Best first; similarity 0–1. */
  readonly into: readonly { readonly eId: string; readonly similarity: number }[];
  /** The clauses of the other document that are likest, whether proposed or not; best first, for a person to choose from. */
  readonly alike: readonly { readonly eId: string; readonly similarity: number }[];
  /** Numbers that differ, as printed: “from → to”. */
  readonly changes: readonly string[];
}

/** Below this cosine two clauses speak of different things. */
const ENOUGH = 0.16;
/** As many of the likest clauses are named for a person to choose from. */
const CHOICE = 8;
/** A second clause takes part when it is at least this share as similar as the first, and sentences of its own. */
const SHARE = 0.6;

/**
 * Proposes, clause by clause, where one document went in another; a person decides.
 * Clauses are compared as sets of character pairs weighted by rarity (cosine); a clause is split when different
 * sentences of it fit different clauses best. Cost: O(a·b) for a and b clauses, each in the number of its pairs.
 * For: recommendations beside the outline that follows them.
 * @returns one entry for each clause of `from`, in its order
 * @source cosine of tf-idf over character bigrams: Manning, Raghavan, Schütze, Introduction to Information
 *   Retrieval (2008), ch. 6
 */
export function carried(from: readonly Clause[], to: readonly Clause[]): Carried[] {
  const weight = rarity([...from, ...to].map((clause) => clause.heading + clause.text));
  const profiled = to.map((clause) => ({ clause, profile: profile(clause.heading + clause.text, weight) }));
  return from.map((clause) => {
    const ranked = rank(profile(clause.heading + clause.text, weight), profiled);
    const best = ranked[0];
    const alike = ranked.slice(0, CHOICE);
    if (!best || best.similarity < ENOUGH)
      return { eId: clause.eId, state: 'missing', into: [], alike, changes: [] };
    const parts = partsOf(clause, profiled, weight);
    const into = ranked.filter(
      (one, at) =>
        at === 0 ||
        (one.similarity >= ENOUGH && one.similarity >= SHARE * best.similarity && parts.has(one.eId)),
    );
    const changes = changesOf(
      clause,
      into.map((one) => to.find((other) => other.eId === one.eId)!),
    );
    const state = changes.length > 0 ? 'changed' : into.length > 1 ? 'split' : 'carried';
    return { eId: clause.eId, state, into: into.slice(0, 5), alike, changes };
  });
}

type Profiled = { readonly clause: Clause; readonly profile: Profile };

const rank = (one: Profile, others: readonly Profiled[]) =>
  others
    .map(({ clause, profile: other }) => ({ eId: clause.eId, similarity: similarity(one, other) }))
    .sort((a, b) => b.similarity - a.similarity);

/** The clauses that single sentences of this one fit best. */
function partsOf(
  clause: Clause,
  others: readonly Profiled[],
  weight: ReadonlyMap<string, number>,
): Set<string> {
  const parts = new Set<string>();
  for (const sentence of clause.text.split(/[。；;]/)) {
    if (sentence.length < 8) continue;
    const best = rank(profile(sentence, weight), others)[0];
    if (best && best.similarity >= ENOUGH) parts.add(best.eId);
  }
  return parts;
}

/** Targets that speak of the same thing in the same unit with another number. */
function changesOf(clause: Clause, others: readonly Clause[]): string[] {
  const changes: string[] = [];
  for (const target of clause.targets) {
    const metric = target.metric;
    if (metric === null) continue;
    const twins = others
      .flatMap((other) => other.targets)
      .filter(
        (other) => other.unit === target.unit && other.metric !== null && sameThing(metric, other.metric),
      );
    if (
      twins.length === 0 ||
      twins.some((twin) => twin.value === target.value && twin.comparator === target.comparator)
    ) {
      continue;
    }
    changes.push(`${target.text} → ${twins[0]!.text}`);
  }
  return changes;
}

/** Two names of a quantity mean the same when most character pairs of the shorter stand in the longer. */
function sameThing(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.includes(short)) return true;
  let shared = 0;
  for (let at = 0; at + 1 < short.length; at += 1) if (long.includes(short.slice(at, at + 2))) shared += 1;
  return short.length > 1 && shared / (short.length - 1) >= 0.6;
}
