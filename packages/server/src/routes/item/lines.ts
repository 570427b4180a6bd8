import type { LedgerIntake as WireIntake } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { columnsOf, type LedgerColumn, type LedgerLine } from '@luodi/domain/list';
import type { Sheet } from '@luodi/reader';
import { LEDGER } from '../../present/intake.ts';

const FIELDS = Object.keys(LEDGER) as LedgerColumn[];
type Mapping = ReadonlyMap<string, LedgerColumn | null>;

/** What the caller says the columns are; a field that is not known is refused. */
export function mappingOf(said: string | undefined): Mapping {
  if (said === undefined) return new Map();
  let given: unknown;
  try {
    given = JSON.parse(said);
  } catch {
    throw new LuodiError('invalid', { reason: 'mapping' });
  }
  return new Map(
    Object.entries(given as Record<string, unknown>).map(([name, field]) => {
      if (field !== '' && !FIELDS.includes(field as LedgerColumn))
        throw new LuodiError('invalid', { reason: `mapping: ${String(field)} ∉ ${FIELDS.join(', ')}` });
      return [name, field === '' ? null : (field as LedgerColumn)];
    }),
  );
}

/** A table read as lines of a ledger, with what its columns were read as. */
interface Lines {
  /** False when no table names a title or a number: the columns are for a person to say, and there are no lines. */
  readonly named: boolean;
  readonly columns: WireIntake['columns'];
  readonly lines: readonly LedgerLine[];
}

/** The first sheet that has a title or a number among its columns; where none has, the columns of the longest sheet. */
export function linesOf(all: readonly Sheet[], mapping: Mapping): Lines {
  const known = Object.fromEntries(
    FIELDS.map((field) => [
      field,
      [
        ...[...mapping].filter(([, as]) => as === field).map(([said]) => said),
        ...LEDGER[field].filter((said) => !mapping.has(said)),
      ],
    ]),
  ) as Record<LedgerColumn, string[]>;
  for (const sheet of all) {
    const cells = cellsOf(sheet);
    const placed = columnsOf(cells, known, []);
    if ('missing' in placed || (placed.places.title ?? placed.places.number) === undefined) continue;
    const { head, places } = placed;
    return {
      named: true,
      columns: columnsAt(cells, head, places),
      lines: sheet.rows.slice(head + 1).map((row, below): LedgerLine => {
        const own = cells[head + 1 + below]!;
        const fields = FIELDS.map((field) => {
          const place = places[field];
          return [field, place === undefined ? null : (own[place] ?? '')];
        });
        return { line: row.line, ...(Object.fromEntries(fields) as Record<LedgerColumn, string | null>) };
      }),
    };
  }
  // Columns that are known without a title are shown as known.
  const [longest] = [...all].sort((a, b) => b.rows.length - a.rows.length);
  const cells = longest ? cellsOf(longest) : [];
  const filled = cells.slice(0, 12).map((row) => row.filter((said) => said !== '').length);
  const best = filled.indexOf(Math.max(0, ...filled));
  const placed = columnsOf(cells, known, []);
  const { head, places } =
    'missing' in placed || Object.keys(placed.places).length === 0 ? { head: best, places: {} } : placed;
  return { named: false, columns: head < 0 ? [] : columnsAt(cells, head, places), lines: [] };
}

const cellsOf = ({ rows }: Sheet): string[][] =>
  rows.map((row) => row.cells.map((cell) => (cell.content === 'error' ? '' : cell.text)));

/** The columns a row names, the first of a name, each with the first thing that stands below it. */
function columnsAt(
  cells: readonly (readonly string[])[],
  head: number,
  places: Readonly<Partial<Record<LedgerColumn, number>>>,
): Lines['columns'] {
  const byPlace = new Map(Object.entries(places).map(([field, place]) => [place, field as LedgerColumn]));
  return cells[head]!.map((name, place) => ({
    name,
    as: byPlace.get(place) ?? null,
    sample:
      cells
        .slice(head + 1)
        .find((row) => (row[place] ?? '') !== '')
        ?.[place]?.slice(0, 80) ?? '',
  })).filter((one, at, every) => one.name !== '' && every.findIndex(({ name }) => name === one.name) === at);
}
