import { LuodiError } from '../error.ts';

/** What a place is: the city, a district (区县), a functional zone (功能区) that lies across districts, a street (街道、镇). */
export type AreaKind = 'city' | 'district' | 'zone' | 'street';

/** A place, as far as adding up needs it. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: AreaKind;
  readonly parent: string | null;
  /** Of a zone: the districts it lies across; null where nobody has said, and then it may be any of its city's. */
  readonly overlaps: readonly string[] | null;
}

/** Two places that share ground, so that a figure of both counts something twice. */
export interface Clash {
  readonly one: string;
  readonly other: string;
  /** `inside`: one is a part of the other; `across`: a zone lies across it. */
  readonly why: 'inside' | 'across';
}

/**
 * Which of the chosen places share ground. Districts of one city never do; a place and what it is part of do; a zone
 * shares ground with each district it lies across, with their streets, and with any other zone that lies across one
 * of them.
 * For: whoever sums figures of places. Cost: quadratic in the places chosen.
 * @param places every place there is
 * @param chosen ids; one that is not among the places is left out
 * @returns each pair once, in the order chosen
 * @example clashes([{ id: 'd', name: '东区', kind: 'district', parent: 'c', overlaps: [] }, { id: 'z', name: '新区', kind: 'zone', parent: 'c', overlaps: ['d'] }], ['d', 'z']) // → [{ one: 'd', other: 'z', why: 'across' }]
 */
export function clashes(places: readonly Place[], chosen: readonly string[]): Clash[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const known = [...new Set(chosen)].flatMap((id) => byId.get(id) ?? []);
  const found: Clash[] = [];
  known.forEach((one, at) => {
    for (const other of known.slice(at + 1)) {
      const why = ways(byId, one, other);
      if (why) found.push({ one: one.id, other: other.id, why });
    }
  });
  return found;
}

function ways(byId: ReadonlyMap<string, Place>, one: Place, other: Place): Clash['why'] | null {
  if (above(byId, one).includes(other.id) || above(byId, other).includes(one.id)) return 'inside';
  const left = ground(byId, one);
  const right = ground(byId, other);
  if (left === null && right === null) return one.kind === 'zone' || other.kind === 'zone' ? 'across' : null;
  if (one.kind !== 'zone' && other.kind !== 'zone') return null;
  if (left === null || right === null) return 'across';
  return left.some((id) => right.includes(id)) ? 'across' : null;
}

/** The districts a place stands on; null where that is not known. */
function ground(byId: ReadonlyMap<string, Place>, place: Place): readonly string[] | null {
  if (place.kind === 'zone') return place.overlaps;
  if (place.kind === 'district') return [place.id];
  const district = above(byId, place).find((id) => byId.get(id)?.kind === 'district');
  return district === undefined ? null : [district];
}

/** The places a place is part of, nearest first; a circle ends where it closes. */
export function above(
  byId: ReadonlyMap<string, Pick<Place, 'parent'>>,
  place: Pick<Place, 'parent'>,
): string[] {
  const path: string[] = [];
  for (let at = place.parent; at !== null && !path.includes(at); at = byId.get(at)?.parent ?? null)
    path.push(at);
  return path;
}

/**
 * The sum of a figure over places, refused where two of them share ground: zones stand beside districts and are never
 * added to them.
 * For: every roll-up of an additive figure. A missing value (null) makes the sum null.
 * @param values by place id, in one unit
 * @throws {LuodiError} `areas-overlap` naming the first two
 * @throws {RangeError} for a place that is not among the places
 * @example addUp([{ id: 'a', name: '甲区', kind: 'district', parent: 'c', overlaps: [] }, { id: 'b', name: '乙区', kind: 'district', parent: 'c', overlaps: [] }], new Map([['a', 2], ['b', 3]])) // → 5
 */
export function addUp(places: readonly Place[], values: ReadonlyMap<string, number | null>): number | null {
  const names = new Map(places.map(({ id, name }) => [id, name]));
  for (const id of values.keys()) if (!names.has(id)) throw new RangeError(`not a place: ${id}`);
  const [clash] = clashes(places, [...values.keys()]);
  if (clash)
    throw new LuodiError('areas-overlap', { one: names.get(clash.one), other: names.get(clash.other) });
  let sum = 0;
  for (const value of values.values()) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}
