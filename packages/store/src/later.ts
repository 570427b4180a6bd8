import type { Given, Noun, Nouns } from './database.ts';

/**
 * Columns that a migration added to a table that was there already, with what its rows got in them: what was known
 * before has no such column and reads as if it had held this. A test holds the table against the migrations.
 */
export const LATER: { readonly [N in Noun]?: Partial<Given<Nouns[N]>> } = {
  item: { state: 'live', goal: '', originalGoal: '', stageReason: '', tags: [], attached: [] },
  milestone: { duration: 0 },
  framework: { basis: 'district' },
  indexResult: { basis: 'district', dataHash: '' },
};
