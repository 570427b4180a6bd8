/** What a body is called. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}

/** Words as they are compared: half width, without blanks. */
export const plain = (words: string): string => words.normalize('NFKC').replace(/\s+/g, '');

/** Things by a name, which several may share. */
export function grouped<T>(pairs: Iterable<readonly [string, T]>): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const held = groups.get(key);
    if (held) held.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** Bodies by each of their names. */
export const byName = (bodies: readonly Named[]): ReadonlyMap<string, string[]> =>
  grouped(
    bodies.flatMap((one) =>
      [...new Set([plain(one.name), plain(one.shortName)])]
        .filter((name) => name !== '')
        .map((name) => [name, one.id] as const),
    ),
  );

/** The names that a cell lists, parted by 、 ， ； or a line break. */
export const namesOf = (cell: string): string[] =>
  cell
    .split(/[、,，;；\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^[-—/无]+$/.test(name));
