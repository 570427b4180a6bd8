import type { Finding, Severity } from '../finding.ts';
import type { OfficialStatus } from './evidence.ts';

/** What a post says of an item for a period. */
export interface Entry {
  /** Per cent, 0–100; null where the post cannot say. */
  readonly progress: number | null;
  readonly text: string;
  /** Null leaves the status as it is. */
  readonly official: OfficialStatus | null;
}

/** What can be odd about an entry. */
export type EntryCode =
  | 'progress-range'
  | 'progress-missing'
  | 'text-missing'
  | 'text-long'
  | 'progress-falls'
  | 'repeated'
  | 'not-complete';

/** The field an entry's finding points to. */
export type EntryField = keyof Entry;

/** Longest text of an entry, characters. */
export const ENTRY_LENGTH = 5000;

/** From this likeness on, an update only repeats the words of the one before. */
export const REPEATED = 0.9;

/**
 * What is odd about an entry: errors keep it from being submitted (not from being saved), warnings ask for a second look.
 * For: the reporter's page as it is typed, the server, the workbook.
 * @param last the entry of the period before; null at first
 * @example checkEntry({ progress: 101, text: '开工', official: null }, null).map((one) => one.code) // → ['progress-range']
 * @example checkEntry({ progress: 30, text: '按计划推进。', official: null }, { progress: 40, text: '按计划推进', official: null }).map((one) => one.code) // → ['progress-falls', 'repeated']
 */
export function checkEntry(entry: Entry, last: Entry | null): Finding<EntryCode, EntryField>[] {
  const { progress, text, official } = entry;
  const found: Finding<EntryCode, EntryField>[] = [];
  const say = (code: EntryCode, severity: Severity, at: EntryField, detail: Finding['detail'] = {}): void => {
    found.push({ code, severity, at, detail });
  };
  if (progress === null) say('progress-missing', 'error', 'progress');
  else if (!(progress >= 0 && progress <= 100)) say('progress-range', 'error', 'progress', { progress });
  if (text.trim() === '') say('text-missing', 'error', 'text');
  if (text.length > ENTRY_LENGTH) say('text-long', 'error', 'text', { limit: ENTRY_LENGTH });
  if (progress !== null && last?.progress != null && progress < last.progress)
    say('progress-falls', 'warning', 'progress', { last: last.progress });
  if (last && likeness(text, last.text) >= REPEATED) say('repeated', 'warning', 'text');
  if (official === 'completed' && progress !== null && progress < 100)
    say('not-complete', 'warning', 'official', { progress });
  return found;
}

/**
 * How alike two texts are, by the pairs of neighbouring letters they share, 0–1; marks, blanks and digits do not
 * count, so that a new date in the same words is still the same words. Two texts without letters are not alike.
 * @source Dice, Measures of the amount of ecologic association between species, Ecology 26 (1945): 2·|A∩B| / (|A|+|B|)
 * @example likeness('本月完成方案比选。', '本月完成方案比选') // → 1
 * @example likeness('完成招标', '主体封顶') // → 0
 */
export function likeness(a: string, b: string): number {
  const left = pairs(a);
  const right = pairs(b);
  let all = 0;
  let shared = 0;
  for (const count of left.values()) all += count;
  for (const [pair, count] of right) {
    all += count;
    shared += Math.min(count, left.get(pair) ?? 0);
  }
  return all === 0 ? 0 : (2 * shared) / all;
}

/** Neighbouring letters with how often they stand there; a single letter is a pair with nothing. */
function pairs(text: string): Map<string, number> {
  const letters = [...text.toLowerCase().replace(/[^\p{L}]/gu, '')];
  const counted = new Map<string, number>();
  if (letters.length === 1) counted.set(letters[0]!, 1);
  for (let at = 1; at < letters.length; at += 1) {
    const pair = `${letters[at - 1]}${letters[at]}`;
    counted.set(pair, (counted.get(pair) ?? 0) + 1);
  }
  return counted;
}
