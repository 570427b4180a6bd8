import type { Finding } from '../../finding.ts';
import { inspectRegister, type Register, type Registered } from '../register.ts';
import { readCell } from './cell.ts';
import { type Column, type Draft, draftsOf, ORDER, SHEETS, type Sheet } from './column.ts';
import type { SheetFindingCode } from './message.ts';
import { namesOf } from './name.ts';

/** Most rows of one sheet. */
export const ROW_LIMIT = 20_000;

/** Where something is odd: a sheet by its name, a row by its number, a column by its head. */
export interface SheetPlace {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
}

export type SheetFinding = Finding<SheetFindingCode, SheetPlace>;

/** What an import would do; nothing is done while a finding is an error. */
export interface SheetPlan {
  readonly findings: readonly SheetFinding[];
  readonly create: Readonly<Record<Registered, readonly Draft[]>>;
  /** Only the fields that become different. */
  readonly change: Readonly<Record<Registered, readonly Draft[]>>;
  /** Rows that say what is so already. */
  readonly same: number;
}

/** A row being read: its place, its values, and whom it is about. */
interface Reading {
  readonly noun: Registered;
  readonly sheet: string;
  readonly number: number;
  readonly values: Record<string, unknown>;
  id: string;
  fresh: boolean;
}

const BLANK: Readonly<Record<Column['holds'], unknown>> = {
  text: '',
  day: null,
  word: null,
  flag: false,
  reference: null,
  references: null,
};

/**
 * Reads the sheets of an organisation against what stands. A row is about the one whose ID it names; without an ID,
 * about the area of its code, the body or person of its name, the post of its body and name, the holding of its post,
 * person and first day; where there is none it makes a new one. Columns that are left out stay as they are.
 * For: the import of the whole organisation, tried or done. Cost: linear in rows.
 * @param fresh makes an identifier
 * @returns the same file twice creates and changes nothing
 */
export function planSheets(register: Register, sheets: readonly Sheet[], fresh: () => string): SheetPlan {
  const findings: SheetFinding[] = [];
  const say: Say = (code, at, detail = {}) =>
    findings.push({ code, severity: /unknown$/.test(code) && !at.row ? 'warning' : 'error', at, detail });
  const now = new Map<Registered, Map<string, Draft>>(
    ORDER.map((noun) => [noun, new Map(draftsOf(register, noun).map((row) => [row.id, row]))]),
  );
  const read = sheets.flatMap((sheet) => readSheet(sheet, say));
  if (read.length === 0 && findings.every(({ severity }) => severity !== 'error'))
    say('sheet-none', { sheet: sheets[0]?.name ?? '', row: null, column: null });
  for (const noun of ORDER) {
    const rows = read.filter((row) => row.noun === noun);
    // Areas and bodies refer to rows of their own sheet: whom each row is about comes first.
    const own = noun === 'area' || noun === 'body' || noun === 'person';
    if (!own) refer(now, rows, say);
    identify(now, noun, rows, say, fresh);
    for (const row of rows) now.get(noun)!.set(row.id, draft(now.get(noun)!.get(row.id), row));
    if (own) {
      refer(now, rows, say);
      for (const row of rows) now.get(noun)!.set(row.id, draft(now.get(noun)!.get(row.id), row));
    }
  }
  const places = new Map(read.map((row) => [`${row.noun} ${row.id}`, row]));
  if (!findings.some(({ severity }) => severity === 'error'))
    for (const { code, severity, at, detail } of inspectRegister(registerOf(now))) {
      const row = places.get(`${at.noun} ${at.id}`);
      // What stood before, and the file does not touch, is not the file's fault.
      if (!row) continue;
      const column = SHEETS[at.noun].columns.find(({ field }) => field === at.field)?.zh ?? null;
      findings.push({ code, severity, detail, at: { sheet: row.sheet, row: row.number, column } });
    }
  return { findings, ...outcome(register, now, read) };
}

type Say = (code: SheetFindingCode, at: SheetPlace, detail?: Readonly<Record<string, unknown>>) => void;

const registerOf = (now: ReadonlyMap<Registered, ReadonlyMap<string, Draft>>): Register =>
  Object.fromEntries(ORDER.map((noun) => [noun, [...now.get(noun)!.values()]])) as unknown as Register;

function readSheet(sheet: Sheet, say: Say): Reading[] {
  const at = (row: number | null, column: string | null): SheetPlace => ({ sheet: sheet.name, row, column });
  const noun = ORDER.find((one) => [one, SHEETS[one].zh, SHEETS[one].en].includes(sheet.name.trim()));
  const filled = sheet.rows.filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''));
  const [head, ...body] = filled;
  if (noun === undefined) {
    if (head) say('sheet-unknown', at(null, null), { value: sheet.name });
    return [];
  }
  if (!head) return [];
  if (body.length > ROW_LIMIT) {
    say('rows-many', at(head.number, null), { limit: ROW_LIMIT });
    return [];
  }
  const { columns } = SHEETS[noun];
  const heads = head.cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
  const placed = heads.map((text) =>
    columns.find(({ field, zh, en }) => text !== '' && [field, zh, en].includes(text)),
  );
  heads.forEach((text, index) => {
    if (text !== '' && !placed[index]) say('column-unknown', at(null, text), { column: text });
  });
  // Whoever gives the ID of what is there may leave the rest out.
  const missing = columns.filter((column) => column.needed && !placed.includes(column));
  if (missing.length > 0 && !placed.some((column) => column?.field === 'id')) {
    for (const { zh } of missing) say('column-missing', at(head.number, zh), { column: zh });
    return [];
  }
  return body.map(({ number, cells }) => {
    const values: Record<string, unknown> = {};
    placed.forEach((column, index) => {
      if (!column) return;
      const said = readCell(column, cells[index] ?? null);
      if ('value' in said) values[column.field] = said.value;
      else
        say(said.wrong, at(number, column.zh), {
          value: String(cells[index] ?? ''),
          words: Object.values(column.words ?? { 是: ['是'], 否: ['否'] })
            .map(([zh]) => zh)
            .join('、'),
        });
    });
    return { noun, sheet: sheet.name, number, values, id: '', fresh: false };
  });
}

/** Turns the words of references into identifiers. */
function refer(
  now: ReadonlyMap<Registered, ReadonlyMap<string, Draft>>,
  rows: readonly Reading[],
  say: Say,
): void {
  const names = new Map<Registered, ReturnType<typeof namesOf>>();
  const find = (row: Reading, column: Column, word: string): string => {
    const to = column.to as Registered;
    if (!names.has(to)) names.set(to, namesOf(to, now));
    const ids = names.get(to)!.find(word);
    if (ids.length === 1) return ids[0] as string;
    say(
      ids.length === 0 ? 'reference-unknown' : 'reference-ambiguous',
      { sheet: row.sheet, row: row.number, column: column.zh },
      { value: word },
    );
    return word;
  };
  for (const row of rows)
    for (const column of SHEETS[row.noun].columns) {
      const value = row.values[column.field];
      if (column.holds === 'reference' && typeof value === 'string')
        row.values[column.field] = find(row, column, value);
      if (column.holds === 'references' && Array.isArray(value))
        row.values[column.field] = value.map((word: string) => find(row, column, word));
    }
}

/** Finds whom each row is about. */
function identify(
  now: ReadonlyMap<Registered, ReadonlyMap<string, Draft>>,
  noun: Registered,
  rows: readonly Reading[],
  say: Say,
  fresh: () => string,
): void {
  const standing = now.get(noun)!;
  const byKey = new Map<string, string[]>();
  for (const row of standing.values())
    byKey.set(keyOf(noun, row), [...(byKey.get(keyOf(noun, row)) ?? []), row.id]);
  const seen = new Map<string, number>();
  for (const row of rows) {
    const place = (column: string | null): SheetPlace => ({ sheet: row.sheet, row: row.number, column });
    const given = typeof row.values.id === 'string' ? row.values.id : '';
    const key = keyOf(noun, row.values);
    let same = given === '' ? (byKey.get(key) ?? []) : [given];
    if (same.length > 1) {
      const live = same.filter((id) => standing.get(id)?.validTo === null);
      if (live.length === 1) same = live;
      else say('row-ambiguous', place('标识'), { value: String(row.values.name ?? '') });
    }
    row.id = same[0] ?? fresh();
    row.fresh = !standing.has(row.id);
    const before = seen.get(row.id) ?? (given === '' ? seen.get(`key ${key}`) : undefined);
    if (before !== undefined) say('row-repeated', place(null), { other: before });
    seen.set(row.id, row.number);
    if (given === '') seen.set(`key ${key}`, row.number);
    for (const column of SHEETS[noun].columns) {
      const value = row.values[column.field];
      const empty = value === undefined ? row.fresh : value === '' || value === null;
      if (column.needed && empty) say('value-missing', place(column.zh), { column: column.zh });
    }
  }
}

/** By what a row without an ID is recognised. */
function keyOf(noun: Registered, row: Readonly<Record<string, unknown>>): string {
  if (noun === 'area') return String(row.code);
  if (noun === 'post') return `${row.body} ${row.name}`;
  if (noun === 'holding') return `${row.post} ${row.person} ${row.validFrom}`;
  return String(row.name);
}

/** A standing row with what the file says of it, or a new one. */
function draft(standing: Draft | undefined, row: Reading): Draft {
  const blank = Object.fromEntries(SHEETS[row.noun].columns.map(({ field, holds }) => [field, BLANK[holds]]));
  return { ...blank, ...standing, ...row.values, id: row.id };
}

/** What becomes different, by noun. */
function outcome(
  register: Register,
  now: ReadonlyMap<Registered, ReadonlyMap<string, Draft>>,
  read: readonly Reading[],
): Pick<SheetPlan, 'create' | 'change' | 'same'> {
  const create = {} as Record<Registered, Draft[]>;
  const change = {} as Record<Registered, Draft[]>;
  let same = 0;
  for (const noun of ORDER) {
    const before = new Map(draftsOf(register, noun).map((row) => [row.id, row]));
    create[noun] = [];
    change[noun] = [];
    for (const { id } of read.filter((row) => row.noun === noun)) {
      const after = now.get(noun)!.get(id)!;
      const old = before.get(id);
      if (!old) {
        create[noun].push(after);
        continue;
      }
      const fields = SHEETS[noun].columns
        .map(({ field }) => field)
        .filter((field) => JSON.stringify(after[field] ?? null) !== JSON.stringify(old[field] ?? null));
      if (fields.length === 0) same += 1;
      else change[noun].push({ id, ...Object.fromEntries(fields.map((field) => [field, after[field]])) });
    }
  }
  return { create, change, same };
}
