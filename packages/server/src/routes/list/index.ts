import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { type HolidayYear, type TemplateNode, workCalendar } from '@luodi/domain/list';
import { lists, settings, type Times, type Tx, templates } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { yearsOf } from './calendar.ts';
import { pastOf } from './past.ts';

export function listRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.list.get, async ({ tx, query }) => shapes(tx, query));

  route(fastify, app, api.list.change, async ({ tx, params, body }) => {
    await lists.change(tx, { id: params.id, ...body });
    return shapes(tx);
  });

  route(fastify, app, api.list.template, async ({ tx, params, body }) => {
    inOrder(body.nodes);
    await templates.change(tx, { id: params.id, ...body });
    return shapes(tx);
  });

  route(fastify, app, api.list.add, async ({ tx, body }) => {
    inOrder(body.nodes);
    const id = randomUUID();
    await templates.insert(tx, [{ id, code: id, ...body }]);
    return shapes(tx);
  });

  route(fastify, app, api.list.remove, async ({ tx, params, body }) => {
    await templates.remove(tx, { id: params.id, version: body.version });
    return shapes(tx);
  });

  route(fastify, app, api.list.history, async ({ tx, params }) => ({ history: await pastOf(tx, params) }));

  route(fastify, app, api.list.calendar, async ({ tx }) => {
    const row = await settings.find(tx, 'calendar');
    const entered = new Set(((row?.value ?? []) as readonly HolidayYear[]).map((one) => one.year));
    return {
      version: row?.version ?? 0,
      years: (await yearsOf(tx)).map(({ year, source, off, worked }) => ({
        year,
        entered: entered.has(year),
        source,
        off: off.map((stretch) => [...stretch]),
        worked: [...worked],
      })),
    };
  });

  route(fastify, app, api.list.announce, async ({ tx, params, body }) => {
    const { year } = params;
    const entered = { year, source: body.source, off: body.off as [string, string][], worked: body.worked };
    const days = [...entered.off.flat(), ...entered.worked];
    const odd = days.find((day) => !day.startsWith(`${year}-`));
    if (odd) throw new LuodiError('invalid', { reason: `${odd} ∉ ${year}` });
    const reversed = entered.off.find(([from, to]) => from > to);
    if (reversed) throw new LuodiError('invalid', { reason: reversed.join(' > ') });
    try {
      workCalendar([entered]);
    } catch (error) {
      throw new LuodiError('invalid', { reason: (error as Error).message });
    }
    const row = await settings.find(tx, 'calendar');
    if (body.version !== undefined && body.version !== (row?.version ?? 0))
      throw new LuodiError('conflict', { noun: 'setting', id: 'calendar', current: row });
    const others = ((row?.value ?? []) as { year: number }[]).filter((one) => one.year !== year);
    const value = [...others, entered];
    if (row) await settings.change(tx, { id: row.id, version: row.version, value });
    else await settings.insert(tx, [{ id: 'calendar', value }]);
    return { year };
  });
}

/** Refuses steps of one code, and a step that waits for a later one. */
function inOrder(nodes: readonly TemplateNode[]): void {
  const seen = new Set<string>();
  for (const { code, after } of nodes) {
    const early = after.find((one) => !seen.has(one));
    if (early !== undefined || seen.has(code))
      throw new LuodiError('invalid', { reason: early === undefined ? `${code} × 2` : `${code} ← ${early}` });
    seen.add(code);
  }
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
