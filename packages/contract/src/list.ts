import { type Static, Type } from 'typebox';
import { ItemKind } from './document.ts';
import { endpoint } from './endpoint.ts';
import { Stage } from './ledger.ts';
import { Day, Id, Instant, nullable, record, Times, Version, word } from './schema.ts';

export const TemplateNode = record({
  code: Type.String({ minLength: 1, maxLength: 60 }),
  name: Type.String({ minLength: 1, maxLength: 100 }),
  nameEn: Type.String({ maxLength: 200 }),
  stage: nullable(Stage),
  days: Type.Integer({ minimum: 0, maximum: 5000 }),
  after: Type.Array(Type.String(), { maxItems: 50 }),
});

/** A list as the city calls it. */
export const List = record({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  kind: ItemKind,
  columns: Type.Array(Type.String()),
  lifecycle: Type.Array(Stage),
  version: Version,
});

export const Template = record({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  kind: ItemKind,
  nodes: Type.Array(TemplateNode),
  version: Version,
});

export const Lists = record({ lists: Type.Array(List), templates: Type.Array(Template) });
export type Lists = Static<typeof Lists>;

export const View = record({
  id: Id,
  name: Type.String(),
  query: Type.Record(Type.String(), Type.String()),
  shared: Type.Boolean(),
  own: Type.Boolean(),
  version: Version,
});
export type View = Static<typeof View>;
const Views = record({ views: Type.Array(View) });

const ById = record({ id: Id });

/** The lists' shape: names, columns, lifecycles, templates, the working calendar. */
export const list = {
  get: endpoint({
    name: 'list.get',
    method: 'GET',
    path: '/api/lists',
    summary: 'The lists as the city calls them, and the templates of steps',
    noun: 'list',
    verb: 'look',
    query: Times,
    response: Lists,
    errors: [],
  }),
  change: endpoint({
    name: 'list.change',
    method: 'PATCH',
    path: '/api/lists/:id',
    summary: 'Rename a list, choose its columns and the stages its items run through',
    noun: 'list',
    verb: 'change',
    params: ById,
    body: record({
      version: Version,
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
      nameEn: Type.Optional(Type.String({ maxLength: 100 })),
      columns: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 40 })),
      lifecycle: Type.Optional(Type.Array(Stage, { maxItems: 6 })),
    }),
    response: Lists,
    errors: ['not-found', 'conflict'],
  }),
  template: endpoint({
    name: 'list.template',
    method: 'PATCH',
    path: '/api/templates/:id',
    summary: 'Change the steps of a template and their time limits',
    noun: 'list',
    verb: 'change',
    params: ById,
    body: record({
      version: Version,
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
      nameEn: Type.Optional(Type.String({ maxLength: 100 })),
      nodes: Type.Array(TemplateNode, { minItems: 1, maxItems: 100 }),
    }),
    response: Lists,
    errors: ['not-found', 'conflict', 'invalid'],
  }),
  add: endpoint({
    name: 'list.add',
    method: 'POST',
    path: '/api/templates',
    summary: 'A further template of steps for a kind of items',
    noun: 'list',
    verb: 'change',
    body: record({
      kind: ItemKind,
      name: Type.String({ minLength: 1, maxLength: 60 }),
      nameEn: Type.String({ maxLength: 100 }),
      nodes: Type.Array(TemplateNode, { minItems: 1, maxItems: 100 }),
    }),
    response: Lists,
    errors: ['invalid'],
  }),
  remove: endpoint({
    name: 'list.remove',
    method: 'POST',
    path: '/api/templates/:id/removal',
    summary: 'Take a template away; items laid out by it keep their steps',
    noun: 'list',
    verb: 'change',
    params: ById,
    body: record({ version: Version }),
    response: Lists,
    errors: ['not-found', 'conflict'],
  }),
  history: endpoint({
    name: 'list.history',
    method: 'GET',
    path: '/api/lists/history/:of/:id',
    summary: 'Who changed what of a list, a template, the working calendar or a body’s duties, and when',
    noun: 'list',
    verb: 'look',
    params: record({ of: word('list', 'template', 'calendar', 'duty'), id: Id }),
    response: record({
      history: Type.Array(
        record({
          version: Type.Integer(),
          at: Instant,
          by: Type.String(),
          changes: Type.Array(record({ field: Type.String(), before: Type.String(), after: Type.String() })),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  calendar: endpoint({
    name: 'list.calendar',
    method: 'GET',
    path: '/api/calendar',
    summary:
      'The working calendar: announced holidays, days worked in exchange, and up to when they are announced',
    noun: 'list',
    verb: 'look',
    query: Times,
    response: record({
      /** Of what the city has entered; 0 when it has entered nothing. */
      version: Type.Integer({ minimum: 0 }),
      years: Type.Array(
        record({
          year: Type.Integer(),
          /** False as shipped. */
          entered: Type.Boolean(),
          source: Type.String(),
          off: Type.Array(Type.Array(Day, { minItems: 2, maxItems: 2 })),
          worked: Type.Array(Day),
        }),
      ),
    }),
    errors: [],
  }),
  announce: endpoint({
    name: 'list.announce',
    method: 'PUT',
    path: '/api/calendar/:year',
    summary: 'Enter the holidays of a further year once they are announced',
    noun: 'list',
    verb: 'change',
    params: record({ year: Type.Integer({ minimum: 2000, maximum: 2100 }) }),
    body: record({
      /** As last seen; refused when somebody has entered a year since. */
      version: Type.Optional(Type.Integer({ minimum: 0 })),
      source: Type.String({ maxLength: 200 }),
      off: Type.Array(Type.Array(Day, { minItems: 2, maxItems: 2 }), { maxItems: 40 }),
      worked: Type.Array(Day, { maxItems: 40 }),
    }),
    response: record({ year: Type.Integer() }),
    errors: ['invalid', 'conflict'],
  }),
} as const;

/** Views of the lists that a person keeps, or shares. */
export const view = {
  list: endpoint({
    name: 'view.list',
    method: 'GET',
    path: '/api/views',
    summary: 'One’s own views and those that are shared',
    noun: 'view',
    verb: 'look',
    query: record({}),
    response: Views,
    errors: [],
  }),
  save: endpoint({
    name: 'view.save',
    method: 'POST',
    path: '/api/views',
    summary: 'Keep a view under a name; the same name again replaces one’s own',
    noun: 'view',
    verb: 'change',
    body: record({
      name: Type.String({ minLength: 1, maxLength: 60 }),
      query: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 500 })),
      shared: Type.Boolean(),
    }),
    response: Views,
    errors: [],
  }),
  remove: endpoint({
    name: 'view.remove',
    method: 'POST',
    path: '/api/views/:id/removal',
    summary: 'Take one’s own view away',
    noun: 'view',
    verb: 'change',
    params: ById,
    body: record({ version: Version }),
    response: Views,
    errors: ['not-found', 'conflict', 'forbidden'],
  }),
} as const;
