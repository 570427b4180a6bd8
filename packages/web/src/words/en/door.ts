import type { Words } from '../shape.ts';

export const door: Words['door'] = {
  by: (directory) => `Sign in by ${directory}`,
  byHint: 'With the account you have at work; no other password to remember.',
  left: {
    both: (directory) => `You are signed out here and of ${directory}.`,
    here: (directory) =>
      `You are signed out here; ${directory} may still hold you signed in. On a computer that others use, sign out there too, or close the browser.`,
  },
  byName: 'Sign in by a user name of Luodi',
};
