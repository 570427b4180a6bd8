import type { Document, Sentence, SentenceRole } from '../../document/document.ts';
import type { Span } from '../../span.ts';
import type { Part } from '../measure/part.ts';
import type { Target } from '../plan.ts';
import { type Context, contextOf, contexts, isPast, opensParagraph, type Stage } from './context.ts';

/** Words of a paragraph's first sentence that look back. */
const BACK =
  /^[\s*#>]*(?:[（(]?[一二三四五六七八九十]+[)）、]\s*)?(?:过去(?:的)?(?:一|五|[0-9])年|五年来|一年来|20[0-9]{2}年(?:，|是)|回顾|近年来|(?:党的)?十[八九]大以来|改革开放以来|截至|去年)/u;
/** Words of the doctrine that a measure rests on. */
const DOCTRINE =
  /(?:以|坚持以|全面贯彻|深入学习贯彻|深入贯彻|认真学习|学习贯彻|坚定不移贯彻|完整准确全面贯彻)[^，。]{0,24}(?:思想|精神|理念|方针|总基调|要求|论述|宗旨)|高举|两个确立|四个意识|两个维护|科学把握|深刻(?:认识|领悟|把握)|牢记(?:嘱托|使命)|必须坚持|遵循以下|指导思想|我们(?:深刻|坚信|必须)|归根结底|根本遵循|总书记(?:强调|指出)/u;
const TRUISM =
  /(?:是|乃)[^，。]{0,24}(?:之要|之基|之本|之源|之策|关键|根本|基础|前提|灵魂|生命线|必由之路|应有之义|题中之义|本质要求|必然要求|内在要求)/u;
const CREED = /以[^，。；]{2,40}(?:为(?:根本)?(?:指导|统领|遵循)|统领)|“?两个确立|“?两个维护/u;
/** What a stretch of time is: the situation, however key it is said to be. */
const TIMES = /(?:时期|[今明]年|五年)，?(?:是|处于)[^。]{4,160}(?:时期|一年|之年|五年|阶段|年头)/u;
const EMPHASIS = /(?:根基|支撑|关键|重点|核心|出路|希望|动力|根本|底气|优势)在(?!建|于建)/u;
/** Aims tied to another quantity or to full coverage, without a figure of their own. */
const TIED =
  /(?:与|和|同)[^，。；]{2,16}(?:基本|保持)?同步|完成(?:国家|省|市|上级)?下达|翻[一两]?番|(?:目标|约束性指标)任务$/u;
const AROUND =
  /当前|形势|正(?:在|沿|处)|严峻|复杂|方兴未艾|深刻(?:调整|变化|演变|影响)|机遇|挑战|从[^，]{2,8}看|多发|加剧|不容忽视|隐患|不确定/u;
const DONE =
  /了|已(?!婚|有一|知)|成功|荣获|获评|获批|入选|位居|居全|跻身|同比|圆满|胜利|首次|累计|得到|取得|以来|克服|经受|是[^，]{0,20}(?:的(?:关键|重要)|一年|五年|时期)|面临|依然|仍然|存在|不足|不够|不充分|短板|薄弱|制约/u;
const GREETING =
  /^[\s*]*(?:让我们|各位|同志们|请予|谢谢|现(?:将|在)|我代表|特编制|特制定|本(?:规划|纲要|方案|办法|建议|清单)(?:自|由|是|期|所|适用|根据|依据|规划期)|根据[^。]{2,60}(?:编制|制定|提出)(?:了|本|如下|《)|为(?:深入|全面|贯彻)?[^，。]{4,40}(?:，)?(?:制定|编制|提出)(?:本|如下))/u;
const GOAL = /目标(?:是|为|：)|^[\s*——]*(?:到|至|展望)(?:20[0-9]{2}年|本世纪中叶)/u;

/**
 * The document's sentences with their roles settled: what the structure left open becomes a measure, an aim, the
 * situation, a principle, or stays `other`. Headings and noise keep theirs.
 * For: everyone who reads a plan; measures build on it.
 * @param document any document
 * @param parts the clauses of a sentence
 * @param targets found in it
 * @param rows stretches read as rows of an indicator table: each of their cells is part of a target
 * @returns as many sentences, in the same order, with the same spans
 */
export function roles(
  document: Document,
  parts: (sentence: Sentence) => readonly Part[],
  targets: readonly Target[],
  rows: readonly Span[] = [],
): Sentence[] {
  const stages = contexts(document);
  const aimed = firstBySentence(targets);
  let back = false;
  let row = 0;
  let table = 0;
  let previous: Sentence | undefined;
  return document.sentences.map((sentence) => {
    const context = contextOf(stages, sentence);
    const text = document.text.slice(sentence.start, sentence.end);
    if (previous === undefined || previous.article !== sentence.article) back = false;
    if (sentence.role !== 'heading' && opensParagraph(document, sentence, previous)) {
      if (BACK.test(text) || isPast(text.slice(0, 20), context.plan)) back = true;
      else if (context.stage !== 'review' && weigh(parts(sentence), text).opensWithDoing) back = false;
    }
    previous = sentence;
    if (sentence.role === 'heading' || sentence.role === 'noise') return sentence;
    while (row < rows.length && rows[row]!.end <= sentence.start) row += 1;
    if (rows[row] !== undefined && rows[row]!.start < sentence.end) return { ...sentence, role: 'target' };
    while (table < document.tables.length && document.tables[table]!.end <= sentence.start) table += 1;
    const cell = document.tables[table] !== undefined && document.tables[table]!.start < sentence.end;
    if (cell && !/[。；，]/u.test(text)) return { ...sentence, role: 'other' };
    return {
      ...sentence,
      role: roleOf(text, parts(sentence), stageOf(context, back), aimed.get(sentence.eId)),
    };
  });
}

function stageOf(context: Context, back: boolean): Stage {
  return back ? 'review' : context.stage;
}

/** By sentence: the first target, and whether any of them is still aimed at. */
function firstBySentence(targets: readonly Target[]): ReadonlyMap<string, Target> {
  const found = new Map<string, Target>();
  for (const target of targets) {
    const home = target.eId.replace(/__(?:row_[0-9]+__)?t_[0-9]+$/u, '');
    const known = found.get(home);
    if (known === undefined || (known.nature === 'achieved' && target.nature === 'target'))
      found.set(home, target);
  }
  return found;
}

function roleOf(
  text: string,
  parts: readonly Part[],
  stage: Stage,
  target: Target | undefined,
): SentenceRole {
  if (GREETING.test(text)) return 'other';
  const shares = weigh(parts, text);
  if (TIMES.test(text) && !shares.opensWithDoing && shares.doing < 0.3) return 'situation';
  if (stage === 'review') return 'situation';
  if (stage === 'thought') return thought(text, shares, target);
  if (CREED.test(text) && isCreed(parts[0])) return 'principle';
  if (DOCTRINE.test(text) && shares.firstIsDoctrine) return 'principle';
  if (EMPHASIS.test(text) || (TRUISM.test(text) && (parts.length === 1 || shares.doing < 0.7)))
    return 'principle';
  if (target?.nature === 'achieved') return 'situation';
  if (TIED.test(text) && !shares.opensWithDoing) return 'target';
  if (target !== undefined && !shares.opensWithDoing) return 'target';
  if (stage === 'aim')
    return target !== undefined || GOAL.test(text) || shares.state >= 0.3 || !shares.opensWithDoing
      ? 'target'
      : 'measure';
  if (GOAL.test(text) && !shares.opensWithDoing && shares.state > 0) return 'target';
  if (shares.opensWithDoing || shares.doing >= 0.5) return 'measure';
  if (DONE.test(text)) return 'situation';
  if (shares.doing > 0) return 'measure';
  return shares.state > 0 ? 'situation' : 'other';
}

function thought(text: string, shares: Shares, target: Target | undefined): SentenceRole {
  if (target?.nature === 'target' || GOAL.test(text)) return 'target';
  if (shares.state >= 0.3 && !shares.opensWithDoing && !DOCTRINE.test(text)) return 'target';
  const urges =
    /^[\s*]*(?:[（(]?[一二三四五六七八九十]+[)）是、])?[\s*]*(?:坚持|必须|要)/u.test(text) ||
    DOCTRINE.test(text);
  if (!urges && !shares.opensWithDoing && AROUND.test(text)) return 'situation';
  return !urges && shares.doing > 0.7 ? 'measure' : 'principle';
}

/** The first clause names no work: it has no verb, or one of conviction. */
function isCreed(first: Part | undefined): boolean {
  const verb = first?.verb ?? null;
  return verb === null || /^(?:坚持|贯彻|牢记|坚定|高举|遵循|践行|学习|落实)/u.test(verb.verb);
}

interface Shares {
  /** Share of clauses that open with a verb and act, 0–1. */
  readonly doing: number;
  /** Share of clauses that say how something is, 0–1. */
  readonly state: number;
  readonly opensWithDoing: boolean;
  readonly firstIsDoctrine: boolean;
}

const PHRASE =
  /^[\s*_#>]*(?:以|围绕|按照|针对|对|通过|在|把|将|依托|面向|立足|聚焦|根据|结合|利用|发挥|为|从|向|让|使|引导|顺应|适应|遵循|着眼|到20|至20|今年|“?十[一二三四五六]五)/u;

function weigh(parts: readonly Part[], text: string): Shares {
  let doing = 0;
  let state = 0;
  let opens: boolean | null = null;
  for (const part of parts) {
    const does = part.verb !== null;
    if (does) doing += 1;
    if (part.state) state += 1;
    if (opens === null && (does || !PHRASE.test(part.text))) opens = does;
  }
  const share = (n: number): number => (parts.length === 0 ? 0 : n / parts.length);
  return {
    doing: share(doing),
    state: share(state),
    opensWithDoing: opens ?? false,
    // 健全以规划为统领的体系 acts; 坚持以…为指导 does not.
    firstIsDoctrine: DOCTRINE.test(text.slice(0, 40)) && isCreed(parts[0]),
  };
}
