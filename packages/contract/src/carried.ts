import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, Instant, nullable, record, Times, Version, word } from './schema.ts';

const Outcome = word('carried', 'split', 'changed', 'missing');
const Pair = record({ id: Id, other: Id });

/** Where a clause of one document went in another: what was proposed, and what a person decided. */
export const CarriedClause = record({
  eId: Type.String(),
  number: nullable(Type.Number()),
  heading: Type.String(),
  text: Type.String(),
  /** By similarity of the words. */
  proposed: record({ state: Outcome, into: Type.Array(Type.String()) }),
  /** Clauses of the other document, the likeliest first, whether proposed or not. */
  alike: Type.Array(record({ eId: Type.String(), similarity: Type.Number() })),
  /** Numbers that differ, as printed: “from → to”. */
  changes: Type.Array(Type.String()),
  decision: nullable(
    record({
      state: Outcome,
      into: Type.Array(Type.String()),
      note: nullable(Type.String()),
      by: Type.String(),
      at: Instant,
      version: Version,
    }),
  ),
});
export type CarriedClause = Static<typeof CarriedClause>;

/** One decision: what becomes of a clause, or null to take the decision back. */
export const CarriedAct = record({
  eId: Type.String({ maxLength: 200 }),
  /** Of the decision as last seen; null when there was none. */
  version: nullable(Version),
  verdict: nullable(
    record({
      state: Outcome,
      into: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 }),
      note: nullable(Type.String({ maxLength: 500 })),
    }),
  ),
});
export type CarriedAct = Static<typeof CarriedAct>;

export const carried = {
  get: endpoint({
    name: 'carried.get',
    method: 'GET',
    path: '/api/documents/:id/carried/:other',
    summary: 'Where each clause went: one document beside another, proposed by similarity, decided by people',
    noun: 'document',
    verb: 'look',
    params: Pair,
    query: Times,
    response: record({
      clauses: Type.Array(CarriedClause),
      /** The clauses of the other document. */
      others: Type.Array(
        record({
          eId: Type.String(),
          number: nullable(Type.Number()),
          heading: Type.String(),
          text: Type.String(),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  decide: endpoint({
    name: 'carried.decide',
    method: 'POST',
    path: '/api/documents/:id/carried/:other',
    summary:
      'Decide where clauses went, or take decisions back; what somebody else decided meanwhile is left',
    noun: 'document',
    verb: 'decide',
    params: Pair,
    body: record({ acts: Type.Array(CarriedAct, { minItems: 1, maxItems: 5000 }) }),
    response: record({
      /** The clauses acted on as they stand now. */
      decisions: Type.Array(record({ eId: Type.String(), decision: CarriedClause.properties.decision })),
      /** Clauses that somebody else had decided meanwhile; they were left as they are. */
      conflicts: Type.Array(Type.String()),
    }),
    errors: ['not-found', 'carried-invalid'],
  }),
  export: endpoint({
    name: 'carried.export',
    method: 'GET',
    path: '/api/documents/:id/carried/:other/table.:format',
    summary: 'Where each clause went, as a workbook or CSV',
    noun: 'document',
    verb: 'export',
    params: record({ id: Id, other: Id, format: word('xlsx', 'csv') }),
    query: record({
      ...Times.properties,
      state: Type.Optional(Outcome),
      decided: Type.Optional(Type.Boolean()),
    }),
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: ['not-found'],
  }),
} as const;
