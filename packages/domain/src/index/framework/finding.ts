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

const MESSAGES: Readonly<Record<string, Bilingual>> = {
  'no-data': {
    zh: '“{name}”在 {period} 没有观测值，不计分。请导入数值，或换一个指标。',
    en: '“{name}” was not observed in {period} and counts nowhere. Import its values, or replace it.',
  },
  'step-idle': {
    zh: '步骤“{step}”没有起任何作用。',
    en: 'The step “{step}” did nothing.',
  },
  'still-missing': {
    zh: '插补之后仍有 {cells} 个数值缺失。',
    en: '{cells} values are still missing after imputation.',
  },
  screened: { zh: '{unit} 数据太少，不参加评价。', en: '{unit} has too few values and is left out.' },
  'no-spread': {
    zh: '“{name}”各地区数值相同，不能区分高低。',
    en: '“{name}” is the same everywhere and tells nothing apart.',
  },
  inconsistent: {
    zh: '“{name}”以下的两两判断前后矛盾（一致性比率 {ratio}，应低于 0.1）。',
    en: 'The pairwise judgements below “{name}” contradict each other (consistency ratio {ratio}, should be below 0.1).',
  },
  'weight-zero': { zh: '“{name}”权重为 0，不起作用。', en: '“{name}” has weight 0 and counts for nothing.' },
};

const fill = (text: string, detail: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = detail[name];
    return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(3) : String(value ?? '');
  });

/** A finding in words, its node by name; one without words of its own says its code. */
export function told(finding: IndexFinding, nodes: readonly FrameworkNode[]): Told {
  const node = nodes.find((one) => one.code === finding.at.code);
  const words = MESSAGES[finding.code] ?? {
    zh: `{name} {unit} ${finding.code}`,
    en: `{name} {unit} ${finding.code}`,
  };
  const said = (name: string) => ({ ...finding.detail, unit: finding.at.unit, name });
  return {
    code: finding.code,
    severity: finding.severity,
    message: {
      zh: fill(words.zh, said(node?.name ?? finding.at.code ?? '')).trim(),
      en: fill(words.en, said(node?.nameEn || (node?.name ?? finding.at.code ?? ''))).trim(),
    },
    detail: { ...finding.detail, ...finding.at },
  };
}
