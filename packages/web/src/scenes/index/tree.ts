import type { Framework, IndexResult } from '@luodi/contract';

type Node = Framework['nodes'][number];
type Cell = IndexResult['cells'][number];

/** A node of the index with how deep it stands under the top. */
export interface Branch {
  readonly node: Node;
  readonly depth: number;
}

/** The tree from the top down, each node before what is under it; a node whose parent is missing stands at the top. */
export function tree(nodes: readonly Node[]): Branch[] {
  const codes = new Set(nodes.map((one) => one.code));
  const under = new Map<string | null, Node[]>();
  for (const one of nodes) {
    const parent =
      one.parent !== null && codes.has(one.parent) && one.parent !== one.code ? one.parent : null;
    under.set(parent, [...(under.get(parent) ?? []), one]);
  }
  const seen = new Set<string>();
  const walk = (parent: string | null, depth: number): Branch[] =>
    (under.get(parent) ?? [])
      .filter((one) => !seen.has(one.code) && seen.add(one.code))
      .flatMap((node) => [{ node, depth }, ...walk(node.code, depth + 1)]);
  return walk(null, 0);
}

/** The nodes from one up to the top, itself first. */
export function upwards(nodes: readonly Node[], code: string): Node[] {
  const path: Node[] = [];
  for (
    let node = nodes.find((one) => one.code === code);
    node && !path.includes(node);
    node = nodes.find((one) => one.code === node!.parent)
  )
    path.push(node);
  return path;
}

/** The cells of a result by code and area. */
export const cellsOf = (result: Pick<IndexResult, 'cells'>): ReadonlyMap<string, Cell> =>
  new Map(result.cells.map((one) => [`${one.code} ${one.area}`, one]));

/** A node's share among its siblings; null at the top or where no sibling has weight. */
export function weightShare(nodes: readonly Node[], node: Node): number | null {
  if (node.parent === null) return null;
  const sum = nodes.filter((one) => one.parent === node.parent).reduce((total, one) => total + one.weight, 0);
  return sum > 0 ? node.weight / sum : null;
}
