export type { Finding, Severity } from './finding.ts';
export type { Span } from './span.ts';
