import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { ItemKind } from '@luodi/domain/plan';

/** An annotated item; offsets are UTF-16 code units into the text without its byte order mark. */
export interface GoldItem {
  readonly start: number;
  readonly end: number;
  readonly kind: ItemKind;
  readonly alsoKind: readonly ItemKind[];
  readonly alsoSpan: readonly (readonly [number, number])[];
  /** Neither missed nor wrong. */
  readonly optional: boolean;
}

export interface GoldDocument {
  readonly name: string;
  readonly text: string;
  /** Only these stretches are annotated. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly items: readonly GoldItem[];
}

const shared = new URL('../../../../../shared/', import.meta.url).pathname;

/** The annotated corpus; null where it is not beside the project. */
export function gold(): GoldDocument[] | null {
  if (!existsSync(`${shared}gold`)) return null;
  return readdirSync(`${shared}gold`)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const raw = readFileSync(`${shared}plans/${file.replace('.json', '.txt')}`, 'utf8');
      const annotated = JSON.parse(readFileSync(`${shared}gold/${file}`, 'utf8'));
      const mark = raw.startsWith('\uFEFF') ? 1 : 0;
      const offsets = [0];
      for (const sign of raw) offsets.push(offsets.at(-1)! + sign.length);
      const at = (point: number) => offsets[point]! - mark;
      const span = ([start, end]: [number, number]) => [at(start), at(end)] as const;
      const ranges =
        annotated.annotatedRanges ?? (annotated.annotatedRange ? [annotated.annotatedRange] : null);
      return {
        name: file.replace('.json', ''),
        text: raw.slice(mark),
        ranges: ranges ? ranges.map(span) : [[0, raw.length] as const],
        items: annotated.items.map((item: Record<string, never>) => ({
          start: at(item.start!),
          end: at(item.end!),
          kind: item.kind as unknown as ItemKind,
          alsoKind: listOf(item.alsoKind),
          alsoSpan: spansOf(item.alsoSpan).map(span),
          optional: Boolean(item.optional || item.borderline),
        })),
      };
    });
}

const listOf = (value: unknown): ItemKind[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as ItemKind[]) : [value as ItemKind];

/** One span, a list of spans, or objects with start and end. */
function spansOf(value: unknown): [number, number][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    if (typeof value[0] === 'number') return [value as [number, number]];
    return value.flatMap(spansOf);
  }
  const { start, end } = value as { start: number; end: number };
  return [[start, end]];
}
