import type { Kysely } from 'kysely';
import type { Database, User } from './database.ts';
import { nounStore } from './noun.ts';

/** Which person a sign-in user is. */
export const signIns = Object.freeze({
  ...nounStore('signIn'),
  /**
   * For which government a user signs in: read before any jurisdiction is known, from the user's own row. Null when
   * the user was never given one.
   */
  async jurisdictionOf(db: Kysely<Database>, userId: string): Promise<string | null> {
    const row = await db
      .selectFrom('user')
      .select('jurisdiction')
      .where('id', '=', userId)
      .executeTakeFirst();
    return row?.jurisdiction ?? null;
  },
  /** Gives a user its government. */
  async settle(db: Kysely<Database>, userId: string, jurisdiction: string): Promise<void> {
    await db.updateTable('user').set({ jurisdiction }).where('id', '=', userId).execute();
  },
  /** Removes a user with its sessions and passwords; a person that is linked to it keeps it. */
  async drop(db: Kysely<Database>, userId: string): Promise<void> {
    await db.deleteFrom('user').where('id', '=', userId).execute();
  },
  /** The user of a user name, if any. */
  async byName(db: Kysely<Database>, username: string): Promise<User | null> {
    const row = await db
      .selectFrom('user')
      .select(['id', 'name', 'email', 'username', 'jurisdiction', 'mustChangePassword'])
      .where('username', '=', username)
      .executeTakeFirst();
    return row ?? null;
  },
});
