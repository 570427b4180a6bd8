import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { builder, plainPool, pool } from '../connect.ts';
import { account } from '../launch/account.ts';
import { home as openHome } from '../launch/home.ts';
import type { Store } from '../open.ts';
import { transact as within } from '../transact.ts';
import type { Ground } from './setup.ts';

/** A store of a test's own: a database made from the migrated template, and an empty home. */
export interface TestDatabase extends Store {
  /** Connects as the owner of the tables (embedded: as the superuser). */
  readonly ownerUrl: string;
  /** Drops it. */
  close(): Promise<void>;
}

/**
 * Clones the template; call it in `beforeAll`, and `close` in `afterAll`.
 * @example
 * let test: TestDatabase;
 * beforeAll(async () => { test = await testDatabase(); });
 * afterAll(() => test.close());
 */
export async function testDatabase(): Promise<TestDatabase> {
  const ground: Ground | null | undefined = inject('ground');
  if (!ground) throw new Error('packages/store/src/testing/setup.ts is not among the globalSetup of vitest');
  const name = `luodi_test_${randomUUID().replaceAll('-', '')}`;
  await once(ground.makerUrl, `create database ${name} template ${ground.template}`);
  const appUrl = ground.appUrl.replace('DATABASE', name);
  const owner = new URL(ground.makerUrl);
  owner.pathname = `/${name}`;
  const { db, signIn, transact } = connected(appUrl);
  const folder = mkdtempSync(join(tmpdir(), 'luodi-test-home-'));
  chmodSync(folder, 0o755);
  const home = openHome(folder, account());
  return {
    kind: 'embedded',
    db,
    signIn,
    transact,
    home,
    appUrl,
    migratorUrl: owner.href,
    ownerUrl: owner.href,
    role: undefined,
    roles: { owner: ground.owner, app: ground.app },
    close: async () => {
      await db.destroy();
      await signIn.end();
      await once(ground.makerUrl, `drop database if exists ${name} with (force)`);
      rmSync(home.folder, { recursive: true, force: true });
    },
  };
}

/** The connections of a store to a database that is there already: for a process that a test kills. */
export function connected(appUrl: string): Pick<Store, 'appUrl' | 'role' | 'db' | 'signIn' | 'transact'> {
  const db = builder(pool(appUrl, 6));
  return {
    appUrl,
    role: undefined,
    db,
    signIn: plainPool(appUrl, 3),
    transact: (occasion, act) => within(db, occasion, act),
  };
}

async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
