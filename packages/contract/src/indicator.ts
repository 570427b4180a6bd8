import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, Instant, nullable, Period, record, Times, Version, word } from './schema.ts';

const Bilingual = record({ zh: Type.String(), en: Type.String() });

export const Observation = record({
  area: Id,
  period: Period,
  /** In the indicator's unit; null when missing. */
  value: nullable(Type.Number()),
  /** Why it is missing. */
  missing: nullable(Type.String()),
  /** When it became known. */
  vintage: Instant,
  source: Type.String(),
});
export const Indicator = record({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  unit: nullable(Type.String()),
  direction: word('more', 'less'),
  nature: nullable(word('anticipatory', 'binding')),
  definition: Type.String(),
  clauses: Type.Array(
    record({
      document: Id,
      documentTitle: Type.String(),
      eId: Type.String(),
      heading: Type.String(),
      start: Type.Integer(),
      end: Type.Integer(),
      quotation: Type.String(),
    }),
  ),
  latest: nullable(Observation),
  version: Version,
});
export type Indicator = Static<typeof Indicator>;

/** An indicator of the catalogue that would show whether a clause is kept. */
export const IndicatorProposal = record({
  code: Type.String(),
  name: Bilingual,
  definition: Bilingual,
  unit: Bilingual,
  direction: word('more', 'less'),
  office: Bilingual,
  field: Type.String(),
  /** The words of the clause that call for it, and where they stand in the text. */
  reason: Type.String(),
  start: Type.Integer(),
  end: Type.Integer(),
  /** `named`: the clause names the quantity; `theme`: it orders what moves it. */
  because: word('named', 'theme'),
  state: word('proposed', 'accepted', 'rejected'),
  /** The indicator of this jurisdiction with the same code. */
  indicator: nullable(Id),
});
export type IndicatorProposal = Static<typeof IndicatorProposal>;

/** A cell of an imported table that is wrong or odd. */
export const CellFault = record({
  code: word('no-column', 'indicator', 'area', 'period', 'value', 'unit', 'twice', 'jump'),
  severity: word('error', 'warning'),
  /** In the file; 0 for the table as a whole. */
  line: Type.Integer(),
  column: nullable(Type.Integer()),
  found: Type.String(),
});

/** How a table is read as observations: a role for each column, and what no column says. */
export const ImportMapping = record({
  columns: Type.Array(
    Type.String({
      maxLength: 80,
      pattern: '^(indicator|area|period|value|unit|missing|source|skip|=.+)$',
      description: '`=CODE` holds the values of that indicator',
    }),
    { maxItems: 500 },
  ),
  indicator: Type.Optional(Type.String({ maxLength: 200 })),
  area: Type.Optional(Type.String({ maxLength: 200 })),
  period: Type.Optional(Type.String({ maxLength: 40 })),
});

/** What an import came to, or would come to. */
export const ObservationImport = record({
  sheets: Type.Array(record({ name: Type.String(), rows: Type.Integer() })),
  sheet: Type.Integer(),
  head: Type.Array(Type.String()),
  /** The first rows, as they stand. */
  sample: Type.Array(Type.Array(Type.String())),
  mapping: ImportMapping,
  rows: Type.Integer(),
  /** Observations that are new, that become a new vintage, and that are known already. */
  fresh: Type.Integer(),
  revised: Type.Integer(),
  unchanged: Type.Integer(),
  missing: Type.Integer(),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  /** The first 300. */
  faults: Type.Array(CellFault),
  /** How many were recorded; null in a dry run. */
  recorded: nullable(Type.Integer()),
});
export type ObservationImport = Static<typeof ObservationImport>;

export const indicator = {
  list: endpoint({
    name: 'indicator.list',
    method: 'GET',
    path: '/api/indicators',
    summary: 'The indicators with their newest value for the whole city',
    noun: 'indicator',
    verb: 'look',
    query: Times,
    response: record({ indicators: Type.Array(Indicator) }),
    errors: [],
  }),
  get: endpoint({
    name: 'indicator.get',
    method: 'GET',
    path: '/api/indicators/:id',
    summary: 'One indicator with its observations as known on a day',
    noun: 'indicator',
    verb: 'look',
    params: record({ id: Id }),
    query: Times,
    response: record({ indicator: Indicator, observations: Type.Array(Observation) }),
    errors: ['not-found'],
  }),
  create: endpoint({
    name: 'indicator.create',
    method: 'POST',
    path: '/api/indicators',
    summary: 'Add an indicator that shows whether a clause is kept',
    noun: 'indicator',
    verb: 'create',
    body: record({
      code: Type.String({ minLength: 1, maxLength: 40 }),
      name: Type.String({ minLength: 1, maxLength: 200 }),
      nameEn: Type.Optional(Type.String({ maxLength: 200 })),
      unit: nullable(Type.String({ maxLength: 40 })),
      direction: word('more', 'less'),
      definition: Type.Optional(Type.String({ maxLength: 2000 })),
      clauses: Type.Array(record({ document: Id, eId: Type.String({ maxLength: 200 }) })),
    }),
    response: Indicator,
    errors: ['duplicate', 'not-found'],
  }),
  proposals: endpoint({
    name: 'indicator.proposals',
    method: 'GET',
    path: '/api/documents/:id/indicators',
    summary: 'What would show that each clause is kept, from the catalogue; nothing where nothing fits',
    noun: 'indicator',
    verb: 'look',
    params: record({ id: Id }),
    query: Times,
    response: record({
      clauses: Type.Array(
        record({
          eId: Type.String(),
          number: nullable(Type.Number()),
          heading: Type.String(),
          proposals: Type.Array(IndicatorProposal),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  decide: endpoint({
    name: 'indicator.decide',
    method: 'POST',
    path: '/api/documents/:id/indicators',
    summary:
      'Accept or reject proposed indicators for clauses; accepting makes the indicator where it is not here yet',
    noun: 'indicator',
    verb: 'decide',
    params: record({ id: Id }),
    body: record({
      acts: Type.Array(
        record({
          eId: Type.String({ maxLength: 200 }),
          code: Type.String({ maxLength: 40 }),
          verdict: word('accept', 'reject', 'reopen'),
        }),
        { minItems: 1, maxItems: 500 },
      ),
    }),
    response: record({ accepted: Type.Integer(), rejected: Type.Integer(), made: Type.Integer() }),
    errors: ['not-found'],
  }),
  observe: endpoint({
    name: 'observation.record',
    method: 'POST',
    path: '/api/observations',
    summary: 'Record observations; an older value stays as an older vintage',
    noun: 'observation',
    verb: 'file',
    body: record({
      source: Type.String({ maxLength: 200 }),
      observations: Type.Array(
        record({
          indicator: Id,
          area: Id,
          period: Period,
          value: nullable(Type.Number()),
          missing: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        { minItems: 1, maxItems: 100_000 },
      ),
    }),
    response: record({ recorded: Type.Integer(), unchanged: Type.Integer() }),
    errors: ['not-found'],
  }),
  import: endpoint({
    name: 'observation.import',
    method: 'POST',
    path: '/api/observations/import',
    summary: 'Observations from a CSV or a workbook: a dry run first, then for good',
    noun: 'observation',
    verb: 'file',
    query: record({
      /** Nothing is recorded unless this is false. */
      dry: Type.Optional(Type.Boolean()),
      sheet: Type.Optional(Type.Integer({ minimum: 0, maximum: 500 })),
      /** Record the sound rows though others are wrong. */
      partly: Type.Optional(Type.Boolean()),
      /** {@link ImportMapping} as JSON; guessed from the heads where it is left out. */
      mapping: Type.Optional(Type.String({ maxLength: 60_000 })),
    }),
    bodyType: 'multipart',
    response: ObservationImport,
    errors: [
      'file-missing',
      'file-empty',
      'file-large',
      'file-binary',
      'file-unsupported',
      'file-encrypted',
      'file-broken',
      'file-bomb',
      'invalid',
    ],
  }),
  export: endpoint({
    name: 'observation.export',
    method: 'GET',
    path: '/api/observations/table/:format',
    summary: 'Every observation as known now or then, in the form that can be imported again',
    noun: 'observation',
    verb: 'look',
    params: record({ format: word('xlsx', 'csv') }),
    query: record({
      ...Times.properties,
      indicator: Type.Optional(Id),
      /** Every vintage, not the newest alone. */
      vintages: Type.Optional(Type.Boolean()),
    }),
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: ['not-found'],
  }),
} as const;
