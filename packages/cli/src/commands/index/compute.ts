import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Computed, compute, countMissing, missingOf } from '@luodi/domain/index';
import { makeFolder } from '../../folder.ts';
import { csv, opened } from './csv.ts';
import { type Files, type Input, input } from './input.ts';
import { report } from './report.ts';

/** `luodi index compute`: every step of an index into a folder. */
export async function computeIndex(flags: Files & { readonly out: string }): Promise<number> {
  const given = await input(flags);
  const { panel, tree, recipe, extra, findings: odd } = given;
  const result = compute(panel, tree, recipe, extra);
  const { panel: kept } = result;
  const head = ['uCode', ...(kept.periods ? ['Time'] : [])];
  const codes = tree.indicators.map((one) => one.code);
  const table = (columns: ReadonlyMap<string, Float64Array>, names: readonly string[], panelOf = kept) =>
    csv(
      [...head, ...names],
      panelOf.units.map((unit, row) => [
        unit,
        ...(panelOf.periods ? [panelOf.periods[row]!] : []),
        ...names.map((name) => columns.get(name)![row]!),
      ]),
    );
  const files: Record<string, string> = {};
  if (result.denominated) files['denominated.csv'] = table(result.denominated, codes, panel);
  if (result.imputed) files['imputed.csv'] = table(result.imputed, codes, panel);
  if (result.treated) {
    files['treated.csv'] = table(result.treated, codes);
    files['treatment.csv'] = csv(
      [
        'iCode',
        ...(kept.periods ? ['Time'] : []),
        'Pass0',
        'Skew0',
        'Kurt0',
        'Winsorised',
        'Transform',
        'Lambda',
        'Pass1',
        'Skew1',
        'Kurt1',
      ],
      result.treatment.map(({ code, period, before, moved, transformed, lambda, after }) => [
        code,
        ...(kept.periods ? [period] : []),
        before.pass ? 'TRUE' : 'FALSE',
        before.skew,
        before.kurtosis,
        moved,
        transformed,
        lambda,
        after.pass ? 'TRUE' : 'FALSE',
        after.skew,
        after.kurtosis,
      ]),
    );
  }
  files['normalised.csv'] = table(result.normalised, codes);
  // The top stands under its own code and, as everywhere, as Index.
  const aggregates = tree.aggregates.map((one) => one.code).filter((code) => code !== 'Index');
  files['scores.csv'] = table(
    new Map([...result.scores, ['Index', result.scores.get(tree.root)!], ['Rank', result.ranks]]),
    [...aggregates, 'Index', 'Rank'],
  );
  const findings = [...odd, ...result.findings];
  const { file, counts } = lacks(result, given);
  if (file) files['missing.csv'] = file;
  files['report.json'] = report(
    { recipe, weights: Object.fromEntries(result.weights), missing: counts },
    findings,
    null,
  );
  write(flags.out, files);
  return findings.some((one) => one.severity === 'error') ? 1 : 0;
}

/** Every cell without a value and why, as CSV (null where there is none), and how many for each reason. */
function lacks(result: Computed, { panel, tree, recipe }: Input) {
  const found = missingOf(result, panel, tree, recipe);
  const { rows, elements, lacks, filled } = found;
  const time = (row: number) => (panel.periods ? [panel.periods[row]!] : []);
  const file =
    rows.length === 0
      ? null
      : csv(
          ['uCode', ...(panel.periods ? ['Time'] : []), 'iCode', 'Step', 'Reason', 'Because', 'Filled'],
          rows.map((row, k) => {
            const { step, reason, because } = lacks[k]!;
            const last = filled[k] ? 'TRUE' : 'FALSE';
            return [panel.units[row]!, ...time(row), elements[k]!, step, reason, because, last];
          }),
        );
  return { file, counts: countMissing(found) };
}

/** Each file whole or not at all. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  opened(folder, () => makeFolder(folder));
  for (const [name, text] of Object.entries(files)) {
    const half = join(folder, `.${name}.${process.pid}`);
    opened(join(folder, name), () => {
      writeFileSync(half, text);
      renameSync(half, join(folder, name));
    });
  }
}
