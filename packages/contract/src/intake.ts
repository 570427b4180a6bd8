import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Filter, Order } from './item.ts';
import { Id, nullable, Times, word } from './schema.ts';

/** What a column of a ledger can be read as. */
export const LedgerField = word(
  'number',
  'title',
  'kind',
  'grade',
  'lead',
  'post',
  'supporting',
  'official',
  'note',
);
export type LedgerField = Static<typeof LedgerField>;

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
  /** What the table calls its columns, and what each was read as; null is not read. */
  columns: Type.Array(
    Type.Object({
      name: Type.String(),
      as: nullable(LedgerField),
      /** The first thing that stands below it. */
      sample: Type.String(),
    }),
  ),
  rows: Type.Integer(),
  created: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  /** The first 200: number of the item (null is new), its title and the columns that change. */
  changes: Type.Array(
    Type.Object({
      line: Type.Integer(),
      number: nullable(Type.Integer()),
      title: Type.String(),
      fields: Type.Array(Type.String()),
    }),
  ),
  findings: Type.Array(RowFinding),
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
        /** JSON: the table’s name of a column → the field it is read as, or an empty string not to read it. */
        mapping: Type.Optional(Type.String({ maxLength: 5000 })),
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
      'columns-missing',
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
