import { Type } from 'typebox';
import { Account } from './account.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant, nullable, record } from './schema.ts';
import { Role } from './session.ts';

/** A code of the telephone, or a recovery code, as it is typed. */
const Code = Type.String({ minLength: 1, maxLength: 40 });
/** The password, where the account has one, and a code, where a second factor stands: who is signed in proves to be it. */
const Proof = record({
  password: Type.Optional(Type.String({ maxLength: 200 })),
  code: Type.Optional(Code),
});
/** Shown once. */
const Codes = record({ codes: Type.Array(Type.String()) });
const Rule = record({ roles: Type.Array(Role) });
const PROOF = ['password-wrong', 'code-wrong', 'throttled', 'factor-unreadable'] as const;

/** The second factor of an account (RFC 6238), and who must have one. */
export const factor = {
  prove: endpoint({
    name: 'factor.prove',
    method: 'POST',
    path: '/api/second-step',
    summary: 'The second step of signing in: a code, or a recovery code',
    noun: 'session',
    verb: 'create',
    open: true,
    body: record({ code: Code }),
    response: record({}),
    errors: ['step-stale', 'code-wrong', 'throttled', 'account-disabled', 'factor-unreadable'],
  }),
  abandon: endpoint({
    name: 'factor.abandon',
    method: 'DELETE',
    path: '/api/second-step',
    summary: 'Give a sign-in up between its two steps',
    noun: 'session',
    verb: 'create',
    open: true,
    response: record({}),
    errors: [],
  }),
  own: endpoint({
    name: 'factor.own',
    method: 'GET',
    path: '/api/me/second-factor',
    summary: 'Whether one has a second factor, and how many recovery codes are left',
    noun: 'session',
    verb: 'look',
    response: record({
      on: Type.Boolean(),
      since: nullable(Instant),
      codes: Type.Integer(),
      /** True where one of the own roles must have one: it cannot be turned off. */
      required: Type.Boolean(),
      /** False for an account that only comes by the city's directory. */
      password: Type.Boolean(),
    }),
    errors: [],
  }),
  offer: endpoint({
    name: 'factor.offer',
    method: 'POST',
    path: '/api/me/second-factor',
    summary: 'A new secret; the one that stands goes on until the new one is confirmed',
    noun: 'session',
    verb: 'change',
    body: Proof,
    response: record({
      /** Base32, for typing it. */
      secret: Type.String(),
      /** `otpauth://…`, for a QR code. */
      address: Type.String(),
    }),
    errors: PROOF,
  }),
  confirm: endpoint({
    name: 'factor.confirm',
    method: 'PUT',
    path: '/api/me/second-factor',
    summary: 'Confirm the new secret by one code; gives recovery codes and ends every other session',
    noun: 'session',
    verb: 'change',
    body: record({ code: Code }),
    response: Codes,
    errors: ['step-stale', 'code-wrong', 'throttled', 'factor-unreadable'],
  }),
  recode: endpoint({
    name: 'factor.recode',
    method: 'POST',
    path: '/api/me/second-factor/codes',
    summary: 'New recovery codes instead of the old ones',
    noun: 'session',
    verb: 'change',
    body: Proof,
    response: Codes,
    errors: [...PROOF, 'not-found'],
  }),
  off: endpoint({
    name: 'factor.off',
    method: 'POST',
    path: '/api/me/second-factor/off',
    summary: 'Turn the own second factor off',
    noun: 'session',
    verb: 'change',
    body: Proof,
    response: record({}),
    errors: [...PROOF, 'not-found', 'factor-required'],
  }),
  rule: endpoint({
    name: 'factor.rule',
    method: 'GET',
    path: '/api/second-factor',
    summary: 'Which roles must have a second factor',
    noun: 'account',
    verb: 'look',
    response: Rule,
    errors: [],
  }),
  require: endpoint({
    name: 'factor.require',
    method: 'PUT',
    path: '/api/second-factor',
    summary: 'Say which roles must have a second factor; who has none is led to set one up',
    noun: 'account',
    verb: 'administer',
    body: record({ roles: Type.Array(Role, { maxItems: 20, uniqueItems: true }) }),
    response: Rule,
    errors: [],
  }),
  release: endpoint({
    name: 'factor.release',
    method: 'DELETE',
    path: '/api/accounts/:id/second-factor',
    summary: 'Take away the second factor of somebody who lost it; ends every session, and tells them',
    noun: 'account',
    verb: 'administer',
    params: record({ id: Id }),
    response: Account,
    errors: ['not-found'],
  }),
} as const;
