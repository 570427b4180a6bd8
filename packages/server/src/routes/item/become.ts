import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import {
  clauses,
  documents,
  type Item,
  itemAreas,
  itemBodies,
  itemClauses,
  items,
  NEW_ITEM,
  readings,
  successions,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { ownItem } from './change.ts';
import { detail } from './detail.ts';

/** How items come to be and what becomes of them; nothing promised disappears. */
export function becomeRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.item.create, async ({ tx, body, now }) => {
    const id = randomUUID();
    const number = await items.nextNumber(tx);
    await items.insert(tx, [
      { ...NEW_ITEM, id, number, ...body, stage: body.kind === 'project' ? 'reserve' : null },
    ]);
    return detail(tx, id, now);
  });

  route(fastify, app, api.item.become, async ({ tx, body }) => {
    const one = (count: number) => count === 1;
    const shape = {
      merge: body.from.length > 1 && one(body.into.length),
      split: one(body.from.length) && body.into.length > 1,
      replace: one(body.from.length) && one(body.into.length),
    }[body.act];
    if (!shape)
      throw new LuodiError('invalid', { reason: `${body.act}: ${body.from.length} → ${body.into.length}` });
    const former: Item[] = [];
    for (const { id } of body.from) {
      const item = await items.get(tx, id);
      if (item.state !== 'live') throw new LuodiError('superseded', { id });
      former.push(item);
    }
    const versions = new Map(body.from.map((seen) => [seen.id, seen.version]));
    for (const item of former)
      await items.change(tx, { id: item.id, version: versions.get(item.id)!, state: 'superseded' }, body.act);
    return { items: await successorsOf(tx, former, body.act, body.into, body.reason) };
  });

  route(fastify, app, api.item.clause, async ({ tx, params, body, visitor, now }) => {
    const item = await ownItem(tx, params.id, visitor);
    const held = await itemClauses.list(tx, { item: item.id, document: body.document, eId: body.eId });
    const same = held.find((one) => one.quotation === body.quotation);
    if (!body.linked) {
      if (same) await itemClauses.remove(tx, same);
      return detail(tx, item.id, now);
    }
    if (same) throw new LuodiError('duplicate', { noun: 'itemClause', id: body.eId });
    const clause = await clauses.find(tx, body.document, body.eId);
    if (!clause) throw new LuodiError('not-found', { noun: 'clause', id: body.eId });
    const at = clause.text.indexOf(body.quotation);
    if (at < 0) throw new LuodiError('invalid', { reason: body.quotation });
    const start = clause.start + at;
    await itemClauses.insert(tx, [
      {
        id: randomUUID(),
        item: item.id,
        document: body.document,
        eId: body.eId,
        start,
        end: start + body.quotation.length,
        quotation: body.quotation,
      },
    ]);
    return detail(tx, item.id, now);
  });

  route(fastify, app, api.item.uncovered, async ({ tx, query }) => {
    const { total } = await items.ledger(tx, { linked: 'without', limit: 1 });
    const adopted = await documents.list(tx, query.document ? { id: query.document } : { status: 'adopted' });
    const open = [];
    for (const document of adopted) {
      const linked = new Set((await itemClauses.list(tx, { document: document.id })).map((one) => one.eId));
      const { measures } = (await readings.get(tx, document.id)).plan;
      for (const clause of await clauses.of(tx, document.id)) {
        const count = measures.filter((one) => one.start >= clause.start && one.end <= clause.end).length;
        if (count > 0 && !linked.has(clause.eId))
          open.push({
            document: document.id,
            documentTitle: document.title,
            eId: clause.eId,
            number: clause.number,
            heading: clause.heading,
            measures: count,
          });
      }
    }
    return { clauses: open, items: total };
  });
}

/** The items that others became, with what those had: owner, places, supporting bodies, clauses, money as it was. */
async function successorsOf(
  tx: Tx,
  former: readonly Item[],
  act: 'merge' | 'split' | 'replace',
  titles: readonly string[],
  reason: string,
): Promise<string[]> {
  const first = former[0]!;
  const number = await items.nextNumber(tx);
  const made = titles.map((title, at) => ({ id: randomUUID(), title, number: number + at }));
  const years = former.flatMap((one) => (one.periodStart === null ? [] : [one.periodStart]));
  const ends = former.flatMap((one) => (one.periodEnd === null ? [] : [one.periodEnd]));
  const budgets = former.flatMap((one) => (one.budget === null ? [] : [one.budget]));
  await items.insert(
    tx,
    made.map((one) => ({
      ...NEW_ITEM,
      ...one,
      kind: first.kind,
      grade: former.some((item) => item.grade === 'major') ? ('major' as const) : ('ordinary' as const),
      criteria: [...new Set(former.flatMap((item) => item.criteria))],
      leadPost: first.leadPost,
      leaderPost: first.leaderPost,
      document: first.document,
      stage: first.stage,
      template: first.template,
      openness: first.openness,
      periodStart: years.length > 0 ? Math.min(...years) : null,
      periodEnd: ends.length > 0 ? Math.max(...ends) : null,
      // What is split is divided by a person, not by the machine.
      budget: act === 'split' || budgets.length === 0 ? null : budgets.reduce((sum, each) => sum + each, 0),
      tags: [...new Set(former.flatMap((item) => item.tags))],
    })),
    act,
  );
  const ids = former.map((one) => one.id);
  const links = await itemClauses.list(tx, { item: ids }, {}, 'start');
  const areas = new Set((await itemAreas.list(tx, { item: ids })).map((one) => one.area));
  const bodies = new Map(
    (await itemBodies.list(tx, { item: ids, role: 'support' })).map((one) => [one.body, one]),
  );
  const words = new Map(links.map((one) => [`${one.document} ${one.eId} ${one.start} ${one.end}`, one]));
  await itemClauses.insert(
    tx,
    made.flatMap(({ id: item }) =>
      [...words.values()].map(({ document, eId, start, end, quotation }) => ({
        id: randomUUID(),
        item,
        document,
        eId,
        start,
        end,
        quotation,
      })),
    ),
    act,
  );
  await itemAreas.insert(
    tx,
    made.flatMap(({ id: item }) => [...areas].map((area) => ({ id: randomUUID(), item, area }))),
    act,
  );
  await itemBodies.insert(
    tx,
    made.flatMap(({ id: item }) =>
      [...bodies.values()].map(({ body, post }) => ({
        id: randomUUID(),
        item,
        body,
        role: 'support' as const,
        post,
      })),
    ),
    act,
  );
  await successions.insert(
    tx,
    ids.flatMap((predecessor) =>
      made.map(({ id: successor }) => ({ id: randomUUID(), predecessor, successor, act, reason })),
    ),
    act,
  );
  return made.map((one) => one.id);
}
