import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Computed, compute } from '@luodi/domain/index';
import { csv } from './csv.ts';
import { type Files, input } from './input.ts';

/** `luodi index compute`: every step of an index into a folder. */
export function computeIndex(flags: Files & { readonly out: string }): number {
  const { panel, tree, recipe, extra } = input(flags);
  const result = compute(panel, tree, recipe, extra);
  const { panel: kept } = result;
  const head = ['uCode', ...(kept.periods ? ['Time'] : [])];
  const lead = (row: number) => [kept.units[row]!, ...(kept.periods ? [kept.periods[row]!] : [])];
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
      ['iCode', 'Pass0', 'Skew0', 'Kurt0', 'Winsorised', 'Transform', 'Pass1', 'Skew1', 'Kurt1'],
      result.treatment.map(({ code, before, moved, transformed, after }) => [
        code,
        before.pass ? 'TRUE' : 'FALSE',
        before.skew,
        before.kurtosis,
        moved,
        transformed,
        after.pass ? 'TRUE' : 'FALSE',
        after.skew,
        after.kurtosis,
      ]),
    );
  }
  files['normalised.csv'] = table(result.normalised, codes);
  const aggregates = tree.aggregates.map((one) => one.code);
  const others = aggregates.filter((code) => code !== tree.root);
  files['scores.csv'] = csv(
    [...head, ...others, 'Index', 'Rank'],
    kept.units.map((_, row) => [
      ...lead(row),
      ...others.map((code) => result.scores.get(code)![row]!),
      result.scores.get(tree.root)![row]!,
      result.ranks[row]!,
    ]),
  );
  files['report.json'] =
    `${JSON.stringify({ recipe, findings: findingsOf(result), versions: { luodi: '0.1.0' }, seed: null }, null, 2)}\n`;
  write(flags.out, files);
  return result.findings.some((one) => one.severity === 'error') ? 1 : 0;
}

const findingsOf = ({ findings }: Computed) =>
  findings.map(({ code, severity, at, detail }) => ({ code, severity, ...at, detail }));

/** Each file whole or not at all. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const half = join(folder, `.${name}.${process.pid}`);
    writeFileSync(half, text);
    renameSync(half, join(folder, name));
  }
}
