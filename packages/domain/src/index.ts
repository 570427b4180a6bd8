export { type ErrorCode, type Language, LuodiError, REFUSALS, refusal } from './error.ts';
export type { Finding, Severity } from './finding.ts';
export { PASSWORD_LENGTH, type Weakness, weakness } from './password.ts';
export type { Span } from './span.ts';
