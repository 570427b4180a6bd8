import type { Span } from '../../span.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Indicator } from './indicator.ts';

/** An indicator that would show whether a clause is kept; a person accepts or rejects it. */
export interface IndicatorProposal {
  readonly indicator: Indicator;
  /** The words of the clause that call for it. */
  readonly reason: string;
  /** Where these words stand in the clause. */
  readonly at: Span;
  /** `named`: the clause names the quantity; `theme`: it orders what moves it. */
  readonly because: 'named' | 'theme';
}

const SENTENCE = /[^。！？!?\n]+[。！？!?]?/gu;
/** Between marks; an enumeration stays whole, and a figure such as 1,200. */
const STRETCH = /(?:[^，,。；;！？!?\n]|(?<=\d),(?=\d{3}(?!\d)))+/gu;
/** A clause that opens as a review tells what was done, until it speaks of what is to come. */
const REVIEW =
  /(?:五”?时期|五年).*(?:取得|迈出|迈上|成就|不寻常|不平凡|圆满|回顾)|(?:过去|上一个)五年|五年来|发展成就/u;
/** A sentence that tells of a figure reached. */
const REACHED =
  /升至|增至|(?:由|从)[\d.]+\S{0,4}(?:提高|增加|上升|扩大|下降|降低)[到至]|已(?:经)?(?:达到|建成|超过)|建成投用|先后(?:跨过|突破|迈上)/u;
const AHEAD = /到20\d\d年|展望20\d\d年|“?十五五”?时期|未来五年/u;

/**
 * What would show that a clause is kept. Sentences that look back are passed over; where no word of the catalogue
 * fits, nothing is proposed. What the clause names comes before what it only touches; then what has most words for
 * it, then the order of the catalogue. A name inside a longer name belongs to the longer one: “人均地区生产总值”
 * does not call for 地区生产总值. Cost: O(length of the clause × words of the catalogue).
 * For: the planner who draws up the evaluation index from the clauses.
 * @param clauseText the words of one clause, as received
 * @param catalogue the indicators to choose from
 * @returns each indicator at most once; empty where nothing fits
 * @example propose('增设社区图书馆，全年免费开放。').map((one) => [one.indicator.code, one.reason]) // → [['CULTURE_SPACE', '增设社区图书馆']]
 * @example propose('机关食堂添置两张圆桌。') // → []
 */
export function propose(
  clauseText: string,
  catalogue: readonly Indicator[] = CATALOGUE,
): readonly IndicatorProposal[] {
  const calls = new Map<Indicator, Call[]>();
  for (const stretch of stretches(clauseText)) {
    for (const call of callsOf(stretch, catalogue)) {
      const held = calls.get(call.indicator);
      if (held) held.push(call);
      else calls.set(call.indicator, [call]);
    }
  }
  return catalogue
    .flatMap((indicator) => {
      const own = calls.get(indicator);
      return own ? [told(indicator, own)] : [];
    })
    .sort(
      (a, b) =>
        Number(a.proposal.because !== 'named') - Number(b.proposal.because !== 'named') ||
        b.weight - a.weight,
    )
    .map(({ proposal }) => proposal);
}

interface Stretch extends Span {
  readonly text: string;
}

/** A word of an indicator in a stretch. */
interface Call extends Span {
  readonly indicator: Indicator;
  readonly word: string;
  readonly because: 'named' | 'theme';
  readonly stretch: Stretch;
}

/** What stands between marks, in sentences that do not look back. */
function stretches(text: string): Stretch[] {
  let review = false;
  return [...text.matchAll(SENTENCE)].flatMap((sentence, at) => {
    const [words] = sentence;
    const ahead = AHEAD.test(words);
    if (at === 0) review = REVIEW.test(words);
    else if (ahead) review = false;
    if (review || (!ahead && REACHED.test(words))) return [];
    return [...words.matchAll(STRETCH)].flatMap((match) => {
      const trimmed = match[0].trim();
      const start = sentence.index + match.index + match[0].indexOf(trimmed);
      return trimmed === '' ? [] : [{ text: trimmed, start, end: start + trimmed.length }];
    });
  });
}

/** The words of the catalogue in a stretch, but for names inside the longer name of another indicator. */
function callsOf(stretch: Stretch, catalogue: readonly Indicator[]): Call[] {
  const found = catalogue.flatMap((indicator) => [
    ...places(stretch, indicator, indicator.names, 'named'),
    ...places(stretch, indicator, indicator.themes, 'theme'),
  ]);
  const names = found.filter((call) => call.because === 'named');
  const inside = (call: Call) =>
    names.some(
      (other) =>
        other.indicator !== call.indicator &&
        other.word.length > call.word.length &&
        other.start <= call.start &&
        call.end <= other.end,
    );
  return found.filter((call) => call.because === 'theme' || !inside(call));
}

function places(
  stretch: Stretch,
  indicator: Indicator,
  words: readonly string[],
  because: Call['because'],
): Call[] {
  return words.flatMap((word) => {
    const found: Call[] = [];
    for (let at = stretch.text.indexOf(word); at >= 0; at = stretch.text.indexOf(word, at + word.length)) {
      found.push({ indicator, word, because, stretch, start: at, end: at + word.length });
    }
    return found;
  });
}

/** The reason is the stretch with the longest word, names first; the weight counts the distinct words. */
function told(indicator: Indicator, calls: readonly Call[]) {
  const named = calls.filter((call) => call.because === 'named');
  let best = named[0] ?? calls[0]!;
  for (const call of named.length > 0 ? named : calls) if (call.word.length > best.word.length) best = call;
  const { text, start, end } = best.stretch;
  const proposal: IndicatorProposal = { indicator, reason: text, at: { start, end }, because: best.because };
  const weight = [...new Set(calls.map((call) => call.word))].reduce((sum, word) => sum + word.length, 0);
  return { proposal, weight };
}
