import type { Register, Registered } from '../register.ts';
import { AND, type Draft, draftsOf, ORDER, SHEETS } from './column.ts';
import { namesOf } from './name.ts';

/** A sheet to be written: its name, its head, its rows. */
export interface WrittenSheet {
  readonly noun: Registered;
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The organisation as sheets that {@link planSheets} reads back to the same: references by name where that is plain,
 * else by ID.
 * For: the export, which is the pattern for an import.
 */
export function writeSheets(register: Register, language: 'zh' | 'en'): WrittenSheet[] {
  const rows = new Map<Registered, Map<string, Draft>>(
    ORDER.map((noun) => [noun, new Map(draftsOf(register, noun).map((row) => [row.id, row]))]),
  );
  const at = language === 'zh' ? 0 : 1;
  const names = new Map(ORDER.map((noun) => [noun, namesOf(noun, rows)]));
  return ORDER.map((noun) => ({
    noun,
    name: SHEETS[noun][language],
    head: SHEETS[noun].columns.map((column) => column[language]),
    rows: [...rows.get(noun)!.values()].map((row) =>
      SHEETS[noun].columns.map((column) => {
        const value = row[column.field] ?? null;
        if (value === null) return '';
        if (column.holds === 'word') return column.words?.[String(value)]?.[at] ?? String(value);
        if (column.holds === 'flag') return value ? (at === 0 ? '是' : 'yes') : '';
        if (column.holds === 'reference') return names.get(column.to!)!.of(String(value));
        if (column.holds === 'references')
          return (value as string[]).map((id) => names.get(column.to!)!.of(id)).join(AND);
        return String(value);
      }),
    ),
  }));
}
