import { type Static, type TSchema, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, nullable, record, Times, Version, word } from './schema.ts';

const Name = Type.String({ minLength: 1, maxLength: 200 });
const Free = Type.String({ maxLength: 2000 });
const kept = { id: Id, version: Version };
const days = { validFrom: nullable(Day), validTo: nullable(Day) };

/** What can be said of each kind of row. */
const FIELDS = {
  area: {
    code: Type.String({ minLength: 1, maxLength: 40 }),
    name: Name,
    nameEn: Free,
    kind: word('city', 'district', 'zone', 'street'),
    parent: nullable(Id),
    overlaps: nullable(Type.Array(Id, { maxItems: 200 })),
    ...days,
  },
  body: {
    name: Name,
    nameEn: Free,
    shortName: Free,
    kind: nullable(word('government', 'department', 'party', 'firm', 'other')),
    parent: nullable(Id),
    area: nullable(Id),
    duties: Free,
    ...days,
  },
  post: { name: Name, nameEn: Free, body: Id, ...days },
  person: { name: Name, nameEn: Free },
  holding: { post: Id, person: Id, deputy: Type.Boolean(), validFrom: Day, validTo: nullable(Day) },
} as const;

/** A row as it stands. */
export const RegisterArea = record({ ...kept, ...FIELDS.area });
export const RegisterBody = record({ ...kept, ...FIELDS.body });
export const RegisterPost = record({ ...kept, ...FIELDS.post });
export const RegisterPerson = record({ ...kept, name: Free, nameEn: Free });
export const RegisterHolding = record({ ...kept, ...FIELDS.holding });

const Link = record({
  id: Id,
  noun: word('area', 'body', 'post'),
  kind: word('rename', 'merge', 'split'),
  on: Day,
  from: Type.Array(Id),
  to: Type.Array(Id),
  reason: Type.String(),
});

/** Something odd in the register, in the language of the request. */
const Oddity = record({
  code: Type.String(),
  severity: word('error', 'warning', 'info'),
  noun: Type.String(),
  id: Id,
  field: Type.String(),
  message: Type.String(),
});

/** Everything that says who answers for what, ended or not, with what is odd in it. */
export const RegisterAll = record({
  areas: Type.Array(RegisterArea),
  bodies: Type.Array(RegisterBody),
  posts: Type.Array(RegisterPost),
  persons: Type.Array(RegisterPerson),
  holdings: Type.Array(RegisterHolding),
  reorganisations: Type.Array(Link),
  findings: Type.Array(Oddity),
});
export type RegisterAll = Static<typeof RegisterAll>;

/** One finding of an import: which sheet, row and column, and what to do. */
const SheetFinding = record({
  code: Type.String(),
  severity: word('error', 'warning', 'info'),
  sheet: Type.String(),
  row: nullable(Type.Integer()),
  column: nullable(Type.String()),
  message: Type.String(),
});
const Counts = record({
  area: Type.Integer(),
  body: Type.Integer(),
  post: Type.Integer(),
  person: Type.Integer(),
  holding: Type.Integer(),
});

/** What an import would do or has done. */
export const OrganisationImport = record({
  applied: Type.Boolean(),
  create: Counts,
  change: Counts,
  same: Type.Integer(),
  findings: Type.Array(SheetFinding),
});
export type OrganisationImport = Static<typeof OrganisationImport>;

/** One who takes part in a reorganisation: new, or one that stands already and goes on. */
const New = record({
  id: Type.Optional(Id),
  name: Type.Optional(Name),
  nameEn: Type.Optional(Free),
  shortName: Type.Optional(Free),
  code: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
});

const noun = 'organisation' as const;
const verb = 'change' as const;
const errors = ['register-invalid', 'duplicate'] as const;

const creating = <const N extends keyof typeof FIELDS, const P extends string, const R extends TSchema>(
  one: N,
  path: P,
  response: R,
) =>
  endpoint({
    name: `organisation.${one}.create`,
    method: 'POST',
    path: `/api/organisation/${path}`,
    summary: `A new ${one}`,
    noun,
    verb,
    body: record(FIELDS[one]),
    response,
    errors,
  });

const changing = <const N extends keyof typeof FIELDS, const P extends string, const R extends TSchema>(
  one: N,
  path: P,
  response: R,
) =>
  endpoint({
    name: `organisation.${one}.change`,
    method: 'PATCH',
    path: `/api/organisation/${path}/:id`,
    summary: `Change a ${one}, or end it by its last day`,
    noun,
    verb,
    params: record({ id: Id }),
    body: record({ version: Version, ...Type.Partial(record(FIELDS[one])).properties }),
    response,
    errors: [...errors, 'not-found', 'conflict'],
  });

/** Keeping the organisation: everyone who may look sees the whole, planners and administrators change it. */
export const keep = {
  register: endpoint({
    name: 'organisation.register',
    method: 'GET',
    path: '/api/organisation/register',
    summary:
      'Every area, body, post, person, holding and reorganisation, ended or not unless a day is asked for',
    noun,
    verb: 'look',
    query: Times,
    response: RegisterAll,
    errors: [],
  }),
  createArea: creating('area', 'areas', RegisterArea),
  changeArea: changing('area', 'areas', RegisterArea),
  createBody: creating('body', 'bodies', RegisterBody),
  changeBody: changing('body', 'bodies', RegisterBody),
  createPost: creating('post', 'posts', RegisterPost),
  changePost: changing('post', 'posts', RegisterPost),
  createPerson: creating('person', 'persons', RegisterPerson),
  changePerson: changing('person', 'persons', RegisterPerson),
  createHolding: creating('holding', 'holdings', RegisterHolding),
  changeHolding: changing('holding', 'holdings', RegisterHolding),
  reorganise: endpoint({
    name: 'organisation.reorganise',
    method: 'POST',
    path: '/api/organisation/reorganisations',
    summary: 'Rename, merge or split bodies or areas from a day on; what was stays as it was',
    noun,
    verb,
    body: record({
      noun: word('area', 'body'),
      kind: word('rename', 'merge', 'split'),
      on: Day,
      from: Type.Array(record({ id: Id, version: Version }), { minItems: 1, maxItems: 50 }),
      to: Type.Array(New, { minItems: 1, maxItems: 50 }),
      reason: Free,
      /** Of a split: which of the new ones each post goes to, by its place. */
      posts: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 0 }))),
    }),
    response: record({ ended: Type.Array(Id), made: Type.Array(Id), items: Type.Integer() }),
    errors: ['register-invalid', 'conflict', 'duplicate'],
  }),
  import: endpoint({
    name: 'organisation.import',
    method: 'POST',
    path: '/api/organisation/import',
    summary:
      'Read the organisation from a workbook or a CSV file: tried first, done when `apply` is true and no row is in error',
    noun,
    verb,
    query: record({
      apply: Type.Optional(Type.Boolean()),
      /** Of a CSV file: what its rows are; else its name says so. */
      noun: Type.Optional(word('area', 'body', 'person', 'post', 'holding')),
    }),
    bodyType: 'multipart',
    response: OrganisationImport,
    errors: ['file-missing', 'file-large', 'file-broken', 'file-bomb', 'file-unsupported', 'file-encrypted'],
  }),
  export: endpoint({
    name: 'organisation.export',
    method: 'GET',
    path: '/api/organisation/export/:format',
    summary: 'The organisation as a workbook, or one kind of its rows as CSV; the pattern for an import',
    noun,
    verb: 'look',
    params: record({ format: word('xlsx', 'csv') }),
    query: record({
      noun: Type.Optional(word('area', 'body', 'person', 'post', 'holding')),
      ...Times.properties,
    }),
    response: Type.Any(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    errors: [],
  }),
} as const;
