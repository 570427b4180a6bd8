import type { Comparator, IndicatorRow } from '../plan.ts';
import { unitAt } from '../target/unit.ts';
import { type Cell, type Figure, figure } from './cell.ts';
import type { Column } from './column.ts';

/** A row read from a table, with what a target needs besides. */
export interface Row {
  readonly indicator: IndicatorRow;
  /** What is aimed at: the target's cell, or where it is blank the yearly growth or the total over the period. */
  readonly value: number | null;
  readonly comparator: Comparator;
  /** Unit that the target's own cell prints, or the indicator's. */
  readonly unit: string | null;
}

const NUMBERED = /^(?:[（(]?[0-9]{1,3}[）).．、]|[一二三四五六七八九十]+、|[①-⑳])\s*/u;
const UNIT = /[（(]([^（）()]{1,14})[）)]$/u;
const KIND = /(约束|预期)性?/u;

/**
 * One row of an indicator table.
 * For: indicators.
 * @param columns of the head
 * @param cells of the row; a row shorter than the head lacks its first cells (a merged category)
 * @param place eId and article for the row
 * @returns null where the row names no indicator: a category, a note, a total
 */
export function row(columns: readonly Column[], cells: readonly Cell[], eId: string): Row | null {
  const shift = cells.length - columns.length;
  const at = (i: number): Cell | undefined => cells[i + shift];
  const first = (holds: Column['holds']): Cell | undefined => at(columns.findIndex((c) => c.holds === holds));
  const nameCell = first('name');
  if (nameCell === undefined || nameCell.text.trim() === '') return null;
  const figures = columns.flatMap((column, i) => {
    const cell = at(i);
    if (cell === undefined || (column.holds !== 'value' && column.holds !== 'growth')) return [];
    return [{ column, cell, figure: figure(cell.text) }];
  });
  if (figures.length === 0 || figures.every((f) => f.cell.text.trim() === '')) return null;
  const values = figures.filter((f) => f.column.holds === 'value');
  const target = values.findLast((f) => f.column.part === 'target') ?? values.at(-1)!;
  const baseline =
    values.length < 2 ? undefined : (values.find((f) => f.column.part === 'baseline') ?? values[0]!);
  const kindCell = first('kind') ?? cells.find((c) => /^[（(]?(?:约束|预期)性?[）)]?$/u.test(c.text.trim()));
  const kind = KIND.exec(kindCell?.text ?? '')?.[1];
  const { name, unit } = nameOf(nameCell.text, first('unit')?.text ?? null);
  const plain = target.figure === null || target.figure.cumulative ? null : target.figure;
  const other = figures.find(
    (f) => f.figure !== null && (f.column.holds === 'growth' || f.figure.cumulative),
  );
  const aim = plain ?? other?.figure ?? null;
  const aimed = plain !== null || other === undefined ? target.cell : other.cell;
  const printed = aim?.unit ?? unit;
  const end = [nameCell, ...figures.map((f) => f.cell)].reduce((far, c) => Math.max(far, c.end), 0);
  return {
    indicator: {
      eId,
      start: nameCell.start,
      end: aim === null ? end : Math.max(nameCell.end, aimed.end),
      name,
      unit: printed,
      baseline:
        baseline === undefined || baseline === target ? null : point(baseline.column, baseline.figure),
      target: point(target.column, target.figure),
      cumulative: figures.find((f) => f.figure?.cumulative)?.figure?.value ?? null,
      kind: kind === undefined ? null : kind === '约束' ? 'binding' : 'anticipatory',
    },
    value: aim?.value ?? null,
    comparator: aim?.comparator ?? '=',
    unit: printed,
  };
}

function point(column: Column, found: Figure | null): { year: number | null; value: number | null } {
  return { year: column.year, value: found === null || found.cumulative ? null : found.value };
}

/** 3.森林覆盖率（%）: number and unit are no part of the name. */
function nameOf(printed: string, column: string | null): { name: string; unit: string | null } {
  const name = printed.replace(/[\s*＊]+/gu, '').replace(NUMBERED, '');
  const own = column?.trim() ?? '';
  const bracket = UNIT.exec(name)?.[1];
  const isUnit = bracket !== undefined && unitAt(bracket, 0).end === bracket.length;
  return {
    name: isUnit ? name.slice(0, name.length - UNIT.exec(name)![0].length) : name,
    unit: /^[/—–－-]*$/u.test(own) ? (isUnit ? bracket : null) : own,
  };
}
