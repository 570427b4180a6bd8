import { message } from '../document/message.ts';
import type { Published } from './published.ts';
import { FINDING_NAMES, figures, LISTS, oneLine, place, SEVERITIES } from './summary.ts';

/** How words are dressed for a terminal; nothing where there is none. */
export interface Dress {
  readonly bold: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly grey: (text: string) => string;
}

export const PLAIN: Dress = { bold: String, red: String, yellow: String, grey: String };

/** A reading for a terminal: what it is, what is wrong with it, what it promises, in columns that hanzi keep straight. */
export function toTable(published: Published, dress: Dress = PLAIN): string {
  const { source, document, plan } = published;
  const headings = new Map(document.headings.map((one) => [one.eId, one]));
  const clause = (eId: string | null) => {
    const heading = headings.get(eId ?? '');
    return heading ? `${heading.number ?? ''} ${oneLine(heading.text, 14)}`.trim() : '';
  };
  const out = [dress.bold(document.title?.text ?? source.name), figures(published), ''];
  out.push(dress.bold(`疑点 Findings (${document.findings.length})`));
  const tint = { error: dress.red, warning: dress.yellow, info: dress.grey };
  for (const one of document.findings) {
    const words = oneLine(source.text.slice(one.at.start, one.at.end), 18);
    out.push(
      `  ${tint[one.severity](pad(SEVERITIES[one.severity], 6))}${pad(FINDING_NAMES[one.code], 10)}${pad(place(source.text, one.at.start), 9)}${pad(words, 38)}${message(one).zh}`,
    );
  }
  for (const [kind, name] of LISTS) {
    const items = plan.items.filter((one) => one.kind === kind);
    out.push('', dress.bold(`${name.zh} ${name.en} (${items.length})`));
    for (const one of items) {
      const grade = one.grade === 'major' ? '市级重大' : '一般';
      const sure = `${Math.round(one.confidence * 100)}%`;
      out.push(
        `  ${pad(oneLine(one.text, 30), 62)}${pad(grade, 10)}${pad(clause(one.article), 34)}${one.abstained ? dress.yellow(`${sure} 待审`) : dress.grey(sure)}`,
      );
    }
  }
  out.push('', dress.bold(`量化目标 Targets (${plan.targets.length})`));
  for (const one of plan.targets) {
    const value = `${one.comparator === '=' ? '' : one.comparator}${one.value}${one.valueMax === undefined ? '' : `–${one.valueMax}`}${one.unit ?? ''}`;
    out.push(
      `  ${pad(oneLine(one.metric ?? oneLine(one.text, 20), 24), 50)}${pad(value, 16)}${pad(String(one.year ?? ''), 6)}${pad(one.nature === 'target' ? '目标' : '已达', 6)}${clause(one.article)}`,
    );
  }
  if (plan.indicators.length > 0) {
    out.push('', dress.bold(`指标表 Indicators (${plan.indicators.length})`));
    for (const one of plan.indicators) {
      const kind = one.kind === null ? '' : one.kind === 'binding' ? '约束性' : '预期性';
      out.push(
        `  ${pad(oneLine(one.name, 24), 50)}${pad(one.unit ?? '', 14)}${pad(String(one.baseline?.value ?? '–'), 10)}→ ${pad(String(one.target?.value ?? one.cumulative ?? '–'), 10)}${kind}`,
      );
    }
  }
  return `${out.join('\n')}\n`;
}

/** Fills up to a width in columns; a hanzi is two wide. */
function pad(text: string, columns: number): string {
  let wide = 0;
  for (const sign of text) wide += sign > '\u2e7f' && sign < '\uffe0' ? 2 : 1;
  return text + ' '.repeat(Math.max(1, columns - wide));
}
