import type { Document, Sentence } from '../../document/document.ts';
import { type Context, isPast, opensParagraph, titleYear } from '../role/context.ts';

/** Which time a sentence speaks of, and whether it looks back. */
export interface Scope {
  /** The year that governs the rest of the paragraph (到2030年), null where none does. */
  readonly year: number | null;
  /** One year or several, back or ahead, as the section last said it (一年来, 过去五年, 今后五年). */
  readonly era: Era | null;
  /** Null where the text names no year for that offset. */
  readonly yearAt: (offset: number) => number | null;
  readonly achieved: boolean;
}

interface Era {
  readonly back: boolean;
  readonly several: boolean;
  /** The section in which it was said; it holds no further. */
  readonly section: string | null;
}

/** Years of comparison and of origin govern nothing: 比2020年增长, 以2005年为基期. */
const YEAR = /(?<!比|较|以|自|从|由|[0-9—–-])((?:19|20)[0-9]{2})年(?!代|以来|[—–\-至到]|版|初|”)/gu;
const YEAR_BACK = /一年来|过去(?:的)?一年|这一年|一年中|^[\s*]*(?:去年|上年)/u;
const YEARS_BACK = /过去(?:的)?(?:五|5)年|[五5]年来|这五年|五年间|本届政府/u;
const YEARS_AHEAD = /(?:今后|未来)(?:的)?(?:[五三5]|一个时期)年?|下一个五年/u;
/** A plan named in passing (高于“十三五”时期) governs nothing; one that opens the sentence does. */
const OPENS = /(?:^|[，,。；：])[^，,。；：高低超比较]{0,4}十[一二三四五六七八]五”?(?:时期|期间|以来|规划)/u;
const AHEAD =
  /今后|未来|展望|预期目标|主要目标|力争|到20[0-9]{2}年|确保|今年(?:要|工作)|将(?=[^，]{0,8}(?:建|实|新|完|达|推|开))/u;

/**
 * The year and direction of a sentence, from the words in it, in its paragraph and above it.
 * For: targets.
 * @param document with its title, whose year 今年 and 去年 refer to
 * @param sentence the sentence
 * @param previous the sentence before it, of any role
 * @param context of its article
 * @param before the scope of the sentence before it
 */
export function scope(
  document: Document,
  sentence: Sentence,
  previous: Sentence | undefined,
  context: Context,
  before: Scope | null,
): Scope {
  const text = document.text.slice(sentence.start, sentence.end);
  const paragraph =
    previous === undefined ||
    previous.article !== sentence.article ||
    opensParagraph(document, sentence, previous);
  const years = [...text.matchAll(YEAR)].map((m) => ({ at: sentence.start + m.index, year: Number(m[1]) }));
  const inherited = paragraph ? null : (before?.year ?? null);
  const title = titleYear(document);
  const said = /今年/u.test(text) ? title : null;
  const era = eraOf(text, context) ?? (before?.era?.section === context.section ? before.era : null);
  const report = title !== null && /工作报告|工作要点|工作安排/u.test(document.title?.text ?? '');
  const back = era?.back ?? context.stage === 'review';
  const fallback = ((): number | null => {
    if (era?.several) return null;
    if (era?.back) return context.year ?? less(title);
    if (context.long) return null;
    return context.year ?? (report && !back ? title : null);
  })();
  return {
    year: years.at(-1)?.year ?? inherited,
    era,
    yearAt(offset) {
      let year: number | null = null;
      for (const found of years) if (found.at < offset) year = found.year;
      return year ?? said ?? inherited ?? fallback;
    },
    achieved: back && !(context.stage !== 'review' && AHEAD.test(text)) && !/^[\s*]*(?:到|至)20/u.test(text),
  };
}

function eraOf(text: string, context: Context): Era | null {
  const section = context.section;
  const named = OPENS.exec(text)?.[0];
  const past = named !== undefined && isPast(named, context.plan);
  if (
    YEARS_AHEAD.test(text) ||
    (named !== undefined && context.plan !== null && !past && context.year === null)
  )
    return { back: false, several: true, section };
  if (YEARS_BACK.test(text) || past) {
    return { back: true, several: true, section };
  }
  return YEAR_BACK.test(text) ? { back: true, several: false, section } : null;
}

function less(year: number | null): number | null {
  return year === null ? null : year - 1;
}
