import type { Document, Sentence } from '../../document/document.ts';
import type { Span } from '../../span.ts';
import { isState } from './state.ts';
import { type Subject, subjectOf } from './subject.ts';
import { type Opening, opening, phrased } from './verb.ts';

/** One clause of a sentence: who acts and how, as far as it says. */
export interface Part extends Span {
  readonly text: string;
  readonly subject: Subject | null;
  /** The verb it opens with, null where it does not act. */
  readonly verb: Opening | null;
  /** True where it says how something is. */
  readonly state: boolean;
}

/** Boxes print a name, an arrow and what is to be done. */
const SIGN = /[，,；;。！？!?：:→\n\r（(“《]/gu;
const CLOSE: Readonly<Record<string, string>> = { '（': '）', '(': ')', '“': '”', '《': '》' };
/** A bracket that closes farther on closes nothing. */
const FARTHEST = 200;
/** What may stand between the comma and the verb: a number, 一是, a date. */
const LEAD =
  /^[\s*_#>·•-]*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]\s*|[一二三四五六七八九十]是|——?|第[一二三四五六七八九十]+[、，]|(?:到|至|自|在)?(?:今年|(?:19|20)[0-9]{2}年)(?:底前|末前|底|末|前)?|(?:“?十[一二三四五六七]五”?(?:时期|期间))|年底前)*[\s*_]*/u;

/**
 * A way to the clauses of each sentence, each read once.
 * For: roles and measures.
 * @param document whose sentences will be asked for
 */
export function parted(document: Document): (sentence: Sentence) => readonly Part[] {
  const known = new Map<Sentence['eId'], readonly Part[]>();
  return (sentence) => {
    const found = known.get(sentence.eId) ?? partsOf(document.text, sentence.start, sentence.end);
    known.set(sentence.eId, found);
    return found;
  };
}

/**
 * The clauses of a sentence; commas within brackets and quotations part nothing.
 * @param text the whole text
 * @param start start of the sentence, in UTF-16 code units
 * @param end offset behind it
 * @returns in text order, disjoint, none blank
 */
export function partsOf(text: string, start: number, end: number): Part[] {
  const found: Part[] = [];
  const put = (from: number, to: number) => {
    const part = partOf(text, start + from, start + to);
    if (part !== null) found.push(part);
  };
  const sentence = text.slice(start, end);
  let from = 0;
  let open = 0;
  for (const { 0: sign, index: at } of sentence.matchAll(SIGN)) {
    if (at < open) continue;
    const close = CLOSE[sign];
    if (close === undefined) {
      put(from, at);
      from = at + 1;
    } else {
      const closed = sentence.slice(at + 1, at + FARTHEST).indexOf(close);
      if (closed >= 0) open = at + 1 + closed;
    }
  }
  put(from, sentence.length);
  return found;
}

function partOf(text: string, start: number, end: number): Part | null {
  const clause = text.slice(start, end);
  if (clause.trim() === '') return null;
  const lead = LEAD.exec(clause)![0].length;
  const direct = opening(clause, lead) ?? phrased(clause, lead);
  // A clause that opens with a verb names nobody.
  const subject = direct === null ? subjectOf(clause, lead) : null;
  const verb = direct ?? (subject === null ? null : opening(clause, subject.end));
  const state = isState(clause, verb);
  return { start, end, text: clause, subject, verb: state ? null : verb, state };
}
