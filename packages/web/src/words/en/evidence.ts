import type { Words } from '../shape.ts';

export const evidenceOf: Words['evidenceOf'] = {
  title: 'Evidence',
  none: 'No evidence yet. Add a file, a link or a number.',
  addFile: 'Add a file',
  name: 'What it is',
  said: 'A link, or a number with its unit',
  add: 'Add',
  remove: 'Take back',
  verify: 'Checked',
  verified: (by: string) => `checked by ${by}`,
};
