import type { Words } from '../shape.ts';

export const carry: Words['carry'] = {
  confirm: 'Confirm',
  confirmAll: (count) => `Confirm these ${count}`,
  meter: (done, all) => `${done} of ${all} confirmed`,
  open: 'Unconfirmed',
  done: 'Confirmed',
  either: 'Confirmed or not',
  decidedFilter: 'Whether confirmed',
  stateOf: (heading) => `Where “${heading}” went`,
  linkOf: (heading) => `Link “${heading}” to a clause`,
  link: '＋ Link to another clause…',
  unlink: (heading) => `No longer lead to “${heading}”`,
  wasProposed: (state) => `proposed: ${state}`,
  showText: 'Show text',
  hideText: 'Hide text',
  conflict: (count) =>
    `Somebody has just decided ${count} of these; theirs is shown, and was not overwritten.`,
  otherLens: 'Choose another filter.',
  more: (count) => `Show more (${count} left)`,
  fresh: (count) => `${count} clauses of the other document come from none of this one`,
};
