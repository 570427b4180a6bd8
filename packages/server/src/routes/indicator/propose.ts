import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { CATALOGUE, propose } from '@luodi/domain/index/catalogue';
import {
  type Clause,
  clauses,
  documents,
  indicatorClauses,
  indicators,
  indicatorVerdicts,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { fromCatalogue } from './catalogue.ts';

/** From clause to indicator: proposals of the catalogue, and what a person makes of them. */
export function proposeRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.indicator.proposals, async ({ tx, params }) => {
    await documents.get(tx, params.id);
    const { ids, links, refused } = await decided(tx, params.id);
    return {
      clauses: (await articles(tx, params.id)).map((clause) => ({
        eId: clause.eId,
        number: clause.number,
        heading: clause.heading,
        proposals: propose(clause.text).map(({ indicator, reason, at, because }) => {
          const id = ids.get(indicator.code) ?? null;
          const own = `${clause.eId} ${indicator.code}`;
          return {
            code: indicator.code,
            name: indicator.name,
            definition: indicator.definition,
            unit: indicator.unit,
            direction: indicator.direction === 1 ? ('more' as const) : ('less' as const),
            office: indicator.source,
            field: indicator.field,
            reason,
            start: clause.start + at.start,
            end: clause.start + at.end,
            because,
            state: links.has(own)
              ? ('accepted' as const)
              : refused.has(own)
                ? ('rejected' as const)
                : ('proposed' as const),
            indicator: id,
          };
        }),
      })),
    };
  });

  route(fastify, app, api.indicator.decide, async ({ tx, params, body, visitor, now }) => {
    await documents.get(tx, params.id);
    const { ids, links, refused } = await decided(tx, params.id);
    const known = new Map((await articles(tx, params.id)).map((clause) => [clause.eId, clause]));
    const acts = [...new Map(body.acts.map((act) => [`${act.eId} ${act.code}`, act])).entries()];
    const catalogue = new Map(CATALOGUE.map((one) => [one.code, one]));
    for (const [, { eId, code }] of acts) {
      if (!known.has(eId)) throw new LuodiError('not-found', { noun: 'clause', id: eId });
      if (!catalogue.has(code) && !ids.has(code))
        throw new LuodiError('not-found', { noun: 'indicator', id: code });
    }
    const accepted = acts.filter(([own, act]) => act.verdict === 'accept' && !links.has(own));
    const missing = new Set(accepted.map(([, act]) => act.code).filter((code) => !ids.has(code)));
    const made = await indicators.insert(
      tx,
      [...missing].map((code) => fromCatalogue(catalogue.get(code)!)),
    );
    for (const row of made) ids.set(row.code, row.id);
    await indicatorClauses.insert(
      tx,
      accepted.map(([, { eId, code }]) => {
        const clause = known.get(eId)!;
        const called = propose(clause.text).find((one) => one.indicator.code === code);
        return {
          id: randomUUID(),
          indicator: ids.get(code)!,
          document: params.id,
          eId,
          start: clause.start + (called?.at.start ?? 0),
          end: called ? clause.start + called.at.end : clause.end,
          quotation: called?.reason ?? clause.heading,
        };
      }),
      'accept',
    );
    // An accepted one that is refused or reopened loses its link; a refused one that is accepted or reopened its refusal.
    const parted = acts.flatMap(([own, act]) =>
      act.verdict !== 'accept' && links.has(own) ? [links.get(own)!] : [],
    );
    await indicatorClauses.removeAll(tx, parted);
    const freed = acts.flatMap(([own, act]) =>
      act.verdict !== 'reject' && refused.has(own) ? [refused.get(own)!] : [],
    );
    await indicatorVerdicts.removeAll(tx, freed);
    const rejected = acts.filter(([own, act]) => act.verdict === 'reject' && !refused.has(own));
    await indicatorVerdicts.insert(
      tx,
      rejected.map(([, { eId, code }]) => ({
        id: randomUUID(),
        document: params.id,
        eId,
        code,
        verdict: 'rejected' as const,
        decidedBy: visitor.person!.id,
        decidedAt: now.toISOString(),
      })),
      'reject',
    );
    return { accepted: accepted.length, rejected: rejected.length, made: made.length };
  });
}

/** The clauses that indicators are proposed for: the smallest that hold text of their own. */
async function articles(tx: Tx, document: string): Promise<Clause[]> {
  const all = await clauses.of(tx, document);
  // A clause that only holds others would repeat their words.
  return all.filter(
    (one) =>
      !all.some(
        (other) =>
          other !== one && other.start >= one.start && other.end <= one.end && other.level > one.level,
      ),
  );
}

/** What is decided of a document's clauses, by `eId code`. */
async function decided(tx: Tx, document: string) {
  const rows = await indicators.list(tx);
  const ids = new Map(rows.map((row) => [row.code, row.id]));
  const codes = new Map(rows.map((row) => [row.id, row.code]));
  return {
    ids,
    links: new Map(
      (await indicatorClauses.list(tx, { document })).map((link) => [
        `${link.eId} ${codes.get(link.indicator)}`,
        link,
      ]),
    ),
    refused: new Map(
      (await indicatorVerdicts.list(tx, { document })).map((one) => [`${one.eId} ${one.code}`, one]),
    ),
  };
}
