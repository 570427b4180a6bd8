import { LuodiError } from '@luodi/domain';
import { sql } from 'kysely';
import type { Instant, Job } from './database.ts';
import type { Tx } from './tx.ts';

/** Which jobs, newest first. */
export interface JobQuery {
  readonly state?: readonly Job['state'][];
  readonly name?: string;
  readonly madeBy?: string;
  readonly before?: Instant;
  /** Default 100. */
  readonly limit?: number;
}

/** What of a job can change. */
type Changes = Partial<Omit<Job, 'jurisdiction' | 'id' | 'name' | 'input' | 'madeBy' | 'madeAt'>>;

/** Jobs as people see them, and their turns in the queue; both change in the caller's transaction. */
export const jobs = Object.freeze({
  /**
   * Puts a job in, and its turn into the queue when the transaction commits.
   * @throws {LuodiError} `duplicate`
   */
  async put(
    tx: Tx,
    job: Pick<Job, 'id' | 'name' | 'input'>,
    turn: { readonly attempts: number; readonly queue?: string | undefined },
  ): Promise<Job> {
    const { rows } = await sql<Job>`
      insert into job (jurisdiction, id, name, input, state, made_by, made_at)
      values (${tx.jurisdiction}, ${job.id}, ${job.name}, ${JSON.stringify(job.input)}::jsonb, 'waiting', ${tx.actor}, ${tx.at})
      on conflict do nothing returning *`.execute(tx.sql);
    const [row] = rows;
    if (row === undefined) throw new LuodiError('duplicate', { noun: 'job', id: job.id });
    await jobs.summon(tx, job.id, turn);
    return row;
  },
  /** Gives a job a turn as soon as may be, its attempts counted anew; a turn it already has is moved there. */
  async summon(
    tx: Tx,
    id: string,
    { attempts, queue }: { readonly attempts: number; readonly queue?: string | undefined },
  ): Promise<void> {
    const payload = JSON.stringify({ jurisdiction: tx.jurisdiction, id });
    await sql`select graphile_worker.add_job('luodi_job', ${payload}::json, queue_name => ${queue ?? null},
      max_attempts => ${attempts}, job_key => ${key(tx, id)})`.execute(tx.sql);
  },
  /** Takes back a turn that has not begun. */
  async dismiss(tx: Tx, id: string): Promise<void> {
    await sql`select graphile_worker.remove_job(${key(tx, id)})`.execute(tx.sql);
  },
  async find(tx: Tx, id: string): Promise<Job | null> {
    const { rows } = await sql<Job>`select * from job
      where jurisdiction = ${tx.jurisdiction} and id = ${id}`.execute(tx.sql);
    return rows[0] ?? null;
  },
  /**
   * The job, held against other changes until the transaction ends.
   * @throws {LuodiError} `not-found`
   */
  async hold(tx: Tx, id: string): Promise<Job> {
    const { rows } = await sql<Job>`select * from job
      where jurisdiction = ${tx.jurisdiction} and id = ${id} for update`.execute(tx.sql);
    if (rows[0] === undefined) throw new LuodiError('not-found', { noun: 'job', id });
    return rows[0];
  },
  async list(tx: Tx, query: JobQuery = {}): Promise<Job[]> {
    const { state, name, madeBy, before, limit = 100 } = query;
    const { rows } = await sql<Job>`select * from job where jurisdiction = ${tx.jurisdiction}
      ${state ? sql`and state = any(${[...state]})` : sql``}
      ${name ? sql`and name = ${name}` : sql``}
      ${madeBy ? sql`and made_by = ${madeBy}` : sql``}
      ${before ? sql`and made_at < ${before}::timestamptz` : sql``}
      order by made_at desc, id limit ${limit}`.execute(tx.sql);
    return rows;
  },
  /** Writes what became different; JSON columns take any value. */
  async mark(tx: Tx, id: string, changes: Changes): Promise<Job> {
    const json = new Set(['checkpoint', 'result', 'error']);
    const given = Object.entries(changes).map(([name, value]) => [
      name,
      json.has(name) && value !== null ? sql`${JSON.stringify(value)}::jsonb` : value,
    ]);
    return tx.sql
      .updateTable('job')
      .set(Object.fromEntries(given))
      .where('jurisdiction', '=', tx.jurisdiction)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
  },
  /** Forgets what ended before the day. */
  async prune(tx: Tx, before: Instant): Promise<void> {
    await sql`delete from job where jurisdiction = ${tx.jurisdiction} and ended_at < ${before}::timestamptz`.execute(
      tx.sql,
    );
  },
});

const key = (tx: Tx, id: string): string => `${tx.jurisdiction} ${id}`;
