import { CLASSES, meetsOf, Row, repeats, type Segment, sieveFeatures, traits } from '@luodi/domain/plan/item';
import type { Example } from './example.ts';
import type { GoldItem } from './gold.ts';
import type { Case } from './judge.ts';

/**
 * What the annotation says of each candidate: the exact stretch is an item of its kind, a stretch that would still
 * count as found is one in part, anything else none. Candidates on optional items teach nothing.
 */
export function casesOf({ gold, lines }: Example, all: readonly (readonly Segment[])[]): Case[] {
  const repeated = repeats(lines, all);
  const row = new Row();
  return lines.flatMap((line, at) => {
    const own = gold.items.filter((item) => item.start < line.end && item.end > line.start);
    const meets = meetsOf(line, all[at]!);
    return all[at]!.flatMap((segment) => {
      const target = targetOf(segment, own);
      if (target === null) return [];
      const { hashes, count } = traits(gold.text, line, segment, all[at]!, meets, repeated, row);
      return [{ hashes: hashes.slice(0, count), target }];
    });
  });
}

/** The same for the sieve, which only asks whether a stretch that its form alone speaks for is an item. */
export function sieveCasesOf({ gold, lines }: Example, all: readonly (readonly Segment[])[]): Case[] {
  const row = new Row();
  return lines.flatMap((line, at) => {
    const own = gold.items.filter((item) => item.start < line.end && item.end > line.start);
    return all[at]!.flatMap((segment) => {
      const target = segment.probability > 0 ? null : targetOf(segment, own);
      if (target === null) return [];
      const { hashes, count } = sieveFeatures(line, segment, row);
      return [{ hashes: hashes.slice(0, count), target: Float64Array.of(target[0]!, 1 - target[0]!) }];
    });
  });
}

function targetOf(segment: Segment, own: readonly GoldItem[]): Float64Array | null {
  const target = new Float64Array(CLASSES.length);
  let most = 0;
  let best: GoldItem | null = null;
  for (const item of own) {
    for (const [start, end] of [[item.start, item.end] as const, ...item.alsoSpan]) {
      const shared = Math.min(segment.end, end) - Math.max(segment.start, start);
      if (shared <= 0) continue;
      const value = shared / (Math.max(segment.end, end) - Math.min(segment.start, start));
      if (value > most) {
        most = value;
        best = item;
      }
    }
  }
  if (best?.optional && most > 0.3) return null;
  const share = most >= 0.999 ? 1 : most >= 0.5 ? (most - 0.5) * 1.2 : 0;
  target[0] = 1 - share;
  if (best && share > 0) {
    const kinds = [best.kind, ...best.alsoKind];
    for (const kind of kinds) target[CLASSES.indexOf(kind)]! += share / kinds.length;
  }
  return target;
}
