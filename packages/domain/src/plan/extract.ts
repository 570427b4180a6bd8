import type { Document } from '../document/document.ts';
import { indicators } from './indicator/indicator.ts';
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
  const aimed = new Set(
    aims.filter((t) => t.nature === 'target').map((t) => t.eId.replace(/__t_[0-9]+$/u, '')),
  );
  return { sentences: roles(document, aimed), measures: [], items, targets: aims, indicators: table.rows };
}
