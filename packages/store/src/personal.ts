import type { Noun } from './database.ts';

/** Columns that say who somebody is: in the chain they stand as salted digests only. */
export const PERSONAL: Partial<Record<Noun, readonly string[]>> = { person: ['name', 'name_en'] };
