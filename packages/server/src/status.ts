import type { ErrorCode } from '@luodi/domain';

/** The HTTP status of each refusal; a code without one does not compile. */
export const STATUS: Readonly<Record<ErrorCode, number>> = {
  'not-found': 404,
  conflict: 409,
  frozen: 409,
  locked: 409,
  duplicate: 409,
  'span-invalid': 422,
  'findings-open': 409,
  'framework-invalid': 422,
  'reason-missing': 422,
  'not-loopback': 403,
  'not-sample': 403,
  unauthenticated: 401,
  forbidden: 403,
  invalid: 400,
};
