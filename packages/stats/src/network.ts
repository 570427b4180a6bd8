/**
 * How a link ties two activities: the finish or start of the one before to the start or finish of the one after.
 * `FS` the next starts when this has finished, `SS` when it has started; `FF` the next finishes when this has
 * finished, `SF` when it has started.
 */
export type LinkKind = 'FS' | 'SS' | 'FF' | 'SF';

/** One tie of the network; activities by their place. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly kind: LinkKind;
  /** Units of time between the two ends; negative is a lead. */
  readonly lag: number;
}

/** Something that takes time. */
export interface Activity {
  /** Units of time, 0 for an event. */
  readonly duration: number;
  /** Starts no earlier than this; 0 unless given. */
  readonly release?: number;
}

/** When each activity can and must happen; an activity takes the time from its start up to its finish. */
export interface Timetable {
  readonly earlyStart: Float64Array;
  readonly earlyFinish: Float64Array;
  readonly lateStart: Float64Array;
  readonly lateFinish: Float64Array;
  /** How far an activity may slip before the end of its component moves. */
  readonly totalFloat: Float64Array;
  /** How far it may slip before anything else moves. */
  readonly freeFloat: Float64Array;
  /** The place of the link that holds the early start, −1 where nothing but the release does. */
  readonly driver: Int32Array;
  /** Which connected part of the network an activity belongs to. */
  readonly component: Int32Array;
  /** When each component ends. */
  readonly finish: Float64Array;
  /** Activities, each after those it waits for. */
  readonly order: Int32Array;
}

/** The earliest start that a link allows the activity after it. */
const bound = (link: Link, start: number, finish: number, duration: number): number =>
  (link.kind === 'FS' || link.kind === 'FF' ? finish : start) +
  link.lag -
  (link.kind === 'FF' || link.kind === 'SF' ? duration : 0);

/** The latest finish that a link allows the activity before it. */
const limit = (link: Link, start: number, finish: number, duration: number): number =>
  (link.kind === 'FF' || link.kind === 'SF' ? finish : start) -
  link.lag +
  (link.kind === 'SS' || link.kind === 'SF' ? duration : 0);

/** Links by the activity at one of their ends: `places[at[i] .. at[i + 1]]`. */
interface Ends {
  readonly at: Int32Array;
  readonly places: Int32Array;
}

function ends(size: number, links: readonly Link[], end: 'from' | 'to'): Ends {
  const at = new Int32Array(size + 1);
  for (const link of links) at[link[end] + 1]! += 1;
  for (let i = 0; i < size; i += 1) at[i + 1]! += at[i]!;
  const next = at.slice();
  const places = new Int32Array(links.length);
  links.forEach((link, place) => {
    const slot = next[link[end]]!;
    places[slot] = place;
    next[link[end]] = slot + 1;
  });
  return { at, places };
}

/**
 * Earliest and latest times, floats and the driving links of an activity network: the critical path method with
 * precedence of all four kinds and lags. Each connected part has its own end, so that a small project beside a long
 * one keeps its own floats. Cost: linear in activities and links.
 * For: schedules of projects.
 * @param activities durations and releases in any one unit, none missing
 * @throws RangeError when a link leaves the network, a number is not finite, a duration is negative, or links form a
 * cycle ({@link cycles} names them first)
 * @source Kelley, Walker, Critical-Path Planning and Scheduling (1959); precedence relations: Elmaghraby, Activity
 * Networks (1977)
 * @example Array.from(timetable([{ duration: 3 }, { duration: 2 }, { duration: 1 }], [{ from: 0, to: 2, kind: 'FS', lag: 0 }, { from: 1, to: 2, kind: 'FS', lag: 0 }]).totalFloat) // → [0, 1, 0]
 */
export function timetable(activities: readonly Activity[], links: readonly Link[]): Timetable {
  check(activities, links);
  const size = activities.length;
  const into = ends(size, links, 'to');
  const out = ends(size, links, 'from');
  const order = sorted(size, links, into, out);
  if (order.length < size) throw new RangeError('links form a cycle');
  const earlyStart = new Float64Array(size);
  const earlyFinish = new Float64Array(size);
  const driver = new Int32Array(size).fill(-1);
  for (const one of order) {
    const { duration, release = 0 } = activities[one]!;
    let start = release;
    for (let slot = into.at[one]!; slot < into.at[one + 1]!; slot += 1) {
      const place = into.places[slot]!;
      const link = links[place]!;
      const least = bound(link, earlyStart[link.from]!, earlyFinish[link.from]!, duration);
      if (least > start || (least === start && driver[one] === -1)) {
        start = least;
        driver[one] = place;
      }
    }
    earlyStart[one] = start;
    earlyFinish[one] = start + duration;
  }
  const { component, count } = components(size, links);
  const finish = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < size; i += 1) finish[component[i]!] = Math.max(finish[component[i]!]!, earlyFinish[i]!);
  const lateStart = new Float64Array(size);
  const lateFinish = new Float64Array(size);
  const totalFloat = new Float64Array(size);
  const freeFloat = new Float64Array(size);
  for (let k = size - 1; k >= 0; k -= 1) {
    const one = order[k]!;
    const { duration } = activities[one]!;
    let latest = finish[component[one]!]!;
    let free = latest - earlyFinish[one]!;
    for (let slot = out.at[one]!; slot < out.at[one + 1]!; slot += 1) {
      const link = links[out.places[slot]!]!;
      latest = Math.min(latest, limit(link, lateStart[link.to]!, lateFinish[link.to]!, duration));
      const needed = bound(link, earlyStart[one]!, earlyFinish[one]!, activities[link.to]!.duration);
      free = Math.min(free, earlyStart[link.to]! - needed);
    }
    lateFinish[one] = latest;
    lateStart[one] = latest - duration;
    totalFloat[one] = latest - earlyFinish[one]!;
    freeFloat[one] = free;
  }
  return {
    earlyStart,
    earlyFinish,
    lateStart,
    lateFinish,
    totalFloat,
    freeFloat,
    driver,
    component,
    finish,
    order,
  };
}

/**
 * The chain of driving links that ends in an activity, first activity first.
 * @param last the place of the activity, e.g. one that finishes with its component
 * @example pathTo(timetable([{ duration: 3 }, { duration: 2 }], [{ from: 0, to: 1, kind: 'FS', lag: 0 }]), [{ from: 0, to: 1, kind: 'FS', lag: 0 }], 1) // → [0, 1]
 */
export function pathTo(table: Pick<Timetable, 'driver'>, links: readonly Link[], last: number): number[] {
  const path = [last];
  for (let at = table.driver[last]!; at !== -1; at = table.driver[path[path.length - 1]!]!)
    path.push(links[at]!.from);
  return path.reverse();
}

/** What a slip moves. */
export interface Slip {
  /** Activities whose early start moves, in the order of the network, with by how much. */
  readonly moved: readonly { readonly activity: number; readonly by: number }[];
  /** By how much the end of the component moves. */
  readonly end: number;
}

/**
 * What moves when an activity starts later than it could. Only what lies after it is looked at.
 * Cost: linear in what lies after it, beside one walk of the order.
 * @param table of the same activities and links
 * @param at the activity that slips
 * @param by units of time, not negative
 * @throws RangeError when `by` is negative
 * @example slip([{ duration: 3 }, { duration: 2 }], [{ from: 0, to: 1, kind: 'FS', lag: 0 }], timetable([{ duration: 3 }, { duration: 2 }], [{ from: 0, to: 1, kind: 'FS', lag: 0 }]), 0, 2).end // → 2
 */
export function slip(
  activities: readonly Activity[],
  links: readonly Link[],
  table: Timetable,
  at: number,
  by: number,
): Slip {
  if (!(by >= 0)) throw new RangeError(`a slip is not negative: ${by}`);
  const size = activities.length;
  const into = ends(size, links, 'to');
  const out = ends(size, links, 'from');
  const start = table.earlyStart.slice();
  const touched = new Uint8Array(size);
  const moved: { activity: number; by: number }[] = [];
  const component = table.component[at]!;
  let finish = table.finish[component]!;
  touched[at] = 1;
  for (const one of table.order) {
    if (touched[one] === 0) continue;
    const { duration, release = 0 } = activities[one]!;
    let next = one === at ? table.earlyStart[one]! + by : release;
    for (let slot = into.at[one]!; slot < into.at[one + 1]!; slot += 1) {
      const link = links[into.places[slot]!]!;
      const before = start[link.from]!;
      next = Math.max(next, bound(link, before, before + activities[link.from]!.duration, duration));
    }
    if (next === table.earlyStart[one]) continue;
    start[one] = next;
    moved.push({ activity: one, by: next - table.earlyStart[one]! });
    finish = Math.max(finish, next + duration);
    for (let slot = out.at[one]!; slot < out.at[one + 1]!; slot += 1)
      touched[links[out.places[slot]!]!.to] = 1;
  }
  return { moved, end: finish - table.finish[component]! };
}

function check(activities: readonly Activity[], links: readonly Link[]): void {
  for (const { duration, release = 0 } of activities)
    if (!(duration >= 0 && Number.isFinite(duration) && Number.isFinite(release)))
      throw new RangeError(`not a duration and a release: ${duration}, ${release}`);
  for (const { from, to, lag } of links)
    if (!(activities[from] && activities[to] && Number.isFinite(lag)))
      throw new RangeError(`a link leaves the network: ${from} to ${to}, lag ${lag}`);
}

/** Kahn's order; shorter than the network where links form a cycle. */
function sorted(size: number, links: readonly Link[], into: Ends, out: Ends): Int32Array {
  const waiting = new Int32Array(size);
  for (let i = 0; i < size; i += 1) waiting[i] = into.at[i + 1]! - into.at[i]!;
  const order = new Int32Array(size);
  let end = 0;
  for (let i = 0; i < size; i += 1) if (waiting[i] === 0) order[end++] = i;
  for (let next = 0; next < end; next += 1) {
    const one = order[next]!;
    for (let slot = out.at[one]!; slot < out.at[one + 1]!; slot += 1) {
      const to = links[out.places[slot]!]!.to;
      waiting[to]! -= 1;
      if (waiting[to] === 0) order[end++] = to;
    }
  }
  return order.subarray(0, end);
}

/** Connected parts, links taken both ways: union by halving paths. */
function components(size: number, links: readonly Link[]): { component: Int32Array; count: number } {
  const parent = Int32Array.from({ length: size }, (_, i) => i);
  const root = (one: number): number => {
    let at = one;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const { from, to } of links) {
    const [a, b] = [root(from), root(to)];
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  const component = new Int32Array(size);
  let count = 0;
  for (let i = 0; i < size; i += 1) {
    const top = root(i);
    component[i] = top === i ? count++ : component[top]!;
  }
  return { component, count };
}
