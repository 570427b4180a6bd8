import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settings, type Tx } from './index.ts';
import { type TestDatabase, testDatabase } from './testing/index.ts';

let test: TestDatabase;
let places = 0;

beforeAll(async () => {
  test = await testDatabase();
}, 120_000);
afterAll(() => test?.close());

const day = (number: number) => `2026-01-${String(number + 1).padStart(2, '0')}T08:00:00.000Z`;
const said = (rows: readonly { readonly id: string; readonly value: unknown }[]) =>
  rows.map(({ id, value }) => [id, value]);

describe('known()', () => {
  // The oracle is a map that is copied after every act.
  it('is what stood then, whatever came, changed, went and came back since', async () => {
    const act = fc.record({ id: fc.constantFrom('a', 'b', 'c'), value: fc.option(fc.nat(9)) });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        places += 1;
        const run = <T>(of: (tx: Tx) => Promise<T>, at: string) =>
          test.transact({ jurisdiction: `here-${places}`, actor: 'tester', at }, of);
        const stood: (readonly [string, unknown])[][] = [];
        const model = new Map<string, unknown>();
        for (const [number, { id, value }] of acts.entries()) {
          await run(async (tx) => {
            const held = await settings.find(tx, id);
            if (held && value === null) await settings.remove(tx, held);
            else if (held) await settings.change(tx, { id, version: held.version, value });
            else if (value !== null) await settings.insert(tx, [{ id, value }]);
          }, day(number));
          if (value === null) model.delete(id);
          else model.set(id, value);
          stood.push([...model].sort(([a], [b]) => a.localeCompare(b)));
        }
        await run(async (tx) => {
          for (const [number, rows] of stood.entries()) {
            const asOf = day(number);
            expect(said(await settings.list(tx, {}, { asOf }))).toEqual(rows);
            const some = rows.filter(([id]) => id !== 'b');
            expect(said(await settings.list(tx, { id: ['a', 'c'] }, { asOf }))).toEqual(some);
          }
        }, day(20));
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
