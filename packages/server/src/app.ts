import { createHmac } from 'node:crypto';
import multipart from '@fastify/multipart';
import { accounts, type Store, secondFactors, signIns, transact, type Worker } from '@luodi/store';
import Fastify, { type FastifyInstance } from 'fastify';
import { provider } from './directory/provider.ts';
import type { Directory } from './directory/settings.ts';
import { sealer } from './factor/seal.ts';
import { type FirstStep, steps } from './factor/steps.ts';
import { work } from './jobs/work.ts';
import { type Outlets, outletsOf } from './notice/outlet.ts';
import { description } from './plugins/description.ts';
import { directoryRoutes } from './plugins/directory.ts';
import { gate } from './plugins/gate.ts';
import { pages } from './plugins/pages.ts';
import { problem } from './plugins/problem.ts';
import type { Proxies } from './plugins/proxy.ts';
import { secondStep } from './plugins/second-step.ts';
import { signIn, signInRoutes } from './plugins/sign-in.ts';
import { throttle } from './plugins/throttle.ts';
import { routes } from './routes/index.ts';
import { stranger, userOf, visitorOf } from './visit.ts';
import type { App } from './visitor.ts';

export interface AppOptions {
  readonly store: Store;
  /** The government that runs this server. */
  readonly jurisdiction: string;
  /** Signs the session cookies. */
  readonly secret: string;
  /** `http://127.0.0.1:8080`, as the browser sees it. */
  readonly address: string;
  readonly directory?: Directory | null;
  /** By which notices leave the machine. Default: none. */
  readonly outlets?: Outlets;
  /** Which proxies may say for whom they ask. Default: none. */
  readonly trustProxy?: Proxies;
  /** The built web client; left out in tests. */
  readonly web?: string;
  readonly clock?: () => Date;
  readonly log?: boolean;
}

/** Longest request body that is not a file: 20 MiB. */
const BODY_LIMIT = 20 * 1024 * 1024;
/** Largest file: 60 MiB. */
const FILE_LIMIT = 60 * 1024 * 1024;

/**
 * The whole application, not yet listening; tests `inject` into it.
 * For: `luodi start`, server tests.
 */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const {
    store,
    jurisdiction,
    secret,
    address,
    directory = null,
    trustProxy = false,
    clock = () => new Date(),
  } = options;
  const fastify = Fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy,
    logger: options.log ? { level: 'warn' } : false,
    // Unknown parameters are refused, numbers in a query are read as numbers.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, allErrors: false } },
    routerOptions: { maxParamLength: 300 },
  });
  const outlets = options.outlets ?? outletsOf({}, address);
  problem(fastify);
  await gate(fastify);
  await fastify.register(multipart, { limits: { fileSize: FILE_LIMIT, files: 20 } });
  await description(fastify);
  const occasion = () => ({ jurisdiction, actor: 'visitor', at: clock() });
  const second = (user: string) => store.transact(occasion(), (tx) => secondFactors.stands(tx, user));
  const auth = signIn({ pool: store.signIn, secret, address, second });
  const begun = steps(address);
  const personOf = (user: string) =>
    store.transact(
      occasion(),
      async (tx) => (await signIns.list(tx, { userId: user }))[0]?.person ?? 'visitor',
    );
  signInRoutes(fastify, auth, clock, {
    entered: async (user) => {
      const actor = await personOf(user);
      await store.transact({ ...occasion(), actor }, (tx) => accounts.entered(tx, user, 'name'));
    },
    begin: async (user) => {
      const person = await personOf(user);
      const step = await store.transact(
        occasion(),
        async (tx): Promise<FirstStep> => ({
          user,
          person,
          username: (await accounts.get(tx, user)).username,
          digest: await accounts.digestOf(tx, user),
          door: 'name',
        }),
      );
      return begun.begin(step, clock().getTime());
    },
  });
  const app: App = {
    clock,
    jurisdiction,
    auth,
    store,
    directory,
    provider: directory && provider(directory, address),
    outlets,
    steps: begun,
    sealer: sealer(secret),
    codes: throttle(),
    address,
    sign: (words) => createHmac('sha256', secret).update(words).digest('base64url'),
    async visitor(request) {
      const user = await userOf(request, auth);
      if (user === null) return stranger(jurisdiction);
      const at = clock();
      return transact(store.db, { jurisdiction, actor: user.user, at }, (tx) =>
        visitorOf(tx, user, at.toISOString().slice(0, 10)),
      );
    },
    transact: (visitor, now, work, asOf) =>
      transact(store.db, { jurisdiction, actor: visitor.person?.id ?? 'visitor', at: now, asOf }, work),
  };
  secondStep(fastify, app);
  routes(fastify, app);
  if (directory && app.provider) directoryRoutes(fastify, app, directory, app.provider);
  let worker: Worker | undefined;
  // Tests inject and do not listen: what they want done they do by `work()`.
  fastify.addHook('onListen', async () => {
    worker = await work(store, clock, { outlets });
  });
  fastify.addHook('onClose', async () => worker?.stop());
  if (options.web) await pages(fastify, options.web);
  return fastify;
}
