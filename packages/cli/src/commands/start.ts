import type { Begun } from '@luodi/server';
import { jurisdictions, open, type Store, seal } from '@luodi/store';
import { type Address, addressOf, free, occupied } from '../start/address.ts';
import { builtPages } from '../start/pages.ts';
import { progress } from '../start/progress.ts';

const HOUR = 3_600_000;

/**
 * Starts everything: database, tables, on first start the sample workspace and one administrator, then the server.
 * Runs until it is told to stop.
 * @throws {LuodiError} see `open()`; `port-taken`, `invalid`
 */
export async function start(environment: NodeJS.ProcessEnv = process.env): Promise<void> {
  const address = addressOf(environment);
  await free(address);
  const closing: (() => Promise<unknown>)[] = [];
  const opening = open({
    name: address.url,
    report: (step) => {
      const line = progress(step);
      if (line !== null) console.log(line);
    },
  });
  stopOnSignal(opening, closing);
  const store = await opening;
  closing.push(() => store.close());
  try {
    const { buildApp, directoryOf, firstStart, outletsOf, proxiesOf } = await import('@luodi/server');
    const directory = directoryOf(environment);
    const trustProxy = proxiesOf(environment);
    const seen = environment.LUODI_ADDRESS || address.url;
    const outlets = outletsOf(environment, seen);
    // LUODI_SAMPLE=no begins with an empty workspace, LUODI_NAME says whose.
    const { jurisdiction, administrator } =
      environment.LUODI_SAMPLE === 'no'
        ? await firstStart(store, new Date(), null, environment.LUODI_NAME || undefined)
        : await firstStart(store, new Date());
    const app = await buildApp({
      store,
      jurisdiction,
      secret: store.home.secrets.session,
      address: seen,
      outlets,
      directory,
      trustProxy,
      web: builtPages() ?? undefined,
      log: true,
    });
    closing.push(() => app.close());
    await app.listen({ host: address.host, port: address.port }).catch((error) => {
      throw occupied(error, address.port);
    });
    await sealAll(store);
    const daily = setInterval(() => void sealAll(store).catch((error) => console.error(error)), HOUR);
    closing.push(async () => clearInterval(daily));
    greet(address, store, administrator);
  } catch (error) {
    for (const close of closing.reverse()) await close().catch(() => {});
    throw error;
  }
}

function greet(address: Address, store: Store, administrator: Begun['administrator']): void {
  console.log(`\n落地已启动 · Luodi is running: ${address.url}`);
  console.log(`数据 · data: ${store.kind === 'embedded' ? store.home.database : 'DATABASE_URL'}`);
  if (administrator)
    console.log(
      `管理员 · administrator: ${administrator.username}\n一次性密码 · one-time password: ${administrator.password}`,
    );
  else console.log('用已有账户登录 · sign in with your account');
  if (builtPages() === null)
    console.log('网页尚未编译，只有接口 · the pages are not built; only the interface answers');
  console.log('按 Ctrl-C 停止 · Ctrl-C stops it');
}

/** Signs the head of each chain once a day. */
async function sealAll(store: Store): Promise<void> {
  for (const { id } of await jurisdictions.every(store.db))
    await store.transact({ jurisdiction: id, actor: 'system', at: new Date() }, (tx) =>
      seal(tx, store.home.folder),
    );
}

/** Closes what was opened, last first; a second signal after two seconds does not wait. */
function stopOnSignal(opening: Promise<unknown>, closing: (() => Promise<unknown>)[]): void {
  let asked = 0;
  const stop = async (): Promise<void> => {
    if (asked > 0) {
      if (Date.now() - asked > 2000) process.exit(130);
      return;
    }
    asked = Date.now();
    console.log('\n正在停止… · stopping');
    await opening.catch(() => {});
    for (const close of [...closing].reverse()) await close().catch((error) => console.error(error));
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}
