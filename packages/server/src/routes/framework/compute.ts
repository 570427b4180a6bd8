import { createHash, randomUUID } from 'node:crypto';
import type { Design } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { invalid, recipe as recipeOf } from '@luodi/domain/index';
import {
  type PanelData,
  type Places,
  panelOf,
  periodKind,
  type Scored,
  scoresOf,
} from '@luodi/domain/index/framework';
import {
  areas,
  type Framework,
  frameworks,
  type IndexResult,
  indexResults,
  observations,
  type Tx,
} from '@luodi/store';
import { canonical } from './canonical.ts';
import type { Doubt, Node } from './shape.ts';

/** All that decides a result: given the same, it comes out the same to the byte. */
export interface Made {
  readonly framework: Pick<Framework, 'id' | 'version' | 'nodes' | 'recipe' | 'basis'>;
  readonly period: string;
  /** Observations as known then. */
  readonly vintage: string;
  /** The areas as known then. */
  readonly computedAt: string;
}

/** What a result consists of. */
export interface Outcome extends Omit<Scored, 'ranks'> {
  readonly ranks: readonly {
    readonly area: string;
    readonly rank: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  readonly design: Design | null;
  readonly uncertainty: Doubt | null;
  readonly dataHash: string;
  readonly hash: string;
}

/**
 * A framework as it stood at a version.
 * @throws {LuodiError} `not-found`
 */
export async function versionOf(tx: Tx, id: string, version: number): Promise<Framework> {
  const row = (await frameworks.history(tx, id)).find((one) => one.version === version)?.row;
  if (!row) throw new LuodiError('not-found', { noun: 'framework', id });
  return row;
}

/** The observations of a framework as they were known, laid out as a table, and how its areas are called. */
export async function loadPanel(
  tx: Tx,
  { framework, period, vintage, computedAt }: Made,
): Promise<PanelData & { readonly places: Places }> {
  const nodes = framework.nodes as Node[];
  const places = await areas.list(
    tx,
    { kind: framework.basis ?? 'district' },
    { asOf: computedAt, on: vintage.slice(0, 10) },
    'code',
  );
  const ids = places.map((place) => place.id);
  const wanted = nodes.flatMap((node) => (node.indicator === null ? [] : [node.indicator]));
  const known = await observations.list(tx, { indicators: wanted, areas: ids }, { asOf: vintage });
  const named = places.map(({ id, name, nameEn }) => [id, { zh: name, en: nameEn || name }] as const);
  return { ...panelOf(nodes, ids, known, periodKind(period)), places: new Map(named) };
}

/**
 * A result from loaded data; pure but for the digests.
 * @param doubt how the ranks vary under a design, where that was run
 * @throws {LuodiError} `framework-invalid`
 */
export function outcome(
  { framework, period }: Made,
  panel: PanelData & { readonly places?: Places },
  doubt: { readonly design: Design; readonly uncertainty: Doubt } | null = null,
): Outcome {
  const nodes = framework.nodes as Node[];
  if (!panel.rows.some((row) => row.period === period))
    throw invalid(`${period} 没有观测值`, `there is no observation of ${period}`);
  const {
    cells,
    ranks: plain,
    findings,
  } = scoresOf(nodes, panel, recipeOf(framework.recipe), period, panel.places);
  const ranges = new Map(doubt?.uncertainty.areas.map((one) => [one.area, one]));
  const ranks = plain.map((one) => ({
    ...one,
    low: ranges.get(one.area)?.low ?? null,
    high: ranges.get(one.area)?.high ?? null,
  }));
  // Reasons stand beside the data: a word that is corrected makes no other result.
  const dataHash = digest({ rows: panel.rows, columns: panel.columns });
  const design = doubt?.design ?? null;
  const uncertainty = doubt?.uncertainty ?? null;
  const hash = digest({
    basis: framework.basis ?? 'district',
    nodes,
    recipe: framework.recipe,
    period,
    data: dataHash,
    cells,
    ranks,
    design,
    uncertainty,
  });
  return { cells, ranks, findings, design, uncertainty, dataHash, hash };
}

const digest = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

/** Keeps a result with everything it was made of. */
export async function keep(
  tx: Tx,
  made: Made,
  out: Outcome,
  id: string = randomUUID(),
): Promise<IndexResult> {
  const { framework, period, vintage, computedAt } = made;
  const [kept] = await indexResults.insert(
    tx,
    [
      {
        id,
        framework: framework.id,
        frameworkVersion: framework.version,
        period,
        vintage,
        recipe: framework.recipe,
        basis: framework.basis ?? 'district',
        seed: out.design?.seed ?? 1,
        computedAt,
        ...out,
      },
    ],
    'compute',
  );
  return kept!;
}

/** Computes an index of a period from what was known at the vintage, and keeps it. */
export async function computeFramework(
  tx: Tx,
  framework: Framework,
  period: string,
  vintage: string,
): Promise<IndexResult> {
  const made: Made = { framework, period, vintage, computedAt: tx.at };
  return keep(tx, made, outcome(made, await loadPanel(tx, made)));
}
