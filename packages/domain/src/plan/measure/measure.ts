import type { Sentence } from '../../document/document.ts';
import type { Span } from '../../span.ts';
import type { Measure, Strength } from '../plan.ts';
import type { Part } from './part.ts';
import { strengthOf } from './strength.ts';
import { territoryOf } from './territory.ts';
import { timeOf } from './time.ts';
import type { Opening } from './verb.ts';

const EDGE = /^[\s*_#>、·•-]*/u;
const TAIL = /[\s*_]*$/u;

/**
 * What a document says somebody will do: one measure per clause that opens with a verb.
 * For: the planner who assigns every clause, and the division of tasks (任务分工).
 * @param sentences with their roles settled; only measures and targets are read
 * @param parts the clauses of a sentence
 * @param rows of indicator tables, whose cells are no clauses
 * @returns in text order; a span runs from the first word of the clause to before its comma. A subject and a time named
 *   earlier in the sentence hold until another is named; null where none is
 */
export function measures(
  sentences: readonly Sentence[],
  parts: (sentence: Sentence) => readonly Part[],
  rows: readonly Span[] = [],
): Measure[] {
  const found: Measure[] = [];
  let row = 0;
  for (const sentence of sentences) {
    if (sentence.role !== 'measure' && sentence.role !== 'target') continue;
    while (row < rows.length && rows[row]!.end <= sentence.start) row += 1;
    if (rows[row] !== undefined && rows[row]!.start < sentence.end) continue;
    let subject: string | null = null;
    let time: string | null = null;
    let count = 0;
    for (const part of parts(sentence)) {
      subject = part.subject?.subject ?? subject;
      time = timeOf(part.text) ?? time;
      if (part.verb === null) continue;
      const lead = EDGE.exec(part.text)![0].length;
      const tail = TAIL.exec(part.text.slice(-8))![0].length;
      const object = part.text.slice(part.verb.at + part.verb.verb.length, part.text.length - tail).trim();
      count += 1;
      found.push({
        eId: `${sentence.eId}__m_${count}`,
        start: part.start + lead,
        end: part.end - tail,
        action: part.verb.verb,
        object,
        strength: strength(part.verb),
        subject,
        territory: territoryOf(part.text),
        time,
        sentence: sentence.eId,
      });
    }
  }
  return found;
}

/** The first word that commits decides: 探索建立 explores, 确保完成 ensures, 加快建设 promotes. */
function strength(verb: Opening): Strength {
  for (const word of verb.before) {
    const strength = strengthOf(word);
    if (strength !== 'other' && strength !== 'promote') return strength;
  }
  const whole = strengthOf(verb.verb);
  const own = whole === 'other' ? strengthOf(verb.verb.slice(0, 2)) : whole;
  return own === 'other' ? 'promote' : own;
}
