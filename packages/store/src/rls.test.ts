import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodies, jurisdictions, persons, settings, transact } from './index.ts';
import { type TestDatabase, testDatabase } from './testing/index.ts';

// The second line of defence: somebody has the connection of the application and none of its code.
let test: TestDatabase;
let attacker: pg.Client;
const occasion = (jurisdiction: string) => ({ jurisdiction, actor: 'tester', at: '2026-01-01' });

beforeAll(async () => {
  test = await testDatabase();
  for (const id of ['north', 'south'])
    await test.transact(occasion(id), async (tx) => {
      await jurisdictions.insert(tx, [{ id, name: id, nameEn: '', sample: false }]);
      await bodies.insert(tx, [
        {
          id: 'b',
          name: id,
          nameEn: '',
          shortName: '',
          parent: null,
          duties: '',
          validFrom: null,
          validTo: null,
        },
      ]);
      await persons.insert(tx, [{ id: 'p', name: id, nameEn: '' }]);
      await settings.insert(tx, [{ id: 's', value: id }]);
    });
  attacker = new pg.Client({ connectionString: test.appUrl });
  await attacker.connect();
});
afterAll(async () => {
  await attacker?.end();
  await test?.close();
});

/** As the application's role, for the north. */
async function asNorth(statement: string): Promise<pg.QueryResult> {
  await attacker.query('begin');
  try {
    await attacker.query("set local luodi.jurisdiction = 'north'");
    return await attacker.query(statement);
  } finally {
    await attacker.query('rollback');
  }
}

const guardedTables = async (): Promise<string[]> => {
  const { rows } = await attacker.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'jurisdiction'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'user' order by 1`,
  );
  return rows.map(({ name }) => name);
};

describe('the role of the application', () => {
  it('is bound by row security and owns nothing', async () => {
    const { rows } = await attacker.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
              (select count(*)::integer from pg_class where relowner = r.oid) as owns
       from pg_roles r where rolname = current_user`,
    );
    expect(rows[0]).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owns: 0,
    });
  });

  it('finds row security enabled and forced on every table that has a jurisdiction', async () => {
    const { rows } = await attacker.query(
      `select c.relname from pg_class c where c.relname = any($1) and not (c.relrowsecurity and c.relforcerowsecurity)`,
      [await guardedTables()],
    );
    expect(rows).toEqual([]);
  });

  it('finds the jurisdiction at the head of every primary and unique key of those tables', async () => {
    const { rows } = await attacker.query(
      `select c.relname, i.indexrelid::regclass::text as index from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where c.relname = any($1) and (i.indisprimary or i.indisunique) and a.attname <> 'jurisdiction'`,
      [await guardedTables()],
    );
    expect(rows).toEqual([]);
  });

  it('sees no row of any guarded table until it has said for whom it works; names of governments are public', async () => {
    for (const table of await guardedTables()) {
      const { rowCount } = await attacker.query(`select * from "${table}"`);
      expect(rowCount, table).toBe(table === 'jurisdiction' ? 2 : 0);
    }
  });

  it('sees no row after the transaction that had said so', async () => {
    expect((await asNorth('select * from body')).rowCount).toBe(1);
    expect((await attacker.query('select * from body')).rowCount).toBe(0);
    expect((await attacker.query("select * from body where jurisdiction = ''")).rowCount).toBe(0);
  });

  it('reads nothing of another jurisdiction, however it asks', async () => {
    for (const table of await guardedTables()) {
      const { rowCount } = await asNorth(`select * from "${table}" where jurisdiction <> 'north'`);
      expect(rowCount, table).toBe(table === 'jurisdiction' ? 1 : 0);
    }
    const leak = `create function pg_temp.leak(text) returns boolean language plpgsql cost 0.0001 as
      $$ begin raise notice '%', $1; if $1 = 'south' then raise exception 'leaked'; end if; return true; end $$`;
    await attacker.query(leak);
    expect((await asNorth('select * from body where pg_temp.leak(name)')).rowCount).toBe(1);
  });

  it('writes nothing into another jurisdiction', async () => {
    const policy = /row-level security policy/;
    await expect(
      asNorth("insert into setting (jurisdiction, id, value) values ('south', 'x', '1')"),
    ).rejects.toThrow(policy);
    await expect(asNorth("update setting set jurisdiction = 'south' where id = 's'")).rejects.toThrow(policy);
    await expect(
      asNorth("insert into jurisdiction (jurisdiction, id, name) values ('south2', 'south2', 'x')"),
    ).rejects.toThrow(policy);
    expect((await asNorth("update setting set value = '0' where jurisdiction = 'south'")).rowCount).toBe(0);
    expect((await asNorth("update jurisdiction set name = 'x' where id = 'south'")).rowCount).toBe(0);
    expect((await asNorth("delete from setting where jurisdiction = 'south'")).rowCount).toBe(0);
    await expect(
      asNorth(
        `insert into history (jurisdiction, noun, id, version, known_from, data, digest, batch, actor)
         values ('south', 'body', 'b', 9, now(), '{}', '', '', '')`,
      ),
    ).rejects.toThrow(policy);
    await expect(asNorth('copy setting from stdin')).rejects.toThrow();
  });

  it('cannot turn row security off', async () => {
    await expect(asNorth('alter table body disable row level security')).rejects.toThrow('must be owner');
    await expect(asNorth('alter table body no force row level security')).rejects.toThrow('must be owner');
    await expect(asNorth('drop policy own_jurisdiction on body')).rejects.toThrow('must be owner');
    await expect(asNorth('alter role current_user bypassrls')).rejects.toThrow();
    await expect(asNorth('set role luodi_owner')).rejects.toThrow();
    await expect(asNorth('set session_replication_role = replica')).rejects.toThrow('permission denied');
    // The setting only makes a query fail that would have been filtered.
    await attacker.query('begin');
    await attacker.query('set local row_security = off');
    await expect(attacker.query('select * from body')).rejects.toThrow('row-level security');
    await attacker.query('rollback');
  });

  it('adds to history, audit and observations, and neither changes nor empties them', async () => {
    for (const table of ['history', 'audit_event', 'audit_seal', 'observation'])
      for (const statement of [
        `update ${table} set jurisdiction = jurisdiction`,
        `delete from ${table}`,
        `truncate ${table}`,
        `alter table ${table} add column x integer`,
        `drop table ${table}`,
        `create trigger t before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
      ])
        await expect(asNorth(statement), statement).rejects.toThrow(/permission denied|must be owner/);
    await expect(asNorth('delete from audit_head')).rejects.toThrow('permission denied');
    await expect(asNorth('update luodi_migration set number = 99')).rejects.toThrow('permission denied');
  });

  it('erases a person of its own jurisdiction only', async () => {
    const { rows } = await asNorth("select luodi_erase_person('p') as versions");
    expect(rows[0].versions).toBe(1);
    const outside = await attacker.query("select luodi_erase_person('p') as versions");
    expect(outside.rows[0].versions).toBe(0);
  });

  it('makes no table and no schema', async () => {
    await expect(asNorth('create table public.x (id integer)')).rejects.toThrow('permission denied');
    await expect(asNorth('create schema x')).rejects.toThrow('permission denied');
  });
});

describe('transact()', () => {
  it('refuses a jurisdiction that could leave its quotes', async () => {
    for (const name of ['', "north'; reset role; --", 'a b', 'a\\b'])
      await expect(transact(test.db, occasion(name), async () => 1)).rejects.toBeInstanceOf(RangeError);
  });

  it('keeps two jurisdictions apart that use the same connections', async () => {
    const names = await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const id = index % 2 === 0 ? 'north' : 'south';
        return test.transact(occasion(id), async (tx) => [id, (await bodies.get(tx, 'b')).name]);
      }),
    );
    for (const [asked, got] of names) expect(got).toBe(asked);
  });
});
