import { LuodiError } from '@luodi/domain';
import pg from 'pg';

/** A server as it looks through a connection string: who we are there and what we may do. */
export interface Standing {
  readonly role: string;
  readonly database: string;
  /** Null, or why row security does not bind this role. */
  readonly bypass: string | null;
  /** May create tables in the database's schema. */
  readonly creates: boolean;
  readonly createsRoles: boolean;
  /** Roles it can take on. */
  readonly roles: readonly string[];
  /** The last migration that ran; null where there is none, or none to be seen. */
  readonly migration: number | null;
}

/** The oldest major version of PostgreSQL whose SQL we keep to. */
const OLDEST = 15;

/**
 * Looks at the server behind a connection string.
 * @throws {LuodiError} `database-unreachable`, `database-old`, `database-encoding`
 */
export async function standing(url: string): Promise<Standing> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new LuodiError('database-unreachable', { reason: (error as Error).message || String(error) });
  }
  try {
    const { rows } = await client.query<{
      role: string;
      database: string;
      major: number;
      encoding: string;
      letters: boolean;
      creates: boolean;
      creates_roles: boolean;
      bypass: string | null;
      roles: string[];
      migrated: boolean;
    }>(`select current_user as role, current_database() as database,
        current_setting('server_version_num')::integer / 10000 as major,
        current_setting('server_encoding') as encoding,
        '规' ~ '[[:alpha:]]' as letters,
        has_schema_privilege('public', 'create') as creates,
        (select rolcreaterole from pg_roles where rolname = current_user) as creates_roles,
        (select case when r.rolname = current_user then '' else r.rolname || ': ' end
             || case when r.rolsuper then 'superuser' else 'bypassrls' end
           from pg_roles r where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'member')
           order by r.rolname <> current_user limit 1) as bypass,
        array(select rolname::text from pg_roles r where pg_has_role(current_user, r.oid, 'member')) as roles,
        to_regclass('public.luodi_migration') is not null
          and has_table_privilege(to_regclass('public.luodi_migration'), 'select') as migrated`);
    const [row] = rows;
    if (row === undefined) throw new Error('no answer');
    if (row.major < OLDEST) throw new LuodiError('database-old', { found: row.major, wanted: OLDEST });
    if (row.encoding !== 'UTF8' || !row.letters)
      throw new LuodiError('database-encoding', {
        found: row.encoding === 'UTF8' ? 'UTF8, C' : row.encoding,
      });
    const migration = row.migrated
      ? (await client.query<{ number: number }>('select max(number) as number from luodi_migration')).rows[0]
      : undefined;
    return {
      role: row.role,
      database: row.database,
      bypass: row.bypass,
      creates: row.creates,
      createsRoles: row.creates_roles,
      roles: row.roles,
      migration: migration?.number ?? null,
    };
  } finally {
    await client.end();
  }
}

/** The lines that make the three roles and a database, for an administrator of the server to run. */
export const REMEDY = [
  'create role luodi_owner nologin;',
  "create role luodi_migrator login password '…' in role luodi_owner;",
  "create role luodi_app login nosuperuser nobypassrls password '…';",
  "create database luodi owner luodi_owner encoding 'UTF8' template template0 lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8';",
  '-- DATABASE_URL=postgres://luodi_app:…@host/luodi LUODI_MIGRATOR_URL=postgres://luodi_migrator:…@host/luodi',
].join('\n');
