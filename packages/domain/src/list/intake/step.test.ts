import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES, type Stage } from '../stage.ts';
import { dayOf, yearsOf } from './day.ts';
import { amountOf } from './money.ts';
import { stepsOf, stepsText } from './step.ts';

const stages = new Map<string, Stage>(STAGES.map((one) => [one, one]));

describe('stepsOf()', () => {
  it('reads back what stepsText() writes, in both languages', () => {
    const day = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10));
    const title = fc
      .string({ minLength: 1, maxLength: 20 })
      .map((said) => said.replace(/\s+/g, ' ').trim())
      .filter((said) => said !== '' && !/[:：]\s*\d/.test(said));
    const step = fc.record({
      title,
      due: day,
      doneOn: fc.option(day),
      start: fc.option(day),
      originalDue: fc.option(day),
      duration: fc.integer({ min: 0, max: 10_000 }),
      stage: fc.option(fc.constantFrom(...STAGES)),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 4 }),
        fc.constantFrom('zh' as const, 'en' as const),
        (all, language) => {
          const back = stepsOf(
            stepsText(all, language, (stage) => stage),
            stages,
          );
          expect(back).toEqual(
            all.map((one) => ({
              ...one,
              originalDue: one.originalDue === one.due ? null : one.originalDue,
              month: false,
            })),
          );
        },
      ),
    );
  });

  it('reads several of one line, and nothing that is not “name：day”', () => {
    expect(stepsOf('可研批复:2026/6/30；开工：2026年9月底（原定 2026-08-01）', stages)).toMatchObject([
      { title: '可研批复', due: '2026-06-30' },
      { title: '开工', due: '2026-09-30', originalDue: '2026-08-01' },
    ]);
    for (const said of ['尽快开工', '开工：六月', '开工：2026-02-30', '开工：2026-06-30（大概）'])
      expect(stepsOf(said, stages)).toBeNull();
  });

  it('does not take long over a hostile cell', () =>
    expect(stepsOf(`${'：2026-'.repeat(4000)}`, stages)).toBeNull());
});

describe('dayOf()', () => {
  it.each([
    ['2026-6-3', '2026-06-03'],
    ['2026.6.30', '2026-06-30'],
    ['２０２６年６月３０日', '2026-06-30'],
    ['20260630', '2026-06-30'],
    ['2026年底', '2026-12-31'],
    ['2024-02', '2024-02-29'],
  ])('reads %s', (said, day) => expect(dayOf(said)?.day).toBe(day));
  it.each(['30/6/2026', '6月30日', '2026-13-01', '2026年', '2026Q2', '46203'])('does not read %s', (said) =>
    expect(dayOf(said)).toBeNull(),
  );
});

describe('yearsOf()', () => {
  it.each([
    ['2026-2030', [2026, 2030]],
    ['2026年至2030年', [2026, 2030]],
    ['2026年', [2026, 2026]],
    ['2026-06-30', [2026, 2026]],
    ['2030-2026', null],
  ])('reads %s', (said, years) => expect(yearsOf(said)).toEqual(years));
});

describe('amountOf()', () => {
  it('is what was written, whatever parts its thousands', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (amount) => {
        expect(amountOf(amount.toLocaleString('en'), 'wan')).toBe(amount);
        expect(amountOf(String(amount), 'yuan')).toBe(amount / 10_000);
      }),
    ));
  it.each([
    ['1.1亿元', 'wan', 11_000],
    ['3,000万', 'yi', 3000],
    ['1,23', 'wan', null],
    ['1.234,5', 'wan', null],
    ['-5', 'wan', null],
    ['5 km', 'wan', null],
  ] as const)('reads %s of a column in %s', (said, unit, amount) =>
    expect(amountOf(said, unit)).toBe(amount),
  );
});
