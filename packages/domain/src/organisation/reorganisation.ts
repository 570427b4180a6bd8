import type { Finding } from '../finding.ts';

/** What can be renamed, merged or split. */
export type Reorganised = 'area' | 'body' | 'post';

/** From a day on, these take the place of those: history stays with those, and either view can be asked for. */
export interface Reorganisation {
  readonly kind: 'rename' | 'merge' | 'split';
  /** The first day on which the new ones stand, `2025-04-01`. */
  readonly on: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** How many it takes from, and makes, of each kind; `Infinity` is any number. */
const SHAPES: Readonly<Record<Reorganisation['kind'], { readonly from: number; readonly to: number }>> = {
  rename: { from: 1, to: 1 },
  merge: { from: Number.POSITIVE_INFINITY, to: 1 },
  split: { from: 1, to: Number.POSITIVE_INFINITY },
};

/**
 * Who stands for somebody on a day: those that came of it by then, or itself.
 * For: the view “as it is now”. Cost: linear in the reorganisations followed.
 * @param day `2026-11-26`; a reorganisation counts from its day on
 * @returns in the order of the reorganisations; a circle in the data ends where it closes
 * @example heirs('b', [{ kind: 'merge', on: '2025-04-01', from: ['a', 'b'], to: ['c'] }], '2026-01-01') // → ['c']
 */
export function heirs(id: string, reorganisations: readonly Reorganisation[], day: string): string[] {
  return ends(id, stepsOf(reorganisations, day, 'from', 'to'));
}

/**
 * Everything that somebody came of, itself not among them, nearest first.
 * For: the history of a body or an area with that of what it was before.
 * @example forebears('c', [{ kind: 'merge', on: '2025-04-01', from: ['a', 'b'], to: ['c'] }], '2026-01-01') // → ['a', 'b']
 */
export function forebears(id: string, reorganisations: readonly Reorganisation[], day: string): string[] {
  const steps = stepsOf(reorganisations, day, 'to', 'from');
  const found = new Set<string>();
  const next = [id];
  for (let at = next.shift(); at !== undefined; at = next.shift()) {
    for (const before of steps.get(at) ?? []) {
      if (before === id || found.has(before)) continue;
      found.add(before);
      next.push(before);
    }
  }
  return [...found];
}

/**
 * Figures under the names of a day: what one stands for alone is added to it; what was split between several stays
 * under its old name, since nobody has said how it divides. The total never changes.
 * For: counts and sums by body or area in the view “as it is now”.
 * @param figures by id, in one unit that can be added
 * @example regroup(new Map([['a', 1], ['b', 2], ['c', 4]]), [{ kind: 'merge', on: '2025-04-01', from: ['a', 'b'], to: ['c'] }], '2026-01-01') // → new Map([['c', 7]])
 */
export function regroup(
  figures: ReadonlyMap<string, number>,
  reorganisations: readonly Reorganisation[],
  day: string,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [id, figure] of figures) {
    const now = heirs(id, reorganisations, day);
    const name = now.length === 1 ? (now[0] as string) : id;
    sums.set(name, (sums.get(name) ?? 0) + figure);
  }
  return sums;
}

/**
 * What is odd in a set of reorganisations: a wrong number on a side, somebody who ends twice, a circle.
 * @returns `at` is the index of the reorganisation
 * @example inspectReorganisations([{ kind: 'split', on: '2025-04-01', from: ['a'], to: ['b'] }])[0]?.code // → 'reorganisation-shape'
 */
export function inspectReorganisations(
  reorganisations: readonly Reorganisation[],
): Finding<'reorganisation-shape' | 'reorganisation-twice' | 'reorganisation-circle', number>[] {
  const found: Finding<'reorganisation-shape' | 'reorganisation-twice' | 'reorganisation-circle', number>[] =
    [];
  const odd = (code: (typeof found)[number]['code'], at: number, id: string) =>
    found.push({ code, severity: 'error', at, detail: { id } });
  const ended = new Set<string>();
  reorganisations.forEach((one, at) => {
    const shape = SHAPES[one.kind];
    const fitting = (ids: readonly string[], most: number) =>
      ids.length > 0 && ids.length <= most && new Set(ids).size === ids.length;
    const both = one.from.find((id) => one.to.includes(id));
    const few = one.kind === 'split' ? one.to.length < 2 : false;
    if (!fitting(one.from, shape.from) || !fitting(one.to, shape.to) || few || both !== undefined)
      odd('reorganisation-shape', at, both ?? one.from[0] ?? '');
    for (const id of one.from) {
      if (ended.has(id)) odd('reorganisation-twice', at, id);
      ended.add(id);
    }
  });
  reorganisations.forEach((one, at) => {
    const others = stepsOf(reorganisations, '9999-12-31', 'from', 'to');
    const reached = new Set<string>();
    const next = [...one.to];
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (reached.has(id)) continue;
      reached.add(id);
      next.push(...(others.get(id) ?? []));
    }
    const closes = one.from.find((id) => reached.has(id));
    if (closes !== undefined) odd('reorganisation-circle', at, closes);
  });
  return found;
}

type Side = 'from' | 'to';

function stepsOf(
  reorganisations: readonly Reorganisation[],
  day: string,
  start: Side,
  end: Side,
): ReadonlyMap<string, readonly string[]> {
  const steps = new Map<string, string[]>();
  for (const one of reorganisations) {
    if (one.on > day) continue;
    for (const id of one[start]) steps.set(id, [...(steps.get(id) ?? []), ...one[end]]);
  }
  return steps;
}

function ends(id: string, steps: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (at: string) => {
    if (seen.has(at)) return;
    seen.add(at);
    const next = steps.get(at);
    if (next === undefined) found.add(at);
    else for (const one of next) visit(one);
  };
  visit(id);
  return found.size > 0 ? [...found] : [id];
}
