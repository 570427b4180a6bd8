import { api, ImportMapping } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { guess, jumps, type Mapping, type Taken, take } from '@luodi/domain/monitoring/observation';
import { type Sheet, sheetsAside } from '@luodi/reader';
import { areas, indicators, observations, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import { authorise } from '../../route.ts';
import type { App } from '../../visitor.ts';

/** Faults that are told one by one; the rest is counted. */
const TOLD = 300;

interface Table {
  readonly name: string;
  readonly head: readonly string[];
  readonly lines: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/**
 * Observations from a file. A dry run says what would be recorded and what is wrong, line by line; for good, either
 * everything is recorded in one transaction or nothing, unless the sound rows alone are asked for.
 */
export function importRoute(fastify: FastifyInstance, app: App): void {
  const endpoint = api.indicator.import;
  fastify.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: {
      operationId: endpoint.name,
      summary: endpoint.summary,
      tags: [endpoint.noun],
      querystring: endpoint.query,
      consumes: ['multipart/form-data'],
    } as object,
    async handler(request, reply) {
      const visitor = await app.visitor(request);
      authorise(endpoint, visitor);
      const {
        dry = true,
        partly = false,
        sheet = 0,
        mapping,
      } = request.query as {
        dry?: boolean;
        partly?: boolean;
        sheet?: number;
        mapping?: string;
      };
      const file = await request.file();
      if (!file) throw new LuodiError('file-missing', { name: '' });
      const all = (await sheetsAside(await file.toBuffer(), file.filename)).map(tableOf);
      const table = all[sheet];
      if (!table) throw new LuodiError('invalid', { reason: `sheet ${sheet} of ${all.length}` });
      const asked = mapping === undefined ? null : mappingOf(mapping, table);
      const answer = await app.transact(visitor, app.clock(), (tx) =>
        imported(tx, table, asked, { dry, partly, source: file.filename }),
      );
      reply.type('application/json; charset=utf-8');
      return {
        sheets: all.map(({ name, lines }) => ({ name, rows: lines.length })),
        sheet,
        head: table.head,
        sample: table.lines.slice(0, 5).map(({ cells }) => cells),
        rows: table.lines.length,
        ...answer,
      };
    },
  });
}

const tableOf = ({ name, rows }: Sheet): Table => {
  const [head, ...lines] = rows;
  return {
    name,
    head: head?.cells.map((cell) => cell.text) ?? [],
    lines: lines.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.text) })),
  };
};

function mappingOf(text: string, table: Table): Mapping {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    given = null;
  }
  if (!Value.Check(ImportMapping, given) || given.columns.length !== table.head.length)
    throw new LuodiError('invalid', { reason: 'mapping' });
  return given as Mapping;
}

async function imported(
  tx: Tx,
  table: Table,
  asked: Mapping | null,
  { dry, partly, source }: { readonly dry: boolean; readonly partly: boolean; readonly source: string },
) {
  const known = { indicators: await indicators.list(tx), areas: await areas.list(tx) };
  const mapping = asked ?? guess(table.head, known.indicators);
  const { taken, faults } = take(table.lines, mapping, known);
  const newest = await observations.list(tx, { indicators: [...new Set(taken.map((one) => one.indicator))] });
  const last = lastKnown(newest);
  const all = [...faults, ...jumps(taken, last)].sort((a, b) => a.line - b.line);
  const errors = all.filter((one) => one.severity === 'error').length;
  const held = new Map(newest.map((one) => [cellOf(one), one]));
  const fresh = taken.filter((one) => !held.has(cellOf(one)));
  const revised = taken.filter((one) => {
    const before = held.get(cellOf(one));
    return before && (before.value !== one.value || before.missing !== one.missing);
  });
  const recording = !dry && taken.length > 0 && (errors === 0 || partly);
  const { recorded } = recording
    ? await observations.record(
        tx,
        taken.map(({ line: _, ...one }) => ({ ...one, source: one.source ?? source })),
      )
    : { recorded: 0 };
  return {
    mapping,
    fresh: fresh.length,
    revised: revised.length,
    unchanged: taken.length - fresh.length - revised.length,
    missing: taken.filter((one) => one.value === null).length,
    errors,
    warnings: all.length - errors,
    faults: all.slice(0, TOLD),
    recorded: dry ? null : recorded,
  };
}

const cellOf = (one: Pick<Taken, 'indicator' | 'area' | 'period'>): string =>
  `${one.indicator} ${one.area} ${one.period}`;

/** The newest value of an indicator in an area at or before a period of the same kind. */
function lastKnown(
  list: readonly {
    readonly indicator: string;
    readonly area: string;
    readonly period: string;
    readonly value: number | null;
  }[],
) {
  const series = new Map<string, { readonly period: string; readonly value: number }[]>();
  for (const { indicator, area, period, value } of list) {
    if (value === null) continue;
    const key = `${indicator} ${area} ${period.length} ${period.includes('Q')}`;
    series.set(key, [...(series.get(key) ?? []), { period, value }]);
  }
  for (const one of series.values()) one.sort((a, b) => (a.period < b.period ? 1 : -1));
  return (indicator: string, area: string, period: string): number | null =>
    series
      .get(`${indicator} ${area} ${period.length} ${period.includes('Q')}`)
      ?.find((one) => one.period <= period)?.value ?? null;
}
