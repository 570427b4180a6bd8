import { LuodiError } from '@luodi/domain';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nounStore } from './noun.ts';
import { type TestDatabase, testDatabase } from './testing/index.ts';
import { transact } from './transact.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test?.close());

const bodies = nounStore('body');
const persons = nounStore('person');
const on = (at: string, jurisdiction = 'here') => ({ jurisdiction, actor: 'tester', at });
const body = (id: string, name: string) => ({
  id,
  name,
  nameEn: '',
  shortName: '',
  parent: null,
  duties: '',
  validFrom: null,
  validTo: null,
});

describe('a written row', () => {
  it('can be read as it was known at any time', async () => {
    await transact(test.db, on('2026-01-01'), (tx) => bodies.insert(tx, [body('a', '规划局')]));
    await transact(test.db, on('2026-02-01'), (tx) =>
      bodies.change(tx, { id: 'a', version: 1, name: '规划和自然资源局' }),
    );
    await transact(test.db, on('2026-03-01'), (tx) => bodies.remove(tx, { id: 'a', version: 2 }));
    const seen = (asOf?: string) =>
      transact(test.db, on('2026-04-01'), async (tx) => (await bodies.find(tx, 'a', { asOf }))?.name ?? null);
    expect(await seen('2025-12-31')).toBeNull();
    expect(await seen('2026-01-15')).toBe('规划局');
    expect(await seen('2026-02-15')).toBe('规划和自然资源局');
    expect(await seen('2026-03-15')).toBeNull();
    expect(await seen()).toBeNull();
    const past = await transact(test.db, on('2026-04-01'), (tx) => bodies.history(tx, 'a'));
    expect(past.map(({ version, at, gone, by }) => [version, at, gone, by])).toEqual([
      [1, '2026-01-01T00:00:00.000Z', false, 'tester'],
      [2, '2026-02-01T00:00:00.000Z', false, 'tester'],
      [3, '2026-03-01T00:00:00.000Z', true, 'tester'],
    ]);
  });

  it('counts on when it comes back after it was removed', async () => {
    const back = await transact(test.db, on('2026-03-02'), (tx) => bodies.insert(tx, [body('a', '又来')]));
    expect(back[0]?.version).toBe(4);
    const past = await transact(test.db, on('2026-04-01'), (tx) => bodies.history(tx, 'a'));
    expect(past.map(({ version, gone }) => [version, gone])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [4, false],
    ]);
  });

  it('is not overwritten by somebody who has not seen the last change', async () => {
    await transact(test.db, on('2026-01-01'), (tx) => bodies.insert(tx, [body('b', '一')]));
    await transact(test.db, on('2026-01-02'), (tx) => bodies.change(tx, { id: 'b', version: 1, name: '二' }));
    const second = transact(test.db, on('2026-01-03'), (tx) =>
      bodies.change(tx, { id: 'b', version: 1, name: '三' }),
    );
    await expect(second).rejects.toMatchObject({
      code: 'conflict',
      detail: { current: { name: '二', version: 2 } },
    });
  });

  it('is refused when its id is taken', async () => {
    const twice = transact(test.db, on('2026-01-03'), (tx) => bodies.insert(tx, [body('b', '又')]));
    await expect(twice).rejects.toBeInstanceOf(LuodiError);
    await expect(twice).rejects.toMatchObject({ code: 'duplicate', detail: { id: 'b' } });
  });

  it('leaves nothing when the transaction fails', async () => {
    const failing = transact(test.db, on('2026-01-05'), async (tx) => {
      await bodies.insert(tx, [body('never', '无')]);
      throw new Error('halt');
    });
    await expect(failing).rejects.toThrow('halt');
    expect(await transact(test.db, on('2026-01-05'), (tx) => bodies.find(tx, 'never'))).toBeNull();
  });

  it('is changed in a batch except where somebody else was faster', async () => {
    await transact(test.db, on('2026-01-01'), (tx) => bodies.insert(tx, [body('c', '三'), body('d', '四')]));
    await transact(test.db, on('2026-01-02'), (tx) => bodies.change(tx, { id: 'c', version: 1, name: '先' }));
    const { changed, conflicts } = await transact(test.db, on('2026-01-03'), (tx) =>
      bodies.changeAll(tx, [
        { id: 'c', version: 1, name: '后' },
        { id: 'd', version: 1, name: '后' },
      ]),
    );
    expect(changed.map(({ id, name, version }) => [id, name, version])).toEqual([['d', '后', 2]]);
    expect(conflicts).toEqual(['c']);
  });
});

describe('a bulk load', () => {
  it('is one event with the number of its rows', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => body(`bulk-${index}`, `单位${index}`));
    await transact(test.db, on('2026-05-01'), (tx) => bodies.insert(tx, rows, 'import'));
    const events = await transact(test.db, on('2026-05-01'), (tx) =>
      tx.sql.selectFrom('auditEvent').selectAll().where('verb', '=', 'import').execute(),
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ rows: 300, noun: 'body', version: null });
  });
});

describe('a name of a person', () => {
  it('stands in the digest only as its salted digest', async () => {
    await transact(test.db, on('2026-05-02'), (tx) =>
      persons.insert(tx, [{ id: 'p', name: '张三', nameEn: '' }]),
    );
    const [row] = await transact(test.db, on('2026-05-02'), (tx) =>
      tx.sql.selectFrom('history').selectAll().where('noun', '=', 'person').execute(),
    );
    expect(row?.data).toMatchObject({ name: '张三' });
    expect(row?.veiled?.name).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the connection of the application', () => {
  it('sees no row without a jurisdiction', async () => {
    const { rows } = await sql`select * from body`.execute(test.db);
    expect(rows).toEqual([]);
  });
});
