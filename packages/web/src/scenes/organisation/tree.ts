import type { RegisterAll } from '@luodi/contract';
import { heirs, holds } from '@luodi/domain/organisation';

/** A row of a tree with how deep it stands. */
export interface Branch<R> {
  readonly row: R;
  readonly depth: number;
}

interface Node {
  readonly id: string;
  readonly parent: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/**
 * Rows in the order of their tree: what is part of one that has ended stands under what came of it, and what is part
 * of nothing shown stands at the top.
 */
export function treeOf<R extends Node>(
  rows: readonly R[],
  reorganisations: RegisterAll['reorganisations'],
  day: string,
): Branch<R>[] {
  const shown = new Set(rows.map(({ id }) => id));
  const below = new Map<string | null, R[]>();
  for (const row of rows) {
    const parent =
      row.parent === null
        ? null
        : shown.has(row.parent)
          ? row.parent
          : (heirs(row.parent, reorganisations, day).find((id) => shown.has(id)) ?? null);
    const place = parent === row.id ? null : parent;
    below.set(place, [...(below.get(place) ?? []), row]);
  }
  const walk = (parent: string | null, depth: number): Branch<R>[] =>
    (below.get(parent) ?? []).flatMap((row) => [{ row, depth }, ...walk(row.id, depth + 1)]);
  return walk(null, 0);
}

/** The rows that stand on the day; all of them where those that ended are wanted too. */
export const shownOn = <R extends { readonly validFrom: string | null; readonly validTo: string | null }>(
  rows: readonly R[],
  day: string,
  ended: boolean,
): R[] => rows.filter((row) => ended || holds(row, day));
