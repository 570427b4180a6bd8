import { type Static, Type } from 'typebox';
import { Grade, ItemKind } from './document.ts';
import { endpoint } from './endpoint.ts';
import { EvidenceStatus, OfficialStatus, Update } from './ledger.ts';
import { Day, Id, Instant, nullable, record, Times, Version, word } from './schema.ts';

/** A month, `2026-01`. */
export const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: 'month' });

export const Round = record({
  id: Id,
  period: Month,
  due: Day,
  state: word('open', 'closed'),
  version: Version,
  /** What is asked of the visitor’s own bodies, or of all for those who look after all. */
  asked: Type.Integer(),
  draft: Type.Integer(),
  submitted: Type.Integer(),
  approved: Type.Integer(),
  returned: Type.Integer(),
  /** Filed after the due day. */
  late: Type.Integer(),
});
export type Round = Static<typeof Round>;

/** One line that a round asks. */
export const Owed = record({
  item: Id,
  number: Type.Integer(),
  title: Type.String(),
  kind: ItemKind,
  grade: Grade,
  official: OfficialStatus,
  evidence: EvidenceStatus,
  post: Id,
  postName: Type.String(),
  body: Id,
  bodyName: Type.String(),
  next: nullable(record({ title: Type.String(), due: Day })),
  /** What was said for the period before. */
  last: nullable(record({ period: Type.String(), progress: nullable(Type.Number()), text: Type.String() })),
  /** What is said for this one; null when nothing is yet. */
  now: nullable(
    record({
      id: Id,
      version: Version,
      state: word('draft', 'submitted', 'approved', 'returned'),
      progress: nullable(Type.Number()),
      text: Type.String(),
      official: nullable(OfficialStatus),
      returnReason: nullable(Type.String()),
      filedByName: Type.String(),
      filedAt: Instant,
    }),
  ),
});
export type Owed = Static<typeof Owed>;

/** A line as it is filed. */
export const EntryRow = record({
  item: Id,
  /** 0 when nothing was filed for the period yet. */
  version: Type.Integer({ minimum: 0 }),
  progress: nullable(Type.Number({ minimum: 0, maximum: 100 })),
  text: Type.String({ maxLength: 5000 }),
  official: nullable(OfficialStatus),
  submit: Type.Boolean(),
});
export type EntryRow = Static<typeof EntryRow>;

/** What is odd about a line, in words. */
export const RowFinding = record({
  code: Type.String(),
  severity: word('error', 'warning', 'info'),
  at: Type.String(),
  message: Type.String(),
});

/** What a workbook came to. */
export const BookResult = record({
  taken: Type.Integer(),
  /** Lines that say what is known already. */
  unchanged: Type.Integer(),
  /** Lines that were left out, each with why. */
  findings: Type.Array(record({ line: Type.Integer(), title: Type.String(), ...RowFinding.properties })),
  /** The same workbook with what is odd beside each line, base64; null when nothing is. */
  workbook: nullable(Type.String()),
});
export type BookResult = Static<typeof BookResult>;

const ByPeriod = record({ period: Month });

export const round = {
  list: endpoint({
    name: 'round.list',
    method: 'GET',
    path: '/api/rounds',
    summary: 'Reporting rounds with how far each is',
    noun: 'round',
    verb: 'look',
    query: record({ ...Times.properties, whose: Type.Optional(word('own', 'all')) }),
    response: record({ rounds: Type.Array(Round) }),
    errors: [],
  }),
  open: endpoint({
    name: 'round.open',
    method: 'POST',
    path: '/api/rounds',
    summary: 'Open the round of a month',
    noun: 'round',
    verb: 'create',
    body: record({ period: Month, due: Type.Optional(Day) }),
    response: record({ id: Id, period: Month }),
    errors: ['duplicate'],
  }),
  habit: endpoint({
    name: 'round.habit',
    method: 'GET',
    path: '/api/round-habit',
    summary: 'Whether the round of a month opens by itself once the month is over',
    noun: 'round',
    verb: 'look',
    response: record({ monthly: Type.Boolean() }),
    errors: [],
  }),
  keep: endpoint({
    name: 'round.keep',
    method: 'PUT',
    path: '/api/round-habit',
    summary: 'Let the round of a month open by itself, or not',
    noun: 'round',
    verb: 'change',
    body: record({ monthly: Type.Boolean() }),
    response: record({ monthly: Type.Boolean() }),
    errors: [],
  }),
  change: endpoint({
    name: 'round.change',
    method: 'PATCH',
    path: '/api/rounds/:period',
    summary: 'Close or reopen a round, or move the day it is due',
    noun: 'round',
    verb: 'change',
    params: ByPeriod,
    body: record({
      version: Version,
      event: Type.Optional(word('close', 'reopen')),
      due: Type.Optional(Day),
    }),
    response: record({ id: Id, period: Month }),
    errors: ['not-found', 'conflict', 'round-closed'],
  }),
  sheet: endpoint({
    name: 'round.sheet',
    method: 'GET',
    path: '/api/rounds/:period/sheet',
    summary: 'Exactly what a period asks of a body, prefilled with what is known',
    noun: 'round',
    verb: 'look',
    params: ByPeriod,
    query: record({ ...Times.properties, body: Type.Optional(Id) }),
    response: record({
      period: Month,
      due: nullable(Day),
      state: word('open', 'closed', 'none'),
      rows: Type.Array(Owed),
    }),
    errors: [],
  }),
  enter: endpoint({
    name: 'update.enter',
    method: 'PUT',
    path: '/api/rounds/:period/sheet',
    summary: 'Save or submit lines; each is taken or refused by itself',
    noun: 'update',
    verb: 'file',
    params: ByPeriod,
    body: record({ rows: Type.Array(EntryRow, { minItems: 1, maxItems: 500 }) }),
    response: record({
      rows: Type.Array(
        record({
          item: Id,
          update: nullable(Update),
          /** Why it was refused; null when it was taken. */
          code: nullable(Type.String()),
          message: nullable(Type.String()),
          findings: Type.Array(RowFinding),
        }),
      ),
    }),
    errors: ['round-closed'],
  }),
  judge: endpoint({
    name: 'update.judge-all',
    method: 'POST',
    path: '/api/rounds/:period/verdicts',
    summary: 'Approve or return several submitted lines; each by itself',
    noun: 'update',
    verb: 'approve',
    params: ByPeriod,
    body: record({
      verdicts: Type.Array(
        record({
          id: Id,
          version: Version,
          verdict: word('approve', 'return'),
          reason: Type.Optional(Type.String({ maxLength: 1000 })),
        }),
        { minItems: 1, maxItems: 500 },
      ),
    }),
    response: record({
      judged: Type.Array(Id),
      refused: Type.Array(record({ id: Id, code: Type.String(), message: Type.String() })),
    }),
    errors: [],
  }),
  workbook: endpoint({
    name: 'round.workbook',
    method: 'GET',
    path: '/api/rounds/:period/workbook',
    summary: 'The sheet of a body as a workbook that checks what is typed',
    noun: 'round',
    verb: 'export',
    params: ByPeriod,
    query: record({ ...Times.properties, body: Id }),
    response: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    errors: ['not-found'],
  }),
  upload: endpoint({
    name: 'update.upload',
    method: 'POST',
    path: '/api/rounds/:period/workbook',
    summary: 'Take in a filled workbook: what is right is taken, the rest comes back with why',
    noun: 'update',
    verb: 'file',
    params: ByPeriod,
    query: record({ submit: Type.Optional(Type.Boolean()) }),
    bodyType: 'multipart',
    response: BookResult,
    errors: [
      'round-closed',
      'book-foreign',
      'sheet-long',
      'file-empty',
      'file-large',
      'file-binary',
      'file-unsupported',
      'file-encrypted',
      'file-broken',
      'file-bomb',
    ],
  }),
} as const;
