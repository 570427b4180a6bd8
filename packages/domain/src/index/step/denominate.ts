import { invalid, type Tree } from '../metadata.ts';
import { type Columns, finding, type IndexFinding, type Panel, rowNames } from '../panel.ts';
import type { Pass } from '../trace.ts';

/**
 * Divides each indicator by its denominator, times `scale`. A unit without denominator gets no value, and a finding.
 * @throws LuodiError where a denominator has no column, or is 0 where there is a value
 */
export function denominate(
  columns: Columns,
  panel: Panel,
  tree: Tree,
  scale: number,
  pass: Pass,
  findings: IndexFinding[],
): Columns {
  if (tree.indicators.every((one) => one.denominator === null))
    findings.push(finding('step-idle', 'warning', {}, { step: 'denominate' }));
  return new Map(
    tree.indicators.map(({ code, denominator }) => {
      const column = columns.get(code)!;
      if (denominator === null) return [code, column] as const;
      const by = panel.denominators.get(denominator) ?? panel.values.get(denominator);
      if (!by)
        throw invalid(
          `data：没有 ${code} 的分母 ${denominator} 的列`,
          `data: there is no column for the denominator ${denominator} of ${code}`,
        );
      const done = pass('denominate', code, [scale, column, by], () => {
        const zeros: number[] = [];
        const lost: number[] = [];
        const out = column.map((x, row) => {
          if (x === x && by[row] === 0) zeros.push(row);
          if (x === x && by[row] !== by[row]) lost.push(row);
          return (x / by[row]!) * scale;
        });
        if (zeros.length > 0)
          throw invalid(
            `${code}：分母 ${denominator} 为 0：${rowNames(panel, zeros)}`,
            `${code}: the denominator ${denominator} is 0 for ${rowNames(panel, zeros)}`,
          );
        return {
          column: out,
          findings:
            lost.length === 0
              ? []
              : [
                  finding(
                    'denominator-missing',
                    'warning',
                    { code },
                    { denominator, cells: lost.length, units: rowNames(panel, lost) },
                  ),
                ],
        };
      });
      findings.push(...done.findings);
      return [code, done.column] as const;
    }),
  );
}
