import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, Instant, nullable, record, Span, Version, word } from './schema.ts';

export const ItemKind = word('project', 'policy', 'platform', 'reform');
export const Grade = word('major', 'ordinary');

/** An item the machine or a person proposes, and what became of it. */
export const Proposal = record({
  id: Id,
  eId: Type.String(),
  kind: ItemKind,
  start: Type.Integer(),
  end: Type.Integer(),
  text: Type.String(),
  article: nullable(Type.String()),
  confidence: Type.Number(),
  abstained: Type.Boolean(),
  grade: Grade,
  criteria: Type.Array(Type.String()),
  state: word('proposed', 'accepted', 'rejected'),
  /** 'machine', or the name of the person who marked it. */
  origin: Type.String(),
  decided: nullable(record({ by: Type.String(), at: Instant })),
  /** What was first proposed, where somebody changed it since. */
  original: nullable(record({ kind: ItemKind, grade: Grade, start: Type.Integer(), end: Type.Integer() })),
  /** The list item made of it, once the plan is adopted or the item taken over. */
  item: nullable(Id),
  version: Version,
});
export type Proposal = Static<typeof Proposal>;

/** One act of review; a batch is undone as one. */
export const ReviewAct = Type.Union([
  record({ act: word('accept', 'reject', 'reopen'), proposal: Id, version: Version }),
  record({ act: word('kind'), proposal: Id, version: Version, kind: ItemKind }),
  record({ act: word('grade'), proposal: Id, version: Version, grade: Grade }),
  record({ act: word('span'), proposal: Id, version: Version, start: Type.Integer(), end: Type.Integer() }),
  record({ act: word('split'), proposal: Id, version: Version, at: Type.Array(Span, { minItems: 2 }) }),
  record({
    act: word('merge'),
    proposals: Type.Array(record({ proposal: Id, version: Version }), { minItems: 2 }),
  }),
  record({ act: word('add'), kind: ItemKind, start: Type.Integer(), end: Type.Integer() }),
]);
export type ReviewAct = Static<typeof ReviewAct>;

export const ReviewResult = record({
  /** Undo this batch by this id. */
  decision: Id,
  /** The proposals as they stand now, those the batch touched. */
  proposals: Type.Array(Proposal),
  /** Ids that are no more (merged or split away). */
  removed: Type.Array(Id),
  /** Acts that were not done because somebody else had changed the proposal; it stands among `proposals`. */
  conflicts: Type.Array(Id),
});
export type ReviewResult = Static<typeof ReviewResult>;

/** Deciding what is proposed; the endpoints belong to the document. */
export const reviewing = {
  review: endpoint({
    name: 'document.review',
    method: 'POST',
    path: '/api/documents/:id/review',
    summary: 'A batch of review acts, applied and undone as one',
    noun: 'proposal',
    verb: 'decide',
    params: record({ id: Id }),
    body: record({ acts: Type.Array(ReviewAct, { minItems: 1, maxItems: 5000 }) }),
    response: ReviewResult,
    errors: ['not-found', 'frozen', 'span-invalid'],
  }),
  past: endpoint({
    name: 'document.past',
    method: 'GET',
    path: '/api/documents/:id/proposals/:proposal/past',
    summary: 'Every version of a proposal: who made it what, and when; oldest first',
    noun: 'document',
    verb: 'look',
    params: record({ id: Id, proposal: Id }),
    response: record({
      versions: Type.Array(
        record({
          at: Instant,
          by: Type.String(),
          state: word('proposed', 'accepted', 'rejected', 'superseded'),
          kind: ItemKind,
          grade: Grade,
          text: Type.String(),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  undo: endpoint({
    name: 'document.undo',
    method: 'POST',
    path: '/api/documents/:id/review/:decision/undo',
    summary: 'Take a batch back, where nobody has changed the same proposals since',
    noun: 'proposal',
    verb: 'decide',
    params: record({ id: Id, decision: Id }),
    response: ReviewResult,
    errors: ['not-found', 'frozen', 'conflict'],
  }),
} as const;
