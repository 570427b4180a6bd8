import type { CheerioAPI } from 'cheerio/slim';
import { numeral } from './numeral.ts';

/** A level of a list: how its number is made. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1条`, `%1.%2` */
  readonly pattern: string;
  /** Arabic digits in all of the pattern. */
  readonly legal: boolean;
  /** The level, from 1, whose step starts this one again; null for any above, 0 for none. */
  readonly restart: number | null;
  /** The paragraph style that stands at this level. */
  readonly style: string | null;
}

/** A list as paragraphs refer to it: levels of its own, counters shared with the lists made from the same. */
interface List {
  readonly counter: string;
  readonly levels: readonly Level[];
  /** Where the list starts anew at its first paragraph. */
  readonly starts: ReadonlyMap<number, number>;
}

/** Where a paragraph stands in a list, as far as it says so itself. */
export interface Placed {
  readonly style: string | null;
  readonly list: string | null;
  readonly level: number | null;
}

/** Levels of a list in Word. */
const LEVELS = 9;

/**
 * The numbers that Word prints in front of paragraphs and does not keep in their text.
 * @returns what gives the number of the next paragraph, in the order of the document; empty where it has none
 * @source ECMA-376 Part 1, 17.9 Numbering
 */
export async function numbering(
  numberingXml: string | undefined,
  stylesXml: string | undefined,
): Promise<(paragraph: Placed) => string> {
  if (numberingXml === undefined) return () => '';
  const { load } = await import('cheerio/slim');
  const styles = stylesOf(load(stylesXml ?? '', { xml: true }));
  const lists = listsOf(load(numberingXml, { xml: true }), styles);
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return (paragraph) => {
    const placed = placeOf(paragraph, styles, lists);
    if (placed === null) return '';
    const { id, list, level } = placed;
    const counts = counters.get(list.counter) ?? [];
    counters.set(list.counter, counts);
    if (!begun.has(id)) {
      begun.add(id);
      for (const [at, start] of list.starts) counts[at] = start - 1;
    }
    const { pattern, legal, start, format } = list.levels[level]!;
    counts[level] = (counts[level] ?? start - 1) + 1;
    for (let below = level + 1; below < LEVELS; below += 1) {
      const restart = list.levels[below]?.restart ?? null;
      if (restart === null || (restart > 0 && level < restart)) counts[below] = undefined;
    }
    if (format === 'bullet') return '';
    const number = pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const one = list.levels[at];
      if (one === undefined) return '';
      counts[at] ??= one.start;
      return numeral(counts[at]!, legal ? 'decimal' : one.format);
    });
    // A mark that closes the number parts it from the words; behind a bare one stands a blank.
    return number === '' || /[、.．。：:）)\]】\s]$/.test(number) ? number : `${number} `;
  };
}

interface Style {
  readonly base: string | null;
  readonly list: string | null;
  readonly level: number | null;
}

function placeOf(
  { style, list, level }: Placed,
  styles: ReadonlyMap<string, Style>,
  lists: ReadonlyMap<string, List>,
): { readonly id: string; readonly list: List; readonly level: number } | null {
  const above = style === null ? null : inherited(style, styles);
  const id = list ?? above?.list ?? null;
  const found = id === null ? undefined : lists.get(id);
  if (id === null || found === undefined) return null;
  const own = found.levels.findIndex((one) => style !== null && one?.style === style);
  const at = level ?? (list === null && own >= 0 ? own : (above?.level ?? Math.max(own, 0)));
  return found.levels[at] === undefined ? null : { id, list: found, level: at };
}

/** What a style says of lists, or those it is based on. */
function inherited(style: string, styles: ReadonlyMap<string, Style>): Style | null {
  const seen = new Set<string>();
  for (let id: string | null = style; id !== null && !seen.has(id); id = styles.get(id)?.base ?? null) {
    seen.add(id);
    const one = styles.get(id);
    if (one?.list) return one;
  }
  return null;
}

function stylesOf($: CheerioAPI): Map<string, Style> {
  return new Map(
    $('w\\:style')
      .toArray()
      .map((element) => {
        const value = (name: string) => $(element).find(`w\\:${name}`).first().attr('w:val') ?? null;
        return [
          $(element).attr('w:styleId') ?? '',
          { base: value('basedOn'), list: value('numId'), level: whole(value('ilvl')) },
        ] as const;
      }),
  );
}

function listsOf($: CheerioAPI, styles: ReadonlyMap<string, Style>): Map<string, List> {
  const value = (element: Parameters<typeof $>[0], name: string) =>
    $(element).children(`w\\:${name}`).first().attr('w:val') ?? null;
  const levelsIn = (element: Parameters<typeof $>[0]) => {
    const levels: Level[] = [];
    for (const one of $(element).children('w\\:lvl').toArray()) {
      const at = whole($(one).attr('w:ilvl') ?? null) ?? -1;
      if (at < 0 || at >= LEVELS) continue;
      const legal = $(one).children('w\\:isLgl').first();
      levels[at] = {
        start: whole(value(one, 'start')) ?? 0,
        format: value(one, 'numFmt') ?? 'decimal',
        pattern: value(one, 'lvlText') ?? '',
        legal: legal.length > 0 && !/^(?:0|false|off)$/.test(legal.attr('w:val') ?? ''),
        restart: whole(value(one, 'lvlRestart')),
        style: value(one, 'pStyle'),
      };
    }
    return levels;
  };
  const abstracts = new Map(
    $('w\\:abstractNum')
      .toArray()
      .map((one) => [
        $(one).attr('w:abstractNumId') ?? '',
        { levels: levelsIn(one), link: value(one, 'numStyleLink') },
      ]),
  );
  const numbers = $('w\\:num').toArray();
  const abstractOf = new Map(
    numbers.map((one) => [$(one).attr('w:numId') ?? '', value(one, 'abstractNumId') ?? '']),
  );
  const lists = new Map<string, List>();
  for (const one of numbers) {
    const id = $(one).attr('w:numId') ?? '';
    let counter = abstractOf.get(id)!;
    // A list may be that of a style, which names another list.
    const link = abstracts.get(counter)?.link;
    if (link) counter = abstractOf.get(styles.get(link)?.list ?? '') ?? counter;
    const levels = [...(abstracts.get(counter)?.levels ?? [])];
    const starts = new Map<number, number>();
    for (const override of $(one).children('w\\:lvlOverride').toArray()) {
      const at = whole($(override).attr('w:ilvl') ?? null) ?? 0;
      const own = levelsIn(override)[at];
      if (own) levels[at] = own;
      const start = whole(value(override, 'startOverride'));
      if (start !== null) starts.set(at, start);
    }
    lists.set(id, { counter, levels, starts });
  }
  return lists;
}

const whole = (text: string | null): number | null =>
  text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
