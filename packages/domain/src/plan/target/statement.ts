import type { Span } from '../../span.ts';
import type { Comparator } from '../plan.ts';
import type { Clause } from './clause.ts';
import { isStated } from './filter.ts';
import { measured, subjectStart } from './metric.ts';
import type { Quantity } from './quantity.ts';

/** One figure with what it measures. */
export interface Statement extends Span {
  readonly metric: string | null;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string | null;
  readonly comparator: Comparator;
}

const JOINT = /^(?:[、和与及，]|以及|[”）)]){1,4}$/u;
const SHARED = /分别|各$|均(?:为|达)/u;
const SPLIT = /[、和与及]/u;
const RED_LINE = /守[牢住好]|严守|坚守|红线|底线/u;
const PREDICATE =
  /探索|开展|实现|加快|推动|推进|做强|做优|做大|规范|有力|全面|高效|率先|提质|正式|顺利|纷纷|陆续/u;
const PREPOSITION = /[在于对为向与]/u;
/** What stands farther behind a figure says nothing of it. */
const FAR = 600;
const RING = /^[^，。]{0,12}圈/u;

/**
 * The quantified statements of one clause: each figure with the words that say what it measures. Several figures
 * behind 分别 share one span and take the names before it in turn.
 * For: targets.
 * @param text the whole text
 * @param clause with its quantities
 * @returns in text order
 */
export function state(text: string, clause: Clause): Statement[] {
  const found: Statement[] = [];
  const stated = clause.quantities.filter((q, i) => isStated(text, clause, q, clause.quantities[i - 1]));
  let from = clause.start;
  for (let i = 0; i < stated.length; ) {
    const group = groupAt(text, stated, i);
    const last = group.at(-1)!;
    const limit = Math.min(stated[i + group.length]?.from ?? clause.end, last.end + FAR);
    found.push(
      ...(group.length > 1 ? shared(text, from, limit, group) : single(text, from, limit, group[0]!)),
    );
    from = Math.max(last.end, group.length > 1 ? last.end : found.at(-1)!.end);
    i += group.length;
  }
  return found;
}

/** Figures one behind the other with nothing but 、 or 和 between them. */
function groupAt(text: string, stated: readonly Quantity[], at: number): Quantity[] {
  const group = [stated[at]!];
  for (let i = at + 1; i < stated.length; i += 1) {
    if (!JOINT.test(text.slice(group.at(-1)!.end, stated[i]!.from))) break;
    group.push(stated[i]!);
  }
  return group;
}

function shared(text: string, from: number, limit: number, group: readonly Quantity[]): Statement[] {
  const first = group[0]!;
  const span = { start: subjectStart(text, from, first.from), end: group.at(-1)!.end };
  const head = text.slice(span.start, first.from);
  const names = head.split(SHARED)[0]!.split(SPLIT);
  if (names.length !== group.length && !SHARED.test(head)) {
    // 20个方面、58件实事: neighbours only; the last has what follows.
    return group.flatMap((q, i) => {
      const own = { ...q, comparator: q.comparator === '=' ? lead(group, i) : q.comparator };
      if (i === group.length - 1) return single(text, q.from, limit, own, i === 0 ? null : measured(head));
      return [statement(i === 0 ? span.start : q.from, q.end, measured(head), own)];
    });
  }
  const last = group.at(-1)!;
  return group.map((q, i) => ({
    ...span,
    metric: measured(names.length === group.length ? names[i]! : head),
    value: q.value,
    valueMax: q.valueMax,
    // 分别提高3个和4个百分点: the whole unit stands once.
    unit: q.unit === '个' && last.unit?.startsWith('个') ? last.unit : q.unit,
    comparator: q.comparator === '=' ? lead(group, i) : q.comparator,
  }));
}

function statement(start: number, end: number, metric: string | null, q: Quantity): Statement {
  return { start, end, metric, value: q.value, valueMax: q.valueMax, unit: q.unit, comparator: q.comparator };
}

/** A comparing word before the first figure or behind the last holds for all. */
function lead(group: readonly Quantity[], at: number): Comparator {
  const first = group[0]!;
  if (at > 0 && first.comparator !== '=' && first.from < first.start) return first.comparator;
  const last = group.at(-1)!;
  return at < group.length - 1 && last.bounded ? last.comparator : '=';
}

function single(
  text: string,
  from: number,
  limit: number,
  q: Quantity,
  before: string | null = null,
): Statement[] {
  const start = subjectStart(text, from, q.from);
  const head = text.slice(start, q.from);
  const lasting = q.unitClass === 'time' && !RING.test(text.slice(q.end, limit));
  const tail = lasting ? q.end : tailEnd(text, q.from, q.end, limit);
  const around = text.slice(Math.max(from, start - 4), limit);
  const comparator = compared(q, text.slice(q.end, limit), around);
  const figure = { value: q.value, valueMax: q.valueMax, unit: q.unit, comparator };
  if (tail === q.end) {
    const names = /各$/u.test(head) ? head.slice(0, -1).split(SPLIT) : [head];
    return names.map((name) => ({ start, end: q.end, metric: measured(name) ?? before, ...figure }));
  }
  const noun = text.slice(q.end, tail);
  const whole = q.unitClass === 'share' || q.from < q.start ? start : nounStart(text, start, q.from);
  return [{ start: whole, end: tail, metric: measured(text.slice(whole, q.from) + noun), ...figure }];
}

function compared(q: Quantity, tail: string, around: string): Comparator {
  if (q.comparator !== '=') return q.comparator;
  if (q.unitClass === 'time' && RING.test(tail)) return '≤';
  return RED_LINE.test(around) ? '≥' : '=';
}

/** Where the noun behind a figure ends: at the next figure's own words, or at a verb that says what happens to it. */
function tailEnd(text: string, at: number, end: number, limit: number): number {
  const tail = text.slice(end, limit);
  if (/^(?:$|[、和与及）)”]|以及|并|且)/u.test(tail)) return end;
  const next = /[0-9０-９]$/u.test(text.slice(limit, limit + 1)) || limit < text.length;
  const cut = next ? /[、]|[和与及](?=[^、]*$)/u.exec(isFigure(text, limit) ? tail : '') : null;
  const counted = cut === null ? tail : tail.slice(0, cut.index);
  const noun = PREPOSITION.test(text.slice(Math.max(0, at - 1), at)) ? nounOf(counted) : counted;
  return end + noun.trimEnd().length;
}

/** 在10个领域探索: the noun ends where the verb begins. */
function nounOf(tail: string): string {
  if (tail.length <= 8) return tail;
  const verb = PREDICATE.exec(tail.slice(2));
  return verb === null ? tail : tail.slice(0, verb.index + 2);
}

function isFigure(text: string, at: number): boolean {
  return /[0-9０-９不超近约高低至突]/u.test(text[at] ?? '');
}

/** 新增 and its kin belong to the count that follows them. */
function nounStart(text: string, from: number, to: number): number {
  const kin = /(?:新增|净增|新建|新改扩建|新改建|新开业|新开工|新签约|累计)$/u.exec(text.slice(from, to));
  return kin === null ? to : to - kin[0].length;
}
