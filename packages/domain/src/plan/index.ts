export { type Carried, type Clause, carried } from './carried/carried.ts';
export { type Verdict, verdict } from './carried/verdict.ts';
export { extract } from './extract.ts';
export type { Token } from './item/token.ts';
export type {
  Comparator,
  Grade,
  IndicatorRow,
  ItemKind,
  Measure,
  Plan,
  ProposedItem,
  Strength,
  Target,
} from './plan.ts';
export { type Proposal, type ProposalState, propose } from './review/proposal.ts';
export { type Review, type ReviewAct, type Reviewer, review, undo } from './review/review.ts';
