import type { api, BodyOf, ItemDetail } from '@luodi/contract';
import type { Shelf } from '../update/kept.ts';

type Change = Omit<BodyOf<typeof api.item.change>, 'version'>;
/** The fields of the form; `null` and empty are what they say. */
export const FACTS = [
  'title',
  'grade',
  'official',
  'openness',
  'criteria',
  'goal',
  'note',
  'leaderPost',
  'areas',
  'supporting',
  'tags',
  'physical',
  'budget',
  'periodStart',
  'periodEnd',
] as const satisfies readonly (keyof Change)[];
export type Facts = Required<Pick<Change, (typeof FACTS)[number]>>;

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

/** By what the server tells whether somebody else was faster: the version of the item, or of each line. */
export type Token = number | Readonly<Record<string, number>>;

/** What is typed and not saved, beside what it was typed upon. */
export interface Draft<L> {
  readonly token: Token;
  readonly base: readonly L[];
  readonly lines: readonly L[];
}

/** Whose draft of which part of which item. */
interface Place {
  readonly person: string;
  readonly part: string;
  readonly item: string;
}

const key = ({ person, part, item }: Place): string => `luodi.${part}.${person}.${item}`;

/** Keeps what is typed until it is saved or given up; a full or forbidden storage loses nothing the page shows. */
export function keepDraft<L>(shelf: Shelf, place: Place, draft: Draft<L> | null): void {
  try {
    if (draft === null) shelf.removeItem(key(place));
    else shelf.setItem(key(place), JSON.stringify(draft));
  } catch {
    // The page still shows it.
  }
}

/**
 * What was typed and not saved; null when nothing, or a line of what is there has not every field of the form.
 * @param fields of each kind of line
 */
export function draftOf<L extends object>(
  shelf: Shelf,
  place: Place,
  fields: readonly (readonly string[])[],
): Draft<L> | null {
  try {
    const said = JSON.parse(shelf.getItem(key(place)) ?? 'null') as Draft<L> | null;
    const whole = (lines: readonly L[]) =>
      lines.every((line) => fields.some((kind) => kind.every((name) => name in line)));
    return said !== null &&
      ['number', 'object'].includes(typeof said.token) &&
      whole(said.base) &&
      whole(said.lines)
      ? said
      : null;
  } catch {
    return null;
  }
}
