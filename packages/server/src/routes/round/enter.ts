import { api } from '@luodi/contract';
import { LuodiError, refusal } from '@luodi/domain';
import { updates } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { enterAll } from '../../filing/enter.ts';
import { judge } from '../../filing/judge.ts';
import { languageOf } from '../../plugins/problem.ts';
import { messageOf } from '../../present/finding.ts';
import { presentUpdate } from '../../present/item.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function enterRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.round.enter, async ({ tx, params, body, visitor, request }) => {
    const { period } = params;
    const language = languageOf(request);
    const entered = await enterAll(tx, { period, rows: body.rows, visitor });
    const named = new Map((await updates.named(tx, { period })).map((row) => [row.id, row]));
    return {
      rows: entered.map(({ item, update, refused, findings }) => ({
        item,
        update: update && presentUpdate(named.get(update.id)!),
        code: refused?.code ?? null,
        message: refused && refusal(refused, language),
        findings: findings.map((one) => ({
          code: one.code,
          severity: one.severity,
          at: one.at,
          message: messageOf(one, language),
        })),
      })),
    };
  });

  route(fastify, app, api.round.judge, async ({ tx, body, visitor, request }) => {
    const judged: string[] = [];
    const refused: { id: string; code: string; message: string }[] = [];
    for (const verdict of body.verdicts) {
      try {
        judged.push((await judge(tx, verdict, visitor)).id);
      } catch (error) {
        if (!(error instanceof LuodiError)) throw error;
        refused.push({ id: verdict.id, code: error.code, message: refusal(error, languageOf(request)) });
      }
    }
    return { judged, refused };
  });
}
