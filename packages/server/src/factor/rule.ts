import type { Role } from '@luodi/contract';
import { SECOND_FACTOR_RULE, settings, type Tx } from '@luodi/store';

/** The roles that must have a second factor. */
export async function ruleOf(tx: Tx): Promise<Role[]> {
  const row = await settings.find(tx, SECOND_FACTOR_RULE);
  return (row?.value as { readonly roles: Role[] } | undefined)?.roles ?? [];
}

export async function setRule(tx: Tx, roles: readonly Role[]): Promise<void> {
  const old = await settings.find(tx, SECOND_FACTOR_RULE);
  const value = { roles: [...roles] };
  if (old) await settings.change(tx, { id: SECOND_FACTOR_RULE, version: old.version, value });
  else await settings.insert(tx, [{ id: SECOND_FACTOR_RULE, value }]);
}
