export { type Aggregated, type Aggregation, aggregate, type Impossible } from './aggregate.ts';
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
  skewness,
} from './describe.ts';
export { type EarnedValue, earnedValue, type Progress } from './earned.ts';
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
export { random } from './random.ts';
export { place, rank, type Ties, ties } from './rank.ts';
export { exactSobol, type Sensitivity, sampledSobol } from './sobol.ts';
export { type Check, check, type Shape, type Transform, transform, winsorise } from './treat.ts';
export { ahp, correlation, critic, entropy, pca, shares } from './weight.ts';
