import type { Document, Sentence } from '../../document/document.ts';
import { type Context, opensParagraph } from '../role/context.ts';

/** Which year a sentence speaks of, and whether it looks back. */
export interface Scope {
  /** The year that governs the rest of the paragraph (到2030年, 今年), null where none does. */
  readonly year: number | null;
  /** Set where the paragraph opens with a look back (一年来) or ahead (今后五年). */
  readonly back: boolean | null;
  /** Null where the text names no year for that offset. */
  readonly yearAt: (offset: number) => number | null;
  readonly achieved: (start: number, end: number) => boolean;
}

/** Years of comparison and of origin govern nothing: 比2020年增长, 以2005年为基期. */
const YEAR = /(?<!比|较|以|自|从|由|[0-9—–-])((?:19|20)[0-9]{2})年(?!代|以来|[—–\-至到]|版|初|”)/gu;
const BACK =
  /一年来|过去(?:的)?(?:一|五|[0-9])年|五年来|(?:去|上)年|以来|十[一二三四]五”?(?:时期|期间|规划)/u;
const AHEAD = /今后|未来|展望|预期目标|主要目标|力争|到20[0-9]{2}年|将|确保|今年(?:要|工作)/u;
const DONE = /(?:完成|建成|实现|达到|达|突破|超过|增至|跃升|累计|新增|取得|获批|已|了)/u;

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
  const fresh = previous === undefined || previous.article !== sentence.article;
  const paragraph = fresh || opensParagraph(document, sentence, previous);
  const years = [...text.matchAll(YEAR)].map((m) => ({ at: sentence.start + m.index, year: Number(m[1]) }));
  const inherited = paragraph ? null : (before?.year ?? null);
  const current = /今年/u.test(text)
    ? titleYear(document)
    : /去年|上年/u.test(text)
      ? less(titleYear(document))
      : null;
  const last = years.at(-1)?.year ?? null;
  const back = paragraph
    ? BACK.test(text)
      ? !AHEAD.test(text)
      : fresh
        ? null
        : (before?.back ?? null)
    : (before?.back ?? null);
  return {
    year: last ?? current ?? inherited,
    back,
    yearAt(offset) {
      let year: number | null = null;
      for (const found of years) if (found.at < offset) year = found.year;
      return year ?? current ?? inherited ?? context.year;
    },
    achieved() {
      if (context.stage === 'review') return !/^(?:到|至)20/u.test(text);
      if (AHEAD.test(text)) return false;
      return back === true && DONE.test(text);
    },
  };
}

/** The year a document is about, from its title: 2024年政府工作报告. */
function titleYear(document: Document): number | null {
  const years = document.title?.text.match(/(?:19|20)[0-9]{2}(?=年)/gu) ?? [];
  return years.length === 1 ? Number(years[0]) : null;
}

function less(year: number | null): number | null {
  return year === null ? null : year - 1;
}
