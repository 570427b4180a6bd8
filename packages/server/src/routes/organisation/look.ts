import { api } from '@luodi/contract';
import { suggestBodies } from '@luodi/domain/list';
import { heirs, holds } from '@luodi/domain/organisation';
import { areas, bodies, posts, registers, reorganisations } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../plugins/problem.ts';
import { presentRegister } from '../../present/organisation.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { dutiesOf } from './duty.ts';

export function lookRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.organisation.get, async ({ tx, query, now }) => {
    const { asOf } = query;
    const today = (asOf ?? now.toISOString()).slice(0, 10);
    const on = query.on ?? today;
    const shown = query.view === 'now' ? today : on;
    const links = await reorganisations.list(tx, {}, { asOf }, 'on');
    const view = <
      R extends { readonly id: string; readonly validFrom: string | null; readonly validTo: string | null },
    >(
      rows: readonly R[],
    ) => standing(rows, on, shown, (id) => heirs(id, links, shown));
    const allAreas = view(await areas.list(tx, {}, { asOf }, 'code'));
    const allBodies = view(await bodies.list(tx, {}, { asOf }, 'name'));
    const past = query.view === 'now' ? await posts.list(tx, {}, { asOf, on }) : [];
    const kept = new Set(past.flatMap(({ id }) => heirs(id, links, shown)));
    const postRows = (await posts.withHolders(tx, { asOf, on: shown })).filter(
      ({ id }) => query.view !== 'now' || kept.has(id),
    );
    /** What it is part of, under the name that stands. */
    const above = (parent: string | null) =>
      parent === null ? null : (heirs(parent, links, shown)[0] ?? null);
    return {
      areas: allAreas.map(({ row, before }) => ({
        id: row.id,
        code: row.code,
        name: row.name,
        nameEn: row.nameEn,
        kind: row.kind,
        parent: above(row.parent),
        overlaps: row.overlaps ? [...new Set(row.overlaps.flatMap((id) => heirs(id, links, shown)))] : null,
        before,
      })),
      bodies: allBodies.map(({ row, before }) => ({
        id: row.id,
        name: row.name,
        nameEn: row.nameEn,
        shortName: row.shortName,
        parent: above(row.parent),
        before,
      })),
      posts: postRows.map(({ id, name, nameEn, body, holder }) => ({ id, name, nameEn, body, holder })),
    };
  });

  route(fastify, app, api.organisation.register, async ({ tx, query, request }) =>
    presentRegister(await registers.read(tx, query), languageOf(request)),
  );

  route(fastify, app, api.organisation.suggest, async ({ tx, query: { words, ...times }, now }) => {
    const on = times.on ?? now.toISOString().slice(0, 10);
    const names = new Map(
      (await bodies.list(tx, {}, { asOf: times.asOf, on })).map((body) => [body.id, body.name]),
    );
    const duties = await dutiesOf(tx, times, on);
    return {
      bodies: suggestBodies(words, duties).flatMap(({ body, confidence, because }) => {
        const bodyName = names.get(body);
        return bodyName ? [{ body, bodyName, confidence, because: because.join('、') }] : [];
      }),
    };
  });
}

/** The rows of a day as they stood, or those that stand for them on another day, each with whom it stands for. */
function standing<
  R extends { readonly id: string; readonly validFrom: string | null; readonly validTo: string | null },
>(
  rows: readonly R[],
  on: string,
  shown: string,
  heirsOf: (id: string) => readonly string[],
): { readonly row: R; readonly before: string[] }[] {
  const before = new Map<string, string[]>();
  for (const row of rows) {
    if (!holds(row, on)) continue;
    for (const heir of on === shown ? [row.id] : heirsOf(row.id))
      before.set(heir, [...(before.get(heir) ?? []), ...(heir === row.id ? [] : [row.id])]);
  }
  return rows.flatMap((row) => {
    const found = before.get(row.id);
    return found && holds(row, shown) ? [{ row, before: found }] : [];
  });
}
