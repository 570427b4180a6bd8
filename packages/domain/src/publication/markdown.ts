import { message } from '../document/message.ts';
import type { Published } from './published.ts';
import { FINDING_NAMES, figures, LISTS, oneLine, place, SEVERITIES } from './summary.ts';

/** A reading as a report to be read and passed on: findings first, then the four lists by article, then targets. */
export function toMarkdown(published: Published): string {
  const { source, document, plan } = published;
  const headings = new Map(document.headings.map((one) => [one.eId, one]));
  const out: string[] = [
    `# ${document.title?.text ?? source.name}`,
    '',
    figures(published),
    '',
    `原件 ${source.name} · SHA-256 \`${source.sha256}\``,
    '',
    '## 疑点 Findings',
    '',
  ];
  if (document.findings.length === 0) out.push('没有发现疑点。No findings.', '');
  else {
    out.push('| 级别 | 类别 | 位置 | 原文 | 说明 |', '| --- | --- | --- | --- | --- |');
    for (const one of document.findings) {
      const words = oneLine(source.text.slice(one.at.start, one.at.end), 30);
      out.push(
        row([
          SEVERITIES[one.severity],
          FINDING_NAMES[one.code],
          place(source.text, one.at.start),
          words,
          message(one).zh,
        ]),
      );
    }
    out.push('');
  }
  for (const [kind, name] of LISTS) {
    const items = plan.items.filter((one) => one.kind === kind);
    out.push(`## ${name.zh}清单 ${name.en}（${items.length}）`, '');
    if (items.length === 0) {
      out.push('没有。None.', '');
      continue;
    }
    out.push('| 事项 | 等级 | 条款 | 把握 |', '| --- | --- | --- | --: |');
    for (const one of items) {
      const heading = headings.get(one.article ?? '');
      const clause = heading ? `${heading.number ?? ''} ${heading.text}`.trim() : '';
      const grade = one.grade === 'major' ? '市级重大' : '一般';
      out.push(
        row([
          one.text,
          grade,
          oneLine(clause, 24),
          `${Math.round(one.confidence * 100)}%${one.abstained ? ' 待审' : ''}`,
        ]),
      );
    }
    out.push('');
  }
  out.push(`## 量化目标 Targets（${plan.targets.length}）`, '');
  if (plan.targets.length > 0) {
    out.push('| 指标 | 数值 | 年份 | 性质 | 原文 |', '| --- | --- | --- | --- | --- |');
    for (const one of plan.targets) {
      const value = `${one.comparator === '=' ? '' : one.comparator}${one.value}${one.valueMax === undefined ? '' : `–${one.valueMax}`}${one.unit ?? ''}`;
      out.push(
        row([
          one.metric ?? '',
          value,
          one.year ?? '',
          one.nature === 'target' ? '目标' : '已达',
          oneLine(one.text, 40),
        ]),
      );
    }
    out.push('');
  }
  if (plan.indicators.length > 0) {
    out.push(
      `## 指标表 Indicators（${plan.indicators.length}）`,
      '',
      '| 指标 | 单位 | 基期 | 目标 | 累计 | 属性 |',
      '| --- | --- | --: | --: | --: | --- |',
    );
    for (const one of plan.indicators) {
      const kind = one.kind === null ? '' : one.kind === 'binding' ? '约束性' : '预期性';
      out.push(
        row([one.name, one.unit ?? '', dated(one.baseline), dated(one.target), one.cumulative ?? '', kind]),
      );
    }
    out.push('');
  }
  return `${out.join('\n').trimEnd()}\n`;
}

const dated = (one: { readonly year: number | null; readonly value: number | null } | null): string =>
  one === null || one.value === null ? '' : `${one.value}${one.year === null ? '' : ` (${one.year})`}`;

const row = (cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
