import type { Policy } from './policy.ts';

/** Administrators keep accounts and roles; an auditor sees who has which. */
export const account: Policy = {
  look: { any: ['administrator', 'auditor'] },
  administer: { any: ['administrator'] },
};
