/** A field that two people changed: what it was, what one wants, what the other made of it. */
export interface Clash {
  readonly name: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What comes of two changes of one thing. */
export interface Merged<T> {
  /** What I still want to change, seen from theirs. */
  readonly change: Partial<T>;
  /** Fields that the other changed and I did not. */
  readonly taken: readonly string[];
  /** Fields that both changed, differently: a person decides. */
  readonly clashes: readonly Clash[];
}

/**
 * Three-way merge by field: what only one changed is kept, what both changed alike is kept, what both changed
 * differently is asked about. Nothing is overwritten unseen.
 */
export function merge<T extends object>(base: T, mine: Partial<T>, theirs: T): Merged<T> {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const change: Partial<T> = {};
  const clashes: Clash[] = [];
  for (const name of Object.keys(mine) as (keyof T & string)[]) {
    if (same(mine[name], base[name]) || same(mine[name], theirs[name])) continue;
    if (same(theirs[name], base[name])) change[name] = mine[name] as T[typeof name];
    else clashes.push({ name, base: base[name], mine: mine[name], theirs: theirs[name] });
  }
  const taken = (Object.keys(theirs) as (keyof T & string)[]).filter(
    (name) => !same(theirs[name], base[name]) && !clashes.some((one) => one.name === name),
  );
  return { change, taken, clashes };
}
