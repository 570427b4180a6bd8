import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { mailboxes } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../plugins/problem.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function noticeRoutes(fastify: FastifyInstance, app: App): void {
  const available = app.outlets.mail !== null;
  route(fastify, app, api.notice.mailbox, async ({ tx, visitor }) => {
    const box = await mailboxes.find(tx, visitor.person!.id);
    return { available, address: box?.address ?? null, choice: box?.choice ?? 'digest' };
  });

  route(fastify, app, api.notice.choose, async ({ tx, body, visitor, request }) => {
    const person = visitor.person!.id;
    const { address, choice } = body;
    if (address === null) {
      await mailboxes.drop(tx, person);
      return { available, address, choice };
    }
    if (!available) throw new LuodiError('mail-off');
    await mailboxes.put(tx, { person, address, choice, language: languageOf(request) });
    return { available, address, choice };
  });
}
