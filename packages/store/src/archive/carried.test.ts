import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup, jurisdictions, type Manifest, open, restore, type Store } from '../index.ts';
import { PASSING, SCHEMA } from './manifest.ts';
import { tables } from './tables.ts';

// Every table of the schema with a row in it, whatever the row says: nobody has to remember a new one.
let folder: string;
let store: Store;
let manifest: Manifest;
let held: ReadonlyMap<string, unknown[]>;
const at = new Date('2026-03-01T00:00:00Z');

/** As the superuser, for the north. */
async function asOwner<T>(of: Store, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(of.appUrl);
  url.username = 'postgres';
  url.password = of.home.secrets.superuser;
  const client = new pg.Client({ connectionString: url.href, options: '-c timezone=UTC' });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

const content = (of: Store) =>
  asOwner(of, async (client) => {
    const all = new Map<string, unknown[]>();
    for (const { name } of await tables(client)) {
      const { rows } = await client.query(
        `select to_jsonb(t) as row from ${client.escapeIdentifier(name)} t order by 1`,
      );
      all.set(
        name,
        rows.map(({ row }) => row),
      );
    }
    return all;
  });

/** Two rows in each table: `x` and `y` in every text, so that references hold, and the least that a check takes. */
async function fill(client: pg.Client): Promise<void> {
  for (const { name, columns } of await tables(client)) {
    if (name === 'jurisdiction' || name === SCHEMA) continue;
    const { rows: kinds } = await client.query<{ column: string; type: string; words: string | null }>(
      `select a.attname as column, t.typname as type,
         (select pg_get_constraintdef(c.oid) from pg_constraint c
           where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum] limit 1) as words
       from pg_attribute a join pg_type t on t.oid = a.atttypid where a.attrelid = $1::regclass and a.attname = any($2)`,
      [client.escapeIdentifier(name), columns],
    );
    for (const own of ['x', 'y']) {
      const values = kinds.map(({ column, type, words }) => {
        if (column === 'jurisdiction') return 'north';
        if (type === 'text') {
          const allowed = /'([^']+)'::text[,\])]/.exec(words ?? '')?.[1];
          // What becomes of a row is another row.
          return allowed ?? (column === 'successor' ? (own === 'x' ? 'y' : 'x') : own);
        }
        const other = own === 'x' ? 1 : 2;
        return LEAST[type]?.(other) ?? null;
      });
      const names = kinds.map(({ column }) => client.escapeIdentifier(column)).join(', ');
      const places = kinds.map((_, at) => `$${at + 1}`).join(', ');
      await client.query(
        `insert into ${client.escapeIdentifier(name)} (${names}) values (${places}) on conflict do nothing`,
        values,
      );
    }
  }
}

const LEAST: Readonly<Record<string, (other: number) => unknown>> = {
  int4: (other) => 2000 + other,
  int8: (other) => other,
  float8: (other) => other,
  bool: () => true,
  date: (other) => `2026-01-0${other}`,
  timestamptz: (other) => `2026-01-0${other}T00:00:00Z`,
  jsonb: () => '{}',
  bytea: (other) => Buffer.from([other]),
  _text: () => [],
  _date: () => [],
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luodi-carried-'));
  chmodSync(folder, 0o755);
  store = await open({ home: join(folder, 'home'), databaseUrl: '' });
  await store.transact({ jurisdiction: 'north', actor: 'tester', at }, (tx) =>
    jurisdictions.insert(tx, [{ id: 'north', name: '北', nameEn: '', sample: false }]),
  );
  await asOwner(store, fill);
  mkdirSync(join(store.home.folder, 'files', 'ab'), { recursive: true });
  writeFileSync(join(store.home.folder, 'files', 'ab', 'abcd'), 'evidence');
  held = await content(store);
  manifest = await backup(store, join(folder, 'luodi.tar.gz'), at);
}, 180_000);
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an archive', () => {
  it('names every table of the schema and every file of evidence, but for what ends with the server', () => {
    const carried = new Set(manifest.sections.map(({ name }) => name));
    const left = [...held.keys()].filter((name) => !carried.has(name));
    expect(left.sort()).toEqual([...PASSING, SCHEMA].sort());
    expect([...held].filter(([, rows]) => rows.length === 0)).toEqual([]);
    expect(carried).toContain('files/ab/abcd');
  });

  it('brings back every row of every table and every file as it was', async () => {
    const { store: copy } = await restore(join(folder, 'luodi.tar.gz'), {
      home: join(folder, 'copy'),
      databaseUrl: '',
    });
    try {
      const back = await content(copy);
      for (const [name, rows] of held)
        if (!PASSING.includes(name) && name !== SCHEMA) expect([name, back.get(name)]).toEqual([name, rows]);
      expect(readFileSync(join(copy.home.folder, 'files', 'ab', 'abcd'), 'utf8')).toBe('evidence');
    } finally {
      await copy.close();
    }
  }, 120_000);
});
