import type { Kysely } from 'kysely';
import type { Database, Jurisdiction } from './database.ts';
import { nounStore } from './noun.ts';

/** The governments kept here, in most places one. */
export const jurisdictions = Object.freeze({
  ...nounStore('jurisdiction'),
  /** All of them, by id; their names are public, and asked for before anybody is known. */
  every(db: Kysely<Database>): Promise<Jurisdiction[]> {
    return db.selectFrom('jurisdiction').selectAll().orderBy('id').execute();
  },
});
