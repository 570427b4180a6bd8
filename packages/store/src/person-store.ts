import { sql } from 'kysely';
import { mailboxes } from './mailbox-store.ts';
import { nounStore } from './noun.ts';
import type { Tx } from './tx.ts';

const people = nounStore('person');

/** People; their names enter the audit chain as salted digests only. */
export const persons = Object.freeze({
  ...people,
  /**
   * Takes a person's names out of the present and of every earlier version, for good. The chain stays whole: it holds
   * digests whose salt is gone.
   * @throws {LuodiError} `not-found`, `conflict`
   */
  async erase(tx: Tx, person: { readonly id: string; readonly version: number }): Promise<void> {
    await people.change(tx, { ...person, name: '', nameEn: '' }, 'erase');
    await mailboxes.drop(tx, person.id);
    await sql`select luodi_erase_person(${person.id})`.execute(tx.sql);
  },
});
