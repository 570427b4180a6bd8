import type { Bilingual } from '../../document/index.ts';
import type { IndexFinding } from '../panel.ts';
import type { FrameworkNode } from './node.ts';

/** A finding of the index with its words. */
export interface Told {
  readonly code: string;
  readonly severity: IndexFinding['severity'];
  readonly message: Bilingual;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** How areas are called, by id. */
export type Places = ReadonlyMap<string, Bilingual>;

/** By code; where one has several reasons, by code and reason. */
export const MESSAGES: Readonly<Record<string, Bilingual>> = {
  'no-data': {
    zh: '“{name}”在 {period} 没有观测值，不计分。请导入数值，或换一个指标。',
    en: '“{name}” was not observed in {period} and counts nowhere. Import its values, or replace it.',
  },
  'column-empty': {
    zh: '“{name}”没有任何数值，不计分。',
    en: '“{name}” has no value at all and counts nowhere.',
  },
  'no-score': {
    zh: '没有一个单位得到总分。请查看其他提示。',
    en: 'No unit has a score at the top. See the other findings.',
  },
  'target-passed': {
    zh: '“{name}”各地区都已达到或超过目标 {target}，到目标的距离失去意义。',
    en: 'Every unit has reached the target {target} of “{name}”: distances to it have no meaning.',
  },
  'weights-turned': {
    zh: '“{name}”下级权重有负数，{units} 现有下级的权重合计为负，得分方向相反。',
    en: 'Weights below “{name}” are negative; those of the present children of {units} are negative together and turn the score round.',
  },
  'step-idle': {
    zh: '步骤“{step}”没有起任何作用：没有它要处理的数值。可以从方法中去掉。',
    en: 'The step “{step}” did nothing, for there is nothing it applies to. It may be left out of the method.',
  },
  'still-missing': {
    zh: '插补之后仍有 {cells} 个数值缺失，不计分。请补充数据，或换一种插补方法。',
    en: '{cells} values are still missing after imputation and count nowhere. Supply them, or impute otherwise.',
  },
  screened: {
    zh: '{unit}（{period}）有数的指标只占 {available}，不参加评价。',
    en: '{unit} ({period}) has values for only {available} of the indicators and is left out.',
  },
  'no-spread': {
    zh: '“{name}”各地区数值都是 {value}，分不出高低，不计分：{units}。',
    en: '“{name}” is {value} everywhere, tells nothing apart and counts nowhere: {units}.',
  },
  'denominator-missing': {
    zh: '“{name}”缺少分母“{denominator}”，{cells} 个数值不能计算：{units}。',
    en: '“{name}” lacks its denominator “{denominator}” in {cells} cells: {units}.',
  },
  inconsistent: {
    zh: '“{name}”以下的两两判断前后矛盾（一致性比率 {ratio}，应低于 0.1）。请重新判断矛盾最大的三项：{triad}。',
    en: 'The pairwise judgements below “{name}” contradict each other (consistency ratio {ratio}, should be below 0.1). Judge the worst three again: {triad}.',
  },
  'weight-zero': {
    zh: '“{name}”权重为 0，不起作用。请给它权重，或从指标树中去掉。',
    en: '“{name}” has weight 0 and counts for nothing. Weigh it, or take it out of the tree.',
  },
  'weight-negative': {
    zh: '“{name}”按数据求得的权重为负（{weight}）：它与同组其他指标方向相反。请核对方向，或改用其他赋权方法。',
    en: '“{name}” has a negative weight ({weight}) by the data: it runs against its siblings. Check its direction, or weigh otherwise.',
  },
  'score-missing nothing-present': {
    zh: '“{name}”有 {cells} 处没有得分，因为下级都没有数值：{units}。',
    en: '“{name}” has no score in {cells} cases, for nothing below it has a value: {units}.',
  },
  'score-missing below-threshold': {
    zh: '“{name}”有 {cells} 处没有得分，因为有数的指标不到方法要求的比例：{units}。请补充数据，或降低要求。',
    en: '“{name}” has no score in {cells} cases, for too few of its indicators have values: {units}. Supply them, or ask for fewer.',
  },
  'score-missing no-spread': {
    zh: '“{name}”有 {cells} 处没有得分，因为下级各地区都一样，分不出高低：{units}。',
    en: '“{name}” has no score in {cells} cases, for what is below it is the same everywhere: {units}.',
  },
  'score-missing no-weight': {
    zh: '“{name}”有 {cells} 处没有得分，因为有数的下级权重都是 0：{units}。',
    en: '“{name}” has no score in {cells} cases, for what has values below it has no weight: {units}.',
  },
};

const STEPS: Readonly<Record<string, Bilingual>> = {
  denominate: { zh: '除以分母', en: 'denominate' },
  impute: { zh: '插补缺失值', en: 'impute' },
  'impute.group': { zh: '分组插补', en: 'impute by group' },
  weights: { zh: '权重', en: 'weights' },
  'weights.file': { zh: '权重文件', en: 'file of weights' },
};

const SHARES: ReadonlySet<string> = new Set(['available']);

/**
 * A finding in words: nodes, areas and steps by their names. One without words of its own says its code.
 * @param places how areas are called; by id where they are not named
 */
export function told(
  finding: IndexFinding,
  nodes: readonly FrameworkNode[],
  places: Places = new Map(),
): Told {
  const { code, severity, at, detail } = finding;
  const words = MESSAGES[code] ??
    MESSAGES[`${code} ${detail.reason}`] ?? { zh: `{name} {unit} ${code}`, en: `{name} {unit} ${code}` };
  const say = (language: 'zh' | 'en'): string => {
    const called = (id: string) => places.get(id)?.[language] || places.get(id)?.zh || id;
    const named = (one: string) => {
      const node = nodes.find((other) => other.code === one);
      return (language === 'en' ? node?.nameEn || node?.name : node?.name) ?? one;
    };
    const figure = (name: string): string => {
      const value = name === 'name' ? at.code : name === 'unit' ? at.unit : detail[name];
      if (name === 'name') return named(String(value ?? ''));
      if (name === 'unit') return called(String(value ?? ''));
      // A row is its area and its period: `id 2024`.
      if (name === 'units')
        return String(value).replace(/(^|, )([^ ,]+)/g, (_, comma, id) => comma + called(id));
      if (name === 'step') return STEPS[String(value)]?.[language] ?? String(value);
      if (Array.isArray(value))
        return value.map((one) => named(String(one))).join(language === 'zh' ? '、' : ', ');
      if (typeof value !== 'number') return String(value ?? '');
      if (SHARES.has(name)) return `${Math.round(100 * value)}%`;
      return Number.isInteger(value) ? String(value) : value.toFixed(3);
    };
    return words[language].replace(/\{(\w+)\}/g, (_, name: string) => figure(name)).trim();
  };
  return { code, severity, message: { zh: say('zh'), en: say('en') }, detail: { ...detail, ...at } };
}
