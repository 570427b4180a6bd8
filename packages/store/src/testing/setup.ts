import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { launch } from '../launch/launch.ts';
import { migrate } from '../migrate.ts';
import { prepareQueue } from '../queue/prepare.ts';
import { standing } from '../role.ts';

/** Where the tests' databases are made. */
export interface Ground {
  /** May create databases and owns the template. */
  readonly makerUrl: string;
  readonly template: string;
  readonly owner: string;
  readonly app: string;
  /** Connection string of the application's role, with `DATABASE` for the database. */
  readonly appUrl: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    ground: Ground | null;
  }
}

/**
 * Once for a run of the tests, when the first of them asks: a server (embedded, or that of `DATABASE_URL`) with a
 * migrated template database that each test file clones.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL;
  const { ground, stop } = given ? await onServer(given) : await onEmbedded();
  project.provide('ground', ground);
  return stop;
}

async function onEmbedded(): Promise<{ ground: Ground; stop: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'luodi-test-'));
  // As root the server runs under another account, which must come through.
  chmodSync(home, 0o755);
  const server = await launch(home, undefined, { durable: false, connections: 200 });
  const ground: Ground = {
    makerUrl: server.url('postgres', 'postgres'),
    template: `luodi_template_${process.pid}`,
    owner: 'luodi_owner',
    app: 'luodi_app',
    appUrl: server.url('luodi_app', 'DATABASE'),
  };
  await template(ground);
  return {
    ground,
    stop: async () => {
      await server.stop();
      rmSync(server.home.database, { recursive: true, force: true });
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** On somebody's server, as a superuser or a role that may create databases and roles. */
async function onServer(url: string): Promise<{ ground: Ground; stop: () => Promise<void> }> {
  const own = await standing(url);
  if (!own.createsRoles && own.bypass === null)
    throw new Error(
      `the tests make databases and roles: give ${own.role} CREATEDB and CREATEROLE, or unset DATABASE_URL`,
    );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const app = `luodi_test_${process.pid}`;
  await client.query(`create role ${app} login nosuperuser nobypassrls password '${app}'`);
  await client.end();
  const appUrl = new URL(url);
  appUrl.pathname = '/DATABASE';
  appUrl.username = app;
  appUrl.password = app;
  const ground: Ground = {
    makerUrl: url,
    template: `luodi_template_${process.pid}`,
    owner: own.role,
    app,
    appUrl: appUrl.href,
  };
  await template(ground);
  return {
    ground,
    stop: async () => {
      const last = new pg.Client({ connectionString: url });
      await last.connect();
      await last.query(`drop database if exists ${ground.template} with (force)`);
      await last.query(`drop role if exists ${app}`);
      await last.end();
    },
  };
}

async function template(ground: Ground): Promise<void> {
  const maker = new pg.Client({ connectionString: ground.makerUrl });
  await maker.connect();
  await maker.query(`drop database if exists ${ground.template} with (force)`);
  await maker.query(`create database ${ground.template} owner ${maker.escapeIdentifier(ground.owner)}`);
  await maker.end();
  const url = new URL(ground.makerUrl);
  url.pathname = `/${ground.template}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await migrate(client, ground);
  await client.end();
  await prepareQueue(url.href, ground);
}
