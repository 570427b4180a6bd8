import { sql } from 'kysely';
import { report } from './account-event.ts';
import type { Instant } from './rows/row.ts';
import type { Tx } from './tx.ts';

/** What an account proves besides its password. */
export interface SecondFactor {
  /** Sealed; null while none was confirmed. */
  readonly secret: string | null;
  /** Sealed; one that was offered and not confirmed yet. */
  readonly next: string | null;
  readonly since: Instant | null;
  /** Of the digests of its recovery codes. */
  readonly salt: string;
  /** Recovery codes that were not used. */
  readonly codes: number;
}

/** Recovery codes as they are kept. */
export interface Recovery {
  readonly salt: string;
  readonly digests: readonly string[];
}

/** Second factors of accounts. What is done to them is in the audit chain, what they are is not. */
export const secondFactors = Object.freeze({
  async find(tx: Tx, account: string): Promise<SecondFactor | null> {
    const { rows } = await sql<SecondFactor>`
      select f.secret, f.next, f.since, f.salt,
             (select count(*)::integer from recovery_code c where c.jurisdiction = f.jurisdiction
               and c.account = f.account and c.used_at is null) as codes
      from second_factor f where f.jurisdiction = ${tx.jurisdiction} and f.account = ${account}`.execute(
      tx.sql,
    );
    return rows[0] ?? null;
  },
  /** True when the account must prove it to be let in. */
  async stands(tx: Tx, account: string): Promise<boolean> {
    const { rows } = await sql`select from second_factor where jurisdiction = ${tx.jurisdiction}
      and account = ${account} and secret is not null`.execute(tx.sql);
    return rows.length > 0;
  },
  /** Keeps a secret that is offered; the one that stands goes on until it is confirmed. */
  async offer(tx: Tx, account: string, next: string): Promise<void> {
    await sql`insert into second_factor (jurisdiction, account, next) values (${tx.jurisdiction}, ${account}, ${next})
      on conflict (jurisdiction, account) do update set next = excluded.next`.execute(tx.sql);
  },
  /**
   * Makes the offered secret the one that stands.
   * @param step the time step of the code that confirmed it, which no sign-in may use again
   * @returns false when another secret was offered meanwhile
   */
  async confirm(
    tx: Tx,
    account: string,
    { next, step, recovery }: { readonly next: string; readonly step: number; readonly recovery: Recovery },
  ): Promise<boolean> {
    const { numAffectedRows = 0n } = await sql`
      update second_factor set secret = next, next = null, step = ${step}, since = ${tx.at}
      where jurisdiction = ${tx.jurisdiction} and account = ${account} and next = ${next}`.execute(tx.sql);
    if (numAffectedRows === 0n) return false;
    await replace(tx, account, recovery);
    report(tx, 'secure', account);
    return true;
  },
  /** New recovery codes instead of the old ones. */
  async recode(tx: Tx, account: string, recovery: Recovery): Promise<void> {
    await replace(tx, account, recovery);
    report(tx, 'recode', account);
  },
  /** Uses a time step up, with all before it; of several at once one is told true. */
  async useStep(tx: Tx, account: string, step: number): Promise<boolean> {
    const { numAffectedRows = 0n } = await sql`
      update second_factor set step = ${step} where jurisdiction = ${tx.jurisdiction} and account = ${account}
        and secret is not null and step < ${step}`.execute(tx.sql);
    return numAffectedRows > 0n;
  },
  /** Uses a recovery code up; of several at once one is told true. */
  async useCode(tx: Tx, account: string, digest: string): Promise<boolean> {
    const { numAffectedRows = 0n } = await sql`
      update recovery_code set used_at = ${tx.at} where jurisdiction = ${tx.jurisdiction} and account = ${account}
        and digest = ${digest} and used_at is null`.execute(tx.sql);
    if (numAffectedRows > 0n) report(tx, 'recover', account);
    return numAffectedRows > 0n;
  },
  /**
   * Takes the second factor away.
   * @param verb `unsecure` by whoever holds it, `release` by somebody else
   * @returns false when there was none
   */
  async drop(tx: Tx, account: string, verb: 'unsecure' | 'release'): Promise<boolean> {
    const { numAffectedRows = 0n } = await sql`delete from second_factor
      where jurisdiction = ${tx.jurisdiction} and account = ${account}`.execute(tx.sql);
    if (numAffectedRows > 0n) report(tx, verb, account);
    return numAffectedRows > 0n;
  },
});

async function replace(tx: Tx, account: string, { salt, digests }: Recovery): Promise<void> {
  await sql`delete from recovery_code where jurisdiction = ${tx.jurisdiction} and account = ${account}`.execute(
    tx.sql,
  );
  await sql`update second_factor set salt = ${salt}
    where jurisdiction = ${tx.jurisdiction} and account = ${account}`.execute(tx.sql);
  await sql`insert into recovery_code (jurisdiction, account, digest)
    select ${tx.jurisdiction}, ${account}, d from unnest(${[...digests]}::text[]) d`.execute(tx.sql);
}
