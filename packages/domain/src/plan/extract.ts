import type { Document } from '../document/document.ts';
import { indicators } from './indicator/indicator.ts';
import { measures } from './measure/measure.ts';
import { parted } from './measure/part.ts';
import type { Plan, ProposedItem } from './plan.ts';
import { roles } from './role/role.ts';
import { targets } from './target/target.ts';

/**
 * What a document promises: the roles of its sentences, measures, items, targets and indicator rows.
 * For: the reader, which composes it with bytes and text; the reviewer decides on what it proposes.
 * @param document the structured text
 * @param items proposed items of the four lists, found by the model; empty where none was run
 * @returns a plan over the same text; pure, linear in its length
 */
export function extract(document: Document, items: readonly ProposedItem[] = []): Plan {
  const table = indicators(document);
  const aims = [...targets(document, table.rows), ...table.targets].sort((a, b) => a.start - b.start);
  const parts = parted(document);
  const sentences = roles(document, parts, aims, table.rows);
  return {
    sentences,
    measures: measures(sentences, parts, table.rows),
    items,
    targets: aims,
    indicators: table.rows,
  };
}
