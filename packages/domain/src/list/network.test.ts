import { describe, expect, it } from 'vitest';
import { workCalendar } from './calendar.ts';
import { type Dependency, network, type Step, slipped } from './network.ts';

const calendar = workCalendar();
const step = (id: string, given: Partial<Step>): Step => ({
  id,
  item: 'i',
  start: null,
  due: '2026-12-31',
  doneOn: null,
  duration: 0,
  ...given,
});
const tie = (
  predecessor: string,
  successor: string,
  kind: Dependency['kind'] = 'FS',
  lag = 0,
): Dependency => ({
  id: `${predecessor}-${successor}`,
  predecessor,
  successor,
  kind,
  lag,
});
const at = (planned: ReturnType<typeof network>, id: string) => planned.steps.find((one) => one.id === id)!;

describe('network()', () => {
  it('carries a link over the national holiday (by hand)', () => {
    const planned = network(
      [
        step('a', { start: '2026-09-28', due: '2026-09-30', duration: 3 }),
        step('b', { duration: 2, due: '2026-10-31' }),
      ],
      [tie('a', 'b')],
      '2026-09-01',
      calendar,
    );
    expect(at(planned, 'a')).toMatchObject({
      earlyStart: '2026-09-28',
      earlyFinish: '2026-09-30',
      critical: true,
    });
    expect(at(planned, 'b')).toMatchObject({
      earlyStart: '2026-10-08',
      earlyFinish: '2026-10-09',
      driver: 'a-b',
    });
    expect(planned.findings).toEqual([]);
  });

  it('lets what is reached stand where it was reached, and nothing open finish in the past', () => {
    const planned = network(
      [
        step('a', { due: '2026-03-31', doneOn: '2026-04-10', duration: 5 }),
        step('b', { due: '2026-04-20', duration: 1 }),
      ],
      [tie('a', 'b')],
      '2026-06-01',
      calendar,
    );
    expect(at(planned, 'a')).toMatchObject({ earlyFinish: '2026-04-10', critical: false });
    expect(at(planned, 'b').earlyFinish >= '2026-05-29').toBe(true);
  });

  it('finds cycles and names their links, and plans the rest', () => {
    const planned = network(
      [step('a', {}), step('b', {}), step('c', { duration: 1, due: '2027-01-31' })],
      [tie('a', 'b'), tie('b', 'a'), tie('b', 'c')],
      '2026-01-05',
      calendar,
    );
    expect(planned.findings).toMatchObject([
      { code: 'link-cycle', severity: 'error', at: { links: ['a-b', 'b-a'], steps: ['a', 'b'] } },
    ]);
    expect(planned.steps).toHaveLength(3);
  });

  it('finds a due day that the links do not allow, with the chain that forbids it', () => {
    const planned = network(
      [step('a', { start: '2026-03-02', due: '2026-03-13', duration: 10 }), step('b', { due: '2026-03-10' })],
      [tie('a', 'b', 'FS', 2)],
      '2026-03-01',
      calendar,
    );
    expect(planned.findings).toMatchObject([
      {
        code: 'date-impossible',
        at: { links: ['a-b'], steps: ['b'] },
        detail: { due: '2026-03-10', earliest: '2026-03-17' },
      },
    ]);
  });

  it('finds links to nothing, steps reached before what they wait for, and a start after its due day', () => {
    const planned = network(
      [step('a', {}), step('b', { doneOn: '2026-02-02' }), step('c', { start: '2027-02-01' })],
      [tie('a', 'b'), tie('a', 'gone')],
      '2026-03-01',
      calendar,
    );
    expect(planned.findings.map((one) => one.code).sort()).toEqual([
      'date-odd',
      'link-missing',
      'link-reversed',
    ]);
  });

  it('marks what reaches into a year whose holidays are not announced', () => {
    const planned = network([step('a', { due: '2027-03-31' })], [], '2026-03-01', calendar);
    expect(at(planned, 'a').provisional).toBe(true);
  });
});

describe('slipped()', () => {
  it('says what moves, by how much, and which due day is missed now', () => {
    const steps = [
      step('a', { start: '2026-03-02', due: '2026-03-06', duration: 5 }),
      step('b', { due: '2026-03-11', duration: 3 }),
      step('c', { start: '2026-03-02', due: '2026-03-31', duration: 1 }),
    ];
    expect(slipped(steps, [tie('a', 'b')], 'a', 2, '2026-03-01', calendar)).toEqual([
      { id: 'a', by: 2, finish: '2026-03-10', misses: true },
      { id: 'b', by: 2, finish: '2026-03-13', misses: true },
    ]);
    expect(() => slipped(steps, [], 'nobody', 1, '2026-03-01', calendar)).toThrow(RangeError);
  });
});
