import type { Words } from '../shape.ts';

export const door: Words['door'] = {
  by: (directory) => `Sign in by ${directory}`,
  byHint: 'With the account you have at work; no other password to remember.',
  byName: 'Sign in by a user name of Luodi',
};
