import { LuodiError } from '@luodi/domain';
import { hashPassword, oneTimePassword } from '@luodi/server';
import { accounts, open, secondFactors, signIns } from '@luodi/store';

/**
 * Gives an account a one-time password, shown once, ends its sessions and releases its second factor; beside a running server or without one.
 * @throws {LuodiError} `not-found`; see `open()`
 */
export async function reset(username: string): Promise<void> {
  const store = await open({ claim: 'beside', name: 'account reset' });
  try {
    const user = await signIns.byName(store.db, username.toLowerCase());
    if (!user?.jurisdiction) throw new LuodiError('not-found', { noun: 'account', id: username });
    const password = oneTimePassword();
    const digest = await hashPassword(password);
    const { id, jurisdiction } = user;
    await store.transact({ jurisdiction, actor: 'system', at: new Date() }, async (tx) => {
      await accounts.setPassword(tx, id, { digest, once: true });
      // Who lost every administrator gets one back by it.
      await accounts.disable(tx, id, false);
      await secondFactors.drop(tx, id, 'release');
    });
    console.log(`${username}: 一次性密码 · one-time password: ${password}`);
    console.log('首次登录时须更改 · it must be changed at the next sign-in');
  } finally {
    await store.close();
  }
}
