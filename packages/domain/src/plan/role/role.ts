import type { Document, Sentence, SentenceRole } from '../../document/document.ts';
import { contexts } from './context.ts';

/** Verbs that open what somebody is to do. */
const OPENING =
  /^(?:加快|推动|推进|加强|完善|健全|建设|打造|实施|深化|优化|提升|支持|鼓励|培育|开展|建立|强化|发展|扩大|促进|落实|坚持|统筹|构建|引导|做强|做优|做大|探索|全面|积极|大力|深入|持续|稳步|有序|严格|规范|创新|提高|发挥|巩固|保障|推广|争取|争创|制定|编制|修订|组织|改造|新建|改革|着力|确保|力争|用好|办好|抓好|聚焦|依托|围绕|以)/u;

/**
 * The document's sentences with their roles settled: what the structure left as `other` becomes a measure, a
 * situation, a principle, or stays.
 * For: everyone who reads a plan; measures and targets build on it.
 * @param document any document
 * @param targets offsets at which quantified aims start
 * @returns as many sentences, in the same order, with the same spans
 */
export function roles(document: Document, targets: ReadonlySet<string>): Sentence[] {
  const stages = contexts(document);
  return document.sentences.map((sentence) => {
    if (sentence.role === 'heading' || sentence.role === 'noise') return sentence;
    return { ...sentence, role: roleOf(document.text.slice(sentence.start, sentence.end), sentence) };
  });

  function roleOf(text: string, sentence: Sentence): SentenceRole {
    const stage = stages.get(sentence.article)?.stage ?? 'work';
    if (stage === 'review') return 'situation';
    if (targets.has(sentence.eId)) return 'target';
    if (stage === 'thought') return 'principle';
    return OPENING.test(text) ? 'measure' : 'other';
  }
}
