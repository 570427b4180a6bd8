import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { builder, plainPool, pool } from '../connect.ts';
import type { Database } from '../database.ts';
import type { Ground } from './setup.ts';

/** A database of a test's own, made from the migrated template. */
export interface TestDatabase {
  readonly db: Kysely<Database>;
  /** As the sign-in library wants it. */
  readonly signIn: pg.Pool;
  /** Connects as the restricted role. */
  readonly appUrl: string;
  /** Connects as the owner of the tables (embedded: as the superuser). */
  readonly ownerUrl: string;
  /** Name of the restricted role. */
  readonly app: string;
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
  const ground: Ground | null = inject('ground');
  if (ground === null)
    throw new Error('packages/store/src/testing/setup.ts is not among the globalSetup of vitest');
  const name = `luodi_test_${randomUUID().replaceAll('-', '')}`;
  await once(ground.makerUrl, `create database ${name} template ${ground.template}`);
  const appUrl = ground.appUrl.replace('DATABASE', name);
  const owner = new URL(ground.makerUrl);
  owner.pathname = `/${name}`;
  const db = builder(pool(appUrl, 6));
  const signIn = plainPool(appUrl, 3);
  return {
    db,
    signIn,
    appUrl,
    ownerUrl: owner.href,
    app: ground.app,
    close: async () => {
      await db.destroy();
      await signIn.end();
      await once(ground.makerUrl, `drop database if exists ${name} with (force)`);
    },
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
