import type { Policy } from './policy.ts';

/** Auditors and administrators read and verify the chain; nobody edits it. */
export const audit: Policy = {
  look: { any: ['auditor', 'administrator'] },
  verify: { any: ['auditor', 'administrator'] },
  export: { any: ['auditor'] },
};
