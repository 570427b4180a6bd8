import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { closesCircle, network, slipped } from '@luodi/domain/list';
import { dependencies, items, milestones, NEW_MILESTONE, type Times, type Tx, templates } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { calendarOf } from '../list/calendar.ts';
import { liveItem } from './change.ts';
import { detail } from './detail.ts';
import { replan } from './replan.ts';

/** Milestones, what they wait for, and when they can and must be. */
export function planRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.item.milestone, async ({ tx, params, body, visitor, now }) => {
    const item = await liveItem(tx, params.id, visitor);
    await milestones.insert(tx, [
      { ...NEW_MILESTONE, id: randomUUID(), item: item.id, originalDue: body.due, ...body },
    ]);
    return detail(tx, item.id, now);
  });

  route(fastify, app, api.item.reach, async ({ tx, params, body, visitor, now }) => {
    const item = await liveItem(tx, params.id, visitor);
    const step = await milestones.get(tx, params.milestone);
    if (step.item !== item.id) throw new LuodiError('not-found', { noun: 'milestone', id: step.id });
    // The day it was due at first stays beside the current one.
    await milestones.change(tx, { id: step.id, originalDue: step.originalDue ?? step.due, ...body });
    return detail(tx, item.id, now);
  });

  route(fastify, app, api.item.milestones, async ({ tx, params, body, visitor, now }) => {
    const item = await liveItem(tx, params.id, visitor);
    await replan(tx, item.id, body);
    return detail(tx, item.id, now);
  });

  route(fastify, app, api.schedule.link, async ({ tx, params, body, visitor, now }) => {
    const step = await milestones.get(tx, params.id);
    const item = await liveItem(tx, step.item, visitor);
    const before = await milestones.get(tx, body.predecessor);
    const known = await dependencies.list(tx);
    if (before.id === step.id || closesCircle(known, before.id, step.id))
      throw new LuodiError('link-cycle', { nodes: `${before.title} → ${step.title}` });
    await dependencies.insert(tx, [
      { id: randomUUID(), predecessor: before.id, successor: step.id, kind: body.kind, lag: body.lag },
    ]);
    return detail(tx, item.id, now);
  });

  route(fastify, app, api.schedule.unlink, async ({ tx, params, body, visitor, now }) => {
    const link = await dependencies.get(tx, params.id);
    const step = await milestones.get(tx, link.successor);
    const item = await liveItem(tx, step.item, visitor);
    await dependencies.remove(tx, { id: link.id, version: body.version });
    return detail(tx, item.id, now);
  });

  route(fastify, app, api.schedule.template, async ({ tx, params, body, visitor, now }) => {
    const item = await liveItem(tx, params.id, visitor);
    const [template] = await templates.list(tx, { code: body.template });
    if (!template) throw new LuodiError('not-found', { noun: 'template', id: body.template });
    const calendar = await calendarOf(tx);
    const ends = new Map<string, number>();
    const ids = new Map(template.nodes.map((node) => [node.code, randomUUID()]));
    await milestones.insert(
      tx,
      template.nodes.map((node) => {
        const start = Math.max(calendar.before(body.start), ...node.after.map((code) => ends.get(code) ?? 0));
        ends.set(node.code, start + node.days);
        const due = calendar.finishDay(start + node.days);
        return {
          ...NEW_MILESTONE,
          id: ids.get(node.code)!,
          item: item.id,
          title: node.name,
          code: node.code,
          stage: node.stage,
          duration: node.days,
          start: node.after.length === 0 ? body.start : null,
          due,
          originalDue: due,
        };
      }),
      'plan',
    );
    await dependencies.insert(
      tx,
      template.nodes.flatMap((node) =>
        node.after.map((code) => ({
          id: randomUUID(),
          predecessor: ids.get(code)!,
          successor: ids.get(node.code)!,
          kind: 'FS' as const,
          lag: 0,
        })),
      ),
      'plan',
    );
    await items.change(tx, { id: item.id, version: item.version, template: template.code }, 'plan');
    return detail(tx, item.id, now);
  });

  route(fastify, app, api.schedule.get, async ({ tx, query, now }) => {
    const { asOf, on: day, baseline, item, offset, limit = 200, ...chosen } = query;
    const times = { asOf };
    const on = day ?? now.toISOString().slice(0, 10);
    const asked = item ? { ids: [item], state: (await items.get(tx, item, times)).state ?? 'live' } : chosen;
    const { total, rows } = await items.ledger(tx, { ...asked, today: on, offset, limit }, times);
    const shown = new Set(rows.map((row) => row.id));
    const { steps, ties, planned } = await whole(tx, on, times);
    const earlier = baseline
      ? new Map(
          (await milestones.list(tx, { item: [...shown] }, { asOf: baseline })).map((one) => [one.id, one]),
        )
      : null;
    const own = new Set(steps.filter((step) => shown.has(step.item)).map((step) => step.id));
    return {
      on,
      total,
      items: rows.map(({ id, number, title, kind, lead }) => ({
        id,
        number,
        title,
        kind,
        bodyName: lead?.bodyName ?? null,
      })),
      steps: steps.flatMap((step, at) => {
        if (!own.has(step.id)) return [];
        const { id, item: of, title, start, due, originalDue, doneOn, duration, stage, version } = step;
        const before = earlier?.get(id);
        return [
          {
            item: of,
            title,
            start,
            due,
            originalDue,
            doneOn,
            duration,
            stage,
            version,
            ...planned.steps[at]!,
            baseline: before ? { start: before.start ?? null, due: before.due } : null,
          },
        ];
      }),
      links: ties
        .filter((one) => own.has(one.predecessor) || own.has(one.successor))
        .map(({ id, predecessor, successor, kind, lag, version }) => ({
          id,
          predecessor,
          successor,
          kind,
          lag,
          version,
        })),
      findings: planned.findings
        .filter((one) => one.at.steps.some((id) => own.has(id)))
        .map(({ code, severity, at, detail: facts }) => ({
          code,
          severity,
          at: { links: [...at.links], steps: [...at.steps] },
          detail: { ...facts },
        })),
    };
  });

  route(fastify, app, api.schedule.slip, async ({ tx, params, query, now }) => {
    const times = { asOf: query.asOf };
    const on = query.on ?? now.toISOString().slice(0, 10);
    await milestones.get(tx, params.id, times);
    const { steps, ties } = await whole(tx, on, times);
    const known = new Map(steps.map((step) => [step.id, step]));
    const moved = known.has(params.id)
      ? slipped(steps, ties, params.id, query.days, on, await calendarOf(tx))
      : [];
    const titles = new Map(
      (await items.list(tx, { id: [...new Set(moved.map((one) => known.get(one.id)!.item))] }, times)).map(
        (one) => [one.id, one.title],
      ),
    );
    return {
      moved: moved.map((one) => {
        const { title, item, due } = known.get(one.id)!;
        return { ...one, title, item, itemTitle: titles.get(item) ?? '', due };
      }),
    };
  });
}

/** The network of every live item: a link may lead anywhere. */
async function whole(tx: Tx, on: string, times: Times) {
  const former = new Set(
    (await items.list(tx, { state: ['superseded', 'withdrawn'] }, times)).map((one) => one.id),
  );
  const steps = (await milestones.list(tx, {}, times, 'due'))
    .filter((step) => !former.has(step.item))
    .map((step) => ({
      ...step,
      // What was known before milestones had these.
      start: step.start ?? null,
      originalDue: step.originalDue ?? null,
      duration: step.duration ?? 0,
      stage: step.stage ?? null,
    }));
  const known = new Set(steps.map((step) => step.id));
  const ties = (await dependencies.list(tx, {}, times)).filter(
    (one) => known.has(one.predecessor) && known.has(one.successor),
  );
  return { steps, ties, planned: network(steps, ties, on, await calendarOf(tx)) };
}
