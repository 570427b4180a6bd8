/**
 * What one of two savers made of a field of a line. Where `field` is null it is the line itself, and a side that has
 * no such line says null.
 */
export interface Edit {
  /** The name of the line. */
  readonly line: string;
  readonly field: string | null;
  readonly base: unknown;
  readonly theirs: unknown;
}

/** What both changed, differently: a person decides. */
export interface Clash extends Edit {
  readonly mine: unknown;
}

/** What comes of two changes of the same lines. */
export interface Merged<L> {
  /** Both changes together; where they clash, mine stands until a person decides. */
  readonly lines: readonly L[];
  /** What the other changed and I did not: it is in `lines`. */
  readonly taken: readonly Edit[];
  readonly clashes: readonly Clash[];
}

/**
 * Three-way merge of lines by name, and of a line by field: what only one changed is kept, what both changed alike is
 * kept, what both changed differently is asked about. A line that one removed and the other changed is asked about as
 * a whole; of a line that both added every field was null before. Nothing is overwritten unseen.
 * For: the pages, where somebody else saved first.
 * @param base what both had seen
 * @param mine what I made of it
 * @param theirs what the other made of it, and saved
 * @param name what a line is called; no two lines of a side have one name
 * @returns mine first, in my order, then what the other added
 * @example mergeLines([{ year: 2026, planned: 5, paid: 1 }], [{ year: 2026, planned: 6, paid: 1 }], [{ year: 2026, planned: 5, paid: 2 }], (one) => String(one.year)).lines // → [{ year: 2026, planned: 6, paid: 2 }]
 */
export function mergeLines<L extends object>(
  base: readonly L[],
  mine: readonly L[],
  theirs: readonly L[],
  name: (line: L) => string,
): Merged<L> {
  const named = (lines: readonly L[]) => new Map(lines.map((line) => [name(line), line]));
  const [was, own, other] = [named(base), named(mine), named(theirs)];
  const lines: L[] = [];
  const taken: Edit[] = [];
  const clashes: Clash[] = [];
  for (const line of new Set([...own.keys(), ...other.keys()])) {
    const before = was.get(line) ?? null;
    const my = own.get(line) ?? null;
    const their = other.get(line) ?? null;
    if (my !== null && their !== null) {
      const merged = mergeFields(line, before, my, their);
      lines.push(merged.line);
      taken.push(...merged.taken);
      clashes.push(...merged.clashes);
    } else if (sameLine(my, before)) {
      if (their !== null) lines.push(their);
      taken.push({ line, field: null, base: before, theirs: their });
    } else {
      if (my !== null) lines.push(my);
      if (!sameLine(their, before))
        clashes.push({ line, field: null, base: before, mine: my, theirs: their });
    }
  }
  return { lines, taken, clashes };
}

/**
 * The lines as the other has them where a clash is: what comes of deciding for theirs. To decide for mine is to leave
 * the lines as they are.
 * @param name as for {@link mergeLines}
 * @example yielded([{ year: 2026, paid: 3 }], { line: '2026', field: 'paid', base: 1, mine: 3, theirs: 2 }, (one) => String(one.year)) // → [{ year: 2026, paid: 2 }]
 */
export function yielded<L extends object>(
  lines: readonly L[],
  clash: Clash,
  name: (line: L) => string,
): readonly L[] {
  const { line, field, theirs } = clash;
  if (field !== null) return lines.map((one) => (name(one) === line ? { ...one, [field]: theirs } : one));
  if (theirs === null) return lines.filter((one) => name(one) !== line);
  return lines.some((one) => name(one) === line)
    ? lines.map((one) => (name(one) === line ? (theirs as L) : one))
    : [...lines, theirs as L];
}

/** Whether two lines say the same, wherever their fields stand; null is no line. */
export function sameLine(a: object | null, b: object | null): boolean {
  if (a === null || b === null) return a === b;
  return fieldsOf(a, b).every((field) => same(at(a, field), at(b, field)));
}

function mergeFields<L extends object>(line: string, base: L | null, mine: L, theirs: L) {
  const merged: Record<string, unknown> = {};
  const taken: Edit[] = [];
  const clashes: Clash[] = [];
  for (const field of fieldsOf(mine, theirs)) {
    const [before, my, their] = [at(base, field), at(mine, field), at(theirs, field)];
    const edit = { line, field, base: before, theirs: their };
    merged[field] = my;
    if (same(my, their)) continue;
    if (same(my, before)) {
      merged[field] = their;
      taken.push(edit);
    } else if (!same(their, before)) clashes.push({ ...edit, mine: my });
  }
  return { line: merged as L, taken, clashes };
}

const fieldsOf = (a: object, b: object): string[] => Object.keys({ ...a, ...b });
const at = (line: object | null, field: string): unknown =>
  (line as Readonly<Record<string, unknown>> | null)?.[field] ?? null;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
