import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { read } from '../../packages/reader/src/index.ts';

const sample = fileURLToPath(new URL('../../examples/jiangcheng/', import.meta.url));

/** Where the goldens lie. */
export const folder = `${sample}golden/`;

/**
 * What each stage makes of the two documents of the sample, small enough to be read: structure, findings, the four
 * lists, targets and indicators, a line for each.
 * @returns the text of each file by its name
 */
export async function goldens(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of ['recommendations.txt', 'outline.md']) {
    const { source, document, plan } = await read(readFileSync(sample + name), name);
    const words = ({ start, end }: { readonly start: number; readonly end: number }) => {
      const flat = source.text.slice(start, end).replace(/\s+/g, ' ');
      return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat;
    };
    const roles: Record<string, number> = {};
    for (const { role } of plan.sentences) roles[role] = (roles[role] ?? 0) + 1;
    const { title, period, headings, tables, findings } = document;
    const stages: Record<string, Record<string, unknown>> = {
      document: {
        title: title?.text ?? null,
        period,
        headings: headings.map(({ eId, level, number, stated, text }) => [eId, level, number, stated, text]),
        tables: tables.map(({ eId, article, rows }) => [eId, article, rows.length]),
      },
      findings: {
        findings: findings.map(({ code, severity, at }) => [code, severity, at.start, at.end, words(at)]),
      },
      plan: {
        roles,
        measures: plan.measures.length,
        targets: plan.targets.map(({ eId, metric, comparator, value, valueMax, unit, year, nature }) => [
          eId,
          metric,
          comparator,
          value,
          ...(valueMax === undefined ? [] : [valueMax]),
          unit,
          year,
          nature,
        ]),
        indicators: plan.indicators.map(({ name: row, unit, baseline, target, cumulative, kind }) => [
          row,
          unit,
          baseline?.value ?? null,
          target?.value ?? null,
          cumulative,
          kind,
        ]),
      },
      lists: Object.fromEntries(
        ['project', 'policy', 'platform', 'reform'].map((kind) => [
          kind,
          plan.items
            .filter((one) => one.kind === kind)
            .map(({ eId, text, grade, confidence }) => [eId, text, grade, Number(confidence.toFixed(2))]),
        ]),
      ),
    };
    const base = name.replace(/\.\w+$/, '');
    for (const [stage, content] of Object.entries(stages))
      files.set(`${base}.${stage}.json`, written({ sample: '示例数据，江城市为虚构', ...content }));
  }
  return files;
}

/** JSON with a line for each row of a list. */
function written(content: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(content).map(([key, value]) => {
    const rows = Array.isArray(value) && value.length > 0;
    const text = rows
      ? `[\n${value.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`
      : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${entries.join(',\n')}\n}\n`;
}
