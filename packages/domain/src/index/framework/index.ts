export { type Difference, difference, share } from './difference.ts';
export { add, below, deepen, fits, flatten, inOrder, move, remove, set, shift, weigh } from './edit.ts';
export { type Places, type Told, told } from './finding.ts';
export {
  FAULTS,
  type Fault,
  type FrameworkNode,
  faults,
  lacksPosts,
  postsOf,
  treeOf,
  unsound,
  type Weighed,
} from './node.ts';
export { bandsOf, chances } from './runs.ts';
export {
  type Observed,
  type PanelData,
  type PanelRow,
  panelFrom,
  panelOf,
  periodKind,
  type ScoreCell,
  type Scored,
  scoresOf,
} from './score.ts';
export { TEMPLATES, type Template, usualRecipe } from './template.ts';
export {
  type Allocated,
  agreement,
  allocate,
  type Judged,
  type Judgements,
  judge,
  type Pair,
  pairs,
  type Said,
  settled,
  together,
} from './weighing.ts';
