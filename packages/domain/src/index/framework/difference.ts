import type { FrameworkNode } from './node.ts';

/** What became different between two versions of a framework. */
export interface Difference {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind:
    | 'added'
    | 'removed'
    | 'moved'
    | 'weight'
    | 'direction'
    | 'named'
    | 'linked'
    | 'clauses'
    | 'posts';
  /** Before and after, where it is one figure or word. */
  readonly from: string;
  readonly to: string;
}

/**
 * The differences of two versions, node by node in the order of the later one; the order of siblings is none.
 * Weights are compared as shares among siblings, since only these count.
 */
export function difference(before: readonly FrameworkNode[], after: readonly FrameworkNode[]): Difference[] {
  const old = new Map(before.map((one) => [one.code, one]));
  const now = new Set(after.map((one) => one.code));
  const found: Difference[] = [];
  const put = ({ code, name, nameEn }: FrameworkNode, kind: Difference['kind'], from = '', to = '') =>
    found.push({ code, name, nameEn, kind, from, to });
  for (const one of after) {
    const was = old.get(one.code);
    if (!was) {
      put(one, 'added');
      continue;
    }
    if (was.parent !== one.parent) put(one, 'moved', was.parent ?? '', one.parent ?? '');
    const shares = [share(before, was), share(after, one)].map((x) => `${(100 * x).toFixed(1)}%`);
    if (shares[0] !== shares[1]) put(one, 'weight', shares[0], shares[1]);
    if (was.direction !== one.direction) put(one, 'direction', was.direction, one.direction);
    if (was.name !== one.name || was.nameEn !== one.nameEn) put(one, 'named', was.name, one.name);
    if (was.indicator !== one.indicator) put(one, 'linked', was.indicator ?? '', one.indicator ?? '');
    const posts = [was, one].map(({ lower, upper, target }) =>
      [lower, upper, target].map((x) => x ?? '–').join(' / '),
    );
    if (posts[0] !== posts[1]) put(one, 'posts', posts[0], posts[1]);
    const cited = (node: FrameworkNode) =>
      node.clauses
        .map(({ document, eId }) => `${document} ${eId}`)
        .sort()
        .join();
    if (cited(was) !== cited(one))
      put(one, 'clauses', String(was.clauses.length), String(one.clauses.length));
  }
  for (const one of before) if (!now.has(one.code)) put(one, 'removed');
  return found;
}

/** A node's weight among its siblings, 0–1; 1 at the top. */
export function share(nodes: readonly FrameworkNode[], node: FrameworkNode): number {
  if (node.parent === null) return 1;
  const sum = nodes.reduce((total, one) => (one.parent === node.parent ? total + one.weight : total), 0);
  return sum > 0 ? node.weight / sum : 0;
}
