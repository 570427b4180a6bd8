import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { accounts, secondFactors } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { opened, proveOneself, slowed } from '../../factor/prove.ts';
import { newCodes } from '../../factor/recovery.ts';
import { ruleOf } from '../../factor/rule.ts';
import { addressOf, newSecret, stepOf } from '../../factor/totp.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

/** What everybody may do with their own second factor. */
export function factorRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.factor.abandon, async ({ request, reply }) => {
    reply.header('set-cookie', app.steps.end(request));
    return {};
  });

  route(fastify, app, api.factor.own, async ({ tx, visitor }) => {
    const { user } = visitor.account!;
    const factor = await secondFactors.find(tx, user);
    const required = await ruleOf(tx);
    return {
      on: factor !== null && factor.secret !== null,
      since: factor?.since ?? null,
      codes: factor?.codes ?? 0,
      required: visitor.roles.some((role) => required.includes(role)),
      password: (await accounts.digestOf(tx, user)) !== null,
    };
  });

  route(fastify, app, api.factor.offer, async ({ tx, visitor, body, now, ...met }) => {
    const { user, username } = visitor.account!;
    met.reply.header('cache-control', 'no-store');
    await slowed(app, met, username, now, () => proveOneself(tx, app, user, body, now));
    const secret = newSecret();
    await secondFactors.offer(tx, user, app.sealer.seal(secret, user));
    return { secret, address: addressOf(secret, username) };
  });

  route(fastify, app, api.factor.confirm, async ({ tx, visitor, body, now, ...met }) => {
    const { user, username, session } = visitor.account!;
    met.reply.header('cache-control', 'no-store');
    const next = (await secondFactors.find(tx, user))?.next;
    if (!next) throw new LuodiError('step-stale');
    const { codes } = await slowed(app, met, username, now, async () => {
      const step = stepOf(opened(app, next, user), body.code.replace(/\s/g, ''), now.getTime());
      if (step === null) throw new LuodiError('code-wrong');
      const made = await newCodes();
      if (!(await secondFactors.confirm(tx, user, { next, step, recovery: made.kept })))
        throw new LuodiError('step-stale');
      return made;
    });
    await accounts.revoke(tx, user, { keep: session });
    return { codes: [...codes] };
  });

  route(fastify, app, api.factor.recode, async ({ tx, visitor, body, now, ...met }) => {
    const { user, username } = visitor.account!;
    met.reply.header('cache-control', 'no-store');
    if (!(await secondFactors.stands(tx, user)))
      throw new LuodiError('not-found', { noun: 'secondFactor', id: username });
    await slowed(app, met, username, now, () => proveOneself(tx, app, user, body, now));
    const { codes, kept } = await newCodes();
    await secondFactors.recode(tx, user, kept);
    return { codes: [...codes] };
  });

  route(fastify, app, api.factor.off, async ({ tx, visitor, body, now, ...met }) => {
    const { user, username } = visitor.account!;
    if (!(await secondFactors.stands(tx, user)))
      throw new LuodiError('not-found', { noun: 'secondFactor', id: username });
    const required = await ruleOf(tx);
    if (visitor.roles.some((role) => required.includes(role))) throw new LuodiError('factor-required');
    await slowed(app, met, username, now, () => proveOneself(tx, app, user, body, now));
    await secondFactors.drop(tx, user, 'unsecure');
    return {};
  });
}
