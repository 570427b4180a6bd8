import type { Lists } from '@luodi/contract';

export type Node = Lists['templates'][number]['nodes'][number];

/** A step that nobody has written yet; its code is its place when it was added. */
export const NEW_NODE = (at: number): Node => ({
  code: `step-${at + 1}`,
  name: '',
  nameEn: '',
  stage: null,
  days: 10,
  after: [],
});

/** The steps as they are sent: names trimmed, waits only for steps above. */
export function filled(nodes: readonly Node[]): Node[] {
  const above = new Set<string>();
  return nodes.map((node) => {
    const after = node.after.filter((code) => above.has(code));
    above.add(node.code);
    return { ...node, name: node.name.trim(), nameEn: node.nameEn.trim(), after };
  });
}

/** A step of a code that no other has. */
export function added(nodes: readonly Node[]): Node[] {
  const codes = new Set(nodes.map((one) => one.code));
  let at = nodes.length;
  while (codes.has(NEW_NODE(at).code)) at += 1;
  const last = nodes.at(-1);
  return [...nodes, { ...NEW_NODE(at), stage: last?.stage ?? null, after: last ? [last.code] : [] }];
}

/**
 * How long the steps take from first to last when each begins as soon as it can.
 * @returns working days
 */
export function lasts(nodes: readonly Node[]): number {
  const ends = new Map<string, number>();
  for (const node of filled(nodes))
    ends.set(node.code, node.days + Math.max(0, ...node.after.map((code) => ends.get(code) ?? 0)));
  return Math.max(0, ...ends.values());
}
