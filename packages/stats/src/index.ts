export {
  type Aggregated,
  type AggregateOptions,
  type Aggregation,
  aggregate,
  type Impossible,
} from './aggregate.ts';
export { ahead, groups, type Runs } from './ahead.ts';
export { ahp, type Judgement, type Pairwise, type Triad } from './ahp.ts';
export { type Allocation, allocation } from './allocation.ts';
export { type Branch, type Composite, composite } from './composite.ts';
export { contributions } from './contribution.ts';
export { signOfSum } from './copeland.ts';
export { correlation, kendall, spearman } from './correlation.ts';
export { type Coupling, coupling } from './coupling.ts';
export { critic } from './critic.ts';
export { cycles } from './cycle.ts';
export {
  deviation,
  kurtosis,
  maximum,
  mean,
  median,
  minimum,
  present,
  quantile,
  type Summary,
  skewness,
  summary,
} from './describe.ts';
export { type Doubt, doubt, type LinearProgramme, type Solver } from './doubt.ts';
export { type EarnedValue, earnedValue, type Progress } from './earned.ts';
export { type Eigen, eigen } from './eigen.ts';
export { entropy } from './entropy.ts';
export {
  type Activity,
  type Link,
  type LinkKind,
  pathTo,
  type Slip,
  slip,
  type Timetable,
  timetable,
} from './network.ts';
export { type Normalisation, normalise } from './normalise.ts';
export { obstacles } from './obstacle.ts';
export { pca } from './pca.ts';
export { random, stream } from './random.ts';
export { place, rank, type Ties, ties } from './rank.ts';
export { type Collinearity, collinearity, cronbach } from './reliability.ts';
export { shapley } from './shapley.ts';
export { shares } from './shares.ts';
export { exactSobol, type Sensitivity, sampledSobol } from './sobol.ts';
export { type Check, check, likeliest, type Shape, type Transform, transform, winsorise } from './treat.ts';
