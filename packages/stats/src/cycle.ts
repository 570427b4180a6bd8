/**
 * The places of the links that lie on a cycle, one list for each knot of activities that wait for each other
 * (strongly connected component, Tarjan without recursion). Cost: linear.
 * @param size number of activities
 * @example cycles(3, [{ from: 0, to: 1 }, { from: 1, to: 0 }, { from: 1, to: 2 }]) // → [[0, 1]]
 */
export function cycles(
  size: number,
  links: readonly { readonly from: number; readonly to: number }[],
): number[][] {
  const out: number[][] = Array.from({ length: size }, () => []);
  links.forEach(({ from, to }) => {
    out[from]!.push(to);
  });
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const knot = new Int32Array(size).fill(-1);
  const held: number[] = [];
  let count = 0;
  let knots = 0;
  for (let root = 0; root < size; root += 1) {
    if (index[root] !== -1) continue;
    const walk: { node: number; next: number }[] = [{ node: root, next: 0 }];
    index[root] = low[root] = count++;
    held.push(root);
    for (let top = walk.at(-1); top; top = walk.at(-1)) {
      const { node } = top;
      const to = out[node]![top.next];
      if (to !== undefined) {
        top.next += 1;
        if (index[to] === -1) {
          index[to] = low[to] = count++;
          held.push(to);
          walk.push({ node: to, next: 0 });
        } else if (knot[to] === -1) low[node] = Math.min(low[node]!, index[to]!);
        continue;
      }
      walk.pop();
      const above = walk.at(-1);
      if (above) low[above.node] = Math.min(low[above.node]!, low[node]!);
      if (low[node] !== index[node]) continue;
      for (let one = held.pop(); one !== undefined; one = held.pop()) {
        knot[one] = knots;
        if (one === node) break;
      }
      knots += 1;
    }
  }
  const found = new Map<number, number[]>();
  links.forEach(({ from, to }, place) => {
    if (knot[from] !== knot[to]) return;
    const group = found.get(knot[from]!);
    if (group) group.push(place);
    else found.set(knot[from]!, [place]);
  });
  return [...found.values()];
}
