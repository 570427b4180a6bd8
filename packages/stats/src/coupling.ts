/** How strongly sub-indices depend on each other, how high they stand, and how well they go together. */
export interface Coupling {
  /** Coupling degree C (耦合度), 0–1: 1 where all are equal. */
  readonly coupling: number;
  /** Comprehensive level T (综合发展水平): their weighted mean. */
  readonly level: number;
  /** Coupling coordination degree D = √(C·T) (耦合协调度). */
  readonly coordination: number;
}

/**
 * The coupling coordination degree of sub-indices: C = (Πu)^(1/n) / (Σu/n), T = Σw·u, D = √(C·T). NaN where a value is
 * missing; C is 0 where one is 0.
 * @param scores of each sub-index, 0–1
 * @param weights of each, any positive scale; equal where they are not given
 * @throws RangeError at a score outside 0–1
 * @source Liao Chongbin (1999), 热带地理 19(2); Wang Shujia et al. (2021), 自然资源学报 36(3), for C in this form
 * @example coupling([0.25, 1]).coupling // → 0.8
 * @example coupling([0.64, 0.64]).coordination // → 0.8
 */
export function coupling(scores: ArrayLike<number>, weights?: ArrayLike<number>): Coupling {
  const n = scores.length;
  let sum = 0;
  let logs = 0;
  let level = 0;
  let total = 0;
  for (let k = 0; k < n; k += 1) {
    const u = scores[k]!;
    if (u < 0 || u > 1) throw new RangeError(`coupling needs scores from 0 to 1: ${u}`);
    const w = weights?.[k] ?? 1;
    sum += u;
    logs += Math.log(u);
    level += w * u;
    total += w;
  }
  const degree = sum === 0 ? 0 : Math.min(1, Math.exp(logs / n) / (sum / n));
  return { coupling: degree, level: level / total, coordination: Math.sqrt((degree * level) / total) };
}
