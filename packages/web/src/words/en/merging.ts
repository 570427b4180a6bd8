import type { Words } from '../shape.ts';

export const merging: Words['merging'] = {
  faster: (by) => `${by || 'Somebody'} saved just before you; theirs is not overwritten`,
  yourself: 'You, in another window,',
  taken: 'Taken from theirs:',
  mine: 'Mine',
  theirs: 'Theirs',
  before: 'before:',
  gone: 'removed',
  none: '(none)',
  and: ', ',
  saveAgain: 'Please look it over and save once more.',
  yearly: 'Investment by year',
  bySource: 'Funding by source',
  addFunding: 'Add funding',
  remove: (name) => `Remove ${name}`,
  step: {
    title: 'Milestone',
    due: 'Due',
    start: 'Start',
    duration: 'Working days',
    doneOn: 'Reached on',
  },
  unlinks: (count) =>
    `With the milestone${count === 1 ? ' a link' : ` ${count} links`} to other milestones will be removed`,
};
