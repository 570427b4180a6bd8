import { sql } from 'kysely';
import { sha256 } from './audit.ts';
import type { Mailbox } from './rows/mailbox.ts';
import type { Instant } from './rows/row.ts';
import type { Tx } from './tx.ts';

/** Where people want to be written to. */
export const mailboxes = Object.freeze({
  async find(tx: Tx, person: string): Promise<Mailbox | null> {
    const { rows } = await sql<Mailbox>`select * from mailbox
      where jurisdiction = ${tx.jurisdiction} and person = ${person}`.execute(tx.sql);
    return rows[0] ?? null;
  },
  /** Writes what a person wants; the chain says that, not the address. */
  async put(tx: Tx, given: Omit<Mailbox, 'jurisdiction' | 'since'>): Promise<Mailbox> {
    const { person, address, choice, language } = given;
    const { rows } = await sql<Mailbox>`
      insert into mailbox (jurisdiction, person, address, choice, language, since)
      values (${tx.jurisdiction}, ${person}, ${address}, ${choice}, ${language}, ${tx.at})
      on conflict (jurisdiction, person) do update
        set address = excluded.address, choice = excluded.choice, language = excluded.language,
            since = case when mailbox.choice = 'none' then excluded.since else mailbox.since end
      returning *`.execute(tx.sql);
    note(tx, person, 'change');
    return rows[0]!;
  },
  /** Forgets an address. */
  async drop(tx: Tx, person: string): Promise<void> {
    const { numAffectedRows = 0n } = await sql`delete from mailbox
      where jurisdiction = ${tx.jurisdiction} and person = ${person}`.execute(tx.sql);
    if (numAffectedRows > 0n) note(tx, person, 'remove');
  },
});

function note(tx: Tx, person: string, verb: string): void {
  const batch = tx.batch();
  const digest = sha256(`${verb} ${person}`);
  tx.audit({ verb, noun: 'mailbox', nounId: person, version: null, rows: 1, batch, digest });
}

/** Notices that nobody has handed to a channel yet. */
export interface Pending {
  readonly notice: string;
  readonly person: string;
}

/** What was handed to which channel: each notice once. */
export const deliveries = Object.freeze({
  /** Unread, younger than `after`, for people who chose to be written to so; in the order they were made. */
  async mail(tx: Tx, choice: Mailbox['choice'], after: Instant): Promise<Pending[]> {
    const { rows } = await sql<Pending>`
      select n.id as notice, n.person from notice n
      join mailbox m on m.jurisdiction = n.jurisdiction and m.person = n.person
        and m.choice = ${choice} and m.since <= n.made_at
      where n.jurisdiction = ${tx.jurisdiction} and n.read_at is null and n.made_at > ${after}::timestamptz
        and ${open('mail')}
      order by n.person, n.made_at, n.id`.execute(tx.sql);
    return rows;
  },
  /** Younger than `after`, for the webhook. */
  async hook(tx: Tx, after: Instant): Promise<Pending[]> {
    const { rows } = await sql<Pending>`
      select n.id as notice, n.person from notice n
      where n.jurisdiction = ${tx.jurisdiction} and n.made_at > ${after}::timestamptz and ${open('hook')}
      order by n.made_at, n.id limit 500`.execute(tx.sql);
    return rows;
  },
  /** Hands notices to a job; those that another has already are left out. */
  async claim(
    tx: Tx,
    channel: 'mail' | 'hook',
    job: string,
    notices: readonly string[],
  ): Promise<readonly string[]> {
    const { rows } = await sql<{ notice: string }>`
      insert into delivery (jurisdiction, notice, channel, job, at)
      select ${tx.jurisdiction}, n, ${channel}, ${job}, ${tx.at}::timestamptz from unnest(${[...notices]}::text[]) n
      on conflict do nothing returning notice`.execute(tx.sql);
    return rows.map(({ notice }) => notice);
  },
});

const open = (channel: string) => sql`not exists (select from delivery d
  where d.jurisdiction = n.jurisdiction and d.notice = n.id and d.channel = ${channel})`;
