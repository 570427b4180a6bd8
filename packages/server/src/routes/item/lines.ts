import { ColumnChoice, Mapping } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import {
  type Heading,
  headingsOf,
  type LedgerColumn,
  type LedgerLine,
  type MoneyUnit,
  moneyUnitOf,
  openOf,
  type Reading,
  readAs,
} from '@luodi/domain/list';
import type { Cell, Sheet } from '@luodi/reader';
import { settings, type Tx } from '@luodi/store';
import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import { HEADING_WORDS, headId } from '../../present/intake.ts';

/** What a person says columns are, by their names. */
export type Choices = Static<typeof Mapping>;
/** What persons said for earlier files, by their heads. */
export type Kept = ReadonlyMap<string, Choices>;

/** Heads are found among the first rows, below a title. */
const DEEPEST = 12;

/** What the caller says the columns are; a field that is not known is refused. */
export function choicesOf(said: string | undefined): Choices {
  if (said === undefined) return {};
  let given: unknown;
  try {
    given = JSON.parse(said);
  } catch {
    throw new LuodiError('invalid', { reason: 'mapping' });
  }
  if (Value.Check(Mapping, given)) return given;
  const odd = Object.entries(given ?? {}).find(([, one]) => one !== null && !Value.Check(ColumnChoice, one));
  throw new LuodiError('invalid', { reason: `mapping: ${JSON.stringify(odd ?? given).slice(0, 200)}` });
}

/** The choices that are kept. */
export const keptChoices = async (tx: Tx): Promise<Kept> =>
  new Map(
    (await settings.list(tx)).flatMap(({ id, value }) =>
      id.startsWith('ledger-head.') && Value.Check(Mapping, value) ? [[id, value] as const] : [],
    ),
  );

/** A column of a table: what it is read as, and who said so. */
export interface TableColumn extends Heading {
  readonly place: number;
  readonly by: 'chosen' | 'kept' | 'name';
  readonly sample: string;
}

/** A sheet that is read as a ledger. */
export interface Table {
  /** False when no sheet names a title or a number: the columns are for a person to say, and there are no lines. */
  readonly named: boolean;
  readonly sheet: string;
  /** What its head is known by. */
  readonly head: string;
  readonly columns: readonly TableColumn[];
  readonly lines: readonly LedgerLine[];
}

/** The columns that are read, each complete. */
export const columnsRead = ({ columns }: Table): LedgerColumn[] =>
  columns.flatMap(({ name, place, reading }) =>
    reading === null || openOf(reading).length > 0 ? [] : [{ name, place, reading }],
  );

/**
 * The sheet that is asked for, or the first that has a title or a number among its columns; where none has, the longest.
 * @throws LuodiError `sheet-missing`
 */
export function tableOf(
  all: readonly Sheet[],
  {
    name,
    choices,
    kept,
    sheet,
  }: {
    readonly name: string;
    readonly choices: Choices;
    readonly kept: Kept;
    readonly sheet?: string | undefined;
  },
): Table {
  const asked = sheet === undefined ? all : all.filter((one) => one.name === sheet);
  if (asked.length === 0)
    throw new LuodiError('sheet-missing', {
      name,
      sheet: sheet ?? '',
      known: all.map((one) => one.name).join('、'),
    });
  let longest: Table | null = null;
  let most = -1;
  for (const one of asked) {
    const table = readSheet(one, choices, kept);
    if (table.named) return table;
    if (one.rows.length > most) [longest, most] = [table, one.rows.length];
  }
  return longest!;
}

/** A sheet by that head among its first rows which is best understood. */
function readSheet({ name, rows }: Sheet, choices: Choices, kept: Kept): Table {
  let best: { readonly table: Table; readonly score: number } | null = null;
  for (let at = 0; at < Math.min(DEEPEST, rows.length); at += 1) {
    const above = rows.slice(0, at).flatMap((row) => row.cells.map((cell) => cell.text));
    const unit = unitAbove(above);
    const own = rows[at]!.cells;
    const heads = [{ names: own.map((cell) => cell.text), below: at + 1 }];
    const child = rows[at + 1]?.cells;
    if (child && spans(own)) heads.push({ names: joined(own, child), below: at + 2 });
    for (const { names, below } of heads) {
      const head = headId(names);
      const held = kept.get(head);
      const columns = understood(names, unit, choices, held ?? {}, rows.slice(below, below + 50));
      const named = columns.some(({ reading }) => reading?.field === 'title' || reading?.field === 'number');
      const sure = columns.filter((one) => one.confidence >= 0.9).length;
      const score = (held ? 1000 : 0) + (named ? 100 : 0) + sure + columns.length / 1000;
      if (best === null || score > best.score)
        best = { table: { named, sheet: name, head, columns, lines: named ? rows.slice(below) : [] }, score };
    }
  }
  return best?.table ?? { named: false, sheet: name, head: '', columns: [], lines: [] };
}

/** “单位：万元” above the head. */
function unitAbove(said: readonly string[]): MoneyUnit | null {
  for (const one of said) {
    const found = /(?:单位|unit)\s*[:：]\s*(.{1,30})/i.exec(one);
    if (found) return moneyUnitOf(found[1]!);
  }
  return null;
}

/** True when a cell of the row spans others beside it: the names then stand in two rows. */
const spans = (cells: readonly Cell[]) =>
  cells.some((cell, at) => cell.merged && at > 0 && cells[at - 1]!.text === cell.text);

const joined = (above: readonly Cell[], below: readonly Cell[]): string[] =>
  Array.from({ length: Math.max(above.length, below.length) }, (_, at) => {
    const [upper, lower] = [above[at]?.text ?? '', below[at]?.text ?? ''];
    return upper === lower || lower === '' ? upper : upper === '' ? lower : `${upper} ${lower}`;
  });

/** The columns a head names, each with the first thing that stands below it; of one name the first. */
function understood(
  names: readonly string[],
  unit: MoneyUnit | null,
  choices: Choices,
  held: Choices,
  below: Sheet['rows'],
): TableColumn[] {
  const told = headingsOf(names, HEADING_WORDS, unit);
  const said = new Set<string>();
  const columns = told.flatMap((one, place): TableColumn[] => {
    if (one.name === '' || said.has(one.name)) return [];
    said.add(one.name);
    const sample = below.find((row) => (row.cells[place]?.text ?? '') !== '')?.cells[place]?.text ?? '';
    const column = { ...one, place, by: 'name' as const, sample: sample.slice(0, 80) };
    for (const [by, given] of [
      ['chosen', choices],
      ['kept', held],
    ] as const) {
      const choice = given[one.name];
      if (choice === undefined) continue;
      const reading = choice && completedBy(choice, one, unit);
      return [{ ...column, reading, by, confidence: 1, computed: false }];
    }
    return [column];
  });
  // What a person says a column is, no other is by its name alone.
  const taken = new Set(columns.flatMap((one) => (one.by === 'name' ? [] : [keyOf(one.reading)])));
  return columns.map((one) =>
    one.by === 'name' && one.reading !== null && taken.has(keyOf(one.reading))
      ? { ...one, reading: null, confidence: 0 }
      : one,
  );
}

/** A choice, and what the name says of what it leaves out. */
function completedBy(choice: Static<typeof ColumnChoice>, named: Heading, unit: MoneyUnit | null): Reading {
  const told = named.reading?.field === choice.field ? named.reading : null;
  const year = /(?:19|20)\d{2}/.exec(named.name)?.[0];
  return readAs(choice.field, {
    unit: choice.unit ?? told?.unit ?? moneyUnitOf(named.name) ?? unit,
    year: choice.year ?? told?.year ?? (year === undefined ? null : Number(year)),
    source: choice.source ?? told?.source ?? null,
    funds: choice.funds ?? told?.funds ?? null,
  });
}

const keyOf = (reading: Reading | null): string | null =>
  reading && reading.field !== 'milestone'
    ? [reading.field, reading.year, reading.source, reading.funds].join(' ')
    : null;
