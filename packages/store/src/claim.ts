import { setTimeout as pause } from 'node:timers/promises';
import { LuodiError } from '@luodi/domain';
import pg from 'pg';

/** The right to be the one instance on a database: a lock that the server itself lets go when we die. */
export interface Claim {
  release(): Promise<void>;
}

/**
 * Takes the claim, with some patience for a killed predecessor whose connection is just going away.
 * @param name Who we are, shown to whoever comes second.
 * @param lost Called when the connection breaks, with the claim gone.
 * @throws {LuodiError} `instance-running` saying who holds it
 */
export async function claim(
  url: string,
  name: string,
  lost: () => void = () => {},
  patience = 1500,
): Promise<Claim> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `luodi: ${name}`,
    keepAlive: true,
  });
  let done = false;
  client.on('error', () => {});
  client.once('end', () => {
    if (!done) lost();
    done = true;
  });
  await client.connect();
  for (const end = Date.now() + patience; ; await pause(100)) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(7310, 2) as held');
    if (rows[0]?.held) break;
    if (Date.now() < end) continue;
    const { rows: holders } = await client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
       where l.locktype = 'advisory' and l.classid = 7310 and l.objid = 2 and l.granted
         and l.database = (select oid from pg_database where datname = current_database())`,
    );
    done = true;
    await client.end();
    throw new LuodiError('instance-running', { where: holders[0]?.name?.replace('luodi: ', '') || '?' });
  }
  return {
    release: async () => {
      if (done) return;
      done = true;
      await client.end().catch(() => {});
    },
  };
}
