import type { Registered } from '../register.ts';
import { type Draft, OF } from './column.ts';

/** How one is named in a cell, and who is meant by a name. */
export interface Names {
  /** Everyone who could be meant: by ID, else those that stand, else those that stood. */
  find(word: string): readonly string[];
  /** The word that means this one and no other. */
  of(id: string): string;
}

/**
 * The names of the rows of a noun: an ID, an area's code, a body's short name, a post as `body/post`.
 * For: references of an import, and the export that can be read in again.
 */
export function namesOf(noun: Registered, rows: ReadonlyMap<Registered, ReadonlyMap<string, Draft>>): Names {
  const own = rows.get(noun)!;
  const live = new Map<string, string[]>();
  const past = new Map<string, string[]>();
  const bodies = noun === 'post' ? namesOf('body', rows) : null;
  const wordsOf = (row: Draft): string[] => {
    const name = String(row.name ?? '');
    if (noun === 'area') return [name, String(row.code)];
    if (noun === 'body') return [name, String(row.shortName ?? '')];
    if (noun !== 'post') return [name];
    const body = rows.get('body')!.get(String(row.body));
    const of = [...new Set([bodies!.of(String(row.body)), ...(body ? [body.name, body.shortName] : [])])];
    return [...of.filter(Boolean).map((one) => `${one}${OF}${name}`), name];
  };
  for (const row of own.values()) {
    const names = (row.validTo ?? null) === null ? live : past;
    for (const word of new Set(wordsOf(row).filter(Boolean)))
      names.set(word, [...(names.get(word) ?? []), row.id]);
  }
  const find = (word: string): readonly string[] =>
    own.has(word) ? [word] : (live.get(word) ?? past.get(word) ?? []);
  return {
    find,
    of(id) {
      const row = own.get(id);
      if (!row) return id;
      return wordsOf(row).find((word) => word && find(word).length === 1 && find(word)[0] === id) ?? id;
    },
  };
}
