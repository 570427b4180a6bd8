/** A stretch of days; `validTo` is the first day it no longer is; null is open. */
export interface Stretch {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Somebody in a post from a day to a day, as its holder or as a deputy who stands in. */
export interface Tenure extends Stretch {
  readonly id: string;
  readonly post: string;
  readonly person: string;
  readonly deputy: boolean;
}

/**
 * True when the stretch holds the day.
 * @example holds({ validFrom: '2025-04-01', validTo: null }, '2025-03-31') // → false
 */
export const holds = ({ validFrom, validTo }: Stretch, day: string): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || validTo > day);

/**
 * True when two stretches share a day.
 * @example meet({ validFrom: '2025-01-01', validTo: '2025-02-01' }, { validFrom: '2025-02-01', validTo: null }) // → false
 */
export const meet = (one: Stretch, other: Stretch): boolean =>
  (one.validTo === null || other.validFrom === null || one.validTo > other.validFrom) &&
  (other.validTo === null || one.validFrom === null || other.validTo > one.validFrom);

/**
 * Who answers for a post on a day: its holder; where there is none, the deputy of longest standing; null where the
 * post stands empty.
 * @example holderOn([{ id: 'h', post: 'p', person: 'w', deputy: true, validFrom: '2025-01-01', validTo: null }], 'p', '2026-01-01')?.person // → 'w'
 */
export function holderOn(tenures: readonly Tenure[], post: string, day: string): Tenure | null {
  const now = tenures.filter((one) => one.post === post && holds(one, day));
  const first = (deputy: boolean) =>
    now
      .filter((one) => one.deputy === deputy)
      .sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))[0];
  return first(false) ?? first(true) ?? null;
}

/**
 * Whom a new tenure collides with: a post has one holder at a time, deputies as many as it likes, and nobody holds a
 * post twice at once.
 * @returns the first tenure that stands in the way, or null
 * @example collides([], { id: 'h', post: 'p', person: 'w', deputy: false, validFrom: '2025-01-01', validTo: null }) // → null
 */
export const collides = (tenures: readonly Tenure[], given: Tenure): Tenure | null =>
  tenures.find(
    (one) =>
      one.id !== given.id &&
      one.post === given.post &&
      meet(one, given) &&
      (one.person === given.person || (!one.deputy && !given.deputy)),
  ) ?? null;
