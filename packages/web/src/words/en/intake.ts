import type { Words } from '../shape.ts';

export const intake: Words['intake'] = {
  title: 'Import a plan',
  pastedName: 'pasted text',
  seeFindings: (count: number) =>
    count > 0 ? `See ${count} ${count === 1 ? 'finding' : 'findings'} first` : 'No findings: read it',
  toReview: (count: number) => `Review ${count} proposals`,
  openFindings: (count: number) => `${count} ${count === 1 ? 'finding' : 'findings'} open`,
  findingsDone: (count: number) =>
    count > 0 ? `${count} ${count === 1 ? 'finding' : 'findings'} decided` : 'No findings',
  rename: 'Name and kind',
  titleName: 'Title of the document',
  kindName: 'Kind of document',
  keep: 'Save',
};
