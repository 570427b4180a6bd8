import type { Document, Table } from '../../document/document.ts';
import type { Span } from '../../span.ts';
import type { IndicatorRow, Target } from '../plan.ts';
import type { Cell } from './cell.ts';
import { columns, isLabel, joined } from './column.ts';
import { flattened } from './flattened.ts';
import { type Row, row } from './row.ts';

/** Rows of the indicator tables, and the targets they state. */
export interface Indicators {
  readonly rows: readonly IndicatorRow[];
  readonly targets: readonly Target[];
}

/**
 * The rows of every indicator table (专栏 with 指标, 基期, 目标, 属性), kept as a table or flattened to paragraphs.
 * For: the planner who sets up the evaluation index and splits targets by year.
 * @param document its tables and text
 * @returns rows in text order; a row that prints an aim (value, yearly growth or total) is a target too
 */
export function indicators(document: Document): Indicators {
  const found: { row: Row; article: string | null }[] = [];
  for (const table of document.tables) {
    found.push(...tabled(document.text, table).map((r) => ({ row: r, article: table.article })));
  }
  const counts = new Map<string, number>();
  const covered = (span: Span): boolean =>
    document.tables.some((t) => t.start <= span.start && span.end <= t.end);
  for (const block of flattened(document.text)) {
    for (const cells of block.rows) {
      if (covered(cells[0]!)) continue;
      const home = sentenceAt(document, cells[0]!.start);
      const parent = home?.eId ?? 'body';
      const count = (counts.get(parent) ?? 0) + 1;
      counts.set(parent, count);
      const read = row(block.columns, cells, `${parent}__row_${count}`);
      if (read !== null) found.push({ row: read, article: home?.article ?? null });
    }
  }
  found.sort((a, b) => a.row.indicator.start - b.row.indicator.start);
  return {
    rows: found.map((f) => f.row.indicator),
    targets: found.flatMap((f) => targetOf(document.text, f.row, f.article)),
  };
}

function tabled(text: string, table: Table): Row[] {
  const rows = table.rows.map((cells) =>
    cells.map((c): Cell => ({ text: text.slice(c.start, c.end), ...c })),
  );
  for (let i = 0; i < Math.min(rows.length, 4); i += 1) {
    const words = rows[i]!.map((c) => c.text);
    const below = rows[i + 1]?.map((c) => c.text) ?? [];
    const twoLined = below.some(isLabel) && below.every((c) => c.trim() === '' || isLabel(c));
    const head = (twoLined ? columns(joined(words, below)) : null) ?? columns(words);
    if (head === null) continue;
    return rows
      .slice(i + (twoLined ? 2 : 1))
      .flatMap((cells, r) => row(head, cells, `${table.eId}__row_${r + 1}`) ?? []);
  }
  return [];
}

function targetOf(text: string, read: Row, article: string | null): Target[] {
  const { eId, start, end, name, target } = read.indicator;
  if (read.value === null) return [];
  return [
    {
      eId: `${eId}__t_1`,
      start,
      end,
      text: text.slice(start, end),
      article,
      metric: name,
      value: read.value,
      unit: read.unit,
      comparator: read.comparator,
      year: target?.year ?? null,
      nature: 'target',
    },
  ];
}

/** The sentence that holds an offset; by bisection, sentences being in order. */
function sentenceAt(document: Document, offset: number): Document['sentences'][number] | undefined {
  let low = 0;
  let high = document.sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (document.sentences[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return document.sentences[low];
}
