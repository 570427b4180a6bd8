import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aggregate,
  ahp,
  collinearity,
  composite,
  contributions,
  correlation,
  critic,
  cronbach,
  entropy,
  exactSobol,
  kendall,
  normalise,
  pca,
  place,
  quantile,
  sampledSobol,
  shapley,
  spearman,
  stream,
} from './index.ts';

// Oracle: base R 4.2, on this table (prcomp, cor, eigen, solve, quantile, and the formulae written out).
const a = [12, 7, 3, 18, 9, 14];
const b = [4.5, 2.5, 6, 3.5, 8, 7];
const c = [100, 240, 180, 90, 60, 150];
const table = [a, b, c];
const weights = [0.5, 0.3, 0.2];
const near = (found: ArrayLike<number>, wanted: readonly number[]) => {
  expect(found.length).toBe(wanted.length);
  for (const [k, x] of wanted.entries())
    expect(Math.abs(found[k]! - x)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(x)));
};

describe('agrees with base R', () => {
  it('on weights by PCA, CRITIC and entropy', () => {
    near(pca(table), [0.514842313698436, 0.428936038805372, -0.742260915473526]);
    near(critic(table), [0.0649158347796736, 0.0252673388812163, 0.90981682633911]);
    near(entropy(table), [0.409054683965555, 0.246839312956379, 0.344106003078066]);
  });
  it('on the eigenvector of judgements and their consistency', () => {
    const found = ahp([
      [1, 3, 5],
      [1 / 3, 1, 2],
      [1 / 5, 1 / 2, 1],
    ]);
    near(found.weights, [0.648329013822237, 0.229650794062637, 0.122020192115126]);
    expect(found.ratio).toBeCloseTo(0.00318499833072397, 12);
  });
  it('on rank correlations, with ties', () => {
    expect(kendall(a, b)).toBeCloseTo(-0.0666666666666667, 14);
    expect(spearman(a, c)).toBeCloseTo(-0.542857142857143, 14);
    expect(kendall([1, 2, 2, 3, 5, 5], [2, 1, 3, 3, 4, 6])).toBeCloseTo(0.741249316661101, 14);
    expect(spearman([1, 2, 2, 3, 5, 5], [2, 1, 3, 3, 4, 6])).toBeCloseTo(0.850841043487808, 14);
  });
  it('on alpha, inflation and condition', () => {
    expect(cronbach(table)).toBeCloseTo(-0.192541174932579, 12);
    near(collinearity(table).inflation, [1.90184670714409, 1.76467635332054, 2.38553133690754]);
    expect(collinearity(table).condition).toBeCloseTo(2.73320473331468, 12);
  });
  it('on quantiles of type 7', () =>
    near(
      [0.05, 0.25, 0.9, 0.95].map((at) => quantile(c, at)),
      [67.5, 92.5, 210, 225],
    ));
  it('on means, TOPSIS and Mazziotta–Pareto', () => {
    const of = (how: Parameters<typeof aggregate>[2], columns = table, own = weights) =>
      aggregate(columns, own, how, { power: 0.5 }).scores;
    near(
      of('geometric'),
      [
        13.6632613998487, 10.4225328099304, 8.37645970183653, 15.1951561627651, 12.6963387387804,
        18.2730768896752,
      ],
    );
    near(
      of('harmonic'),
      [
        9.06344410876133, 5.20123839009288, 4.59183673469388, 8.64197530864198, 10.3746397694525,
        12.5148986889154,
      ],
    );
    near(
      of('power'),
      [
        19.0833284110519, 23.9669383439086, 18.3539746356219, 20.9758096208732, 15.1922327037453,
        26.1534442899399,
      ],
    );
    near(
      of('topsis'),
      [
        0.246089189832838, 0.862619925398694, 0.629093196540613, 0.242417655495199, 0.086233526740695,
        0.510229372540224,
      ],
    );
    const z = table.map((column) => [...normalise(column, { method: 'zscore', mean: 100, sd: 10 })]);
    near(
      of('mazziotta-pareto', z, [1, 1, 1]),
      [
        97.791975411318, 97.1368218111296, 97.8143576881941, 98.546631618882, 98.5172994348267,
        105.552233343744,
      ],
    );
  });
});

const copelandOf = (columns: number[][], own: number[]) => [...aggregate(columns, own, 'copeland').scores];

describe('Copeland', () => {
  it('compares the sums of weights exactly, whatever order they are added in', () => {
    // 0.1 + 0.2 in doubles is more than 0.3, by less than any tolerance.
    expect(
      copelandOf(
        [
          [1, 0],
          [1, 0],
          [0, 1],
        ],
        [0.1, 0.2, 0.3],
      ),
    ).toEqual([1, -1]);
    expect(
      copelandOf(
        [
          [1, 0],
          [1, 0],
          [0, 1],
        ],
        [0.5, 0.25, 0.75],
      ),
    ).toEqual([0, 0]);
  });
  it('takes values that differ by rounding for level', () =>
    expect(copelandOf([[0.1 + 0.2, 0.3]], [1])).toEqual([0, 0]));
});

describe('impossible means', () => {
  it('a power mean names values without a real power', () =>
    expect(
      aggregate(
        [
          [-1, 1],
          [4, 4],
        ],
        [1, 1],
        'power',
        { power: 0.5 },
      ).impossible,
    ).toEqual([{ unit: 0, child: 0, value: -1 }]));
  it('a harmonic mean names values of 0, and a unit whose reciprocals cancel', () => {
    expect(aggregate([[0], [4]], [1, 1], 'harmonic').impossible).toMatchObject([{ unit: 0, child: 0 }]);
    expect(aggregate([[-4], [4]], [1, 1], 'harmonic').impossible).toMatchObject([{ unit: 0, child: null }]);
  });
  it('what falls below the threshold is missing, not impossible', () => {
    const { scores, impossible } = aggregate([[0], [Number.NaN]], [1, 1], 'geometric', { threshold: 0.6 });
    expect(scores[0]).toBeNaN();
    expect(impossible).toEqual([]);
  });
});

const numbers = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 2, maxLength: 40 });

describe('invariants', () => {
  it('means do not care for the scale of the weights nor the order of the children', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.1, max: 50, noNaN: true }), (values, scale) => {
        const columns = values.map((x) => [x]);
        const own = values.map((_, k) => 1 + (k % 5));
        for (const how of ['arithmetic', 'geometric', 'harmonic', 'mazziotta-pareto'] as const) {
          const score = aggregate(columns, own, how).scores[0]!;
          const scaled = aggregate(
            columns,
            own.map((w) => w * scale),
            how,
          ).scores[0]!;
          const turned = aggregate([...columns].reverse(), [...own].reverse(), how).scores[0]!;
          expect(Math.abs(scaled - score)).toBeLessThanOrEqual(1e-9 * Math.abs(score));
          expect(Math.abs(turned - score)).toBeLessThanOrEqual(1e-9 * Math.abs(score));
        }
      }),
    );
  });
  it('place() is 1 + how many are ahead, the definition written out', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(Number.NaN))), (scores) => {
        const wanted = scores.map((x) => (x === x ? 1 + scores.filter((y) => y > x).length : Number.NaN));
        expect([...place(scores)]).toEqual(wanted);
      }),
    );
  });
  it('place() does not care how many scores there are, nor how close they are', () => {
    const draw = stream(9, 0);
    for (const spread of [1e6, 1, 1e-9, 1e-15]) {
      const scores = Array.from({ length: 700 }, (_, k) =>
        k % 50 === 0 ? Number.NaN : k % 7 === 0 ? -0 : 1 - 2 * draw() * spread * (k % 3),
      );
      const order = scores.filter((x) => x === x).sort((a, b) => b - a);
      // A score shares the place of the next above it where they differ by no more than rounding.
      const places = order.map((_, k) => k + 1);
      for (let k = 1; k < order.length; k += 1)
        if (order[k - 1]! - order[k]! <= 1e-12 * Math.max(1, Math.abs(order[k - 1]!)))
          places[k] = places[k - 1]!;
      const wanted = scores.map((x) => (x === x ? places[order.indexOf(x)]! : Number.NaN));
      expect([...place(scores)]).toEqual(wanted);
    }
  });
  it('a composite gives to the bit what its nodes give one by one', () => {
    const cell = fc.oneof(
      { weight: 8, arbitrary: fc.double({ min: 1, max: 9, noNaN: true }) },
      fc.constant(Number.NaN),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 5, maxLength: 9 }),
        (columns) => {
          const own = columns.map((_, k) => 1 + k / 3);
          const low = [0, 1].map((half) => columns.flatMap((_, k) => (k % 2 === half ? [k] : [])));
          const branches = [
            { children: low[0]!, how: 'geometric' as const, threshold: 0.4 },
            { children: low[1]!, how: 'arithmetic' as const },
            { children: [columns.length, columns.length + 1], how: 'harmonic' as const },
          ];
          const scores = composite(columns, branches)([...own, 2, 3, 1]);
          const parts = [0, 1].map(
            (half) =>
              aggregate(
                low[half]!.map((k) => columns[k]!),
                low[half]!.map((k) => own[k]!),
                branches[half]!.how,
                { threshold: half === 0 ? 0.4 : 0 },
              ).scores,
          );
          expect([...scores[2]!]).toEqual([...aggregate(parts, [2, 3], 'harmonic').scores]);
        },
      ),
    );
  });
  it('Shapley values add up, for few players and for many', () => {
    const worth = (members: readonly boolean[]) =>
      Math.sqrt(members.reduce((sum, is, k) => sum + (is ? (k + 1) ** 2 : 0), 0));
    for (const players of [1, 5, 12, 20]) {
      const all = worth(new Array<boolean>(players).fill(true));
      expect(shapley(players, worth).reduce((sum, x) => sum + x, 0)).toBeCloseTo(all, 9);
    }
  });
  it('contributions add up to the score under every aggregation', () => {
    for (const how of [
      'arithmetic',
      'geometric',
      'harmonic',
      'power',
      'topsis',
      'mazziotta-pareto',
    ] as const) {
      const score = aggregate(table, weights, how, { power: 2 }).scores[1]!;
      const parts = contributions(table, weights, how, 1, { power: 2 });
      expect(parts.reduce((sum, x) => sum + x, 0)).toBeCloseTo(score, 9);
    }
  });
  it('sampled Sobol indices come near the exact ones', () => {
    const f = (x: number, y: number, z: number) => x * (1 + y) + (z > 2 ? 3 : 0);
    const sizes = [3, 4, 5];
    const output: number[] = [];
    for (let x = 0; x < 3; x += 1)
      for (let y = 0; y < 4; y += 1) for (let z = 0; z < 5; z += 1) output.push(f(x, y, z));
    const exact = exactSobol(sizes, output);
    const draw = stream(3, 0);
    const row = () => sizes.map((size) => Math.floor(draw() * size));
    const first = Array.from({ length: 20_000 }, row);
    const second = Array.from({ length: 20_000 }, row);
    const of = (rows: number[][]) => rows.map(([x, y, z]) => f(x!, y!, z!));
    const found = sampledSobol(
      of(first),
      of(second),
      sizes.map((_, k) => of(first.map((one, at) => one.map((x, j) => (j === k ? second[at]![j]! : x))))),
      1,
      50,
    );
    for (const [k, one] of exact.entries()) {
      expect(Math.abs(found[k]!.first - one.first)).toBeLessThan(0.03);
      expect(Math.abs(found[k]!.total - one.total)).toBeLessThan(0.03);
      expect(found[k]!.low! <= one.total + 0.02 && one.total - 0.02 <= found[k]!.high!).toBe(true);
    }
  });
  it('streams are even, and do not follow from each other', () => {
    const means = Array.from({ length: 200 }, (_, k) => stream(7, k)());
    expect(Math.abs(means.reduce((sum, x) => sum + x, 0) / 200 - 0.5)).toBeLessThan(0.06);
    expect(Math.abs(correlation(means.slice(1), means.slice(0, -1)))).toBeLessThan(0.2);
  });
});

describe('weights of both signs', () => {
  it('weigh as they are, also where those of the present children are negative together', () => {
    const { scores } = aggregate(
      [
        [2, 4],
        [1, Number.NaN],
        [Number.NaN, 1],
      ],
      [0.5, -0.25, -0.75],
      'arithmetic',
    );
    // (0.5·2 − 0.25·1)/0.25 and (0.5·4 − 0.75·1)/−0.25
    near(scores, [3, -5]);
  });
  it('that cancel but for rounding give no score', () => {
    const { scores } = aggregate([[2], [1], [5]], [0.1, 0.2, -0.3], 'arithmetic');
    expect(scores[0]).toBeNaN();
  });
  it('turn best and worst in TOPSIS', () => {
    const [up, down] = [
      [1, 2, 3],
      [3, 1, 2],
    ] as const;
    const turned = down.map((x) => -x);
    near(aggregate([up, down], [2, -1], 'topsis').scores, [
      ...aggregate([up, turned], [2, 1], 'topsis').scores,
    ]);
  });
});

describe('Mazziotta–Pareto', () => {
  it('has no penalty where there is no imbalance, also at a mean of 0', () =>
    expect(
      aggregate(
        [
          [0, 3],
          [0, 3],
        ],
        [1, 1],
        'mazziotta-pareto',
      ),
    ).toMatchObject({ impossible: [], scores: { 0: 0, 1: 3 } }));
  it('is impossible at a mean of 0 of values that differ', () =>
    expect(aggregate([[-1], [1]], [1, 1], 'mazziotta-pareto').impossible).toEqual([
      { unit: 0, child: null, value: 0 },
    ]));
});
