import { randomUUID } from 'node:crypto';
import { deliveries, type Pending, type Tx } from '@luodi/store';
import { enqueue } from '../jobs/kind.ts';
import { calling } from './call.ts';
import { mailing } from './mail.ts';
import type { Outlets } from './outlet.ts';

/** What lay longer than this without an outlet is not sent any more, days. */
const STALE = 7;

/**
 * Hands notices to jobs that send them, each once per channel: in one transaction with the note that it was handed
 * over, so that a restart neither loses nor doubles any. Where there is nothing to say nothing is made.
 * @param digest true for those who want one mail a day, false for those who want it at once, and the webhook
 */
export async function dispatch(tx: Tx, outlets: Outlets, digest: boolean): Promise<number> {
  const after = new Date(Date.parse(tx.at) - STALE * 86_400_000).toISOString();
  let handed = 0;
  if (outlets.mail) {
    const byPerson = new Map<string, Pending[]>();
    for (const one of await deliveries.mail(tx, digest ? 'digest' : 'once', after))
      byPerson.set(one.person, [...(byPerson.get(one.person) ?? []), one]);
    for (const [person, pending] of byPerson) {
      const id = `mail-${randomUUID()}`;
      const notices = await deliveries.claim(
        tx,
        'mail',
        id,
        pending.map(({ notice }) => notice),
      );
      if (notices.length === 0) continue;
      await enqueue(tx, mailing, { person, notices: [...notices] }, id);
      handed += notices.length;
    }
  }
  if (outlets.hook && !digest)
    for (const { notice } of await deliveries.hook(tx, after)) {
      const id = `hook-${notice}`;
      if ((await deliveries.claim(tx, 'hook', id, [notice])).length === 0) continue;
      await enqueue(tx, calling, { notice }, id);
      handed += 1;
    }
  return handed;
}
