import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audits, bodies, exportedSeals, persons, seal } from './index.ts';
import { type TestDatabase, testDatabase } from './testing/index.ts';

let test: TestDatabase;
let folder: string;
let owner: pg.Client;
beforeAll(async () => {
  test = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'luodi-seal-'));
  owner = new pg.Client({ connectionString: test.ownerUrl, options: '-c luodi.jurisdiction=here' });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await test?.close();
  rmSync(folder, { recursive: true, force: true });
});

const on = (at: string) => ({ jurisdiction: 'here', actor: 'tester', at });
const verdict = () =>
  test.transact(on('2026-12-01'), (tx) =>
    audits.verify(tx, { folder, seals: exportedSeals(folder, 'here') }),
  );
const body = (id: string) => ({
  id,
  name: id,
  nameEn: '',
  shortName: '',
  parent: null,
  duties: '',
  validFrom: null,
  validTo: null,
});
/** As somebody who has the owner's password would do it: changes, looks, and puts it back. */
async function tamper(statement: string): Promise<Awaited<ReturnType<typeof verdict>>> {
  await owner.query('create table kept_event as select * from audit_event');
  await owner.query('create table kept_head as select * from audit_head');
  await owner.query('create table kept_history as select * from history');
  // What the database generates it makes again.
  await owner.query('alter table kept_history drop column item');
  await owner.query('create table kept_body as select * from body');
  try {
    await owner.query(statement);
    return await verdict();
  } finally {
    for (const [name, kept] of [
      ['audit_event', 'kept_event'],
      ['audit_head', 'kept_head'],
      ['history', 'kept_history'],
      ['body', 'kept_body'],
    ]) {
      const { rows } = await owner.query<{ names: string }>(
        `select string_agg(quote_ident(attname), ', ') as names from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
        [kept],
      );
      const names = rows[0]?.names;
      await owner.query(
        `delete from ${name}; insert into ${name} (${names}) select ${names} from ${kept}; drop table ${kept}`,
      );
    }
  }
}

describe('verify()', () => {
  it('proves an untouched chain', async () => {
    expect(await verdict()).toEqual({ whole: true, events: 0, broken: null });
    await test.transact(on('2026-01-01'), async (tx) => {
      await bodies.insert(tx, [body('a'), body('b')]);
      await bodies.insert(tx, [body('c')]);
      await persons.insert(tx, [{ id: 'p', name: '张三', nameEn: '' }]);
    });
    await test.transact(on('2026-01-02'), (tx) => bodies.change(tx, { id: 'a', version: 1, name: 'A' }));
    await test.transact(on('2026-01-02'), (tx) => bodies.remove(tx, { id: 'b', version: 1 }));
    await test.transact(on('2026-01-02'), (tx) => seal(tx, folder));
    expect(exportedSeals(folder, 'here')).toHaveLength(1);
    await test.transact(on('2026-01-03'), (tx) => bodies.change(tx, { id: 'a', version: 2, name: 'AA' }));
    expect(await verdict()).toEqual({ whole: true, events: 6, broken: null });
  });

  it('seals a day once', async () => {
    expect(await test.transact(on('2026-01-02'), (tx) => seal(tx, folder))).toBeNull();
    expect(exportedSeals(folder, 'here')).toHaveLength(1);
  });

  it('names an event that was changed', async () => {
    expect(await tamper("update audit_event set actor = 'nobody' where seq = 2")).toMatchObject({
      whole: false,
      broken: { seq: 2, reason: 'hash-differs' },
    });
  });

  it('names an event that was taken out', async () => {
    expect(await tamper('delete from audit_event where seq = 3')).toMatchObject({
      broken: { seq: 3, reason: 'number-missing' },
    });
  });

  it('shows a tail cut off, also when the head was set back', async () => {
    expect(await tamper('delete from audit_event where seq > 5')).toMatchObject({
      broken: { seq: 6, reason: 'tail-cut' },
    });
    const back = `delete from audit_event where seq > 3;
      update audit_head set seq = 3, hash = (select hash from audit_event where seq = 3)`;
    expect(await tamper(back)).toMatchObject({ broken: { seq: 4, reason: 'tail-cut' } });
  });

  it('names a version in the history that was rewritten', async () => {
    expect(
      await tamper(
        `update history set data = data || '{"name": "Z"}' where noun = 'body' and id = 'a' and version = 1`,
      ),
    ).toMatchObject({ broken: { seq: 1, reason: 'history-differs' } });
    expect(
      await tamper(`update history set data = data || '{"name": "李四"}' where noun = 'person'`),
    ).toMatchObject({ broken: { seq: 3, reason: 'history-differs', nounId: 'p' } });
  });

  it('names a row that was changed beside the history', async () => {
    expect(await tamper("update body set name = 'Z' where id = 'a'")).toMatchObject({
      broken: { seq: 6, reason: 'row-differs', noun: 'body', nounId: 'a' },
    });
    expect(await tamper("delete from body where id = 'c'")).toMatchObject({
      broken: { reason: 'row-differs', nounId: 'c' },
    });
  });

  it('stays whole when a person is erased, of whom nothing is left to read or to guess', async () => {
    await test.transact(on('2026-01-04'), (tx) => persons.erase(tx, { id: 'p', version: 1 }));
    await test.transact(on('2026-01-05'), async (tx) => {
      const past = await persons.history(tx, 'p');
      expect(past.map(({ row }) => row.name)).toEqual(['', '']);
      expect(await persons.find(tx, 'p', { asOf: '2026-01-02' })).toMatchObject({ name: '' });
      expect(await tx.sql.selectFrom('salt').selectAll().execute()).toEqual([]);
    });
    const { rows } = await owner.query(
      "select to_jsonb(h)::text as row from history h where noun = 'person'",
    );
    for (const { row } of rows) expect(row).not.toContain('张三');
    expect(await verdict()).toMatchObject({ whole: true, events: 7 });
  });

  it('takes no seal that another key made', async () => {
    const [first] = exportedSeals(folder, 'here');
    const forged = { ...first!, day: '2026-02-01', seq: 6 };
    expect(
      await test.transact(on('2026-12-01'), (tx) => audits.verify(tx, { folder, seals: [forged] })),
    ).toMatchObject({ broken: { reason: 'seal-forged' } });
  });
});
