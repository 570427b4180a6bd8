export {
  type ArticleState,
  type ArticleTile,
  articles,
  nextStep,
  type PlanState,
  type Progress,
  type Step,
} from './overview.ts';
