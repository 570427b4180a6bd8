import type { Sentence, Table } from '../../document/document.ts';
import type { Span } from '../../span.ts';
import { paragraphOf } from './branch.ts';
import type { Inline } from './inline.ts';
import { attributes } from './xml.ts';

/** Writes the paragraphs under a heading as blocks; what stands in a table is written as that table, once. */
export function blocks(
  tables: readonly Table[],
  inline: Inline,
): (paragraphs: readonly (readonly Sentence[])[]) => string[] {
  const written = new Set<string>();
  const named = new Set<string>();
  const span = (sentence: Sentence, piece: Span) => {
    const first = !named.has(sentence.eId);
    named.add(sentence.eId);
    return `<span${attributes({ eId: first ? sentence.eId : null, class: sentence.role })}>${inline.write(piece)}</span>`;
  };
  const cell = (one: Span, sentences: readonly Sentence[]) =>
    sentences
      .filter((sentence) => sentence.start < one.end && sentence.end > one.start)
      .map((sentence) =>
        span(sentence, {
          start: Math.max(sentence.start, one.start),
          end: Math.min(sentence.end, one.end),
        }),
      )
      .join('');
  return (paragraphs) => {
    const out: string[] = [];
    for (const [at, sentences] of paragraphs.entries()) {
      const first = sentences[0]!;
      const table = tableAt(tables, first.start);
      if (table === null) {
        const inner = sentences.map((sentence) => span(sentence, sentence)).join('');
        out.push(`<p${attributes({ eId: paragraphOf(first) })}>${inner}</p>`);
      } else if (!written.has(table.eId)) {
        written.add(table.eId);
        const held: Sentence[] = [];
        for (let next = at; next < paragraphs.length && paragraphs[next]![0]!.start < table.end; next += 1) {
          held.push(...paragraphs[next]!);
        }
        let from = 0;
        const rows = table.rows.map((cells) => {
          while (from < held.length && held[from]!.end <= cells[0]!.start) from += 1;
          const end = cells.at(-1)!.end;
          const near: Sentence[] = [];
          for (let next = from; next < held.length && held[next]!.start <= end; next += 1) {
            near.push(held[next]!);
          }
          return `<tr>${cells.map((one) => `<td><p>${cell(one, near)}</p></td>`).join('')}</tr>`;
        });
        out.push(`<table${attributes({ eId: table.eId })}>${rows.join('')}</table>`);
      }
    }
    return out;
  };
}

/** The table a place stands in; tables are in order and disjoint. */
function tableAt(tables: readonly Table[], at: number): Table | null {
  let low = 0;
  let high = tables.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tables[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  const table = tables[low];
  return table && table.start <= at && table.rows.every((cells) => cells.length > 0) ? table : null;
}
