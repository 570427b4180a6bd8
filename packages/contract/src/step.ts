import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Filter } from './item.ts';
import { ItemDetail } from './ledger.ts';
import { Day, Id, Instant, nullable, record, Version, word } from './schema.ts';

export const LinkKind = word('FS', 'SS', 'FF', 'SF');
const Lag = Type.Integer({
  minimum: -10_000,
  maximum: 10_000,
  description: 'working days; negative is a lead',
});

/** A milestone with what the network says of it. */
export const Step = record({
  id: Id,
  item: Id,
  title: Type.String(),
  start: nullable(Day),
  due: Day,
  originalDue: nullable(Day),
  doneOn: nullable(Day),
  duration: Type.Integer(),
  stage: nullable(Type.String()),
  version: Version,
  earlyStart: Day,
  earlyFinish: Day,
  lateStart: Day,
  lateFinish: Day,
  totalFloat: Type.Number(),
  freeFloat: Type.Number(),
  critical: Type.Boolean(),
  driver: nullable(Id),
  provisional: Type.Boolean(),
  /** As it stood at the earlier moment asked for; null where it was not there. */
  baseline: nullable(record({ start: nullable(Day), due: Day })),
});
export type Step = Static<typeof Step>;

export const StepLink = record({
  id: Id,
  predecessor: Id,
  successor: Id,
  kind: LinkKind,
  lag: Type.Integer(),
  version: Version,
});

export const StepFinding = record({
  code: word('link-cycle', 'link-missing', 'link-reversed', 'date-impossible', 'date-odd'),
  severity: word('error', 'warning', 'info'),
  at: record({ links: Type.Array(Id), steps: Type.Array(Id) }),
  detail: Type.Record(Type.String(), Type.Unknown()),
});

export const Schedule = record({
  /** The day as of which the network is told. */
  on: Day,
  total: Type.Integer(),
  items: Type.Array(
    record({
      id: Id,
      number: Type.Integer(),
      title: Type.String(),
      kind: Type.String(),
      bodyName: nullable(Type.String()),
    }),
  ),
  steps: Type.Array(Step),
  links: Type.Array(StepLink),
  findings: Type.Array(StepFinding),
});
export type Schedule = Static<typeof Schedule>;

const ById = record({ id: Id });

/** The network of milestones. */
export const schedule = {
  get: endpoint({
    name: 'schedule.get',
    method: 'GET',
    path: '/api/schedule',
    summary: 'Milestones of the items asked for with early and late days, floats, critical path and findings',
    noun: 'item',
    verb: 'look',
    query: record({
      ...Filter,
      item: Type.Optional(Id),
      /** Show beside each milestone how it stood at this earlier moment. */
      baseline: Type.Optional(Instant),
      offset: Type.Optional(Type.Integer({ minimum: 0 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      asOf: Type.Optional(Instant),
      on: Type.Optional(Day),
    }),
    response: Schedule,
    errors: [],
  }),
  slip: endpoint({
    name: 'schedule.slip',
    method: 'GET',
    path: '/api/milestones/:id/slip',
    summary: 'What moves when a milestone slips by working days',
    noun: 'item',
    verb: 'look',
    params: ById,
    query: record({
      days: Type.Integer({ minimum: 0, maximum: 2000 }),
      asOf: Type.Optional(Instant),
      on: Type.Optional(Day),
    }),
    response: record({
      moved: Type.Array(
        record({
          id: Id,
          title: Type.String(),
          item: Id,
          itemTitle: Type.String(),
          by: Type.Number(),
          finish: Day,
          due: Day,
          misses: Type.Boolean(),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  link: endpoint({
    name: 'schedule.link',
    method: 'POST',
    path: '/api/milestones/:id/waits',
    summary: 'Let a milestone wait for another; refused where that closes a circle',
    noun: 'item',
    verb: 'change',
    params: ById,
    body: record({ predecessor: Id, kind: LinkKind, lag: Lag }),
    response: ItemDetail,
    errors: ['not-found', 'duplicate', 'link-cycle', 'superseded'],
  }),
  unlink: endpoint({
    name: 'schedule.unlink',
    method: 'POST',
    path: '/api/dependencies/:id/removal',
    summary: 'Take a link away',
    noun: 'item',
    verb: 'change',
    params: ById,
    body: record({ version: Version }),
    response: ItemDetail,
    errors: ['not-found', 'conflict', 'superseded'],
  }),
  template: endpoint({
    name: 'schedule.template',
    method: 'POST',
    path: '/api/items/:id/template',
    summary: 'Lay the steps of a template from a day on, each by its time limit in working days',
    noun: 'item',
    verb: 'change',
    params: ById,
    body: record({ template: Type.String({ maxLength: 100 }), start: Day }),
    response: ItemDetail,
    errors: ['not-found', 'superseded'],
  }),
} as const;
