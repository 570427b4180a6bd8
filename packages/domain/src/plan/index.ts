export { extract } from './extract.ts';
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
