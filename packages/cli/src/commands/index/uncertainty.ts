import { dirname, resolve } from 'node:path';
import {
  bands,
  compute,
  countMissing,
  type Design,
  design,
  favours,
  type IndexFinding,
  invalid,
  missingOf,
  nominalOf,
} from '@luodi/domain/index';
import { write } from './compute.ts';
import { uncertainOn } from './crew.ts';
import { csv } from './csv.ts';
import { weightSets } from './given.ts';
import { type Files, input, json } from './input.ts';
import { report } from './report.ts';

/** `luodi index uncertainty`: rank intervals, bands and Sobol indices into a folder. */
export async function uncertaintyIndex(
  flags: Files & { readonly design: string; readonly out: string; readonly threads?: string },
): Promise<number> {
  const { panel, tree, recipe, extra: given, findings: odd } = await input(flags);
  const plan = design(json(flags.design));
  const solve = favours(recipe, plan) ? { solve: await (await import('./solver.ts')).solver() } : {};
  const extra = { ...given, ...solve };
  const file = plan.weights && 'file' in plan.weights ? plan.weights.file : null;
  const sets = file === null ? {} : { sets: weightSets(resolve(dirname(resolve(flags.design)), file), tree) };
  const job = { panel, tree, recipe, design: plan, extra: { ...extra, ...sets } };
  const result = await uncertainOn(job, threadsOf(flags.threads));
  // What is odd about the nominal run, and what it lacks, is so of most runs.
  const nominal = nominalOf(recipe, plan);
  const once = compute(panel, tree, nominal, extra);
  const findings = [...odd, ...once.findings, ...idle(plan)];
  const missing = countMissing(missingOf(once, panel, tree, nominal));
  const exact = plan.exact === true;
  const time = (period: string | null) => (panel.periods === null ? [] : [period]);
  const head = ['uCode', ...(panel.periods === null ? [] : ['Time'])];
  write(flags.out, {
    'ranks.csv': csv(
      [...head, 'Nominal', 'Mean', 'Median', 'Q5', 'Q95'],
      result.ranks.map((one) => [
        one.unit,
        ...time(one.period),
        one.nominal,
        one.mean,
        one.median,
        one.low,
        one.high,
      ]),
    ),
    'bands.csv': csv(
      [...head, 'Nominal', 'Band', 'First', 'Last', 'Q5', 'Q95'],
      bands(result).map((one) => [
        one.unit,
        ...time(one.period),
        one.nominal,
        one.group,
        one.first,
        one.last,
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
    'report.json': report({ recipe, design: plan, runs: result.runs.count, missing }, findings, result.seed),
  });
  return findings.some((one) => one.severity === 'error') ? 1 : 0;
}

/** How many threads are asked for. @throws LuodiError where that is no number from 1 up */
function threadsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const threads = Number(text);
  if (!Number.isSafeInteger(threads) || threads < 1 || threads > 256)
    throw invalid(
      `--threads 应为 1 到 256 的整数，不能是“${text}”`,
      `--threads is a whole number from 1 to 256, not “${text}”`,
    );
  return threads;
}

/** The inputs of a design that have a single alternative, and so vary nothing. */
const idle = (plan: Design): IndexFinding[] =>
  Object.entries(plan).flatMap(([input, ways]) =>
    Array.isArray(ways) && ways.length === 1
      ? [{ code: 'input-idle', severity: 'warning' as const, at: {}, detail: { input } }]
      : [],
  );
