export { type ErrorCode, type Language, LuodiError, REFUSALS, refusal } from './error.ts';
export type { Finding, Severity } from './finding.ts';
export type { Span } from './span.ts';
