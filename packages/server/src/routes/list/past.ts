import type { api, ParamsOf, ResponseOf } from '@luodi/contract';
import { bodies, lists, type Past, settings, type Tx, templates } from '@luodi/store';
import { namesOf } from '../../names.ts';

type History = ResponseOf<typeof api.list.history>['history'];
type Fields = Readonly<Record<string, unknown>>;

/** The fields of each noun whose changes are told. */
const TOLD = {
  list: ['name', 'nameEn', 'columns', 'lifecycle'],
  template: ['name', 'nameEn', 'nodes'],
  calendar: [],
  duty: ['duties'],
} as const;

/** Who changed what of the settings, latest first; what was saved as it was is left out. */
export async function pastOf(tx: Tx, { of, id }: ParamsOf<typeof api.list.history>): Promise<History> {
  const store = { list: lists, template: templates, calendar: settings, duty: bodies }[of];
  const past = (await store.history(tx, of === 'calendar' ? 'calendar' : id)) as Past<object>[];
  const names = await namesOf(
    tx,
    past.map((one) => one.by),
  );
  return past
    .map((one, at) => {
      const before = at === 0 ? null : fieldsOf(of, past[at - 1]!.row);
      const after = fieldsOf(of, one.row);
      const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])];
      return {
        version: one.version,
        at: one.at,
        by: names.get(one.by) ?? one.by,
        changes: fields
          .map((field) => ({ field, before: told(before?.[field]), after: told(after[field]) }))
          .filter((change) => change.before !== change.after),
      };
    })
    .filter((one) => one.changes.length > 0)
    .reverse();
}

/** What of a version is told: the fields of the noun, or each year of the calendar. */
function fieldsOf(of: keyof typeof TOLD, row: object): Fields {
  if (of !== 'calendar') return Object.fromEntries(TOLD[of].map((name) => [name, (row as Fields)[name]]));
  const { value } = row as { readonly value: readonly { readonly year: number }[] };
  return Object.fromEntries(value.map((one) => [String(one.year), one]));
}

/** A value in a line of words. */
function told(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(told).join('、');
  if (typeof value !== 'object') return String(value);
  const { name, days, off, worked } = value as {
    readonly name?: string;
    readonly days?: number;
    readonly off?: readonly (readonly [string, string])[];
    readonly worked?: readonly string[];
  };
  if (name !== undefined) return `${name} ${days}`;
  return `${(off ?? []).map((stretch) => stretch.join('–')).join('、')} / ${(worked ?? []).join('、')}`;
}
