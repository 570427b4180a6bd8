import { api } from '@luodi/contract';
import { LuodiError, weakness } from '@luodi/domain';
import { accounts } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { slowed } from '../../factor/prove.ts';
import { hashPassword, isPassword } from '../../plugins/password.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

/** What each weakness means, and what to do. */
const WEAK = {
  short: { zh: '至少 10 个字符；可以用几个词或一句话。', en: 'at least 10 characters; some words will do.' },
  long: { zh: '最多 128 个字符。', en: 'at most 128 characters.' },
  name: { zh: '不要含有用户名。', en: 'it may not hold the user name.' },
  simple: {
    zh: '太简单（重复或连续的字符）。',
    en: 'it is too simple (repeated or neighbouring characters).',
  },
  common: { zh: '太常见，容易被猜到。', en: 'it is too common and easily guessed.' },
} as const;

/** What everybody may do with their own account: change the password, see where they are signed in, end it. */
export function ownRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.session.password, async ({ tx, visitor, body, now, ...met }) => {
    const { user, session, username } = visitor.account!;
    // Whoever found a browser open does not get at the password by trying.
    await slowed(app, met, username, now, async () => {
      const digest = await accounts.digestOf(tx, user);
      if (digest === null || !(await isPassword(digest, body.current)))
        throw new LuodiError('password-wrong');
    });
    const weak = body.next === body.current ? 'common' : weakness(body.next, username);
    if (weak) throw new LuodiError('password-weak', { weak, reason: WEAK[weak].zh, reasonEn: WEAK[weak].en });
    await accounts.setPassword(tx, user, {
      digest: await hashPassword(body.next),
      once: false,
      keep: session,
    });
    return {};
  });

  route(fastify, app, api.session.sessions, async ({ tx, visitor }) => {
    const { user, session } = visitor.account!;
    return {
      sessions: (await accounts.sessions(tx, user)).map((one) => ({ ...one, current: one.id === session })),
    };
  });

  route(fastify, app, api.session.revoke, async ({ tx, visitor, params }) => {
    const { user } = visitor.account!;
    const ended = await accounts.revoke(tx, user, { session: params.id });
    if (ended === 0) throw new LuodiError('not-found', { noun: 'session', id: params.id });
    return { ended };
  });

  route(fastify, app, api.session.revokeOthers, async ({ tx, visitor }) => {
    const { user, session } = visitor.account!;
    return { ended: await accounts.revoke(tx, user, { keep: session }) };
  });
}
