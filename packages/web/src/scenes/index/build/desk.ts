import type { Framework } from '@luodi/contract';

type Node = Framework['nodes'][number];

/** A framework as it stands on the desk: what saving would keep. */
export interface Sheet {
  readonly name: string;
  readonly nameEn: string;
  readonly basis: Framework['basis'];
  readonly nodes: readonly Node[];
  readonly recipe: Framework['recipe'];
}

/** The sheet with the ones before and after it, for taking steps back. */
export interface Desk {
  readonly past: readonly Sheet[];
  readonly now: Sheet;
  readonly next: readonly Sheet[];
  /** As it was loaded or last saved. */
  readonly saved: Sheet;
  /** The kind of the last change: quick changes of one kind are one step back. */
  readonly last: string;
}

/** What is done to the desk. */
export type Put = (change: Partial<Sheet>, kind?: string) => void;

/** Steps that can be taken back. */
const MOST = 200;

export const sheetOf = ({ name, nameEn, basis, nodes, recipe }: Framework): Sheet => ({
  name,
  nameEn,
  basis,
  nodes,
  recipe,
});

export const begin = (sheet: Sheet): Desk => ({ past: [], now: sheet, next: [], saved: sheet, last: '' });

/**
 * Puts a change on the desk. Changes with the same `kind` one after the other — the steps of a slider, the letters of
 * a name — are taken back as one; without a kind each stands by itself.
 */
export function put(desk: Desk, change: Partial<Sheet>, kind = ''): Desk {
  const now = { ...desk.now, ...change };
  const isSame = (Object.keys(change) as (keyof Sheet)[]).every((key) => desk.now[key] === change[key]);
  if (isSame) return desk;
  const goesOn = kind !== '' && kind === desk.last && desk.past.length > 0;
  return {
    ...desk,
    past: goesOn ? desk.past : [...desk.past, desk.now].slice(-MOST),
    now,
    next: [],
    last: kind,
  };
}

export function undo(desk: Desk): Desk {
  const before = desk.past.at(-1);
  if (!before) return desk;
  return { ...desk, past: desk.past.slice(0, -1), now: before, next: [desk.now, ...desk.next], last: '' };
}

export function redo(desk: Desk): Desk {
  const [after, ...next] = desk.next;
  if (!after) return desk;
  return { ...desk, past: [...desk.past, desk.now], now: after, next, last: '' };
}

/** True when something is not saved yet. */
export const isChanged = ({ now, saved }: Desk): boolean =>
  now !== saved && JSON.stringify(now) !== JSON.stringify(saved);

/** The sheet is saved now; steps back stay. */
export const kept = (desk: Desk, sheet: Sheet): Desk => ({ ...desk, now: sheet, saved: sheet, last: '' });
