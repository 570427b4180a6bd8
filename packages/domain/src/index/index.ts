export {
  type Computed,
  climb,
  compute,
  type Given,
  type IndexFinding,
  normaliseAll,
  type Panel,
  ranksOf,
  type Treatment,
  weightsOf,
} from './compute.ts';
export { type Aggregate, type Indicator, invalid, metadata, type Tree, tree } from './metadata.ts';
export { METHODS, type NormaliseRecipe, normaliseStep, type Recipe, recipe } from './recipe.ts';
export { type Design, design, type RankRange, type Uncertainty, uncertainty } from './uncertainty.ts';
