import type { Document, Sentence } from '../../document/document.ts';
import type { Span } from '../../span.ts';
import type { IndicatorRow, Target } from '../plan.ts';
import { contextOf, contexts } from '../role/context.ts';
import { clauses } from './clause.ts';
import { type Scope, scope } from './scope.ts';
import { state } from './statement.ts';
import { worded } from './word.ts';

/**
 * Every quantified statement of a document's running text.
 * For: the planner who settles indicators, and the reviewer who checks that no figure is lost.
 * @param document sentences and headings; tables are read by `indicators`
 * @param rows stretches already read as rows of an indicator table
 * @returns in text order; a span runs over the metric and the figure and stays within its sentence
 */
export function targets(document: Document, rows: readonly IndicatorRow[] = []): Target[] {
  const found: Target[] = [];
  const stages = contexts(document);
  const tables: readonly Span[] = merged(document.tables, rows);
  let current: Scope | null = null;
  let previous: Sentence | undefined;
  let table = 0;
  for (const sentence of document.sentences) {
    while (table < tables.length && tables[table]!.end <= sentence.start) table += 1;
    const inTable = table < tables.length && tables[table]!.start < sentence.end;
    if (sentence.role === 'noise' || inTable) continue;
    const context = contextOf(stages, sentence);
    current = scope(document, sentence, previous, context, current);
    previous = sentence;
    if (sentence.role === 'heading') continue;
    let count = 0;
    const stated = clauses(document.text, sentence.start, sentence.end).flatMap((c) =>
      state(document.text, c),
    );
    stated.push(...worded(document.text, sentence.start, sentence.end));
    let metric: string | null = null;
    for (const statement of stated) {
      // 收入突破4000万元、达到4211万元: a figure without words of its own goes on with the one before.
      metric = statement.metric ?? metric;
      count += 1;
      found.push({
        eId: `${sentence.eId}__t_${count}`,
        start: statement.start,
        end: statement.end,
        text: document.text.slice(statement.start, statement.end),
        article: sentence.article,
        metric,
        value: statement.value,
        ...(statement.valueMax === null ? {} : { valueMax: statement.valueMax }),
        unit: statement.unit,
        comparator: statement.comparator,
        year: current.yearAt(statement.start),
        nature: current.achieved ? 'achieved' : 'target',
      });
    }
  }
  return found;
}

function merged(tables: readonly Span[], rows: readonly Span[]): Span[] {
  return [...tables, ...rows].sort((a, b) => a.start - b.start || b.end - a.end);
}
