import { setImmediate } from 'node:timers/promises';
import type { Design } from '@luodi/contract';
import {
  countOf,
  design as designOf,
  gather,
  invalid,
  type Replicates,
  recipe as recipeOf,
  replicate,
  replicator,
} from '@luodi/domain/index';
import { bandsOf, chances, type PanelData, panelFrom, treeOf } from '@luodi/domain/index/framework';
import type { Made } from './compute.ts';
import type { Doubt, Node } from './shape.ts';

/** Replicates between two breaths: pages are answered meanwhile. */
const CHUNK = 25;
/** Places that are held at once: 160 MB. */
const MOST = 40_000_000;
/** From this probability on, one area is ahead of another. */
const SURE = 0.95;

/** How far the runs are, in a form that can be kept and gone on from. */
export interface Sofar {
  readonly done: number;
  /** {@link Replicates} of each chunk, their numbers as base64. */
  readonly parts: readonly Readonly<
    Record<'first' | 'second' | 'mixed' | 'places', string | readonly string[]>
  >[];
}

/**
 * Runs an index under a design and says how its ranks vary. Every replicate draws from a stream of its own, so that a
 * run that was broken off goes on from what was kept and comes out the same.
 * @param sofar of an earlier attempt
 * @param onChunk told after each chunk; throws to stop
 * @throws {LuodiError} `framework-invalid`: the design is not sound, or a combination is impossible
 */
export async function doubt(
  { framework, period }: Made,
  panel: PanelData,
  given: Design,
  sofar: Sofar | null = null,
  onChunk: (done: number, total: number, sofar: () => Sofar) => Promise<void> = async () => {},
): Promise<Doubt> {
  const tree = treeOf(framework.nodes as Node[]);
  const design = designOf(given);
  const table = panelFrom(panel);
  const recipe = recipeOf(framework.recipe);
  const total = design.samples ?? 1000;
  if (total * table.units.length > MOST)
    throw invalid(
      `${table.units.length} 行抽样 ${total} 次太多，两者之积最多 ${MOST}；请减少次数`,
      `${total} samples of ${table.units.length} rows are too many, together at most ${MOST}; take fewer`,
    );
  const ready = replicator(table, tree, recipe, design);
  const parts: Replicates[] = (sofar?.parts ?? []).map(unpacked);
  for (let done = sofar?.done ?? 0; done < countOf(ready, design); ) {
    const next = Math.min(countOf(ready, design), done + CHUNK);
    parts.push(replicate(ready, design, done, next));
    done = next;
    await setImmediate();
    await onChunk(done, total, () => ({ done, parts: parts.map(packed) }));
  }
  const { runs, ranks, inputs } = gather(ready, design, parts);
  const own = ranks.filter((one) => one.period === period);
  const nominal = replicator(table, tree, recipe, { weights: { noise: 0 } }).nominal;
  const figure = (x: number | undefined) => (x === undefined || x !== x ? null : x);
  const rows = own.map((one) => one.row);
  const order = rows
    .filter((row) => nominal[row] === nominal[row])
    .sort((a, b) => nominal[a]! - nominal[b]! || a - b);
  return {
    runs: runs.count,
    areas: own.map((one) => {
      const counts = new Array<number>(rows.length).fill(0);
      for (let run = 0; run < runs.count; run += 1) {
        const place = runs.places[run * runs.units + one.row]!;
        if (place >= 1 && place <= rows.length) counts[place - 1]! += 1 / runs.count;
      }
      return {
        area: one.unit,
        mean: figure(one.mean),
        median: figure(one.median),
        low: figure(one.low),
        high: figure(one.high),
        places: counts.map((x) => Math.min(1, x)),
      };
    }),
    ahead: chances(runs, rows),
    bands: bandsOf(runs, order, SURE).map((group) => group.map((row) => table.units[row]!)),
    inputs: inputs.map(({ name, sensitivity }) => ({
      name: name as Doubt['inputs'][number]['name'],
      first: figure(sensitivity.first),
      total: figure(sensitivity.total),
      low: sensitivity.low,
      high: sensitivity.high,
    })),
  };
}

const text = (numbers: Float64Array | Float32Array): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');

/** A copy, since the bytes of a text lie where they like and numbers do not. */
const bytes = (given: string): ArrayBuffer => new Uint8Array(Buffer.from(given, 'base64')).buffer;

const packed = ({ first, second, mixed, places }: Replicates): Sofar['parts'][number] => ({
  first: text(first),
  second: text(second),
  mixed: mixed.map(text),
  places: text(places),
});

const unpacked = ({ first, second, mixed, places }: Sofar['parts'][number]): Replicates => ({
  first: new Float64Array(bytes(first as string)),
  second: new Float64Array(bytes(second as string)),
  mixed: (mixed as string[]).map((one) => new Float64Array(bytes(one))),
  places: new Float32Array(bytes(places as string)),
});
