import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { RowFinding } from './intake.ts';
import { Id, record, Times, Version, word } from './schema.ts';

/** Words of its duties, by which a body is suggested for an item. */
const Words = Type.Array(Type.String({ minLength: 2, maxLength: 30 }), { maxItems: 300 });

const Duties = record({
  bodies: Type.Array(
    record({ body: Id, bodyName: Type.String(), words: Type.Array(Type.String()), version: Version }),
  ),
});

/** What a division of duties from a table would change, or changed. */
export const DutyIntake = record({
  changes: Type.Array(
    record({
      body: Id,
      bodyName: Type.String(),
      added: Type.Array(Type.String()),
      removed: Type.Array(Type.String()),
    }),
  ),
  unchanged: Type.Integer(),
  findings: Type.Array(RowFinding),
  /** True when it was saved. */
  taken: Type.Boolean(),
});
export type DutyIntake = Static<typeof DutyIntake>;

/** The division of duties: who is responsible for what. */
export const duty = {
  list: endpoint({
    name: 'duty.list',
    method: 'GET',
    path: '/api/duties',
    summary: 'The division of duties: the words by which each body is suggested',
    noun: 'organisation',
    verb: 'look',
    query: Times,
    response: Duties,
    errors: [],
  }),
  change: endpoint({
    name: 'duty.change',
    method: 'PATCH',
    path: '/api/duties/:id',
    summary: 'Change the words of a body',
    noun: 'organisation',
    verb: 'change',
    params: record({ id: Id }),
    body: record({ version: Version, words: Words }),
    response: Duties,
    errors: ['not-found', 'conflict'],
  }),
  intake: endpoint({
    name: 'duty.intake',
    method: 'POST',
    path: '/api/duties/intake',
    summary: 'Take a division of duties in from a table (XLSX, CSV, DOCX) of bodies and what they do',
    noun: 'organisation',
    verb: 'change',
    query: record({ dry: Type.Optional(Type.Boolean({ description: 'only say what it would do' })) }),
    bodyType: 'multipart',
    response: DutyIntake,
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
  export: endpoint({
    name: 'duty.export',
    method: 'GET',
    path: '/api/duties.:format',
    summary: 'The division of duties as a workbook or CSV; the pattern for an import',
    noun: 'organisation',
    verb: 'look',
    params: record({ format: word('xlsx', 'csv') }),
    query: Times,
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: [],
  }),
} as const;
