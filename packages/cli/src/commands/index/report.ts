import type { IndexFinding } from '@luodi/domain/index';
import about from '../../../package.json' with { type: 'json' };

/** What was run, what was odd, and with which version and seed, so that it can be run again. */
export const report = (
  what: Readonly<Record<string, unknown>>,
  findings: readonly IndexFinding[],
  seed: number | null,
): string =>
  `${JSON.stringify(
    {
      ...what,
      findings: findings.map(({ code, severity, at, detail }) => ({ code, severity, at, detail })),
      versions: { luodi: about.version },
      seed,
    },
    null,
    2,
  )}\n`;
