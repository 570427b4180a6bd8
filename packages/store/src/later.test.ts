import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Noun } from './database.ts';
import { items, NEW_ITEM } from './index.ts';
import { LATER } from './later.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { columns, snake } from './snake.ts';
import { type TestDatabase, testDatabase } from './testing/index.ts';
import { KEPT } from './verify.ts';

let test: TestDatabase;
const at = (day: string) => ({ jurisdiction: 'here', actor: 'tester', at: day });
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test?.close());

it('names every column that a migration added with a default, with that default', async () => {
  const added = MIGRATIONS.flatMap(({ statements }) => statements).flatMap((statement) => {
    const table = /^alter table "?(\w+)"?/.exec(statement)?.[1];
    return table
      ? [...statement.matchAll(/add column "?(\w+)"? ([^,]|,(?! *\n? *add))*? default /g)].map(
          (hit) => `${table}.${hit[1]}`,
        )
      : [];
  });
  const known = KEPT.flatMap((noun: Noun) =>
    Object.keys(columns(LATER[noun] ?? {})).map((column) => `${snake(noun)}.${column}`),
  );
  expect(known.sort()).toEqual(added.filter((one) => !one.startsWith('user.')).sort());
  for (const noun of KEPT)
    for (const [column, value] of Object.entries(columns(LATER[noun] ?? {}))) {
      const { rows } = await test.signIn.query(
        `select pg_get_expr(d.adbin, d.adrelid) as text from pg_attrdef d
         join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
         where d.adrelid = $1::regclass and a.attname = $2`,
        [`"${snake(noun)}"`, column],
      );
      const { rows: told } = await test.signIn.query(`select to_jsonb(${rows[0].text}) as value`);
      expect(told[0].value, `${noun}.${column}`).toEqual(value);
    }
});

it('reads what was known before a column was there as if it had held its default', async () => {
  const given = {
    ...NEW_ITEM,
    id: 'old',
    number: 1,
    title: '旧',
    kind: 'project' as const,
    grade: 'major' as const,
  };
  await test.transact(at('2026-01-01'), (tx) => items.insert(tx, [given]));
  // As a version written by a release before the columns.
  const owner = new pg.Client({ connectionString: test.ownerUrl });
  await owner.connect();
  await owner.query(
    `update history set data = data - '{state,goal,original_goal,stage_reason,tags,attached}'::text[] where id = 'old'`,
  );
  await owner.end();
  await test.transact(at('2026-01-02'), async (tx) => {
    const then = await items.get(tx, 'old', { asOf: '2026-01-01T12:00:00Z' });
    expect(then).toMatchObject({ state: 'live', goal: '', tags: [], attached: [] });
    expect((await items.history(tx, 'old'))[0]?.row).toMatchObject({ state: 'live', tags: [] });
    expect((await items.ledger(tx, {}, { asOf: '2026-01-01T12:00:00Z' })).total).toBe(1);
  });
});
