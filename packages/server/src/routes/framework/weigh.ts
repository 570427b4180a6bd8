import { randomUUID } from 'node:crypto';
import { api, type Weighing as Wire } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { invalid } from '@luodi/domain/index';
import { frameworks, type Weighing, weighings } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { namesOf } from '../../names.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { draft } from './build.ts';
import type { Node } from './shape.ts';

/** What experts say of the weights: collected beside the framework, applied to it by a version of its own. */
export function weighRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.framework.weighings, async ({ tx, params }) => {
    await frameworks.get(tx, params.id);
    const rows = await weighings.list(tx, { framework: params.id }, {}, 'filedAt');
    const names = await namesOf(
      tx,
      rows.map((row) => row.person),
    );
    return { weighings: rows.map((row) => present(row, names)) };
  });

  route(fastify, app, api.framework.weigh, async ({ tx, params, body, visitor, now }) => {
    const { nodes } = await draft(tx, params.id);
    const codes = (nodes as Node[]).filter((one) => one.parent === body.node).map((one) => one.code);
    const known = new Set(
      body.method === 'allocation' ? codes : codes.flatMap((a) => codes.map((b) => `${a} ${b}`)),
    );
    const odd = Object.entries(body.given).find(
      ([key, value]) =>
        !known.has(key) || (body.method === 'pairwise' && !(value >= 1 / 9.01 && value <= 9.01)),
    );
    if (codes.length === 0) throw invalid(`${body.node} 之下什么也没有`, `nothing stands below ${body.node}`);
    if (odd)
      throw invalid(
        `${odd[0]}：${odd[1]} 不能作为判断；须是 ${body.node} 之下的元素，成对判断在 1/9 到 9 之间`,
        `${odd[0]}: ${odd[1]} is no judgement; it is about what stands below ${body.node}, a pair from 1/9 to 9`,
      );
    const [old] = await weighings.list(tx, {
      framework: params.id,
      node: body.node,
      method: body.method,
      expert: body.expert,
    });
    const filed = { given: body.given, person: visitor.person!.id, filedAt: now.toISOString() };
    const row = old
      ? await weighings.change(tx, { id: old.id, version: old.version, ...filed })
      : (
          await weighings.insert(tx, [
            {
              id: randomUUID(),
              framework: params.id,
              node: body.node,
              method: body.method,
              expert: body.expert,
              ...filed,
            },
          ])
        )[0]!;
    return present(row, await namesOf(tx, [row.person]));
  });

  route(fastify, app, api.framework.unweigh, async ({ tx, params }) => {
    await draft(tx, params.id);
    const row = await weighings.get(tx, params.weighing);
    if (row.framework !== params.id) throw new LuodiError('not-found', { noun: 'weighing', id: row.id });
    await weighings.remove(tx, row);
    return {};
  });
}

const present = (row: Weighing, names: ReadonlyMap<string, string>): Wire => ({
  id: row.id,
  node: row.node,
  method: row.method,
  expert: row.expert,
  given: row.given as Wire['given'],
  by: names.get(row.person) ?? row.person,
  at: row.filedAt,
  version: row.version,
});
