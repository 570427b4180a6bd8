import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';

/** The queue's own schema; exempt from the jurisdiction, since it holds names of jobs and no data. */
export const QUEUE = 'graphile_worker';

/** The queue says what goes wrong by its events and by our rows. */
export const quiet = new Logger(() => () => {});

/**
 * Brings the queue's schema up to date as the owner of our tables, and lets the application's role work on it. Its
 * tables have row security without a policy, so that only their owner would see a row: the role is given one.
 * @param url connects as a role that may become `owner`, which may create a schema
 */
export async function prepareQueue(
  url: string,
  roles: { readonly owner: string; readonly app: string },
): Promise<void> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    options: `-c role=${roles.owner}`,
    application_name: 'luodi migration',
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool: pool, schema: QUEUE, logger: quiet });
    if (roles.app !== roles.owner) await open(pool, pg.escapeIdentifier(roles.app));
  } finally {
    await pool.end();
  }
}

async function open(pool: pg.Pool, app: string): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relrowsecurity order by 1`,
    [QUEUE],
  );
  const policies = rows.flatMap(({ name }) => [
    `drop policy if exists luodi_application on ${name}`,
    `create policy luodi_application on ${name} to ${app} using (true) with check (true)`,
  ]);
  const statements = [
    'begin',
    `grant usage on schema ${QUEUE} to ${app}`,
    `grant select, insert, update, delete on all tables in schema ${QUEUE} to ${app}`,
    `revoke insert, update, delete on ${QUEUE}.migrations from ${app}`,
    `grant usage, select on all sequences in schema ${QUEUE} to ${app}`,
    ...policies,
    'commit',
  ];
  await pool.query(statements.join(';\n'));
}
