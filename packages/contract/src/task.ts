import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { RowFinding } from './intake.ts';
import { Day, Id, Instant, nullable, record, word } from './schema.ts';

const BodyName = record({ body: Id, bodyName: Type.String() });
/** The last day, or `ongoing` where there is none. */
const Deadline = Type.String({
  pattern: '^(ongoing|\\d{4}-\\d{2}-\\d{2})$',
  description: 'calendar day, or `ongoing`',
});

/** A measure of the plan with who does it by when. */
export const Task = record({
  measure: Type.String(),
  clause: Type.String(),
  number: nullable(Type.Number()),
  heading: Type.String(),
  start: Type.Integer(),
  end: Type.Integer(),
  text: Type.String(),
  lead: nullable(BodyName),
  supporting: Type.Array(BodyName),
  deadline: nullable(Deadline),
  note: Type.String(),
  /** 0 where nobody has settled it yet. */
  version: Type.Integer({ minimum: 0 }),
  /** Where no lead is settled: who could lead it, and the words or the item that say so. */
  proposed: nullable(
    record({ body: Id, bodyName: Type.String(), confidence: Type.Number(), because: Type.String() }),
  ),
});
export type Task = Static<typeof Task>;

export const Division = record({
  document: Id,
  title: Type.String(),
  tasks: Type.Array(Task),
  count: record({
    measures: Type.Integer(),
    owned: Type.Integer(),
    unowned: Type.Integer(),
    undated: Type.Integer(),
  }),
});
export type Division = Static<typeof Division>;

/** What taking a file in would do, or did. */
export const Intake = record({
  changes: Type.Array(record({ measure: Type.String(), text: Type.String() })),
  unchanged: Type.Integer(),
  findings: Type.Array(RowFinding),
  /** True when the changes were saved. */
  taken: Type.Boolean(),
});
export type Intake = Static<typeof Intake>;

const ById = record({ id: Id });
const Owner = Type.Optional(word('with', 'without'));

export const task = {
  division: endpoint({
    name: 'task.division',
    method: 'GET',
    path: '/api/documents/:id/division',
    summary: 'The division of tasks: every measure with lead body, supporting bodies and deadline',
    noun: 'task',
    verb: 'look',
    params: ById,
    query: record({
      owner: Owner,
      body: Type.Optional(Id),
      asOf: Type.Optional(Instant),
      on: Type.Optional(Day),
    }),
    response: Division,
    errors: ['not-found'],
  }),
  assign: endpoint({
    name: 'task.assign',
    method: 'PATCH',
    path: '/api/documents/:id/division',
    summary: 'Settle lead, supporting bodies and deadline of measures; what somebody else changed comes back',
    noun: 'task',
    verb: 'change',
    params: ById,
    body: record({
      tasks: Type.Array(
        record({
          measure: Type.String({ maxLength: 200 }),
          version: Type.Integer({ minimum: 0 }),
          lead: Type.Optional(nullable(Id)),
          supporting: Type.Optional(Type.Array(Id, { maxItems: 60 })),
          deadline: Type.Optional(nullable(Deadline)),
          note: Type.Optional(Type.String({ maxLength: 1000 })),
        }),
        { minItems: 1, maxItems: 5000 },
      ),
    }),
    response: record({
      tasks: Type.Array(Task),
      conflicts: Type.Array(Type.String()),
      count: Division.properties.count,
    }),
    errors: ['not-found'],
  }),
  intake: endpoint({
    name: 'task.intake',
    method: 'POST',
    path: '/api/documents/:id/division',
    summary: 'Take a division of tasks back in from DOCX, XLSX or CSV; `dry` only says what it would do',
    noun: 'task',
    verb: 'change',
    params: ById,
    query: record({ dry: Type.Optional(Type.Boolean()) }),
    bodyType: 'multipart',
    response: Intake,
    errors: [
      'not-found',
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
    name: 'task.export',
    method: 'GET',
    path: '/api/documents/:id/division.:format',
    summary: 'The division of tasks as a document or a workbook, to be issued and to come back',
    noun: 'task',
    verb: 'export',
    params: record({ id: Id, format: word('docx', 'xlsx', 'csv') }),
    query: record({
      owner: Owner,
      body: Type.Optional(Id),
      asOf: Type.Optional(Instant),
      on: Type.Optional(Day),
    }),
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: ['not-found'],
  }),
} as const;
