// The index engine against published results and COINr's own.
import { existsSync, readFileSync } from 'node:fs';
import {
  type Computed,
  compute,
  design,
  metadata,
  type Panel,
  recipe,
  uncertainty,
} from '@luodi/domain/index';

const shared = new URL('../../../shared/data/', import.meta.url).pathname;
const examples = new URL('../../examples/index/', import.meta.url).pathname;

type Row = Record<string, string>;

/** Rows of a CSV whose cells hold no line break. */
function table(path: string): Row[] {
  const [head, ...lines] = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map(cells);
  return lines.map((line) => Object.fromEntries(head!.map((name, at) => [name, line[at] ?? ''])));
}

/** The cells of a line; quotes keep commas in. */
function cells(line: string): string[] {
  const found: string[] = [];
  let cell = '';
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === ',' && !quoted) {
      found.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  return [...found, cell.trim()];
}

const figure = (text: string | undefined): number =>
  text === undefined || text === '' || text === 'NA' ? Number.NaN : Number(text);

function panel(
  rows: readonly Row[],
  unit: string,
  time: string | null,
  columns: Readonly<Record<string, string>>,
  more: Partial<Panel> = {},
): Panel {
  return {
    units: rows.map((row) => row[unit]!),
    periods: time === null ? null : rows.map((row) => row[time]!),
    values: new Map(
      Object.entries(columns).map(([code, name]) => [
        code,
        Float64Array.from(rows, (row) => figure(row[name])),
      ]),
    ),
    denominators: new Map(),
    groups: new Map(),
    ...more,
  };
}

const steps = (name: string) => recipe(JSON.parse(readFileSync(`${examples}${name}`, 'utf8')));

/** One line: how many results agree, and the worst difference. */
function line(
  name: string,
  found: readonly number[],
  wanted: readonly number[],
  within: (a: number, b: number) => boolean,
): void {
  let agree = 0;
  let worst = 0;
  for (const [at, value] of wanted.entries()) {
    if (within(found[at]!, value)) agree += 1;
    worst = Math.max(worst, Math.abs(found[at]! - value));
  }
  console.log(`| ${name} | ${agree} of ${wanted.length} | ${worst.toExponential(1)} |`);
}

const rounding = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b));

const meta = () => metadata(table(`${shared}asem/imeta.csv`));

/** The ASEM data, with groups and denominators. */
function asemPanel(): Panel {
  const rows = table(`${shared}asem/indicators.csv`);
  const units = new Map(table(`${shared}asem/units.csv`).map((row) => [row.uCode!, row]));
  const column = (of: string) => Float64Array.from(rows, (row) => figure(units.get(row.uCode!)?.[of]));
  return panel(
    rows,
    'uCode',
    null,
    Object.fromEntries(meta().indicators.map((one) => [one.code, one.code])),
    {
      denominators: new Map(['Area', 'Energy', 'GDP', 'Population'].map((of) => [of, column(of)])),
      groups: new Map([['EurAsia_group', rows.map((row) => units.get(row.uCode!)?.EurAsia_group ?? null)]]),
    },
  );
}

function asem(
  name: string,
  recipeFile: string,
  expected: Readonly<Record<string, (result: Computed) => ReadonlyMap<string, Float64Array>>>,
): void {
  const data = asemPanel();
  const result = compute(data, meta(), steps(recipeFile));
  for (const [file, of] of Object.entries(expected)) {
    const columns = of(result);
    const found: number[] = [];
    const wanted: number[] = [];
    for (const row of table(`${shared}asem/expected/${file}`)) {
      const at = data.units.indexOf(row.uCode!);
      for (const [code, own] of columns) {
        const value = figure(row[code]);
        if (value !== value) continue;
        wanted.push(value);
        found.push(own[at]!);
      }
    }
    line(`ASEM ${name} ${file}`, found, wanted, rounding);
  }
}

/** The exact uncertainty of three normalisations, a hundred sets of weights and two means. */
function asemUncertainty(): void {
  const plan = design(JSON.parse(readFileSync(`${examples}asem-uncertainty.json`, 'utf8')));
  const sets = new Map(
    table(`${shared}asem/noisy-weights.csv`).map((row) => [
      row.iCode!,
      Object.keys(row)
        .filter((name) => /^w\d+$/.test(name))
        .map((name) => Number(row[name])),
    ]),
  );
  const result = uncertainty(asemPanel(), meta(), steps('asem-raw.json'), plan, { sets });
  const within = (a: number, b: number) => Math.abs(a - b) <= 1e-9;
  const ranks = table(`${shared}asem/expected/exact-rankstats.csv`);
  const byUnit = new Map(result.ranks.map((one) => [one.unit, one]));
  line(
    'ASEM uncertainty exact-rankstats.csv',
    ranks.flatMap(({ uCode }) => {
      const { nominal, mean, median, low, high } = byUnit.get(uCode!)!;
      return [nominal, mean, median, low, high];
    }),
    ranks.flatMap((row) => ['Nominal', 'Mean', 'Median', 'Q5', 'Q95'].map((name) => figure(row[name]))),
    within,
  );
  const indices = table(`${shared}asem/expected/exact-sobol.csv`);
  const byName = new Map(result.inputs.map((one) => [one.name as string, one.sensitivity]));
  line(
    'ASEM uncertainty exact-sobol.csv',
    indices.flatMap((row) => [byName.get(row.Variable!)!.first, byName.get(row.Variable!)!.total]),
    indices.flatMap((row) => [figure(row.Si), figure(row.STi)]),
    within,
  );
}

function main(): void {
  if (!existsSync(shared)) {
    console.log('The published results are not here: nothing to compare the index with.');
    return;
  }
  console.log('| case | agree | worst difference |');
  console.log('| --- | --: | --: |');
  asem('minimal', 'asem-minimal.json', { 'minmax-arithmetic.csv': (one) => one.scores });
  asem('full', 'asem-full.json', {
    'full-denominated.csv': (one) => one.denominated!,
    'full-imputed.csv': (one) => one.imputed!,
    'full-treated.csv': (one) => one.treated!,
    'full-normalised.csv': (one) => one.normalised,
    'full-aggregated.csv': (one) => one.scores,
  });
  asemUncertainty();
  const hdi = metadata(table(`${examples}hdi.meta.csv`));
  const now = table(`${shared}published/hdi.csv`).filter((row) => row.complete === '1');
  const score = (result: Computed) => [...result.scores.get('HDI')!].map((x) => Math.round(x * 1000) / 1000);
  line(
    'HDI 2022, three decimals',
    score(
      compute(
        panel(now, 'iso3', null, {
          LE: 'life_expectancy',
          EYS: 'expected_years_schooling',
          MYS: 'mean_years_schooling',
          GNI: 'gni_per_capita_2017ppp',
        }),
        hdi,
        steps('hdi.json'),
      ),
    ),
    now.map((row) => figure(row.hdi_published)),
    (a, b) => Math.abs(a - b) < 5e-4,
  );
  const then = table(`${shared}published/hdi_panel.csv`);
  line(
    'HDI 1990–2022, three decimals',
    score(
      compute(
        panel(then, 'iso3', 'year', { LE: 'le', EYS: 'eys', MYS: 'mys', GNI: 'gnipc' }),
        hdi,
        steps('hdi.json'),
      ),
    ),
    then.map((row) => figure(row.hdi_published)),
    (a, b) => Math.abs(a - b) < 5e-4,
  );
  const epi = metadata(table(`${examples}epi.meta.csv`));
  const countries = table(`${shared}published/epi2020_scores.csv`);
  const green = compute(
    panel(countries, 'iso', null, Object.fromEntries(epi.indicators.map((one) => [one.code, one.code]))),
    epi,
    steps('epi.json'),
  );
  line(
    'EPI 2020',
    [...green.scores.get(epi.root)!],
    countries.map((row) => figure(row.EPI)),
    (a, b) => Math.abs(a - b) <= 0.06,
  );
  const goals = table(`${shared}published/sdg_index_2023.csv`);
  const names = Object.keys(goals[0]!).filter((name) => /^goal_\d+_score$/.test(name));
  const whole = goals.filter((row) => names.every((name) => row[name] !== ''));
  const sdg = metadata(table(`${examples}sdg.meta.csv`));
  const all = compute(
    panel(whole, 'country_code', null, Object.fromEntries(names.map((name) => [name, name]))),
    sdg,
    steps('sdg.json'),
  );
  line(
    'SDG Index 2023',
    [...all.scores.get('SDG')!],
    whole.map((row) => figure(row.overall_score)),
    (a, b) => Math.abs(a - b) <= 1e-6,
  );
}

main();
