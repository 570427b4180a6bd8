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
  // Refused at start or by the command line; none of them reaches the wire.
  'home-unwritable': 503,
  'instance-running': 503,
  'engine-failed': 503,
  'engine-version': 503,
  'database-unreachable': 503,
  'database-old': 503,
  'database-encoding': 503,
  'database-foreign': 503,
  'database-newer': 503,
  'role-bypasses': 503,
  'role-poor': 503,
  'port-taken': 503,
  'not-empty': 409,
  'archive-invalid': 422,
};
