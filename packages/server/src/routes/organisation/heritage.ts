import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { forebears, heirs, regroup } from '@luodi/domain/organisation';
import { registers } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function heritageRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.organisation.heritage, async ({ tx, params, query, now }) => {
    const { asOf } = query;
    const rows = await registers.read(tx, { asOf });
    const own = rows[params.noun].find(({ id }) => id === params.id);
    if (!own) throw new LuodiError('not-found', { noun: params.noun, id: params.id });
    const day = query.on ?? (asOf ?? now.toISOString()).slice(0, 10);
    const links = rows.reorganisation.filter(({ noun }) => noun === params.noun);
    const before = forebears(own.id, links, day);
    const after = heirs(own.id, links, day);
    const family = new Set([own.id, ...before, ...after]);
    const named = new Map(rows[params.noun].map(({ id, name, nameEn }) => [id, { id, name, nameEn }]));
    const nameOf = (id: string) => named.get(id) ?? { id, name: id, nameEn: '' };
    const counted = query.view === 'now' ? new Set([own.id, ...before]) : new Set([own.id]);
    const posts = params.noun === 'body' ? rows.post.filter(({ body }) => counted.has(body)) : [];
    const filed = await registers.filed(tx, { asOf });
    const persons = new Map(rows.person.map(({ id, name }) => [id, name]));
    const byBody = new Map<string, number>();
    for (const { id, body } of rows.post) byBody.set(body, (byBody.get(body) ?? 0) + (filed.get(id) ?? 0));
    const summed = (counts: ReadonlyMap<string, number>) =>
      (query.view === 'now' ? regroup(counts, links, day) : counts).get(own.id) ?? 0;
    const placed = [...(params.noun === 'area' ? await registers.placed(tx, { asOf }) : [])];
    const led = await registers.led(
      tx,
      posts.map(({ id }) => id),
      { asOf },
    );
    return {
      id: own.id,
      name: own.name,
      nameEn: own.nameEn,
      validFrom: own.validFrom,
      validTo: own.validTo,
      reorganisations: links
        .filter(({ from, to }) => [...from, ...to].some((id) => family.has(id)))
        .map(({ kind, on, from, to, reason }) => ({
          kind,
          on,
          from: from.map(nameOf),
          to: to.map(nameOf),
          reason,
        })),
      posts: posts.map(({ id, name, body, validFrom, validTo }) => ({
        id,
        name,
        body,
        bodyName: nameOf(body).name,
        validFrom,
        validTo,
        tenures: rows.holding
          .filter(({ post }) => post === id)
          .map(({ person, deputy, validFrom: since, validTo: until }) => ({
            person,
            name: persons.get(person) ?? '',
            deputy,
            validFrom: since,
            validTo: until,
          })),
        filed: filed.get(id) ?? 0,
      })),
      items: led.map(({ id, number, title, official, post, still }) => ({
        id,
        number,
        title,
        official,
        post,
        still,
      })),
      filed: summed(byBody),
      placed: {
        items: summed(new Map(placed.map(([id, { items }]) => [id, items]))),
        observations: summed(new Map(placed.map(([id, { observations }]) => [id, observations]))),
      },
    };
  });
}
