import type { Language, LuodiError } from '../../error.ts';
import { invalid, type Tree, tree } from '../metadata.ts';

/** How the weights below a node came to be. */
export type Weighed = 'given' | 'equal' | 'pairwise' | 'allocation';

/** A node of an index as a person builds it: an indicator at level 1, sub-indices above it, the index at the top. */
export interface FrameworkNode {
  /** Unique in the framework; fit for a column of iData. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: number;
  /** Code of the node above; null at the top. */
  readonly parent: string | null;
  /** Relative among siblings, not negative. */
  readonly weight: number;
  readonly direction: 'more' | 'less';
  /** The id of the indicator it stands for, level 1 only. */
  readonly indicator: string | null;
  readonly clauses: readonly { readonly document: string; readonly eId: string }[];
  /** The figure that counts as reached, in the indicator's unit; level 1 only, absent where nobody set one. */
  readonly target?: number;
  /** The figures that count as nothing and as all, lower and upper in the indicator's unit; as the target. */
  readonly lower?: number;
  readonly upper?: number;
  /** How the weights of what is below were found; absent where nobody has said. */
  readonly weighed?: Weighed;
}

/** What keeps a framework from being computed, or from being a tree at all. */
export interface Fault {
  readonly code:
    | 'twice'
    | 'orphan'
    | 'level'
    | 'roots'
    | 'childless'
    | 'no-indicator'
    | 'weightless'
    | 'unlinked'
    | 'no-posts';
  /** The node it is about. */
  readonly node: string;
  /** True where a draft may be kept so and finished later. */
  readonly unfinished: boolean;
}

/**
 * What is wrong with a framework, worst first. A draft with nothing but unfinished faults may be saved; computing
 * needs none at all.
 * @param normalise the method of normalising, where goalposts or targets are to be asked for
 * @returns empty when the framework is sound
 */
export function faults(nodes: readonly FrameworkNode[], normalise?: unknown): Fault[] {
  const found: Fault[] = [];
  const byCode = new Map<string, FrameworkNode>();
  for (const node of nodes) {
    if (byCode.has(node.code)) found.push({ code: 'twice', node: node.code, unfinished: false });
    byCode.set(node.code, node);
  }
  const children = new Map<string, FrameworkNode[]>();
  const roots = nodes.filter((node) => node.parent === null);
  if (roots.length !== 1 || roots[0]!.level < 2)
    found.push({ code: 'roots', node: roots[1]?.code ?? roots[0]?.code ?? '', unfinished: false });
  for (const node of nodes) {
    if (node.parent === null) continue;
    const above = byCode.get(node.parent);
    if (!above) found.push({ code: 'orphan', node: node.code, unfinished: false });
    else if (above.level !== node.level + 1)
      found.push({ code: 'level', node: node.code, unfinished: false });
    children.set(node.parent, [...(children.get(node.parent) ?? []), node]);
  }
  for (const node of nodes) {
    if (node.level > 1) {
      const below = children.get(node.code) ?? [];
      if (below.length === 0) found.push({ code: 'childless', node: node.code, unfinished: true });
      else if (below.every((one) => one.weight === 0))
        found.push({ code: 'weightless', node: node.code, unfinished: true });
    } else if (node.indicator === null) found.push({ code: 'unlinked', node: node.code, unfinished: true });
  }
  if (!nodes.some((node) => node.level === 1))
    found.push({ code: 'no-indicator', node: roots[0]?.code ?? '', unfinished: true });
  for (const node of nodes)
    if (node.level === 1 && lacksPosts(node, normalise))
      found.push({ code: 'no-posts', node: node.code, unfinished: true });
  return found.sort((a, b) => Number(a.unfinished) - Number(b.unfinished));
}

/** The figures that a method of normalising compares an indicator with. */
export const postsOf = (normalise: unknown): readonly ('lower' | 'upper' | 'target')[] =>
  normalise === 'goalposts' ? ['lower', 'upper'] : normalise === 'distance-to-target' ? ['target'] : [];

/** True when an indicator lacks a figure its method compares with, or the upper goalpost does not lie above the lower. */
export const lacksPosts = (node: FrameworkNode, normalise: unknown): boolean => {
  const posts = postsOf(normalise);
  return (
    posts.some((post) => node[post] === undefined) ||
    (posts.includes('upper') && !(node.upper! > node.lower!))
  );
};

/** What each fault means. */
export const FAULTS: Readonly<Record<Fault['code'], Readonly<Record<Language, string>>>> = {
  twice: { zh: '代码重复', en: 'the code stands twice' },
  orphan: { zh: '上级不存在', en: 'what it stands under is not there' },
  level: { zh: '级别不对', en: 'wrong level' },
  roots: { zh: '须有且只有一个总指数', en: 'one index must stand at the top' },
  childless: { zh: '下面还没有内容', en: 'nothing stands below it' },
  'no-indicator': { zh: '还没有指标', en: 'there is no indicator yet' },
  weightless: { zh: '下级权重全为 0', en: 'all weights below are 0' },
  unlinked: { zh: '没有对应的指标', en: 'no indicator stands behind it' },
  'no-posts': { zh: '还没有填参照值', en: 'lacks what it is compared with' },
};

/** The refusal of a framework that has a fault. */
export const unsound = ({ node, code }: Fault): LuodiError =>
  invalid(`${node}：${FAULTS[code].zh}`, `${node}: ${FAULTS[code].en}`);

/**
 * The tree that the engine computes.
 * @throws {LuodiError} `framework-invalid` naming the first fault
 */
export function treeOf(nodes: readonly FrameworkNode[]): Tree {
  const [fault] = faults(nodes).filter((one) => one.code !== 'unlinked');
  if (fault) throw unsound(fault);
  return tree(
    nodes
      .filter((node) => node.level === 1)
      .map(({ code, name, parent, weight, direction, target, lower, upper }) => ({
        code,
        name,
        parent,
        weight,
        direction: direction === 'less' ? -1 : 1,
        target: target ?? null,
        denominator: null,
        lower: lower ?? null,
        upper: upper ?? null,
      })),
    nodes
      .filter((node) => node.level > 1)
      .map(({ code, name, level, parent, weight }) => ({ code, name, level, parent, weight })),
  );
}
