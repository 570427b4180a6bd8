import { LuodiError } from '@luodi/domain';
import { accounts, secondFactors, type Tx } from '@luodi/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPassword } from '../plugins/password.ts';
import { keysOf } from '../plugins/throttle.ts';
import type { App } from '../visitor.ts';
import { digestOf, isRecovery } from './recovery.ts';
import { stepOf } from './totp.ts';

/**
 * True once for a code of the telephone and once for a recovery code; what proved it is used up with the transaction.
 * @throws {LuodiError} `factor-unreadable` where another installation sealed the secret
 */
export async function prove(tx: Tx, app: App, account: string, given: string, now: Date): Promise<boolean> {
  const factor = await secondFactors.find(tx, account);
  if (!factor?.secret) return false;
  const code = given.replace(/\s/g, '');
  if (isRecovery(code)) return secondFactors.useCode(tx, account, await digestOf(code, factor.salt));
  const step = stepOf(opened(app, factor.secret, account), code, now.getTime());
  return step !== null && secondFactors.useStep(tx, account, step);
}

/** @throws {LuodiError} `factor-unreadable` */
export function opened(app: App, sealed: string, account: string): string {
  const secret = app.sealer.open(sealed, account);
  if (secret === null) throw new LuodiError('factor-unreadable');
  return secret;
}

/**
 * Who is signed in proves to be it: by the password, where the account has one, and by a code, where a second factor stands.
 * @throws {LuodiError} `password-wrong`, `code-wrong`, `factor-unreadable`
 */
export async function proveOneself(
  tx: Tx,
  app: App,
  account: string,
  given: { readonly password?: string; readonly code?: string },
  now: Date,
): Promise<void> {
  const digest = await accounts.digestOf(tx, account);
  if (digest !== null && !(given.password && (await isPassword(digest, given.password))))
    throw new LuodiError('password-wrong');
  if (
    (await secondFactors.stands(tx, account)) &&
    !(given.code && (await prove(tx, app, account, given.code, now)))
  )
    throw new LuodiError('code-wrong');
}

/**
 * Slows down whoever guesses codes. A try counts as failed until it went well, so that a hundred at once are a hundred.
 * @throws {LuodiError} `throttled`, and what the try throws
 */
export async function slowed<T>(
  app: App,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  username: string,
  now: Date,
  attempt: () => Promise<T>,
): Promise<T> {
  const keys = keysOf(username, request.ip);
  const seconds = app.codes.wait(keys, now.getTime());
  if (seconds > 0) {
    reply.header('retry-after', String(seconds));
    throw new LuodiError('throttled', { seconds });
  }
  app.codes.failed(keys, now.getTime());
  try {
    const done = await attempt();
    app.codes.passed(keys);
    return done;
  } catch (error) {
    const wrong = error instanceof LuodiError && /^(code|password)-wrong$/.test(error.code);
    if (!wrong) app.codes.forgiven(keys);
    throw error;
  }
}
