import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aggregate,
  ahp,
  check,
  correlation,
  deviation,
  entropy,
  exactSobol,
  kurtosis,
  normalise,
  pca,
  place,
  quantile,
  rank,
  skewness,
  winsorise,
} from './index.ts';

const close = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; i += 1) expect(a[i]).toBeCloseTo(b[i]!, 10);
};
const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 30 });

describe('describe', () => {
  // Oracle: Python's statistics.stdev, and the formulae of Joanes and Gill (1998) evaluated there.
  const x = [2, 4, 4, 5, 7, 9, 30];
  it('agrees with an independent calculation', () => {
    expect(deviation(x)).toBeCloseTo(9.655987533, 8);
    expect(quantile(x, 0.9)).toBeCloseTo(17.4, 12);
    expect(skewness(x)).toBeCloseTo(2.352152949, 8);
    expect(kurtosis(x)).toBeCloseTo(5.792588172, 8);
  });
  it('leaves out what is missing', () => expect(quantile([Number.NaN, 1, 3], 0.5)).toBe(2));
});

describe('normalise()', () => {
  it('min–max does not care for scale and shift', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.1, max: 100, noNaN: true }), (values, scale) => {
        fc.pre(Math.max(...values) - Math.min(...values) > 1e-3);
        const how = { method: 'minmax', range: [0, 100] } as const;
        const a = normalise(values, how);
        const b = normalise(
          values.map((v) => v * scale + 7),
          how,
        );
        for (let i = 0; i < a.length; i += 1) expect(Math.abs(a[i]! - b[i]!)).toBeLessThan(1e-4);
      }),
    );
  });
  it('gives no value where there is no spread', () =>
    expect([...normalise([3, 3], { method: 'minmax', range: [0, 1] })]).toEqual([Number.NaN, Number.NaN]));
  it('clips at the goalposts', () =>
    close(normalise([10, 20, 90], { method: 'goalposts', lower: 20, upper: 85, scale: 1 }), [0, 0, 1]));
  it('caps the distance to a target only when asked', () => {
    close(normalise([0, 5, 12], { method: 'distance-to-target', target: 10, cap: true }), [0, 0.5, 1]);
    close(normalise([0, 5, 12], { method: 'distance-to-target', target: 10, cap: false }), [0, 0.5, 1.2]);
  });
});

describe('rank() and place()', () => {
  it('rank ties by the least place or by their mean', () => {
    close(rank([5, 1, 5, 9], 'min'), [2, 1, 2, 4]);
    close(rank([5, 1, 5, 9], 'average'), [2.5, 1, 2.5, 4]);
  });
  it('let scores that differ by rounding share the best place', () =>
    close(place([0.3, 0.1 + 0.2, 0.2]), [1, 1, 3]));
});

describe('winsorise()', () => {
  it('moves the extreme to the next value until the column passes', () => {
    const column = [1, 2, 3, 4, 5, 6, 7, 8, 9, 500];
    const { column: out, moved } = winsorise(column, { skew: 2, kurtosis: 3.5 }, 5);
    expect(moved).toBe(1);
    expect(out[9]).toBe(9);
    expect(check(out, { skew: 2, kurtosis: 3.5 }).pass).toBe(true);
  });
});

describe('aggregate()', () => {
  it('lies between the least and the largest child, in the order harmonic ≤ geometric ≤ arithmetic', () => {
    const positive = fc.array(fc.double({ min: 0.1, max: 1000, noNaN: true }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(positive, (values) => {
        const columns = values.map((v) => [v]);
        const weights = values.map(() => 1);
        const [h, g, a] = (['harmonic', 'geometric', 'arithmetic'] as const).map(
          (how) => aggregate(columns, weights, how).scores[0]!,
        );
        expect(h! <= g! * (1 + 1e-9) && g! <= a! * (1 + 1e-9)).toBe(true);
        expect(a! <= Math.max(...values) * (1 + 1e-9) && h! >= Math.min(...values) * (1 - 1e-9)).toBe(true);
      }),
    );
  });
  it('names the cells that make a geometric mean impossible', () =>
    expect(
      aggregate(
        [
          [1, 0],
          [2, 3],
        ],
        [1, 1],
        'geometric',
      ).impossible,
    ).toEqual([{ unit: 1, child: 0, value: 0 }]));
  it('is missing strictly below the data threshold', () =>
    close(
      aggregate(
        [
          [1, 1],
          [Number.NaN, 3],
        ],
        [1, 1],
        'arithmetic',
        { threshold: 0.5 },
      ).scores,
      [1, 2],
    ));
  it('Copeland counts who is ahead on the weights', () =>
    close(
      aggregate(
        [
          [3, 2, 1],
          [1, 2, 3],
        ],
        [2, 1],
        'copeland',
      ).scores,
      [2, 0, -2],
    ));
  it('TOPSIS gives the ideal unit 1 and the worst 0', () =>
    close(
      aggregate(
        [
          [1, 2],
          [1, 2],
        ],
        [1, 1],
        'topsis',
      ).scores,
      [0, 1],
    ));
});

describe('weights', () => {
  it('sum to one', () => {
    const sum = (w: ArrayLike<number>) => Array.from(w).reduce((a, b) => a + b, 0);
    expect(
      sum(
        entropy([
          [1, 2, 3],
          [5, 5, 6],
        ]),
      ),
    ).toBeCloseTo(1, 12);
    expect(
      sum(
        ahp([
          [1, 2, 4],
          [0.5, 1, 2],
          [0.25, 0.5, 1],
        ]).weights,
      ),
    ).toBeCloseTo(1, 12);
  });
  it('AHP finds a consistent judgement consistent, and names the triad of another', () => {
    expect(
      ahp([
        [1, 2, 4],
        [0.5, 1, 2],
        [0.25, 0.5, 1],
      ]).ratio,
    ).toBeCloseTo(0, 10);
    const odd = ahp([
      [1, 2, 1 / 4],
      [0.5, 1, 2],
      [4, 0.5, 1],
    ]);
    expect(odd.ratio).toBeGreaterThan(0.1);
    expect(odd.triads[0]).toMatchObject({ i: 0, j: 1, k: 2 });
  });
  it('PCA has a positive sum whatever the sign of the data', () => {
    const columns = [
      [1, 2, 3, 4],
      [2, 3, 5, 6],
      [1, 1, 2, 3],
    ];
    const w = pca(columns.map((c) => c.map((x) => -x)));
    expect(Array.from(w).reduce((a, b) => a + b, 0)).toBeGreaterThan(0);
    expect(correlation(columns[0]!, columns[1]!)).toBeGreaterThan(0.9);
  });
});

describe('exactSobol()', () => {
  it('splits an additive output into shares that sum to one, and total equals first', () => {
    const output: number[] = [];
    for (const a of [0, 1, 2]) for (const b of [0, 3]) output.push(a + b);
    const found = exactSobol([3, 2], output);
    expect(found[0]!.first + found[1]!.first).toBeCloseTo(1, 12);
    for (const one of found) expect(one.total).toBeCloseTo(one.first, 12);
  });
});
