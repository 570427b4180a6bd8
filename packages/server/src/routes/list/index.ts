import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { workCalendar } from '@luodi/domain/list';
import { lists, settings, type Times, type Tx, templates } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { yearsOf } from './calendar.ts';

export function listRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.list.get, async ({ tx, query }) => shapes(tx, query));

  route(fastify, app, api.list.change, async ({ tx, params, body }) => {
    await lists.change(tx, { id: params.id, ...body });
    return shapes(tx);
  });

  route(fastify, app, api.list.template, async ({ tx, params, body }) => {
    const seen = new Set<string>();
    for (const node of body.nodes) {
      const early = node.after.find((code) => !seen.has(code));
      if (early || seen.has(node.code))
        throw new LuodiError('invalid', {
          reason: early ? `${node.code} ← ${early}` : `${node.code} × 2`,
        });
      seen.add(node.code);
    }
    await templates.change(tx, { id: params.id, ...body });
    return shapes(tx);
  });

  route(fastify, app, api.list.calendar, async ({ tx }) => ({
    years: (await yearsOf(tx)).map(({ year, source, off, worked }) => ({
      year,
      source,
      off: off.map((stretch) => [...stretch]),
      worked: [...worked],
    })),
  }));

  route(fastify, app, api.list.announce, async ({ tx, params, body }) => {
    const { year } = params;
    const entered = { year, source: body.source, off: body.off as [string, string][], worked: body.worked };
    const days = [...entered.off.flat(), ...entered.worked];
    if (days.some((day) => !day.startsWith(`${year}-`)) || entered.off.some(([from, to]) => from > to))
      throw new LuodiError('invalid', { reason: `${year}` });
    try {
      workCalendar([entered]);
    } catch (error) {
      throw new LuodiError('invalid', { reason: (error as Error).message });
    }
    const row = await settings.find(tx, 'calendar');
    const others = ((row?.value ?? []) as { year: number }[]).filter((one) => one.year !== year);
    const value = [...others, entered];
    if (row) await settings.change(tx, { id: row.id, version: row.version, value });
    else await settings.insert(tx, [{ id: 'calendar', value }]);
    return { year };
  });
}

async function shapes(tx: Tx, times: Times = {}) {
  const known = await lists.list(tx, {}, { asOf: times.asOf }, 'position');
  const steps = await templates.list(tx, {}, { asOf: times.asOf });
  return {
    lists: known.map(({ id, code, name, nameEn, kind, columns, lifecycle, version }) => ({
      id,
      code,
      name,
      nameEn,
      kind,
      columns: columns as string[],
      lifecycle: lifecycle as (
        | 'reserve'
        | 'preparatory'
        | 'started'
        | 'construction'
        | 'completed'
        | 'operation'
      )[],
      version,
    })),
    templates: steps.map(({ id, code, name, nameEn, kind, nodes, version }) => ({
      id,
      code,
      name,
      nameEn,
      kind,
      nodes: nodes.map((node) => ({ ...node, after: [...node.after] })),
      version,
    })),
  };
}
