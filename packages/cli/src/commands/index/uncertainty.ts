import { dirname, resolve } from 'node:path';
import { design, invalid, uncertainty } from '@luodi/domain/index';
import { write } from './compute.ts';
import { csv, rows } from './csv.ts';
import { type Files, input, json } from './input.ts';

/** `luodi index uncertainty`: rank intervals and Sobol indices into a folder. */
export function uncertaintyIndex(flags: Files & { readonly design: string; readonly out: string }): number {
  const { panel, tree, recipe, extra } = input(flags);
  const plan = design(json(flags.design));
  const sets =
    plan.weights && 'file' in plan.weights
      ? weights(resolve(dirname(resolve(flags.design)), plan.weights.file))
      : undefined;
  const result = uncertainty(panel, tree, recipe, plan, {
    ...extra,
    ...(sets ? { sets } : {}),
  });
  const exact = plan.exact === true;
  const timed = panel.periods !== null;
  write(flags.out, {
    'ranks.csv': csv(
      ['uCode', ...(timed ? ['Time'] : []), 'Nominal', 'Mean', 'Median', 'Q5', 'Q95'],
      result.ranks.map((one) => [
        one.unit,
        ...(timed ? [one.period] : []),
        one.nominal,
        one.mean,
        one.median,
        one.low,
        one.high,
      ]),
    ),
    'sobol.csv': csv(
      ['Variable', 'Si', 'STi', ...(exact ? [] : ['lo', 'hi'])],
      result.inputs.map(({ name, sensitivity: one }) => [
        name,
        one.first,
        one.total,
        ...(exact ? [] : [one.low, one.high]),
      ]),
    ),
    'report.json': `${JSON.stringify({ recipe, design: plan, runs: result.runs.count, findings: [], versions: { luodi: '0.1.0' }, seed: result.seed }, null, 2)}\n`,
  });
  return 0;
}

/** Weights by element, one for each alternative. */
function weights(path: string): ReadonlyMap<string, readonly number[]> {
  const table = rows(path);
  const names = table.columns.filter((name) => /^w\d+$/.test(name));
  if (names.length === 0) throw invalid(`${path}: there is no column w1, w2, …`);
  return new Map(
    table.rows.map((row) => [
      row.iCode!,
      names.map((name) => {
        const weight = Number(row[name]);
        if (row[name]!.trim() === '' || !(weight >= 0))
          throw invalid(`${path}: ${name} of ${row.iCode} is “${row[name]}”`);
        return weight;
      }),
    ]),
  );
}
