import type { Words } from '../shape.ts';

export const index: Words['index'] = {
  none: 'No evaluation index yet',
  noneHint: 'Add indicators for clauses and enter their values; an evaluator then builds the index.',
  draft: 'Draft',
  adoptedFor: (year: number) => `Adopted for ${year}`,
  computing: 'Computing…',
  ranking: 'Ranking',
  rankingChart: 'Scores and ranks of the areas, with the range of each rank',
  noRange: 'The range each rank may have was not worked out; take the ranks with care.',
  rangeHint: 'In brackets the range a rank may have: where ranges overlap, none is before the other.',
  cells: 'Indicator × area',
  weight: 'Weight',
  way: 'Back to the words',
  made: 'Made of',
  words: 'Words of the plan',
};
