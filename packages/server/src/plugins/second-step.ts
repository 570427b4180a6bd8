import { api, type BodyOf } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { accounts, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { prove, slowed } from '../factor/prove.ts';
import type { FirstStep } from '../factor/steps.ts';
import { schemaOf } from '../route.ts';
import type { App } from '../visitor.ts';
import { openSession } from './sign-in.ts';

/**
 * The second step of signing in: proves the second factor by the account's own hand, then opens a session, as every
 * door does: only after what was proven is written.
 */
export function secondStep(fastify: FastifyInstance, app: App): void {
  fastify.route({
    method: api.factor.prove.method,
    url: api.factor.prove.path,
    schema: schemaOf(api.factor.prove),
    async handler(request, reply) {
      reply.header('cache-control', 'no-store');
      const now = app.clock();
      const step = app.steps.find(request, now.getTime());
      if (step === null) throw new LuodiError('step-stale');
      const { code } = request.body as BodyOf<typeof api.factor.prove>;
      await slowed(app, { request, reply }, step.username, now, () =>
        app.store.transact({ jurisdiction: app.jurisdiction, actor: step.person, at: now }, async (tx) => {
          await fresh(tx, step);
          if (!(await prove(tx, app, step.user, code, now))) throw new LuodiError('code-wrong');
          await accounts.entered(tx, step.user, step.door);
        }),
      );
      const forgotten = app.steps.end(request);
      const cookies = await openSession(
        app.auth,
        request,
        step.user,
        step.token ? { directory: step.token } : {},
      );
      if (cookies.length === 0) throw new LuodiError('account-disabled');
      reply.header('set-cookie', [...cookies, forgotten]);
      return {};
    },
  });
}

/** @throws {LuodiError} `account-disabled`; `step-stale` where the password was changed between the steps */
async function fresh(tx: Tx, step: FirstStep): Promise<void> {
  const standing = await accounts.standing(tx, step.user);
  if (standing === null || standing.disabled) throw new LuodiError('account-disabled');
  if (step.door === 'name' && (await accounts.digestOf(tx, step.user)) !== step.digest)
    throw new LuodiError('step-stale');
}
