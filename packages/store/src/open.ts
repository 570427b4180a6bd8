import { setTimeout as pause } from 'node:timers/promises';
import { LuodiError } from '@luodi/domain';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { type Claim, claim } from './claim.ts';
import { builder, plainPool, pool } from './connect.ts';
import type { Database } from './database.ts';
import { account } from './launch/account.ts';
import { type Home, homeFolder, home as openHome } from './launch/home.ts';
import { type Launched, launch } from './launch/launch.ts';
import type { Tuning } from './launch/postmaster.ts';
import { type Report, silent } from './launch/report.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { prepareQueue } from './queue/prepare.ts';
import { REMEDY, type Standing, standing } from './role.ts';
import { transact } from './transact.ts';
import type { Occasion, Tx } from './tx.ts';

/** An open database: embedded and started by us, or somebody's server. */
export interface Store {
  readonly kind: 'embedded' | 'external';
  /** For `transact`. */
  readonly db: Kysely<Database>;
  /** For the sign-in library and the job queue: the driver's own types, the same restricted role. */
  readonly signIn: pg.Pool;
  /** {@link transact} on `db`. */
  transact<T>(occasion: Occasion, act: (tx: Tx) => Promise<T>): Promise<T>;
  readonly home: Home;
  /** As the role that owns the tables, for backup and restore; null where none was given. */
  readonly migratorUrl: string | null;
  /** As the role the server works as. */
  readonly appUrl: string;
  readonly roles: Roles;
  /** The role to take on after connecting, where the connection string names another. */
  readonly role: string | undefined;
  close(): Promise<void>;
}

/** Who owns the tables and who works on them. */
export interface Roles {
  readonly owner: string;
  readonly app: string;
}

export interface Opening {
  /** Default: `LUODI_HOME`, else `.luodi`. */
  readonly home?: string;
  /** Default: `DATABASE_URL`; empty is the embedded server. */
  readonly databaseUrl?: string | undefined;
  /** Default: `LUODI_MIGRATOR_URL`. */
  readonly migratorUrl?: string | undefined;
  readonly report?: Report;
  readonly tuning?: Tuning;
  /** Who opens it, shown to a second one. */
  readonly name?: string;
  /**
   * `alone` refuses while another instance runs; `beside` works next to one, leaves its server running, and never migrates.
   * Default `alone`.
   */
  readonly claim?: 'alone' | 'beside';
  /** Stop at an earlier schema, for a restore. */
  readonly upTo?: number;
}

/**
 * Opens the database: launches the embedded server or looks at the given one, claims it, migrates it.
 * @throws {LuodiError} `home-unwritable`, `engine-failed`, `engine-version`, `instance-running`,
 *   `database-unreachable`, `database-old`, `database-encoding`, `database-foreign`, `database-newer`,
 *   `role-bypasses`, `role-poor`
 */
export async function open(opening: Opening = {}): Promise<Store> {
  const databaseUrl = opening.databaseUrl ?? process.env.DATABASE_URL;
  return databaseUrl ? external(opening, databaseUrl) : embedded(opening);
}

async function embedded(opening: Opening): Promise<Store> {
  const { report = silent, tuning = {} } = opening;
  const folder = opening.home ?? homeFolder();
  let server = await launch(folder, report, tuning);
  const appUrl = server.url('luodi_app');
  const migratorUrl = server.url('luodi_migrator');
  let closing = false;
  let recovering: Promise<void> = Promise.resolve();
  // A server killed under us is started again on its port, so that the open pools find it.
  const relaunch = async (): Promise<void> => {
    for (let attempt = 0; !closing; attempt += 1) {
      await pause(Math.min(5000, 200 * 2 ** attempt));
      if (closing) return;
      try {
        report({ step: 'relaunch', detail: folder });
        server = await launch(folder, report, { ...tuning, port: server.port });
        if (closing) return;
        held = await claim(appUrl, name, lost);
        return;
      } catch (error) {
        report({ step: 'notice', detail: (error as Error).message });
      }
    }
  };
  const lost = () => {
    recovering = relaunch();
  };
  const name = opening.name ?? `${process.pid}`;
  let held: Claim | null = null;
  try {
    held = await claim(appUrl, name, lost, opening.claim === 'beside' ? 0 : undefined);
  } catch (error) {
    if (opening.claim !== 'beside') throw error;
  }
  if (held && server.adopted) report({ step: 'adopt', detail: `${server.pid}` });
  const roles = { owner: 'luodi_owner', app: 'luodi_app' };
  try {
    if (held && opening.claim !== 'beside') await migrated(migratorUrl, roles, report, opening.upTo);
  } catch (error) {
    closing = true;
    await held?.release();
    if (held) await server.stop();
    throw error;
  }
  const opened = connections('embedded', server.home, { appUrl, migratorUrl, roles });
  return Object.freeze({
    ...opened,
    close: async () => {
      closing = true;
      await recovering;
      await opened.close();
      if (held === null) return;
      await held.release();
      await server.stop();
    },
  });
}

async function external(opening: Opening, databaseUrl: string): Promise<Store> {
  const { report = silent } = opening;
  const home = openHome(opening.home ?? homeFolder(), account());
  const own = await standing(databaseUrl);
  if (own.bypass !== null)
    throw new LuodiError('role-bypasses', { role: own.role, reason: own.bypass, remedy: REMEDY });
  const migratorUrl =
    opening.migratorUrl ?? process.env.LUODI_MIGRATOR_URL ?? (own.creates ? databaseUrl : null);
  const roles = migratorUrl
    ? await rolesOf(own, migratorUrl, migratorUrl === databaseUrl)
    : { owner: own.role, app: own.role };
  const known = MIGRATIONS.at(-1)?.number ?? 0;
  if (migratorUrl === null && own.migration !== known && opening.claim !== 'beside') {
    if ((own.migration ?? 0) > known) throw new LuodiError('database-newer', { found: own.migration, known });
    throw new LuodiError('role-poor', { role: own.role, remedy: REMEDY });
  }
  if (roles.app === roles.owner && migratorUrl !== null)
    report({
      step: 'notice',
      detail: `${roles.app} owns its tables: row security holds, but this role could switch it off. Three roles are safer:\n${REMEDY}`,
    });
  let closing = false;
  let held: Claim | null = null;
  const name = opening.name ?? `${process.pid}`;
  const again = async (): Promise<void> => {
    while (!closing) {
      await pause(2000);
      if (closing) return;
      try {
        held = await claim(databaseUrl, name, () => void again());
        return;
      } catch (error) {
        report({ step: 'notice', detail: (error as Error).message });
      }
    }
  };
  try {
    held = await claim(databaseUrl, name, () => void again(), opening.claim === 'beside' ? 0 : undefined);
  } catch (error) {
    if (opening.claim !== 'beside') throw error;
  }
  try {
    if (held && migratorUrl && opening.claim !== 'beside')
      await migrated(migratorUrl, roles, report, opening.upTo);
  } catch (error) {
    closing = true;
    await held?.release();
    throw error;
  }
  const role = own.role === roles.app ? undefined : roles.app;
  const opened = connections('external', home, { appUrl: databaseUrl, migratorUrl, roles }, role);
  return Object.freeze({
    ...opened,
    close: async () => {
      closing = true;
      await opened.close();
      await held?.release();
    },
  });
}

/** With two connection strings the roles are theirs; with one, we step down to `luodi_app` where we can. */
async function rolesOf(own: Standing, migratorUrl: string, single: boolean): Promise<Roles> {
  const migrator = single ? own : await standing(migratorUrl);
  const owner = migrator.roles.includes('luodi_owner') ? 'luodi_owner' : migrator.role;
  if (!single) return { owner, app: own.role };
  if (own.roles.includes('luodi_app')) return { owner, app: 'luodi_app' };
  if (!own.createsRoles) return { owner, app: own.role };
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    await client.query('create role luodi_app nologin nosuperuser nobypassrls');
    await client.query(`grant luodi_app to ${client.escapeIdentifier(own.role)}`);
    return { owner, app: 'luodi_app' };
  } catch {
    // It is there already, and not ours to take on.
    return { owner, app: own.role };
  } finally {
    await client.end();
  }
}

async function migrated(url: string, roles: Roles, report: Report, upTo?: number): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'luodi migration' });
  await client.connect();
  try {
    await migrate(client, roles, report, upTo);
  } finally {
    await client.end();
  }
  try {
    await prepareQueue(url, roles);
  } catch (error) {
    if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new LuodiError('role-poor', { role: roles.owner, remedy: REMEDY });
  }
}

/** SQLSTATE of an owner that may make tables in its database, but no schema. */
const INSUFFICIENT_PRIVILEGE = '42501';

function connections(
  kind: Store['kind'],
  home: Launched['home'],
  urls: Pick<Store, 'appUrl' | 'migratorUrl' | 'roles'>,
  role?: string,
): Store {
  const db = builder(pool(urls.appUrl, 10, role));
  const signIn = plainPool(urls.appUrl, 6, role);
  return {
    kind,
    db,
    signIn,
    transact: (occasion, act) => transact(db, occasion, act),
    home,
    ...urls,
    role,
    close: async () => {
      await Promise.allSettled([db.destroy(), signIn.end()]);
    },
  };
}
