import type { Document, Sentence } from '../../document/document.ts';
import type { Measure, Strength } from '../plan.ts';
import { isState } from './state.ts';
import { strengthOf } from './strength.ts';
import { subjectOf } from './subject.ts';
import { territoryOf } from './territory.ts';
import { timeOf } from './time.ts';
import { type Opening, opening } from './verb.ts';

/** Boxes print a name, an arrow and what is to be done. */
const STOP = new Set([...'，,；;。！？!?：:→\n\r']);
const CLOSE: Readonly<Record<string, string>> = { '（': '）', '(': ')', '“': '”', '《': '》' };
/** A phrase that may stand between the comma and the verb: 到2030年, 以X为Y, 在X中, 对X. */
const PHRASE =
  /^(?:[\s*_#>、·•-]*)(?:(?:到|至|自|在)?(?:今年|(?:19|20)[0-9]{2}年)(?:底|末|底前|前)?|“?十[一二三四五六七]五”?(?:时期|期间)|年底前|[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]|第[一二三四五六七八九十]+)/u;

/**
 * What a document says somebody will do: one measure per clause that opens with a verb.
 * For: the planner who assigns every clause, and the division of tasks (任务分工).
 * @param document the text
 * @param sentences with their roles settled; only measures and targets are read
 * @returns in text order; a span runs from the first word of the clause to before its comma. A subject, a territory
 *   and a time named earlier in the sentence hold until another is named; null where none is
 */
export function measures(document: Document, sentences: readonly Sentence[]): Measure[] {
  const found: Measure[] = [];
  for (const sentence of sentences) {
    if (sentence.role !== 'measure' && sentence.role !== 'target') continue;
    let subject: string | null = null;
    let time: string | null = null;
    let count = 0;
    for (const [start, end] of spans(document.text, sentence.start, sentence.end)) {
      const clause = document.text.slice(start, end);
      const named = subjectOf(clause);
      if (named !== null) subject = named.subject;
      time = timeOf(clause) ?? time;
      const phrase = PHRASE.exec(clause)?.[0].length ?? 0;
      const verb = opening(clause, Math.max(named?.end ?? 0, phrase));
      if (verb === null || isState(clause, verb)) continue;
      const lead = /^[\s*_#>、·•-]*/u.exec(clause)![0].length;
      const tail = /[\s*_]*$/u.exec(clause.slice(-8))![0].length;
      const object = clause.slice(verb.at + verb.verb.length, clause.length - tail).trim();
      if (object === '' && verb.verb.length < 4 && count === 0 && end - start < 4) continue;
      count += 1;
      found.push({
        eId: `${sentence.eId}__m_${count}`,
        start: start + lead,
        end: end - tail,
        action: verb.verb,
        object,
        strength: strength(verb),
        subject,
        territory: territoryOf(clause),
        time,
        sentence: sentence.eId,
      });
    }
  }
  return found;
}

/** The clauses of a sentence; commas within brackets and quotations part nothing. */
export function spans(text: string, start: number, end: number): [number, number][] {
  const found: [number, number][] = [];
  let from = start;
  for (let at = start; at < end; at += 1) {
    const c = text[at]!;
    const close = CLOSE[c];
    if (close !== undefined) {
      const limit = Math.min(end, at + 200);
      let closed = at + 1;
      while (closed < limit && text[closed] !== close) closed += 1;
      if (closed < limit) at = closed;
    } else if (STOP.has(c)) {
      if (text.slice(from, at).trim() !== '') found.push([from, at]);
      from = at + 1;
    }
  }
  if (text.slice(from, end).trim() !== '') found.push([from, end]);
  return found;
}

/** The first word that commits decides: 探索建立 explores, 确保完成 ensures, 加快建设 promotes. */
function strength(verb: Opening): Strength {
  for (const word of verb.before) {
    const strength = strengthOf(word);
    if (strength !== 'other' && strength !== 'promote') return strength;
  }
  const own = strengthOf(verb.verb);
  return own === 'other' ? 'promote' : own;
}
