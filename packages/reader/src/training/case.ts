import { CLASSES, type Segment, segmentFeatures, surroundings } from '@luodi/domain/plan/item';
import type { Example } from './example.ts';
import type { GoldItem } from './gold.ts';
import type { Case } from './judge.ts';

/**
 * What the annotation says of each candidate: the exact stretch is an item of its kind, a stretch that would still
 * count as found is one in part, anything else none. Candidates on optional items teach nothing.
 */
export function casesOf({ gold, lines }: Example, all: readonly (readonly Segment[])[]): Case[] {
  const around = surroundings(gold.text, all);
  return lines.flatMap((line, at) => {
    const own = gold.items.filter((item) => item.start < line.end && item.end > line.start);
    return all[at]!.flatMap((segment) => {
      const judged = targetOf(segment, own);
      if (judged === null) return [];
      return [
        { hashes: segmentFeatures(gold.text, line, segment, all[at]!, around), target: judged, weight: 1 },
      ];
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
