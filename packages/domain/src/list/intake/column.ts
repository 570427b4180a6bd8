/** What the columns of a table may be called, by what they hold; the first is what an export calls them. */
export type Columns<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** Where the columns of a table are: the row that names them, and the place of each. */
export interface Placed<Name extends string> {
  /** Index of the row. */
  readonly head: number;
  readonly places: Readonly<Partial<Record<Name, number>>>;
}

/** A head stands among the first rows, below a title. */
const DEEPEST = 12;

const plain = (words: string) =>
  words
    .normalize('NFKC')
    .replace(/[\s*：:]|\(.*?\)/g, '')
    .toLowerCase();

/**
 * Finds the row that names the columns: the one among the first twelve that names most of them, and all that are
 * needed. A column is known by any of its names, whatever blanks, stars or brackets stand beside it.
 * Cost: linear in the first rows.
 * @param rows what the cells say
 * @param wanted columns without which the table cannot be read
 * @returns the names of the columns that are missing where no row has them all
 * @example columnsOf([['表一'], ['序号', '牵头单位 *']], { lead: ['牵头单位', '牵头'] }, ['lead']) // → { head: 1, places: { lead: 1 } }
 */
export function columnsOf<Name extends string>(
  rows: readonly (readonly string[])[],
  columns: Columns<Name>,
  wanted: readonly NoInfer<Name>[],
): Placed<Name> | { readonly missing: readonly string[] } {
  const names = new Map<string, Name>();
  for (const [name, said] of Object.entries(columns) as [Name, readonly string[]][])
    for (const one of said) names.set(plain(one), name);
  let best: Placed<Name> | null = null;
  for (const [head, row] of rows.slice(0, DEEPEST).entries()) {
    const places: Partial<Record<Name, number>> = {};
    for (const [place, said] of row.entries()) {
      const name = names.get(plain(said));
      if (name !== undefined && places[name] === undefined) places[name] = place;
    }
    if (best === null || Object.keys(places).length > Object.keys(best.places).length)
      best = { head, places };
  }
  const missing = wanted.filter((name) => best?.places[name] === undefined);
  return best !== null && missing.length === 0 ? best : { missing: missing.map((name) => columns[name][0]!) };
}
