import { postsOf } from '@luodi/domain/index/framework';
import { words } from '../../../words/index.ts';
import type { Put, Sheet } from './desk.ts';
import { Posts } from './posts.tsx';

type Step = Record<string, unknown>;

const NORMALISE = [
  'minmax',
  'zscore',
  'rank',
  'percentile',
  'borda',
  'distance-to-max',
  'fraction-of-max',
  'goalposts',
  'distance-to-target',
  'none',
];
const IMPUTE = ['mean', 'median', 'row-mean'];
const WEIGHTS = ['meta', 'equal', 'entropy', 'critic', 'pca'];
const AGGREGATE = ['arithmetic', 'geometric', 'harmonic', 'power', 'topsis', 'copeland', 'mazziotta-pareto'];

/** How the index is computed, step by step; what the form does not show of a recipe is kept as it is. */
export function Method({
  sheet,
  editable,
  onPut,
}: {
  readonly sheet: Sheet;
  readonly editable: boolean;
  readonly onPut: Put;
}) {
  const { recipe } = sheet;
  const step = (name: string) => (recipe[name] ?? {}) as Step;
  const put = (name: string, value: Step | undefined) => {
    const { [name]: _, ...rest } = recipe;
    onPut({ recipe: value === undefined ? rest : { ...rest, [name]: value } }, `recipe ${name}`);
  };
  const levels = Math.max(...sheet.nodes.map((one) => one.level)) - 1;
  const aggregate = step('aggregate');
  const methods = Array.from(
    { length: levels },
    (_, at) =>
      (aggregate.byLevel as string[] | undefined)?.[at] ?? (aggregate.method as string) ?? 'arithmetic',
  );
  const threshold = aggregate.dataThreshold;
  const first = (Array.isArray(threshold) ? threshold[0] : threshold) as number | undefined;
  const range = (step('normalise').range as number[] | undefined) ?? [0, 100];
  const choice = (
    label: string,
    value: string,
    options: readonly (readonly [string, string])[],
    onChange: (value: string) => void,
  ) => (
    <label className="named">
      {label}
      <select
        className="field"
        value={value}
        disabled={!editable}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  const named = (list: readonly string[]) =>
    list.map((key) => [key, words.build.method.methods[key] ?? key] as const);
  const number = (label: string, value: number, onChange: (value: number) => void, more: object = {}) => (
    <label className="named">
      {label}
      <input
        className="field"
        type="number"
        step="any"
        value={value}
        disabled={!editable}
        onChange={(event) => {
          const next = Number(event.target.value);
          if (event.target.value !== '' && Number.isFinite(next)) onChange(next);
        }}
        {...more}
      />
    </label>
  );
  const aggregated = (change: Step) => {
    const { method: _, byLevel: __, dataThreshold: ___, ...rest } = aggregate;
    put('aggregate', {
      ...rest,
      byLevel: methods,
      dataThreshold: Array.from({ length: levels }, (_, at) => (at === 0 ? (first ?? 0) : 0)),
      ...change,
    });
  };
  return (
    <section className="card stack">
      <p className="muted small">{words.build.method.hint}</p>
      <div className="fields">
        {choice(words.build.basis, sheet.basis, Object.entries(words.build.bases), (basis) =>
          onPut({ basis: basis as Sheet['basis'] }),
        )}
        {choice(
          words.build.method.impute,
          String(step('impute').method ?? ''),
          [['', words.build.method.none], ...named(IMPUTE)],
          (method) => put('impute', method === '' ? undefined : { method }),
        )}
        {choice(
          words.build.method.treat,
          recipe.treat === undefined ? '' : 'on',
          [
            ['', words.build.method.noTreat],
            ['on', words.build.method.treatOn],
          ],
          (on) =>
            put('treat', on === '' ? undefined : { winsoriseMax: 5, skew: 2, kurtosis: 3.5, then: 'log' }),
        )}
        {choice(
          words.build.method.normalise,
          String(step('normalise').method ?? 'minmax'),
          named(NORMALISE),
          (method) =>
            put('normalise', {
              ...(step('normalise').over === undefined ? {} : { over: step('normalise').over }),
              method,
              ...(method === 'minmax' ? { range: [1, 100] } : {}),
              ...(method === 'zscore' ? { mean: 100, sd: 10 } : {}),
              ...(method === 'goalposts' ? { scale: 100 } : {}),
              ...(method === 'distance-to-target' ? { cap: true } : {}),
            }),
        )}
        {step('normalise').method === 'minmax' && (
          <>
            {number(`${words.build.method.range} ↓`, range[0]!, (low) =>
              put('normalise', { ...step('normalise'), range: [low, range[1]!] }),
            )}
            {number(`${words.build.method.range} ↑`, range[1]!, (high) =>
              put('normalise', { ...step('normalise'), range: [range[0]!, high] }),
            )}
          </>
        )}
        {choice(
          words.build.method.over,
          String(step('normalise').over ?? 'pooled'),
          Object.entries(words.build.method.overs),
          (over) => put('normalise', { ...step('normalise'), over }),
        )}
        {choice(
          words.build.method.weights,
          String(step('weights').method ?? 'meta'),
          named(WEIGHTS),
          (method) => put('weights', { method }),
        )}
        {methods.map((method, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the level
          <div key={`level ${at + 2}`}>
            {choice(words.build.method.aggregate(at + 2), method, named(AGGREGATE), (next) =>
              aggregated({
                byLevel: methods.map((one, place) => (place === at ? next : one)),
                ...(next === 'power' && aggregate.power === undefined ? { power: 0.5 } : {}),
              }),
            )}
          </div>
        ))}
        {methods.includes('power') &&
          number(words.build.method.power, Number(aggregate.power ?? 0.5), (power) =>
            power === 0 ? undefined : aggregated({ power }),
          )}
        {number(
          words.build.method.threshold,
          first ?? 0,
          (least) =>
            aggregated({
              dataThreshold: Array.from({ length: levels }, (_, at) =>
                at === 0 ? Math.max(0, Math.min(1, least)) : 0,
              ),
            }),
          { min: 0, max: 1, step: 0.05 },
        )}
      </div>
      {postsOf(step('normalise').method).length > 0 && (
        <Posts sheet={sheet} method={String(step('normalise').method)} editable={editable} onPut={onPut} />
      )}
    </section>
  );
}
