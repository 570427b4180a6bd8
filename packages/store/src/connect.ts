import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';

const DATE = 1082;
const INSTANT = 1184;

/** Days stay days and instants become ISO 8601 text: neither is ever shifted by the machine's time zone. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (text: string) => text;
    if (oid === INSTANT) return (text: string) => new Date(text).toISOString();
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

/** Settings of each of our connections: digests are taken of texts, so that their form must not depend on the server. */
const options = '-c timezone=UTC -c datestyle=ISO -c extra_float_digits=1 -c search_path=public';

/** The settings of a connection, with the role it takes on. */
export const sessionOptions = (role?: string): string => (role ? `${options} -c role=${role}` : options);

/** Connections that speak our types; `role` is taken at the start of each. */
export function pool(connectionString: string, max = 10, role?: string): pg.Pool {
  const made = new pg.Pool({
    connectionString,
    max,
    types,
    options: sessionOptions(role),
    application_name: 'luodi',
    connectionTimeoutMillis: 10_000,
  });
  // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
  made.on('error', () => {});
  return made;
}

/** Connections with the driver's own types, as the sign-in library expects them. */
export function plainPool(connectionString: string, max = 4, role?: string): pg.Pool {
  const made = new pg.Pool({
    connectionString,
    max,
    options: role ? `-c search_path=public -c role=${role}` : '-c search_path=public',
    application_name: 'luodi sign-in',
    connectionTimeoutMillis: 10_000,
  });
  made.on('error', () => {});
  return made;
}

/** The query builder over a pool: properties in camelCase, columns in snake_case, the inside of JSON untouched. */
export const builder = (connections: pg.Pool): Kysely<Database> =>
  new Kysely<Database>({
    dialect: new PostgresDialect({ pool: connections }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
