import type { Words } from '../shape.ts';

export const draft: Words['draft'] = {
  open: 'Lists',
  title: 'The four lists, a preview',
  ledger: 'Ledger',
  list: 'List',
  allLists: 'All lists',
  grade: 'Grade',
  allGrades: 'All grades',
  notRejected: 'Undecided and accepted',
  filterWords: 'Filter by the words of an item',
  none: 'No item passes',
  noneHint: 'Ask for less, or clear the filter.',
  byArticle: 'Items by clause',
  noHeading: '(under no heading)',
  more: (shown: number, all: number) => `The first ${shown} of ${all}; export for all of them.`,
  moreArticles: (shown: number, all: number) =>
    `The first ${shown} of ${all} articles; a filter narrows them down.`,
  machine: 'Proposed by similarity; a person decides',
  alike: 'alike',
  documentKind: {
    recommendations: 'Recommendations',
    outline: 'Outline',
    special: 'Special plan',
    district: 'District plan',
    report: 'Report',
    other: 'Other',
  },
};
