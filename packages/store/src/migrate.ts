import { createHash } from 'node:crypto';
import { LuodiError } from '@luodi/domain';
import type { Client } from 'pg';
import { type Report, silent } from './launch/report.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';

/** Tables that the application may add to and read, and never change or empty. */
const APPEND_ONLY = ['history', 'audit_event', 'audit_seal', 'observation'] as const;

/**
 * Brings the schema up to date, one transaction for each step, one process at a time.
 * @param client Connected as a role that may create tables; the steps run as `owner`.
 * @param roles The owner of the tables and the role the server works as, which may be the same.
 * @returns The number of the last step.
 * @throws {LuodiError} `database-foreign`, `database-newer`
 */
export async function migrate(
  client: Client,
  roles: { readonly owner: string; readonly app: string },
  report: Report = silent,
  upTo = Number.POSITIVE_INFINITY,
): Promise<number> {
  const quote = client.escapeIdentifier.bind(client);
  await client.query('select pg_advisory_lock(7310, 1)');
  try {
    await client.query(`set role ${quote(roles.owner)}`);
    await native(client);
    await client.query(
      `create table if not exists luodi_migration (
         number integer primary key, name text not null, digest text not null, at timestamptz not null default current_timestamp
       )`,
    );
    const done = await applied(client);
    const known = MIGRATIONS.at(-1)?.number ?? 0;
    const found = Math.max(0, ...done.keys());
    if (found > known) throw new LuodiError('database-newer', { found, known });
    for (const step of MIGRATIONS.filter(({ number }) => number <= upTo)) {
      const before = done.get(step.number);
      if (before === digestOf(step)) continue;
      if (before !== undefined) throw new Error(`migration ${step.number} was edited after it had run`);
      report({ step: 'migrate', detail: `${step.number} ${step.name}` });
      await run(client, step);
    }
    await grant(client, roles);
    return Math.min(known, upTo);
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await client.query('reset role');
    await client.query('select pg_advisory_unlock(7310, 1)');
  }
}

/** The digest of a step, by which an edited one is noticed. */
export const digestOf = (step: Migration): string =>
  createHash('sha256').update(step.statements.join(';\n')).digest('hex');

async function run(client: Client, step: Migration): Promise<void> {
  await client.query('begin');
  try {
    for (const statement of step.statements) await client.query(statement);
    await client.query('insert into luodi_migration (number, name, digest) values ($1, $2, $3)', [
      step.number,
      step.name,
      digestOf(step),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function applied(client: Client): Promise<ReadonlyMap<number, string>> {
  const { rows } = await client.query<{ number: number; digest: string }>(
    'select number, digest from luodi_migration',
  );
  return new Map(rows.map(({ number, digest }) => [number, digest]));
}

/** Refuses a database in which somebody else keeps their tables. */
async function native(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; database: string }>(
    `select c.relname as name, current_database() as database
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = current_schema() and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by 1`,
  );
  if (rows.length === 0 || rows.some(({ name }) => name === 'luodi_migration')) return;
  const tables = rows
    .slice(0, 5)
    .map(({ name }) => name)
    .join(', ');
  throw new LuodiError('database-foreign', { database: rows[0]?.database, tables });
}

/** What the server may do, stated anew each time; also where it works as the owner, against slips. */
async function grant(client: Client, roles: { readonly owner: string; readonly app: string }): Promise<void> {
  const app = client.escapeIdentifier(roles.app);
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relname = any($1)`,
    [APPEND_ONLY],
  );
  const list = rows.map(({ name }) => client.escapeIdentifier(name)).join(', ');
  await client.query('begin');
  await client.query(`grant usage on schema public to ${app}`);
  await client.query(`grant select, insert, update, delete on all tables in schema public to ${app}`);
  await client.query(`revoke update, delete, truncate on ${list} from ${app}`);
  await client.query(`revoke delete, truncate on audit_head from ${app}`);
  const { rows: functions } = await client.query(
    "select to_regproc('luodi_erase_person') is not null as made",
  );
  if (functions[0]?.made) await client.query(`grant execute on function luodi_erase_person(text) to ${app}`);
  if (roles.app !== roles.owner)
    await client.query(`revoke insert, update, delete on luodi_migration from ${app}`);
  await client.query('commit');
}
