import type { Document } from '../../document/document.ts';
import type { ItemKind, ProposedItem } from '../plan.ts';
import { choose, type Judged } from './choose.ts';
import type { Chain } from './crf.ts';
import { WIDTH } from './feature.ts';
import { grade } from './grade.ts';
import { CLASSES, judged, Row } from './judge.ts';
import { type Line, lined } from './line.ts';
import { repeats } from './repeat.ts';
import { Room } from './room.ts';
import type { Segment } from './segment.ts';
import { segments } from './segments.ts';
import type { Table } from './table.ts';
import type { Token } from './token.ts';
import { meetsOf, traits } from './trait.ts';

/** What the training leaves: chains that find stretches, a judge of whole segments, and how far to trust it. */
export interface ItemModel {
  readonly chains: readonly Chain[];
  readonly judge: Table;
  /** What lets a stretch by its form alone through to the judge. */
  readonly sieve: Table;
  /** A segment is proposed above this belief. */
  readonly threshold: number;
  /** Share of right proposals by belief, in equal steps from 0 to 1, measured on documents not learnt from. */
  readonly calibration: readonly number[];
  /** Below this confidence the machine abstains and asks. */
  readonly sure: number;
}

/** A sentence of more words has an array of its own for its features. */
const MANY_WORDS = 400;
/** Weight of the neighbours that would still count as found when a segment is chosen. */
const SHARED = 0.5;

/**
 * The items of the four lists that a document names, each with its kind, a calibrated confidence and a proposed
 * grade. Disjoint, each within one sentence. Below `model.sure` it abstains: the item is a question to the reviewer.
 * Cost: linear in the text.
 * @param document with the roles of its sentences settled
 * @param tokens the words of `fullWidth(document.text)`
 * @source Lafferty, McCallum, Pereira (2001), Conditional random fields; Collins and Koo (2005), reranking
 */
export function items(document: Document, tokens: readonly Token[], model: ItemModel): ProposedItem[] {
  const lines = lined(document, tokens);
  const held = new Int32Array(MANY_WORDS * WIDTH);
  const room = new Room();
  const candidates = lines.map((line) =>
    segments(document.text, line, model.chains, model.sieve, held, room),
  );
  return decide(document.text, lines, candidates, model).flatMap((chosen, at) =>
    chosen.map((one, number): ProposedItem => {
      const { sentence } = lines[at]!;
      const text = document.text.slice(one.start, one.end);
      const confidence = Math.round(confidenceOf(one.belief, model.calibration) * 1000) / 1000;
      return {
        eId: `${sentence.eId}__item_${number + 1}`,
        kind: kindOf(one),
        text,
        start: one.start,
        end: one.end,
        article: sentence.article,
        confidence,
        abstained: confidence < model.sure,
        ...grade(text),
      };
    }),
  );
}

/** The segments chosen in each line. */
export function decide(
  text: string,
  lines: readonly Line[],
  candidates: readonly (readonly Segment[])[],
  { judge, threshold }: Pick<ItemModel, 'judge' | 'threshold'>,
): Judged[][] {
  const repeated = repeats(lines, candidates);
  const row = new Row();
  return lines.map((line, at) => {
    const all = candidates[at]!;
    if (all.length === 0) return [];
    const meets = meetsOf(line, all);
    const each = all.map((segment): Believed => {
      const classes = isEntry(text, line, segment)
        ? ENTRY
        : judged(judge, traits(text, line, segment, all, meets, repeated, row));
      return withBelief(segment, classes, 1 - classes[0]!);
    });
    const supports = each.map((one) => support(one, each));
    for (const [which, one] of each.entries()) one.belief += SHARED * supports[which]!;
    return choose(each, threshold);
  });
}

/** What is judged before its neighbours are heard. */
interface Believed extends Judged {
  belief: number;
}

/** Written out, because there are thousands and copying an object by its keys takes longer than judging it. */
const withBelief = (segment: Segment, classes: readonly number[], belief: number): Believed => ({
  start: segment.start,
  end: segment.end,
  first: segment.first,
  last: segment.last,
  probability: segment.probability,
  opens: segment.opens,
  closes: segment.closes,
  classes,
  belief,
});

/** What the bold name of an entry in a box of works is: a project, whatever its head. */
const ENTRY: readonly number[] = [0.2, 0.8, 0, 0, 0];

/** The bold name that opens an entry of a box: `**name**→…`. */
const isEntry = (text: string, line: Line, { start, end }: Segment): boolean =>
  text[end] === '*' &&
  text.startsWith('**→', end) &&
  text.slice(start - 2, start) === '**' &&
  /^[>\s*]*$/.test(text.slice(line.start, start));

/** The belief in other stretches that overlap this one by at least half: finding one finds the other. */
function support(one: Judged, all: readonly Judged[]): number {
  let sum = 0;
  for (const other of all) {
    // In the order of their starts.
    if (other.start >= one.end) break;
    if (other.end <= one.start || (other.start === one.start && other.end === one.end)) continue;
    const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
    const whole = Math.max(one.end, other.end) - Math.min(one.start, other.start);
    if (shared * 2 >= whole) sum += other.belief;
  }
  return sum;
}

/** The most probable list. */
export function kindOf({ classes }: Judged): ItemKind {
  let best = 1;
  for (let at = 2; at < CLASSES.length; at += 1) if (classes[at]! > classes[best]!) best = at;
  return CLASSES[best] as ItemKind;
}

/** The measured share of right proposals at a belief, read between the steps. */
export function confidenceOf(belief: number, calibration: readonly number[]): number {
  const place = Math.min(1, belief) * (calibration.length - 1);
  const low = Math.floor(place);
  const high = Math.min(calibration.length - 1, low + 1);
  return calibration[low]! + (calibration[high]! - calibration[low]!) * (place - low);
}
