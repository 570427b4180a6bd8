import type { Document } from './document.ts';
import type { Line } from './line.ts';

const NAME =
  /(?:规划|纲要|建议|报告|方案|计划|意见|办法|条例|规定|通知|决定|措施|细则|清单)(?:[（(][^）)]*[）)])*$/u;

/**
 * The title: the first short line at the head that names a kind of document and is no sentence.
 * @param all lines that are part of the text
 */
export function titleOf(all: readonly Line[], before: number): Document['title'] {
  for (const line of all.slice(0, 40)) {
    if (line.start >= before) return null;
    const words = line.text.replace(/^#{1,6}\s+/, '').replace(/^\*\*|\*\*$/g, '');
    if (words.length < 4 || words.length > 90 || /[。！？；]/.test(words) || !NAME.test(words)) continue;
    const start = line.start + line.text.indexOf(words);
    return { text: words, start, end: start + words.length };
  }
  return null;
}

/** The five years of each plan period, by its name. */
const ERAS = ['十五', '十一五', '十二五', '十三五', '十四五', '十五五', '十六五'] as const;
const FIRST = 2001;

/**
 * The years a plan is for: those its title states, else the five-year period its title names, else the one its text
 * names most; null where it names none often enough.
 */
export function periodOf(title: string | null, text: string): Document['period'] {
  for (const place of [title ?? '', text.slice(0, 1500)]) {
    const years = /(20\d{2})\s*年?\s*[-–—―~～至到]{1,2}\s*(20\d{2})\s*年/u.exec(place);
    if (years) return { start: Number(years[1]), end: Number(years[2]) };
    const ordinal = /第(十[一二三四五六]?)个五年/u.exec(place);
    const at = ordinal ? ['十', '十一', '十二', '十三', '十四', '十五', '十六'].indexOf(ordinal[1]!) : -1;
    if (at >= 0) return years5(at);
    if (place === title && title !== null) {
      const one = /^(?:[^0-9]*)(20\d{2})年.*报告/u.exec(title);
      if (one) return { start: Number(one[1]), end: Number(one[1]) };
    }
  }
  const counts = ERAS.map((era) => text.split(`“${era}”`).length - 1);
  const most = Math.max(...counts);
  const at = counts.lastIndexOf(most);
  return most >= 3 ? years5(at) : null;
}

const years5 = (at: number) => ({ start: FIRST + 5 * at, end: FIRST + 5 * at + 4 });
