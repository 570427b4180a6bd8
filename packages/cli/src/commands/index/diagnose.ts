import {
  compute,
  contributionsOf,
  countMissing,
  couplingOf,
  diagnose,
  missingOf,
  obstaclesOf,
} from '@luodi/domain/index';
import { write } from './compute.ts';
import { csv } from './csv.ts';
import { type Files, input } from './input.ts';
import { report } from './report.ts';

/** `luodi index diagnose`: what a statistician asks of an index before trusting it, into a folder. */
export async function diagnoseIndex(flags: Files & { readonly out: string }): Promise<number> {
  const { panel, tree, recipe, extra, findings: odd } = await input(flags);
  const result = compute(panel, tree, recipe, extra);
  const findings = [...odd, ...result.findings];
  const missing = countMissing(missingOf(result, panel, tree, recipe));
  const found = diagnose(result, tree, recipe, extra);
  const { panel: kept } = result;
  const head = ['uCode', ...(kept.periods ? ['Time'] : [])];
  const lead = (row: number) => [kept.units[row]!, ...(kept.periods ? [kept.periods[row]!] : [])];
  const codes = tree.indicators.map((one) => one.code);
  const described = (['data', 'normalised'] as const).flatMap((what) =>
    [...found[what]].map(([code, one]) => {
      const { outliers, ...figures } = one;
      return { what, code, figures, outliers: outliers.map((row) => kept.units[row]!).join(' ') };
    }),
  );
  const names = Object.keys(described[0]!.figures);
  const splits = kept.units.map((_, row) => contributionsOf(result, tree, recipe, row));
  write(flags.out, {
    'descriptives.csv': csv(
      ['Data', 'iCode', ...names, 'outliers'],
      described.map(({ what, code, figures, outliers }) => [what, code, ...Object.values(figures), outliers]),
    ),
    'correlations.csv': csv(
      ['a', 'b', 'Relation', 'Pearson', 'Spearman', 'Kendall'],
      (['within', 'above'] as const).flatMap((relation) =>
        found[relation].map((one) => [one.a, one.b, relation, one.pearson, one.spearman, one.kendall]),
      ),
    ),
    'reliability.csv': csv(
      ['iCode', 'Alpha', 'Condition', 'LargestInflation'],
      [...found.alpha].map(([code, alpha]) => {
        const { condition, inflation } = found.collinearity.get(code)!;
        return [code, alpha, condition, Math.max(...inflation)];
      }),
    ),
    'weights.csv': csv(
      ['iCode', 'Effective', 'Importance', 'RemovalMean', 'RemovalLargest'],
      found.weights.map(({ code, nominal, importance }) => {
        const removal = found.removal.find((one) => one.code === code)!;
        return [code, nominal, importance, removal.mean, removal.largest];
      }),
    ),
    'contributions.csv': csv(
      [...head, ...codes, 'Index'],
      splits.map(({ parts, score }, row) => [
        ...lead(row),
        ...codes.map((code) => parts.get(code) ?? Number.NaN),
        score,
      ]),
    ),
    'coupling.csv': csv(
      [...head, 'Coupling', 'Level', 'Coordination'],
      (tree.children.get(tree.root)!.length < 2 ? [] : couplingOf(panel, tree, recipe, tree.root, extra)).map(
        ({ unit, period, coupling: one }) => [
          unit,
          ...(kept.periods ? [period] : []),
          one?.coupling ?? null,
          one?.level ?? null,
          one?.coordination ?? null,
        ],
      ),
    ),
    'obstacles.csv': csv(
      [...head, ...codes],
      panel.units.map((unit, row) => {
        const degrees = new Map(
          obstaclesOf(panel, tree, recipe, row, extra).map(({ code, degree }) => [code, degree]),
        );
        return [
          unit,
          ...(panel.periods ? [panel.periods[row]!] : []),
          ...codes.map((code) => degrees.get(code)!),
        ];
      }),
    ),
    'report.json': report({ recipe, missing }, findings, null),
  });
  return findings.some((one) => one.severity === 'error') ? 1 : 0;
}
