export { toAkomaNtoso } from './akn.ts';
export { toJson } from './json.ts';
export { toMarkdown } from './markdown.ts';
export {
  type ArticleState,
  type ArticleTile,
  articles,
  nextStep,
  type PlanState,
  type Progress,
  type Step,
} from './overview.ts';
export type { Published } from './published.ts';
export { type Dress, PLAIN, toTable } from './table.ts';
