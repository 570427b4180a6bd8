import type { api, BodyOf, ItemDetail } from '@luodi/contract';
import type { Shelf } from '../update/kept.ts';

type Change = Omit<BodyOf<typeof api.item.change>, 'version'>;
/** The fields of the form; `null` and empty are what they say. */
export type Facts = Required<
  Pick<
    Change,
    | 'title'
    | 'grade'
    | 'official'
    | 'openness'
    | 'criteria'
    | 'goal'
    | 'note'
    | 'leaderPost'
    | 'areas'
    | 'supporting'
    | 'tags'
    | 'physical'
    | 'budget'
    | 'periodStart'
    | 'periodEnd'
  >
>;

/** What of an item the form changes. */
export const factsOf = (item: ItemDetail): Facts => ({
  title: item.row.title,
  grade: item.row.grade,
  official: item.row.official,
  openness: item.openness,
  criteria: [...item.criteria],
  goal: item.goal,
  note: item.note,
  leaderPost: item.row.leader?.post ?? null,
  areas: item.row.areas.map((one) => one.area),
  supporting: item.row.supporting.map((one) => one.body),
  tags: [...item.row.tags],
  physical: item.row.physical,
  budget: item.row.budget,
  periodStart: item.row.period?.start ?? null,
  periodEnd: item.row.period?.end ?? null,
});

/** What is typed and not saved, beside what it was typed upon. */
export interface Draft {
  readonly version: number;
  readonly base: Facts;
  readonly facts: Facts;
}

const key = (person: string, item: string): string => `luodi.item.${person}.${item}`;

/** Keeps what is typed until it is saved or given up; a full or forbidden storage loses nothing the page shows. */
export function keepDraft(shelf: Shelf, person: string, item: string, draft: Draft | null): void {
  try {
    if (draft === null) shelf.removeItem(key(person, item));
    else shelf.setItem(key(person, item), JSON.stringify(draft));
  } catch {
    // The page still shows it.
  }
}

/** What was typed and not saved; null when nothing, or what is there has not every field of the form. */
export function draftOf(shelf: Shelf, person: string, item: ItemDetail): Draft | null {
  try {
    const said = JSON.parse(shelf.getItem(key(person, item.row.id)) ?? 'null') as Draft | null;
    const names = Object.keys(factsOf(item));
    const whole = (facts: object | undefined) => names.every((name) => facts !== undefined && name in facts);
    return said !== null && typeof said.version === 'number' && whole(said.base) && whole(said.facts)
      ? said
      : null;
  } catch {
    return null;
  }
}
