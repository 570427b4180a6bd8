import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycles } from './cycle.ts';
import { type Activity, type Link, type LinkKind, pathTo, slip, timetable } from './network.ts';
import fixture from './testing/networks.json' with { type: 'json' };

const KINDS: readonly LinkKind[] = ['FS', 'SS', 'FF', 'SF'];

/** Any network whose links lead from an earlier to a later activity. */
const networks = (kinds: readonly LinkKind[] = KINDS) =>
  fc.integer({ min: 1, max: 14 }).chain((size) =>
    fc.record({
      activities: fc.array(fc.record({ duration: fc.nat(9), release: fc.nat(15) }), {
        minLength: size,
        maxLength: size,
      }),
      links: fc.array(
        fc
          .tuple(
            fc.nat(size - 1),
            fc.nat(size - 1),
            fc.constantFrom(...kinds),
            fc.integer({ min: -3, max: 6 }),
          )
          .filter(([a, b]) => a !== b)
          .map(([a, b, kind, lag]): Link => ({ from: Math.min(a, b), to: Math.max(a, b), kind, lag })),
        { maxLength: size === 1 ? 0 : 24 },
      ),
    }),
  );

describe('timetable()', () => {
  it('has the earliest starts and the length of networkx’s longest path (fixture), with all four kinds', () => {
    for (const { durations, links, starts, finish } of fixture.networks) {
      const table = timetable(
        durations.map((duration) => ({ duration })),
        links.map((link) => {
          const [from, to, kind, lag] = link as [number, number, LinkKind, number];
          return { from, to, kind, lag };
        }),
      );
      expect(Array.from(table.earlyStart)).toEqual(starts);
      expect(Math.max(...table.finish)).toBe(finish);
    }
  });

  it('has the floats of a textbook network of seven activities (by hand)', () => {
    // A3 B4 C2 D5 E1 F2 G4: A→C, A→D, B→D, C→E, D→F, E→F, B→G.
    const activities = [3, 4, 2, 5, 1, 2, 4].map((duration) => ({ duration }));
    const links = [
      [0, 2],
      [0, 3],
      [1, 3],
      [2, 4],
      [3, 5],
      [4, 5],
      [1, 6],
    ].map(([from, to]): Link => ({ from: from!, to: to!, kind: 'FS', lag: 0 }));
    const table = timetable(activities, links);
    expect(Array.from(table.earlyStart)).toEqual([0, 0, 3, 4, 5, 9, 4]);
    expect(Array.from(table.lateFinish)).toEqual([4, 4, 8, 9, 9, 11, 11]);
    expect(Array.from(table.totalFloat)).toEqual([1, 0, 3, 0, 3, 0, 3]);
    expect(Array.from(table.freeFloat)).toEqual([0, 0, 0, 0, 3, 0, 3]);
    expect(pathTo(table, links, 5)).toEqual([1, 3, 5]);
  });

  it('gives each connected part its own end', () => {
    const table = timetable([{ duration: 9 }, { duration: 2 }], []);
    expect(Array.from(table.totalFloat)).toEqual([0, 0]);
    expect(Array.from(table.finish)).toEqual([9, 2]);
  });

  it('refuses a cycle, a link out of the network, and numbers that are none', () => {
    const two: Activity[] = [{ duration: 1 }, { duration: 1 }];
    const link = (from: number, to: number, lag = 0): Link => ({ from, to, kind: 'FS', lag });
    expect(() => timetable(two, [link(0, 1), link(1, 0)])).toThrow(RangeError);
    expect(() => timetable(two, [link(0, 2)])).toThrow(RangeError);
    expect(() => timetable(two, [link(0, 1, Number.NaN)])).toThrow(RangeError);
    expect(() => timetable([{ duration: -1 }], [])).toThrow(RangeError);
  });

  it('never has a negative float, keeps every link in both schedules, and ends when the longest path does', () => {
    fc.assert(
      fc.property(networks(), ({ activities, links }) => {
        const table = timetable(activities, links);
        for (const [at] of activities.entries()) {
          expect(table.freeFloat[at]!).toBeGreaterThanOrEqual(0);
          expect(table.totalFloat[at]!).toBeGreaterThanOrEqual(table.freeFloat[at]!);
        }
        for (const [start, finish] of [
          [table.earlyStart, table.earlyFinish],
          [table.lateStart, table.lateFinish],
        ] as const)
          for (const { from, to, kind, lag } of links) {
            const before = kind[0] === 'F' ? finish[from]! : start[from]!;
            const after = kind[1] === 'F' ? finish[to]! : start[to]!;
            expect(after).toBeGreaterThanOrEqual(before + lag);
          }
      }),
    );
  });

  it('has a critical path whose durations and lags add up to the end', () => {
    fc.assert(
      fc.property(networks(['FS']), ({ activities, links }) => {
        const table = timetable(activities, links);
        activities.forEach((one, last) => {
          if (
            table.totalFloat[last] !== 0 ||
            table.earlyFinish[last] !== table.finish[table.component[last]!]
          )
            return;
          const path = pathTo(table, links, last);
          const lags = path.slice(1).reduce((sum, at) => sum + links[table.driver[at]!]!.lag, 0);
          const length = path.reduce((sum, at) => sum + activities[at]!.duration, 0) + lags;
          expect((activities[path[0]!]!.release ?? 0) + length).toBe(table.earlyStart[last]! + one.duration);
          for (const at of path) expect(table.totalFloat[at]).toBe(0);
        });
      }),
    );
  });
});

describe('slip()', () => {
  it('moves nothing else within the free float, and not the end within the total float', () => {
    fc.assert(
      fc.property(networks(), fc.nat(), ({ activities, links }, pick) => {
        const at = pick % activities.length;
        const table = timetable(activities, links);
        const free = slip(activities, links, table, at, table.freeFloat[at]!);
        expect(free.moved.filter((one) => one.activity !== at)).toEqual([]);
        expect(slip(activities, links, table, at, table.totalFloat[at]!).end).toBe(0);
      }),
    );
  });

  it('is what the whole timetable would be with a later release', () => {
    fc.assert(
      fc.property(networks(), fc.nat(), fc.nat(20), ({ activities, links }, pick, by) => {
        const at = pick % activities.length;
        const table = timetable(activities, links);
        const later = activities.map((one, place) =>
          place === at ? { ...one, release: table.earlyStart[at]! + by } : one,
        );
        const whole = timetable(later, links);
        const { moved } = slip(activities, links, table, at, by);
        const change = new Map(moved.map((one) => [one.activity, one.by]));
        activities.forEach((_, place) => {
          expect(whole.earlyStart[place]! - table.earlyStart[place]!).toBe(change.get(place) ?? 0);
        });
      }),
    );
  });

  it('refuses to slip back', () => {
    const one = [{ duration: 1 }];
    expect(() => slip(one, [], timetable(one, []), 0, -1)).toThrow(RangeError);
  });
});

describe('cycles()', () => {
  it('names the links of each knot, and nothing where there is none', () => {
    const link = (from: number, to: number) => ({ from, to });
    expect(cycles(4, [link(0, 1), link(1, 2), link(2, 0), link(2, 3)])).toEqual([[0, 1, 2]]);
    expect(cycles(2, [link(0, 0), link(0, 1)])).toEqual([[0]]);
    fc.assert(
      fc.property(networks(), ({ activities, links }) => cycles(activities.length, links).length === 0),
    );
  });

  it('goes as deep as the network is long', () => {
    const long = Array.from({ length: 50_000 }, (_, at) => ({ from: at, to: (at + 1) % 50_000 }));
    expect(cycles(50_000, long)[0]).toHaveLength(50_000);
  });
});
