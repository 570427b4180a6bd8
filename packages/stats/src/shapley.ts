import { stream } from './random.ts';

/** So many players are split exactly; above it orders are sampled. */
const EXACT = 12;

/**
 * Shapley values: each player's part in the value of all, the mean over all orders of what it adds when it joins. They
 * add up to value(all) − value(none).
 * Cost: 2^players values up to 12 players; above, `orders` × players by seeded orders and their reverses (still
 * adding up exactly).
 * @param players how many
 * @param value of a set of players, given as flags
 * @source Shapley (1953), A value for n-person games; Castro, Gómez, Tejada (2009) for sampling
 * @example shapley(2, ([a, b]) => (a && b ? 3 : a ? 1 : 0)) // → [2, 1]
 */
export function shapley(
  players: number,
  value: (members: readonly boolean[]) => number,
  { orders = 500, seed = 1 }: { readonly orders?: number; readonly seed?: number } = {},
): number[] {
  return players <= EXACT ? enumerated(players, value) : sampled(players, value, orders, seed);
}

function enumerated(players: number, value: (members: readonly boolean[]) => number): number[] {
  const sets = 2 ** players;
  const values = Float64Array.from({ length: sets }, (_, set) =>
    value(Array.from({ length: players }, (_, k) => (set & (1 << k)) !== 0)),
  );
  // The share of orders in which exactly `size` others come before: size!(n − 1 − size)!/n!.
  const shares = Array.from({ length: players }, (_, size) => {
    let share = 1 / players;
    for (let k = 1; k <= size; k += 1) share *= k / (players - k);
    return share;
  });
  return Array.from({ length: players }, (_, player) => {
    let sum = 0;
    for (let set = 0; set < sets; set += 1) {
      if ((set & (1 << player)) !== 0) continue;
      let size = 0;
      for (let k = 0; k < players; k += 1) if ((set & (1 << k)) !== 0) size += 1;
      sum += shares[size]! * (values[set | (1 << player)]! - values[set]!);
    }
    return sum;
  });
}

function sampled(
  players: number,
  value: (members: readonly boolean[]) => number,
  orders: number,
  seed: number,
): number[] {
  const parts = new Array<number>(players).fill(0);
  const none = value(new Array<boolean>(players).fill(false));
  for (let round = 0; round < orders; round += 1) {
    const draw = stream(seed, round >> 1);
    const order = Array.from({ length: players }, (_, k) => k);
    for (let k = players - 1; k > 0; k -= 1) {
      const other = Math.floor(draw() * (k + 1));
      [order[k], order[other]] = [order[other]!, order[k]!];
    }
    if (round % 2 === 1) order.reverse();
    const members = new Array<boolean>(players).fill(false);
    let before = none;
    for (const player of order) {
      members[player] = true;
      const after = value(members);
      parts[player] = parts[player]! + (after - before) / orders;
      before = after;
    }
  }
  return parts;
}
