import type { FrameworkNode } from './node.ts';

type Nodes = readonly FrameworkNode[];

const find = (nodes: Nodes, code: string): FrameworkNode => {
  const node = nodes.find((one) => one.code === code);
  if (!node) throw new RangeError(`there is no node ${code}`);
  return node;
};

/** The codes of a node and of everything below it. */
export function below(nodes: Nodes, code: string): ReadonlySet<string> {
  const held = new Set([code]);
  // Nodes come in any order: go on until nothing is added.
  for (let size = 0; size !== held.size; ) {
    size = held.size;
    for (const one of nodes) if (one.parent !== null && held.has(one.parent)) held.add(one.code);
  }
  return held;
}

/** True when a node may stand below another: one level up, and not below itself. */
export const fits = (nodes: Nodes, code: string, parent: string): boolean =>
  find(nodes, parent).level === find(nodes, code).level + 1;

/**
 * Moves a node with everything below it.
 * @param before the sibling it comes to stand before; null is last
 * @throws {RangeError} when it does not fit there
 * @example move(nodes, 'PM25', 'HEALTH', null) // → PM25 is the last below HEALTH
 */
export function move(nodes: Nodes, code: string, parent: string, before: string | null): Nodes {
  const node = find(nodes, code);
  if (!fits(nodes, code, parent)) throw new RangeError(`${code} does not fit below ${parent}`);
  if (before === code) return nodes;
  const rest = nodes.filter((one) => one.code !== code);
  const at = before === null ? rest.length : rest.indexOf(find(rest, before));
  return [...rest.slice(0, at), { ...node, parent }, ...rest.slice(at)];
}

/**
 * Moves a node one place up (−1) or down (1) among its siblings, and past the end into the neighbouring sub-index.
 * What stands first or last of all stays.
 */
export function shift(nodes: Nodes, code: string, by: -1 | 1): Nodes {
  const node = find(nodes, code);
  if (node.parent === null) return nodes;
  const siblings = nodes.filter((one) => one.parent === node.parent);
  const at = siblings.indexOf(node);
  const next = siblings[at + by];
  if (next) {
    const before = by < 0 ? next : siblings[at + 2];
    return move(nodes, code, node.parent, before?.code ?? null);
  }
  const parents = inOrder(nodes).filter((one) => one.level === node.level + 1);
  const other = parents[parents.findIndex((one) => one.code === node.parent) + by];
  if (!other) return nodes;
  const first = nodes.find((one) => one.parent === other.code);
  return move(nodes, code, other.code, by < 0 ? null : (first?.code ?? null));
}

/** The nodes from the top down, each before what is below it. */
export function inOrder(nodes: Nodes): FrameworkNode[] {
  const out: FrameworkNode[] = [];
  const walk = (parent: string | null): void => {
    for (const one of nodes) {
      if (one.parent !== parent || out.includes(one)) continue;
      out.push(one);
      walk(one.code);
    }
  };
  walk(null);
  return out;
}

/** Adds a node as the last below its parent; the level is the parent's less one. */
export function add(nodes: Nodes, given: Omit<FrameworkNode, 'level'> & { readonly parent: string }): Nodes {
  if (nodes.some((one) => one.code === given.code)) throw new RangeError(`${given.code} is already there`);
  const level = find(nodes, given.parent).level - 1;
  if (level < 1) throw new RangeError(`nothing stands below the indicator ${given.parent}`);
  return [...nodes, { ...given, level }];
}

/** Changes what a node says, not where it stands. */
export function set(
  nodes: Nodes,
  code: string,
  change: Partial<Omit<FrameworkNode, 'code' | 'level' | 'parent'>>,
): Nodes {
  find(nodes, code);
  return nodes.map((one) => (one.code === code ? { ...one, ...change } : one));
}

/** Takes a node away with everything below it; the top stays. */
export function remove(nodes: Nodes, code: string): Nodes {
  if (find(nodes, code).parent === null) return nodes;
  const gone = below(nodes, code);
  return nodes.filter((one) => !gone.has(one.code));
}

/** Weights of siblings by code; those that are not named keep theirs. */
export const weigh = (nodes: Nodes, weights: ReadonlyMap<string, number>): Nodes =>
  nodes.map((one) => (weights.has(one.code) ? { ...one, weight: weights.get(one.code)! } : one));

/**
 * Puts a level between a level of sub-indices and what is below: each gets one group that holds all it had, from which
 * the rest is dragged.
 * @param level of the sub-indices, at least 2
 */
export function deepen(nodes: Nodes, level: number): Nodes {
  if (level < 2) throw new RangeError(`a level is put below sub-indices, not below level ${level}`);
  const taken = new Set(nodes.map((one) => one.code));
  const groups = new Map<string, FrameworkNode>();
  for (const one of nodes.filter((node) => node.level === level)) {
    let code = `${one.code}_1`;
    for (let n = 2; taken.has(code); n += 1) code = `${one.code}_${n}`;
    taken.add(code);
    groups.set(one.code, { ...one, code, parent: one.code, weight: 1, clauses: [] });
  }
  return [
    ...nodes.map((one) =>
      one.level >= level
        ? { ...one, level: one.level + 1 }
        : one.level === level - 1 && one.parent !== null
          ? { ...one, parent: groups.get(one.parent)?.code ?? one.parent }
          : one,
    ),
    ...groups.values(),
  ];
}

/**
 * Takes a level of sub-indices out; what was below stands below the one above, its weight multiplied by that of the
 * sub-index, so that the shares in the whole stay.
 * @param level at least 2 and below the top
 */
export function flatten(nodes: Nodes, level: number): Nodes {
  const gone = new Map(nodes.filter((one) => one.level === level).map((one) => [one.code, one]));
  if (level < 2 || [...gone.values()].some((one) => one.parent === null))
    throw new RangeError(`level ${level} cannot be taken out`);
  const share = (one: FrameworkNode): number => {
    const siblings = nodes.filter((other) => other.parent === one.parent);
    const sum = siblings.reduce((total, other) => total + other.weight, 0);
    return sum > 0 ? one.weight / sum : 0;
  };
  return nodes
    .filter((one) => one.level !== level)
    .map((one) => {
      const group = one.parent === null ? undefined : gone.get(one.parent);
      if (group) return { ...one, parent: group.parent, weight: share(one) * share(group) };
      return one.level > level ? { ...one, level: one.level - 1 } : one;
    });
}
