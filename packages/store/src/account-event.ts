import { sha256 } from './audit.ts';
import type { Tx } from './tx.ts';

/** Every act on an account is an event of the chain, though its rows are the sign-in library's or secrets. */
export function report(tx: Tx, verb: string, id: string): void {
  const batch = tx.batch();
  tx.audit({
    verb,
    noun: 'account',
    nounId: id,
    version: null,
    rows: 1,
    batch,
    digest: sha256(`${verb} ${id}`),
  });
}
