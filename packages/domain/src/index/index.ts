export { type Band, bands } from './band.ts';
export { type Cause, type Change, changesBetween, type State } from './change.ts';
export { type Computed, compute, type Extra, ranksOf } from './compute.ts';
export { type Contributions, contributionsOf, gap } from './contribution.ts';
export { type Design, design, favours, type WeightsDesign } from './design.ts';
export {
  type Association,
  type Coupled,
  couplingOf,
  type Diagnosis,
  diagnose,
  effectiveWeights,
  obstaclesOf,
  type Removal,
  type Weighing,
} from './diagnose.ts';
export { type Aggregate, type Indicator, invalid, metadata, type Tree, tree } from './metadata.ts';
export { countMissing, type Lack, type Missing, type MissingCount, missingOf } from './missing.ts';
export {
  type Columns,
  type IndexFinding,
  type Panel,
  type Reasons,
  type Revision,
  revised,
} from './panel.ts';
export { METHODS, type NormaliseRecipe, normaliseStep, type Recipe, recipe } from './recipe.ts';
export { nominalOf, type Replicator, replicator } from './replicate.ts';
export { type Given, type Judgements, judgementMatrix, type Weights } from './step/weight.ts';
export { type Standing, type Swing, tornado } from './tornado.ts';
export type { Treatment } from './treatment.ts';
export {
  countOf,
  gather,
  type RankRange,
  type Replicates,
  replicate,
  type Uncertainty,
  uncertainty,
} from './uncertainty.ts';
