/** How a door answers those who fail at it. */
export interface Throttle {
  /** Seconds to wait before the next try; 0 when it may be now. */
  wait(keys: readonly string[], now: number): number;
  failed(keys: readonly string[], now: number): void;
  /** Ends what was counted against a name; of a place, the one try that went well and was counted before. */
  passed(keys: readonly string[]): void;
  /** Takes back the one try that was counted and turned out not to be one. */
  forgiven(keys: readonly string[]): void;
}

/** Failures that cost nothing, by the first word of a key. */
const FREE: Readonly<Record<string, number>> = { both: 5, name: 30, place: 100 };
/** First wait and longest wait, milliseconds; each failure doubles it. */
const FIRST = 2_000;
const LONGEST = 15 * 60_000;
/** After so long without a failure all is forgotten. */
const FORGET = 60 * 60_000;
/** Keys kept; the oldest go first. */
const KEPT = 20_000;

/**
 * Slows down guessing: after some failures each further try has to wait twice as long. A name is held less strictly
 * from other places than from where the failures came, so that nobody can be locked out from afar, and a place less
 * strictly than a name, since a whole office may share one address.
 */
export function throttle(): Throttle {
  const seen = new Map<string, { count: number; at: number }>();
  const until = (key: string): number => {
    const one = seen.get(key);
    const over = (one?.count ?? 0) - (FREE[key.split(' ')[0] as string] ?? 5);
    return one && over >= 0 ? one.at + Math.min(LONGEST, FIRST * 2 ** over) : 0;
  };
  const forgive = (keys: readonly string[]): void => {
    for (const key of keys) {
      const one = seen.get(key);
      if (one && one.count > 1) seen.set(key, { ...one, count: one.count - 1 });
      else seen.delete(key);
    }
  };
  return {
    wait(keys, now) {
      for (const key of keys) if (now - (seen.get(key)?.at ?? now) > FORGET) seen.delete(key);
      return Math.max(0, ...keys.map((key) => Math.ceil((until(key) - now) / 1000)));
    },
    failed(keys, now) {
      for (const key of keys) {
        const count = (seen.get(key)?.count ?? 0) + 1;
        seen.delete(key);
        seen.set(key, { count, at: now });
      }
      for (const key of seen.keys()) {
        if (seen.size <= KEPT) break;
        seen.delete(key);
      }
    },
    passed(keys) {
      for (const key of keys) if (!key.startsWith('place ')) seen.delete(key);
      forgive(keys.filter((key) => key.startsWith('place ')));
    },
    forgiven: forgive,
  };
}

/** By what a try is known: name and place together, each alone. */
export const keysOf = (username: string, place: string): readonly string[] => {
  const name = username.trim().toLowerCase().slice(0, 100);
  return [`both ${name} ${place}`, `name ${name}`, `place ${place}`];
};
