import { LEDGER_FIELDS } from '@luodi/domain/list';
import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Filter, Order } from './item.ts';
import { Funding, Year } from './ledger.ts';
import { Id, nullable, Times, word } from './schema.ts';

/** What a column of a ledger can be read as. */
export const LedgerField = word(...LEDGER_FIELDS);
export type LedgerField = Static<typeof LedgerField>;

/** What the person says a column is; what is left out is taken from the column’s name. */
export const ColumnChoice = Type.Object(
  {
    field: LedgerField,
    unit: Type.Optional(word('yuan', 'wan', 'million', 'yi')),
    year: Type.Optional(Year),
    source: Type.Optional(Funding.properties.source),
    funds: Type.Optional(word('planned', 'authorised', 'committed', 'paid')),
  },
  { additionalProperties: false },
);
export type ColumnChoice = Static<typeof ColumnChoice>;
/** By the names of the columns; null is not read. */
export const Mapping = Type.Record(Type.String({ maxLength: 300 }), nullable(ColumnChoice));

/** A row error, or a warning: the row and the column it stands in, and what to do. */
export const RowFinding = Type.Object({
  code: Type.String(),
  severity: word('error', 'warning', 'info'),
  line: Type.Integer(),
  column: Type.String(),
  said: Type.String(),
  message: Type.String(),
});

/** What a table of items would become, or became. */
export const LedgerIntake = Type.Object({
  /** The sheet that is read, and those of the file. */
  sheet: Type.String(),
  sheets: Type.Array(Type.Object({ name: Type.String(), rows: Type.Integer() })),
  /** What the table calls its columns, and what each was read as; null is not read. */
  columns: Type.Array(
    Type.Object({
      name: Type.String(),
      as: nullable(LedgerField),
      unit: nullable(word('yuan', 'wan', 'million', 'yi')),
      year: nullable(Year),
      source: nullable(Funding.properties.source),
      funds: nullable(word('planned', 'authorised', 'committed', 'paid')),
      /** How sure the reading is: 1 is the very name, or a person’s choice. */
      confidence: Type.Number(),
      /** Who said it: a person now, a person for an earlier file of the same head, the name itself. */
      by: word('chosen', 'kept', 'name'),
      /** Told by the system in an export, and not read. */
      computed: Type.Boolean(),
      /** What the name does not say and nobody chose: nothing is written before it is answered. */
      open: Type.Array(word('unit', 'year', 'source', 'funds')),
      /** The first thing that stands below it. */
      sample: Type.String(),
    }),
  ),
  rows: Type.Integer(),
  created: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  /** Rows with an error. */
  wrong: Type.Integer(),
  /** The first 200: number of the item (null is new), its title and what changes in it. */
  changes: Type.Array(
    Type.Object({
      line: Type.Integer(),
      number: nullable(Type.Integer()),
      title: Type.String(),
      fields: Type.Array(Type.Object({ name: Type.String(), from: Type.String(), to: Type.String() })),
    }),
  ),
  /** The first 2,000. */
  findings: Type.Array(RowFinding),
  /** All of them. */
  found: Type.Integer(),
  /** True when it was saved. */
  taken: Type.Boolean(),
  /** The job that saves it, where there are too many rows to wait for; its result is `{ created, changed }`. */
  job: nullable(Id),
});
export type LedgerIntake = Static<typeof LedgerIntake>;

export const intake = {
  ledger: endpoint({
    name: 'item.intake',
    method: 'POST',
    path: '/api/items/intake',
    summary: 'Take items in from a table (XLSX, CSV, DOCX): new ones, and changes by number',
    noun: 'item',
    verb: 'create',
    query: Type.Object(
      {
        /** Only say what it would do. */
        dry: Type.Optional(Type.Boolean()),
        /** JSON: the table’s name of a column → what it is read as, or null not to read it. Kept for the next file of the same head when it is written. */
        mapping: Type.Optional(Type.String({ maxLength: 12_000 })),
        /** The sheet to read; the first that fits unless said. */
        sheet: Type.Optional(Type.String({ maxLength: 100 })),
        /** What a number that no item has means: an error, or a new item of that number. */
        numbers: Type.Optional(word('known', 'keep')),
      },
      { additionalProperties: false },
    ),
    bodyType: 'multipart',
    response: LedgerIntake,
    errors: [
      'file-missing',
      'file-empty',
      'file-broken',
      'file-unsupported',
      'file-bomb',
      'file-encrypted',
      'file-large',
      'file-binary',
      'sheet-long',
      'sheet-missing',
      'columns-missing',
      'columns-open',
    ],
  }),
  sheet: endpoint({
    name: 'item.sheet',
    method: 'GET',
    path: '/api/items/sheet.:format',
    summary:
      'The lists in the columns that provincial offices ask for: task, targets, measures, policies, progress, next steps, office',
    noun: 'item',
    verb: 'export',
    params: Type.Object({ format: word('xlsx', 'csv') }, { additionalProperties: false }),
    query: Type.Object(
      { ...Filter, order: Type.Optional(Order), ...Times.properties },
      { additionalProperties: false },
    ),
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: [],
  }),
} as const;
