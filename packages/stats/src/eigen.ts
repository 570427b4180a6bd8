/** The eigenvalues of a symmetric matrix, largest first, each with its unit vector. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

/**
 * The eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations. Cost: n³ a sweep, some ten sweeps.
 * @source Golub and Van Loan (2013), Matrix computations, 8.5
 * @example Array.from(eigen([[2, 0], [0, 3]]).values) // → [3, 2]
 */
export function eigen(matrix: readonly (readonly number[])[]): Eigen {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = matrix.map((_, i) => Float64Array.from(matrix, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 100; sweep += 1) {
    let off = 0;
    let size = 0;
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < n; j += 1) {
        size += a[i]![j]! ** 2;
        if (i !== j) off += a[i]![j]! ** 2;
      }
    }
    if (off <= 1e-32 * size) break;
    for (let p = 0; p < n; p += 1) {
      for (let q = p + 1; q < n; q += 1) {
        if (a[p]![q] === 0) continue;
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        rotate(a, v, p, q, c, s);
      }
    }
  }
  const order = Array.from(a, (_, i) => i).sort((i, j) => a[j]![j]! - a[i]![i]!);
  return {
    values: Float64Array.from(order, (i) => a[i]![i]!),
    vectors: order.map((i) => Float64Array.from(v, (row) => row[i]!)),
  };
}

function rotate(a: Float64Array[], v: Float64Array[], p: number, q: number, c: number, s: number): void {
  for (const row of [...a, ...v]) {
    const x = row[p]!;
    const y = row[q]!;
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  const top = a[p]!;
  const low = a[q]!;
  for (let k = 0; k < a.length; k += 1) {
    const x = top[k]!;
    const y = low[k]!;
    top[k] = c * x - s * y;
    low[k] = s * x + c * y;
  }
}
