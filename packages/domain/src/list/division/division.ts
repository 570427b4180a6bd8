import type { Span } from '../../span.ts';
import { type Duty, suggestBodies } from '../duty.ts';
import type { Deadline } from './deadline.ts';

/** What is divided: a measure of the plan, with the clause it stands in. */
export interface Divided extends Span {
  /** eId of the measure, fixed at import. */
  readonly measure: string;
  /** The exact words. */
  readonly text: string;
  /** The heading of its clause, which says whose matter it is where the words do not. */
  readonly heading: string;
}

/** Who does a measure by when, as a person settled it. */
export interface Task {
  readonly measure: string;
  /** The lead body (牵头单位). */
  readonly lead: string | null;
  /** The bodies that support it (配合单位). */
  readonly supporting: readonly string[];
  readonly deadline: Deadline | null;
  readonly note: string;
}

/** An item of the lists that stands in the same text, with the body that leads it. */
export interface Owned extends Span {
  readonly item: string;
  readonly body: string;
}

/** A body proposed to lead a measure, and why; a person decides. */
export interface ProposedLead {
  readonly body: string;
  /** 0–1. */
  readonly confidence: number;
  /** The item that it leads already, or the words of its duties. */
  readonly because: { readonly item: string } | { readonly words: readonly string[] };
}

/** Who leads an item leads the measure that names it, nearly always. */
const BY_ITEM = 0.9;
/** The words of the measure count in full, those of its clause's heading less. */
const BY_HEADING = 0.6;
/** Below this nothing is proposed: the machine abstains. */
const FAINT = 0.35;

/**
 * The body that could lead each measure: who leads an item named in it, else whose duties its words, or its clause's
 * heading, speak of. Nothing is proposed where nothing speaks for it.
 * Cost: O(measures × words of all duties).
 * @returns by the measure's eId
 */
export function proposeLeads(
  measures: readonly Divided[],
  owned: readonly Owned[],
  duties: readonly Duty[],
): ReadonlyMap<string, ProposedLead> {
  const found = new Map<string, ProposedLead>();
  const sorted = [...owned].sort((a, b) => a.start - b.start);
  const headings = new Map<string, ReturnType<typeof suggestBodies>>();
  let from = 0;
  for (const one of [...measures].sort((a, b) => a.start - b.start)) {
    while (from < sorted.length && sorted[from]!.end <= one.start) from += 1;
    const within = sorted[from];
    if (within && within.start < one.end) {
      found.set(one.measure, { body: within.body, confidence: BY_ITEM, because: { item: within.item } });
      continue;
    }
    const [own] = suggestBodies(one.text, duties);
    let above = headings.get(one.heading);
    if (!above) {
      above = suggestBodies(one.heading, duties);
      headings.set(one.heading, above);
    }
    const [best] = [own, above[0] && { ...above[0], confidence: BY_HEADING * above[0].confidence }]
      .filter((each) => each !== undefined)
      .sort((a, b) => b.confidence - a.confidence);
    if (best && best.confidence >= FAINT) {
      found.set(one.measure, {
        body: best.body,
        confidence: Math.round(best.confidence * 100) / 100,
        because: { words: best.because },
      });
    }
  }
  return found;
}

/** How far the division of a plan has come. */
export interface DivisionCount {
  readonly measures: number;
  readonly owned: number;
  readonly unowned: number;
  /** With a lead but without a deadline. */
  readonly undated: number;
}

/** Counts measures with and without an owner; nothing promised is left out of the sum. */
export function countDivision(measures: readonly Divided[], tasks: ReadonlyMap<string, Task>): DivisionCount {
  let owned = 0;
  let undated = 0;
  for (const { measure } of measures) {
    const task = tasks.get(measure);
    if (!task?.lead) continue;
    owned += 1;
    if (task.deadline === null) undated += 1;
  }
  return { measures: measures.length, owned, unowned: measures.length - owned, undated };
}
