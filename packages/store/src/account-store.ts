import { randomUUID } from 'node:crypto';
import { LuodiError } from '@luodi/domain';
import { sql } from 'kysely';
import { report } from './account-event.ts';
import type { Instant } from './database.ts';
import type { Tx } from './tx.ts';

/** A sign-in account of the jurisdiction, as an administrator sees it. */
export interface Account {
  readonly id: string;
  readonly username: string;
  readonly disabled: boolean;
  readonly mustChangePassword: boolean;
  /** True when a second factor must be proven to sign in. */
  readonly secondFactor: boolean;
  /** True when there is a password of ours; an account of the city's directory may have none. */
  readonly password: boolean;
  /** Who it is in the city's directory, once it was entered from there: issuer and subject. */
  readonly subject: string | null;
  readonly signedInAt: Instant | null;
  /** How many places it is signed in at now. */
  readonly sessions: number;
  readonly person: string | null;
  /** Version of the link to the person, where there is one. */
  readonly link: { readonly id: string; readonly version: number } | null;
}

/** Whether an account may be used, and what it must do first. */
export interface AccountStanding
  extends Pick<Account, 'username' | 'disabled' | 'mustChangePassword' | 'secondFactor'> {
  /** The roles that must have a second factor; null where nobody has to. */
  readonly secondFactorFor: readonly string[] | null;
}

/** The setting that says which roles must have a second factor: `{ roles }`. */
export const SECOND_FACTOR_RULE = 'second-factor';

/** A place where somebody is signed in. */
export interface AccountSession {
  readonly id: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly address: string;
  readonly agent: string;
}

/** @throws {LuodiError} `not-found` when the jurisdiction has no such account */
async function own(tx: Tx, id: string): Promise<Account> {
  const [found] = await select(tx, id);
  if (!found) throw new LuodiError('not-found', { noun: 'account', id });
  return found;
}

const SECOND = sql`exists (select from second_factor f
  where f.jurisdiction = u.jurisdiction and f.account = u.id and f.secret is not null)`;

async function select(tx: Tx, id?: string, which = sql``): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select u.id, coalesce(u.username, u.name) as username, u.disabled, u.must_change_password, u.signed_in_at,
           ${SECOND} as second_factor,
           exists (select from "account" a where a."userId" = u.id and a.password is not null) as password,
           (select a."accountId" from "account" a where a."userId" = u.id and a."providerId" = 'directory') as subject,
           (select count(*)::integer from "session" s where s."userId" = u.id and s."expiresAt" > now()) as sessions,
           l.person, case when l.id is null then null else jsonb_build_object('id', l.id, 'version', l.version) end as link
    from "user" u left join sign_in l on l.jurisdiction = u.jurisdiction and l.user_id = u.id
    where u.jurisdiction = ${tx.jurisdiction} ${id === undefined ? sql`` : sql`and u.id = ${id}`} ${which}
    order by u.username, u.id`.execute(tx.sql);
  return rows;
}

/** Accounts and their sessions. The tables are the sign-in library's; what is done to them here joins the audit chain. */
export const accounts = Object.freeze({
  list: (tx: Tx): Promise<Account[]> => select(tx),
  get: own,
  /** The account that is somebody of the city's directory. */
  async bySubject(tx: Tx, subject: string): Promise<Account | null> {
    const [found] = await select(
      tx,
      undefined,
      sql`and exists (select from "account" a where a."userId" = u.id and a."providerId" = 'directory'
        and a."accountId" = ${subject})`,
    );
    return found ?? null;
  },
  async byUsername(tx: Tx, username: string): Promise<Account | null> {
    const [found] = await select(tx, undefined, sql`and u.username = ${username.toLowerCase()}`);
    return found ?? null;
  },
  /** Says who an account is in the city's directory. */
  async bind(tx: Tx, id: string, subject: string): Promise<void> {
    await sql`insert into "account" (id, "accountId", "providerId", "userId")
      values (${randomUUID()}, ${subject}, 'directory', ${id})`.execute(tx.sql);
    report(tx, 'bind', id);
  },
  /** The next who comes from the directory under its user name is taken to be it. */
  async unbind(tx: Tx, id: string): Promise<void> {
    await own(tx, id);
    await sql`delete from "account" where "userId" = ${id} and "providerId" = 'directory'`.execute(tx.sql);
    report(tx, 'unbind', id);
  },
  /** Notes a sign-in. By the city's directory a one-time password that was never used lapses: it is needed no more. */
  async entered(tx: Tx, id: string, door: 'name' | 'directory'): Promise<void> {
    if (door === 'directory') {
      const { numAffectedRows = 0n } = await sql`
        update "user" set must_change_password = false where id = ${id} and must_change_password`.execute(
        tx.sql,
      );
      if (numAffectedRows > 0n)
        await sql`delete from "account" where "userId" = ${id} and "providerId" = 'credential'`.execute(
          tx.sql,
        );
    }
    report(tx, 'enter', id);
  },
  /** The ID token a session began with at the city's directory; null for one that began elsewhere. */
  async idToken(tx: Tx, id: string, session: string): Promise<string | null> {
    const { rows } = await sql<{ directory: string | null }>`
      select directory from "session" where id = ${session} and "userId" = ${id}`.execute(tx.sql);
    return rows[0]?.directory ?? null;
  },
  /** Notes a sign-out. */
  async left(tx: Tx, id: string): Promise<void> {
    report(tx, 'leave', id);
  },
  /** Notes that the city's directory brought somebody who could not be let in; who it was is not kept. */
  async refused(tx: Tx, code: string): Promise<void> {
    report(tx, 'refuse', code);
  },
  /** Whether an account may be used and what it must do first; null where there is none in the jurisdiction. */
  async standing(tx: Tx, id: string): Promise<AccountStanding | null> {
    const { rows } = await sql<AccountStanding>`
      select coalesce(u.username, u.name) as username, u.disabled, u.must_change_password, ${SECOND} as second_factor,
             (select s.value->'roles' from setting s
               where s.jurisdiction = u.jurisdiction and s.id = ${SECOND_FACTOR_RULE}) as second_factor_for
      from "user" u where u.id = ${id} and u.jurisdiction = ${tx.jurisdiction}`.execute(tx.sql);
    return rows[0] ?? null;
  },
  /**
   * Makes an account whose password is to be changed at first sign-in.
   * @param digest of the password; null for one that only comes by the city's directory
   * @throws {LuodiError} `duplicate` when the user name is taken
   */
  async create(
    tx: Tx,
    given: { readonly username: string; readonly name: string; readonly digest: string | null },
  ): Promise<string> {
    const id = randomUUID();
    const username = given.username.toLowerCase();
    try {
      await sql`insert into "user" (id, name, email, username, "displayUsername", jurisdiction, must_change_password)
        values (${id}, ${given.name}, ${`${username}@account.invalid`}, ${username}, ${given.username}, ${tx.jurisdiction}, ${given.digest !== null})`.execute(
        tx.sql,
      );
    } catch (error) {
      if ((error as { code?: string }).code !== '23505') throw error;
      throw new LuodiError('duplicate', { noun: 'account', id: given.username });
    }
    if (given.digest !== null)
      await sql`insert into "account" (id, "accountId", "providerId", "userId", password)
        values (${randomUUID()}, ${id}, 'credential', ${id}, ${given.digest})`.execute(tx.sql);
    report(tx, 'create', id);
    return id;
  },
  /**
   * Sets a password and ends every session but one.
   * @param once true when it must be changed at the next sign-in
   * @throws {LuodiError} `not-found`
   */
  async setPassword(
    tx: Tx,
    id: string,
    given: { readonly digest: string; readonly once: boolean; readonly keep?: string | null },
  ): Promise<void> {
    await own(tx, id);
    const { numAffectedRows } = await sql`update "account" set password = ${given.digest}, "updatedAt" = now()
      where "userId" = ${id} and "providerId" = 'credential'`.execute(tx.sql);
    if (numAffectedRows === 0n)
      await sql`insert into "account" (id, "accountId", "providerId", "userId", password)
        values (${randomUUID()}, ${id}, 'credential', ${id}, ${given.digest})`.execute(tx.sql);
    await sql`update "user" set must_change_password = ${given.once} where id = ${id}`.execute(tx.sql);
    await sql`delete from "session" where "userId" = ${id} and id is distinct from ${given.keep ?? null}`.execute(
      tx.sql,
    );
    report(tx, given.once ? 'reset' : 'password', id);
  },
  /** The password it has must be changed at the next sign-in. */
  async requireChange(tx: Tx, id: string): Promise<void> {
    await own(tx, id);
    await sql`update "user" set must_change_password = true where id = ${id}`.execute(tx.sql);
    report(tx, 'reset', id);
  },
  /** The digest of its password; null where it has none. */
  async digestOf(tx: Tx, id: string): Promise<string | null> {
    await own(tx, id);
    const { rows } = await sql<{ password: string | null }>`
      select a.password from "account" a where a."userId" = ${id} and a."providerId" = 'credential'`.execute(
      tx.sql,
    );
    return rows[0]?.password ?? null;
  },
  /** Closes an account, with all its sessions, or opens it again. */
  async disable(tx: Tx, id: string, disabled: boolean): Promise<void> {
    await own(tx, id);
    await sql`update "user" set disabled = ${disabled} where id = ${id}`.execute(tx.sql);
    if (disabled) await sql`delete from "session" where "userId" = ${id}`.execute(tx.sql);
    report(tx, disabled ? 'disable' : 'enable', id);
  },
  /** Where it is signed in now, newest first. */
  async sessions(tx: Tx, id: string): Promise<AccountSession[]> {
    await own(tx, id);
    const { rows } = await sql<AccountSession>`
      select s.id, s."createdAt" as created_at, s."expiresAt" as expires_at,
             coalesce(s."ipAddress", '') as address, coalesce(s."userAgent", '') as agent
      from "session" s where s."userId" = ${id} and s."expiresAt" > now() order by s."createdAt" desc`.execute(
      tx.sql,
    );
    return rows;
  },
  /**
   * Ends one session, or all but one.
   * @returns how many ended
   */
  async revoke(
    tx: Tx,
    id: string,
    which: { readonly session: string } | { readonly keep: string | null },
  ): Promise<number> {
    await own(tx, id);
    const { numAffectedRows = 0n } =
      'session' in which
        ? await sql`delete from "session" where "userId" = ${id} and id = ${which.session}`.execute(tx.sql)
        : await sql`delete from "session" where "userId" = ${id} and id is distinct from ${which.keep}`.execute(
            tx.sql,
          );
    if (numAffectedRows > 0n) report(tx, 'revoke', id);
    return Number(numAffectedRows);
  },
});
