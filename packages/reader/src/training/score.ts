import type { ItemKind } from '@luodi/domain/plan';
import type { GoldDocument, GoldItem } from './gold.ts';

/** An item the model proposes. */
export interface Proposed {
  readonly start: number;
  readonly end: number;
  readonly kind: ItemKind | null;
}

/** How proposals meet the annotation. */
export interface Score {
  readonly hits: number;
  readonly kinds: number;
  /** Proposals that count: neither on an optional item nor outside the annotated ranges. */
  readonly proposed: number;
  readonly wanted: number;
  readonly wrong: readonly Proposed[];
  readonly missed: readonly GoldItem[];
}

const iou = (a: { start: number; end: number }, b: { start: number; end: number }): number => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
};

/** Intersection over union of at least one half, one to one, best first; optional items take a proposal without reward. */
export function score(gold: GoldDocument, proposals: readonly Proposed[]): Score {
  const inside = proposals.filter((one) =>
    gold.ranges.some(([from, to]) => one.start >= from && one.end <= to),
  );
  const pairs: { at: number; item: number; value: number }[] = [];
  for (const [at, one] of inside.entries()) {
    for (const [item, wanted] of gold.items.entries()) {
      if (wanted.end <= one.start || wanted.start >= one.end) {
        if (!wanted.alsoSpan.some(([start, end]) => start < one.end && end > one.start)) continue;
      }
      const spans = [wanted, ...wanted.alsoSpan.map(([start, end]) => ({ start, end }))];
      const value = Math.max(...spans.map((span) => iou(one, span)));
      if (value >= 0.5) pairs.push({ at, item, value: value - (wanted.optional ? 1e-6 : 0) });
    }
  }
  pairs.sort((a, b) => b.value - a.value);
  const taken = new Map<number, number>();
  const held = new Set<number>();
  for (const { at, item } of pairs) {
    if (taken.has(at) || held.has(item)) continue;
    taken.set(at, item);
    held.add(item);
  }
  let hits = 0;
  let kinds = 0;
  const wrong: Proposed[] = [];
  for (const [at, one] of inside.entries()) {
    const item = taken.get(at);
    if (item === undefined) {
      // What merely touches an optional item is not held against the model.
      if (!gold.items.some((wanted) => wanted.optional && iou(one, wanted) > 0.3)) wrong.push(one);
      continue;
    }
    const wanted = gold.items[item]!;
    if (wanted.optional) continue;
    hits += 1;
    if (one.kind === wanted.kind || (one.kind !== null && wanted.alsoKind.includes(one.kind))) kinds += 1;
  }
  const firm = gold.items.filter((item) => !item.optional);
  const missed = gold.items.filter((item, at) => !item.optional && !held.has(at));
  return { hits, kinds, proposed: hits + wrong.length, wanted: firm.length, wrong, missed };
}

export const f1 = (hits: number, proposed: number, wanted: number): number =>
  proposed + wanted === 0 ? 1 : (2 * hits) / (proposed + wanted);
