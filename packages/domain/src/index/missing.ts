import type { Computed } from './compute.ts';
import type { Tree } from './metadata.ts';
import type { Panel } from './panel.ts';
import type { Recipe } from './recipe.ts';
import { reasonOf, rulesOf } from './step/aggregate.ts';

/** Why a cell has no value: the step that left it without one, its reason, and what that came from. */
export interface Lack {
  readonly step: 'data' | 'denominate' | 'screen' | 'treat' | 'normalise' | 'aggregate';
  /**
   * The word the data give, or `not-given`; of a step `denominator-missing`, `below-threshold`, `no-spread`,
   * `nothing-present`, `no-weight`.
   */
  readonly reason: string;
  /** The reasons below a score or of a denominator, joined by `; `; null where there are none. */
  readonly because: string | null;
}

/** Every cell of an index that has, or at first had, no value; entry after entry. */
export interface Missing {
  /** The row of the given panel. */
  readonly rows: readonly number[];
  /** The code of the element; null for a unit that was screened out whole. */
  readonly elements: readonly (string | null)[];
  /** One object for each distinct lack. */
  readonly lacks: readonly Lack[];
  /** True where imputing gave the cell a value. */
  readonly filled: readonly boolean[];
}

/** Some missing cells that share a reason. */
export interface MissingCount extends Lack {
  readonly filled: boolean;
  readonly cells: number;
  /** How many by element; a unit that was screened out counts under none. */
  readonly elements: Readonly<Record<string, number>>;
}

/**
 * Why every missing cell is missing, from the data up to the top of the tree. A score that is missing tells the
 * reasons of the children it lacks.
 * Cost: linear in cells.
 * @param given the panel that was computed from, with its reasons where the data gave any
 */
export function missingOf(result: Computed, given: Panel, tree: Tree, recipe: Recipe): Missing {
  const rows: number[] = [];
  const elements: (string | null)[] = [];
  const lacks: Lack[] = [];
  const filled: boolean[] = [];
  const known = new Map<string, Lack>();
  const lack = (step: Lack['step'], reason: string, because: string | null = null): Lack => {
    const key = `${step}\n${reason}\n${because}`;
    const found = known.get(key) ?? { step, reason, because };
    known.set(key, found);
    return found;
  };
  const tell = (row: number, element: string | null, what: Lack, again = false) => {
    rows.push(row);
    elements.push(element);
    lacks.push(what);
    filled.push(again);
  };
  const word = (name: string, row: number): string | null =>
    given.reasons?.words[given.reasons.columns.get(name)?.[row] ?? 0] || null;

  const kept = new Set(result.rows);
  if (kept.size < given.units.length)
    for (let row = 0; row < given.units.length; row += 1)
      if (!kept.has(row)) tell(row, null, lack('screen', 'below-threshold'));

  /** By element, what each kept row lacks; nothing for an element that lacks nothing. */
  const own = new Map<string, (Lack | undefined)[]>();
  const leave = (code: string, at: number, what: Lack) => {
    const column = own.get(code) ?? [];
    column[at] = what;
    own.set(code, column);
    tell(result.rows[at]!, code, what);
  };
  for (const { code, denominator } of tree.indicators) {
    const [data, per, imputed] = [given.values, result.denominated, result.imputed].map((of) =>
      of?.get(code),
    );
    const treated = result.treated?.get(code);
    const normalised = result.normalised.get(code)!;
    for (const [at, row] of result.rows.entries()) {
      const x = data![row]!;
      const first =
        x !== x
          ? lack('data', word(code, row) ?? 'not-given')
          : per && per[row] !== per[row]
            ? lack('denominate', 'denominator-missing', word(denominator!, row))
            : null;
      if (first && !(imputed && imputed[row] === imputed[row])) {
        leave(code, at, first);
        continue;
      }
      if (first) tell(row, code, first, true);
      if (treated && treated[at] !== treated[at]) leave(code, at, lack('treat', 'undefined'));
      else if (normalised[at] !== normalised[at]) leave(code, at, lack('normalise', 'no-spread'));
    }
  }
  const rules = rulesOf(tree, recipe.aggregate);
  for (const { code } of tree.aggregates) {
    const children = tree.children.get(code)!;
    const columns = children.map((child) => result.normalised.get(child) ?? result.scores.get(child)!);
    const scores = result.scores.get(code)!;
    for (let at = 0; at < scores.length; at += 1) {
      if (scores[at] === scores[at]) continue;
      const below = children.flatMap((child) => own.get(child)?.[at] ?? []);
      const because = [...new Set(below.flatMap((one) => (one.because ?? one.reason).split('; ')))].sort();
      leave(code, at, lack('aggregate', reasonOf(columns, at, rules.get(code)!), because.join('; ') || null));
    }
  }
  return { rows, elements, lacks, filled };
}

/** How many cells are missing for each reason, the most frequent first. */
export function countMissing({ elements, lacks, filled }: Missing): MissingCount[] {
  const counts = new Map<string, { one: Lack; filled: boolean; cells: number; by: Map<string, number> }>();
  for (const [k, one] of lacks.entries()) {
    const key = `${one.step}\n${one.reason}\n${one.because}\n${filled[k]}`;
    const own = counts.get(key) ?? { one, filled: filled[k]!, cells: 0, by: new Map() };
    counts.set(key, own);
    own.cells += 1;
    const code = elements[k]!;
    if (code !== null) own.by.set(code, (own.by.get(code) ?? 0) + 1);
  }
  return [...counts.values()]
    .sort((a, b) => b.cells - a.cells)
    .map(({ one, by, ...rest }) => ({ ...one, ...rest, elements: Object.fromEntries(by) }));
}
