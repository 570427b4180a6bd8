import {
  type Activity,
  cycles,
  type Link,
  type LinkKind,
  slip,
  type Timetable,
  timetable,
} from '@luodi/stats';
import type { Finding } from '../finding.ts';
import type { WorkCalendar } from './calendar.ts';

/** A milestone as the network sees it. */
export interface Step {
  readonly id: string;
  readonly item: string;
  /** Begins no earlier than this day; null leaves it to the links, or to the day it is due. */
  readonly start: string | null;
  readonly due: string;
  readonly doneOn: string | null;
  /** Working days; 0 for an event. */
  readonly duration: number;
}

/** One milestone waits for another. */
export interface Dependency {
  readonly id: string;
  readonly predecessor: string;
  readonly successor: string;
  readonly kind: LinkKind;
  /** Working days; negative is a lead. */
  readonly lag: number;
}

/** Where a finding of the network points: the links it is about, by id. */
export interface AtLinks {
  readonly links: readonly string[];
  readonly steps: readonly string[];
}

export type NetworkFinding = Finding<
  'link-cycle' | 'link-missing' | 'link-reversed' | 'date-impossible' | 'date-odd',
  AtLinks
>;

/** When a milestone can and must be, in days. */
export interface Timed {
  readonly id: string;
  readonly earlyStart: string;
  readonly earlyFinish: string;
  readonly lateStart: string;
  readonly lateFinish: string;
  /** Working days. */
  readonly totalFloat: number;
  readonly freeFloat: number;
  readonly critical: boolean;
  /** The link that holds it, null where none does. */
  readonly driver: string | null;
  /** True when it reaches into a year whose holidays are not announced. */
  readonly provisional: boolean;
}

/** The network of milestones on a day. */
export interface Planned {
  readonly steps: readonly Timed[];
  readonly findings: readonly NetworkFinding[];
}

interface Drawn {
  readonly activities: readonly Activity[];
  readonly links: readonly Link[];
  /** The id of each link of `links`. */
  readonly ids: readonly string[];
  readonly table: Timetable;
  readonly findings: NetworkFinding[];
}

/**
 * Earliest and latest days, floats and the critical path of milestones tied by links, as they stand on a day. What is
 * reached stands where it was reached; what is not cannot finish before the day. Links on a cycle, links to nothing,
 * and steps reached before what they wait for are findings and left out; a due day that the links do not allow is one,
 * with the chain that forbids it.
 * Cost: linear in steps and links.
 * For: Gantt, the page of an item, “what does a slip move”.
 * @param on calendar day
 * @example network([{ id: 'a', item: 'i', start: '2026-03-02', due: '2026-03-06', doneOn: null, duration: 5 }], [], '2026-03-01', workCalendar()).steps[0].earlyFinish // → '2026-03-06'
 */
export function network(
  steps: readonly Step[],
  dependencies: readonly Dependency[],
  on: string,
  calendar: WorkCalendar,
): Planned {
  const { table, links, ids, findings } = draw(steps, dependencies, on, calendar);
  const timed = steps.map((step, at): Timed => {
    const [start, finish] = [table.earlyStart[at]!, table.earlyFinish[at]!];
    const earlyFinish = calendar.finishDay(finish);
    const lateFinish = calendar.finishDay(table.lateFinish[at]!);
    const event = step.duration === 0 && finish === start;
    const place = table.driver[at]!;
    return {
      id: step.id,
      earlyStart: event ? earlyFinish : calendar.startDay(start),
      earlyFinish,
      lateStart: event ? lateFinish : calendar.startDay(table.lateStart[at]!),
      lateFinish,
      totalFloat: table.totalFloat[at]!,
      freeFloat: table.freeFloat[at]!,
      critical: table.totalFloat[at] === 0 && step.doneOn === null,
      driver: place === -1 ? null : ids[place]!,
      provisional: calendar.provisional(lateFinish),
    };
  });
  steps.forEach((step, at) => {
    if (step.doneOn !== null || table.driver[at] === -1) return;
    if (table.earlyFinish[at]! <= calendar.through(step.due)) return;
    const chain: number[] = [];
    for (let place = table.driver[at]!; place !== -1; place = table.driver[links[place]!.from]!)
      chain.push(place);
    chain.reverse();
    findings.push({
      code: 'date-impossible',
      severity: 'warning',
      at: { links: chain.map((place) => ids[place]!), steps: [step.id] },
      detail: {
        due: step.due,
        earliest: timed[at]!.earlyFinish,
        days: table.earlyFinish[at]! - calendar.through(step.due),
      },
    });
  });
  return { steps: timed, findings };
}

/** A milestone that a slip moves. */
export interface Moved {
  readonly id: string;
  /** Working days. */
  readonly by: number;
  /** The earliest it is finished then. */
  readonly finish: string;
  /** True when that is after its due day, and was not before. */
  readonly misses: boolean;
}

/**
 * What moves when a milestone slips by working days.
 * @throws RangeError when there is no such milestone, or `days` is negative
 * @example slipped([{ id: 'a', item: 'i', start: '2026-03-02', due: '2026-03-06', doneOn: null, duration: 5 }], [], 'a', 1, '2026-03-01', workCalendar())[0].finish // → '2026-03-09'
 */
export function slipped(
  steps: readonly Step[],
  dependencies: readonly Dependency[],
  id: string,
  days: number,
  on: string,
  calendar: WorkCalendar,
): Moved[] {
  const at = steps.findIndex((step) => step.id === id);
  if (at < 0) throw new RangeError(`no such milestone: ${id}`);
  const { activities, links, table } = draw(steps, dependencies, on, calendar);
  return slip(activities, links, table, at, days).moved.map(({ activity, by }) => {
    const before = table.earlyFinish[activity]!;
    const due = calendar.through(steps[activity]!.due);
    return {
      id: steps[activity]!.id,
      by,
      finish: calendar.finishDay(before + by),
      misses: before <= due && before + by > due,
    };
  });
}

/** The network in working time, with what had to be left out. */
function draw(
  steps: readonly Step[],
  dependencies: readonly Dependency[],
  on: string,
  calendar: WorkCalendar,
): Drawn {
  const place = new Map(steps.map((step, at) => [step.id, at]));
  const findings: NetworkFinding[] = [];
  const report = (code: NetworkFinding['code'], links: string[], touched: string[], detail = {}) =>
    findings.push({ code, severity: 'error', at: { links, steps: touched }, detail });
  const whole = dependencies.filter((one) => {
    if (place.has(one.predecessor) && place.has(one.successor)) return true;
    report(
      'link-missing',
      [one.id],
      [one.predecessor, one.successor].filter((id) => place.has(id)),
    );
    return false;
  });
  const tied = whole.map((one) => ({
    ...one,
    from: place.get(one.predecessor)!,
    to: place.get(one.successor)!,
  }));
  const circular = new Set<number>();
  for (const knot of cycles(steps.length, tied)) {
    for (const at of knot) circular.add(at);
    const touched = [...new Set(knot.flatMap((at) => [tied[at]!.predecessor, tied[at]!.successor]))];
    report(
      'link-cycle',
      knot.map((at) => tied[at]!.id),
      touched,
    );
  }
  const kept = tied.filter((one, at) => {
    if (circular.has(at)) return false;
    if (steps[one.to]!.doneOn === null) return true;
    if (steps[one.from]!.doneOn === null && one.kind === 'FS')
      report('link-reversed', [one.id], [one.predecessor, one.successor]);
    // What is reached stands where it was reached: the link is history.
    return false;
  });
  const waits = new Set(kept.map((one) => one.to));
  const today = calendar.before(on);
  const activities = steps.map((step, at) => activity(step, waits.has(at), today, calendar, report));
  return {
    activities,
    links: kept,
    ids: kept.map((one) => one.id),
    table: timetable(activities, kept),
    findings,
  };
}

function activity(
  step: Step,
  waits: boolean,
  today: number,
  calendar: WorkCalendar,
  report: (code: NetworkFinding['code'], links: string[], steps: string[], detail?: object) => void,
): Activity {
  const due = calendar.through(step.due);
  if (step.doneOn !== null) {
    const end = calendar.through(step.doneOn);
    const start = Math.min(end, step.start === null ? end - step.duration : calendar.before(step.start));
    return { duration: end - start, release: start };
  }
  if (step.start !== null && step.start > step.due)
    report('date-odd', [], [step.id], { start: step.start, due: step.due });
  const release = step.start === null ? (waits ? 0 : due - step.duration) : calendar.before(step.start);
  // What waits for a link is late by what it waits for; what waits for nothing is late by itself.
  return { duration: step.duration, release: Math.max(release, today - step.duration, 0) };
}

/**
 * True when a link from one milestone to another would close a circle with those that are there.
 * @example closesCircle([{ predecessor: 'a', successor: 'b' }], 'b', 'a') // → true
 */
export function closesCircle(
  known: readonly Pick<Dependency, 'predecessor' | 'successor'>[],
  before: string,
  after: string,
): boolean {
  const places = new Map<string, number>();
  const place = (id: string): number => {
    const at = places.get(id) ?? places.size;
    places.set(id, at);
    return at;
  };
  const links = [...known, { predecessor: before, successor: after }].map((one) => ({
    from: place(one.predecessor),
    to: place(one.successor),
  }));
  return cycles(places.size, links).some((knot) => knot.includes(links.length - 1));
}
