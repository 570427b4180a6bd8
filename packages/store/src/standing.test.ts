import { schedule } from '@luodi/domain/list';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bodies,
  type Group,
  groups,
  items,
  milestones,
  NEW_ITEM,
  NEW_MILESTONE,
  posts,
  type Tx,
  updates,
} from './index.ts';
import { type TestDatabase, testDatabase } from './testing/index.ts';

let test: TestDatabase;
const SOON = '2030-01-01T00:00:00Z';
const run = <T>(act: (tx: Tx) => Promise<T>, at = '2026-01-01', jurisdiction = 'here') =>
  test.transact({ jurisdiction, actor: 'tester', at }, act);

const DAYS = [
  '2025-12-30',
  '2025-12-31',
  '2026-01-01',
  '2026-01-02',
  '2026-01-03',
  '2026-02-28',
  '2026-03-01',
];
const day = fc.constantFrom(...DAYS);
const steps = fc.array(fc.record({ due: day, doneOn: fc.option(day) }), { maxLength: 5 });
const filed = fc.array(day, { maxLength: 2 });
const always = { validFrom: null, validTo: null };
let next = 0;

/** Items with milestones and updates as given, in a jurisdiction of their own. */
async function made(
  plans: readonly { steps: readonly { due: string; doneOn: string | null }[]; filed: readonly string[] }[],
) {
  next += 1;
  const place = `here-${next}`;
  await run(
    async (tx) => {
      await bodies.insert(tx, [
        { id: 'b', name: '局', nameEn: '', shortName: '', parent: null, duties: '', ...always },
      ]);
      await posts.insert(tx, [{ id: 'p', name: '处长', nameEn: '', body: 'b', ...always }]);
      await items.insert(
        tx,
        plans.map((_, number) => ({
          ...NEW_ITEM,
          id: `i${number}`,
          number,
          title: '事项',
          kind: 'project' as const,
          grade: 'major' as const,
        })),
      );
      await milestones.insert(
        tx,
        plans.flatMap(({ steps }, number) =>
          steps.map((step, at) => ({
            ...NEW_MILESTONE,
            ...step,
            id: `i${number}-${at}`,
            item: `i${number}`,
            title: '节点',
          })),
        ),
      );
      await updates.insert(
        tx,
        plans.flatMap(({ filed }, number) =>
          filed.map((on, at) => update(`i${number}`, `2025-0${at + 1}`, on)),
        ),
      );
    },
    '2026-01-01',
    place,
  );
  return place;
}

const update = (item: string, period: string, on: string) => ({
  id: `${item} ${period}`,
  item,
  period,
  progress: 1,
  text: '推进',
  official: null,
  state: 'submitted' as const,
  post: 'p',
  filedBy: 'x',
  filedAt: `${on}T00:00:00.000Z`,
  judgedBy: null,
  judgedAt: null,
  returnReason: null,
});

const ids = async (tx: Tx, query: Parameters<typeof items.ledger>[1], asOf?: string) =>
  (await items.ledger(tx, { limit: 500, ...query }, { asOf })).rows.map(({ id }) => id);

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test?.close());

describe('the standing of an item', () => {
  it('is the schedule status of the domain on every day, kept or told from the past', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ steps, filed: fc.constant([]) }), { minLength: 1, maxLength: 8 }),
        async (plans) => {
          const place = await made(plans);
          await run(
            async (tx) => {
              for (const today of DAYS) {
                const told: Record<string, string[]> = {};
                for (const [number, plan] of plans.entries()) {
                  const status = schedule(plan.steps, today);
                  told[status] = [...(told[status] ?? []), `i${number}`];
                }
                for (const asOf of [undefined, SOON]) {
                  for (const [status, wanted] of Object.entries(told))
                    expect(await ids(tx, { schedule: status as never, today }, asOf)).toEqual(wanted);
                  const counted = await groups(tx, 'schedule' satisfies Group, { today }, { asOf });
                  expect(Object.fromEntries(counted.map(({ key, count }) => [key, count]))).toEqual(
                    Object.fromEntries(Object.entries(told).map(([status, { length }]) => [status, length])),
                  );
                }
              }
            },
            '2026-01-01',
            place,
          );
        },
      ),
      { numRuns: 12 },
    );
  });

  it('orders alike by what comes next and what was filed last, kept or told from the past', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ steps, filed }), { minLength: 1, maxLength: 12 }),
        async (plans) => {
          const place = await made(plans);
          const last = (days: readonly (string | null)[]) => days.filter((one) => one !== null).sort();
          const order = (keyOf: (plan: (typeof plans)[number]) => string) =>
            plans
              .map((plan, number) => ({ number, key: keyOf(plan) }))
              .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.number - b.number))
              .map(({ number }) => `i${number}`);
          const soonest = order(
            (plan) => last(plan.steps.filter((s) => s.doneOn === null).map((s) => s.due))[0] ?? '9',
          );
          // Of the newest first: the key is turned round.
          const newest = order((plan) => {
            const day = last([...plan.filed]).at(-1);
            return day ? `${9999_99_99 - Number(day.replaceAll('-', ''))}` : '~';
          });
          await run(
            async (tx) => {
              for (const asOf of [undefined, SOON]) {
                expect(await ids(tx, { order: 'next' }, asOf)).toEqual(soonest);
                expect(await ids(tx, { order: 'updated' }, asOf)).toEqual(newest);
              }
            },
            '2026-01-01',
            place,
          );
        },
      ),
      { numRuns: 15 },
    );
  });

  it('follows every change, removal and return of a milestone, and is seen by who made it', async () => {
    const place = await made([{ steps: [{ due: '2026-01-01', doneOn: null }], filed: [] }]);
    const late = (tx: Tx) => ids(tx, { schedule: 'late', today: '2026-01-02' });
    const overdue = (tx: Tx) => ids(tx, { schedule: 'overdue', today: '2026-01-02' });
    const at = <T>(act: (tx: Tx) => Promise<T>) => run(act, '2026-01-01', place);
    expect(await at(overdue)).toEqual(['i0']);
    const step = { ...NEW_MILESTONE, id: 'more', item: 'i0', title: '节点', due: '2026-06-01' };
    await at(async (tx) => {
      await milestones.insert(tx, [step]);
      expect(await late(tx)).toEqual(['i0']);
    });
    expect(await at(late)).toEqual(['i0']);
    await at((tx) => milestones.change(tx, { id: 'i0-0', version: 1, doneOn: '2026-01-01' }));
    expect(await at(late)).toEqual([]);
    await at((tx) =>
      milestones.removeAll(tx, [
        { id: 'i0-0', version: 2 },
        { id: 'more', version: 1 },
      ]),
    );
    expect(await at((tx) => ids(tx, { schedule: 'unplanned' }))).toEqual(['i0']);
    expect((await at((tx) => sql`select from item_standing`.execute(tx.sql))).rows).toEqual([]);
  });

  it('sees what two wrote on one item at the same time', async () => {
    const place = await made([{ steps: [{ due: '2026-01-01', doneOn: null }], filed: [] }]);
    await Promise.all(
      ['2026-01-02', '2026-01-03', '2026-02-28', '2026-03-01'].map((due, number) =>
        run(
          async (tx) => {
            await milestones.insert(tx, [
              { ...NEW_MILESTONE, id: `m${number}`, item: 'i0', title: '节点', due },
            ]);
            await updates.insert(tx, [update('i0', `2025-1${number % 3}-${number}`, due)]);
          },
          '2026-01-01',
          place,
        ),
      ),
    );
    await run(
      async (tx) => {
        const kept = await sql<object>`select filed, schedule from item_standing`.execute(tx.sql);
        expect(kept.rows).toEqual([
          { filed: '2026-03-01T00:00:00.000Z', schedule: ['on-time', 'late', 'overdue'] },
        ]);
        expect(await ids(tx, { schedule: 'late', today: '2026-03-01' })).toEqual(['i0']);
      },
      '2026-01-01',
      place,
    );
  });
});
