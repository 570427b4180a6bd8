import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, Instant, nullable, record, Version } from './schema.ts';
import { Role } from './session.ts';

const Grant = record({
  id: Id,
  version: Version,
  role: Role,
  /** The body for which it holds; null is all of them. */
  body: nullable(Id),
  validFrom: nullable(Day),
  validTo: nullable(Day),
});

export const Account = record({
  id: Id,
  username: Type.String(),
  person: nullable(record({ id: Id, name: Type.String() })),
  disabled: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  /** True when a second factor must be proven to sign in. */
  secondFactor: Type.Boolean(),
  /** False for one that only comes by the city's directory. */
  password: Type.Boolean(),
  /** True once it was entered from the city's directory. */
  bound: Type.Boolean(),
  signedInAt: nullable(Instant),
  sessions: Type.Integer(),
  /** Of the person, ended or not. */
  grants: Type.Array(Grant),
});
export type Account = Static<typeof Account>;

/** A password to be told once; it must be changed at the first sign-in. */
const OneTime = record({ account: Account, password: Type.String() });

const noun = 'account' as const;
const params = record({ id: Id });
const given = {
  role: Role,
  body: nullable(Id),
  validFrom: nullable(Day),
  validTo: nullable(Day),
};

export const account = {
  list: endpoint({
    name: 'account.list',
    method: 'GET',
    path: '/api/accounts',
    summary: 'Accounts with their persons and roles',
    noun,
    verb: 'look',
    response: record({ accounts: Type.Array(Account) }),
    errors: [],
  }),
  create: endpoint({
    name: 'account.create',
    method: 'POST',
    path: '/api/accounts',
    summary: 'A new account with a one-time password, for a person who is there or a new one',
    noun,
    verb: 'administer',
    body: record({
      username: Type.String({
        pattern: '^[\\p{L}\\p{N}_.-]{2,30}$',
        description: 'letters, digits, hanzi, _ . -',
      }),
      person: nullable(Id),
      /** Of a new person. */
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      grants: Type.Array(record(given), { maxItems: 20 }),
    }),
    response: OneTime,
    errors: ['duplicate', 'not-found'],
  }),
  reset: endpoint({
    name: 'account.reset',
    method: 'POST',
    path: '/api/accounts/:id/password',
    summary: 'A new one-time password; ends every session of the account',
    noun,
    verb: 'administer',
    params,
    response: OneTime,
    errors: ['not-found'],
  }),
  change: endpoint({
    name: 'account.change',
    method: 'PATCH',
    path: '/api/accounts/:id',
    summary:
      'Close an account or open it again, link it to another person, or undo its link to the directory',
    noun,
    verb: 'administer',
    params,
    body: record({
      disabled: Type.Optional(Type.Boolean()),
      person: Type.Optional(Id),
      bound: Type.Optional(Type.Literal(false)),
    }),
    response: Account,
    errors: ['not-found', 'last-administrator'],
  }),
  revoke: endpoint({
    name: 'account.revoke',
    method: 'DELETE',
    path: '/api/accounts/:id/sessions',
    summary: 'End every session of an account',
    noun,
    verb: 'administer',
    params,
    response: record({ ended: Type.Integer() }),
    errors: ['not-found'],
  }),
  grant: endpoint({
    name: 'account.grant',
    method: 'POST',
    path: '/api/accounts/:id/grants',
    summary: 'Give the person of an account a role, for a body or all, from a day to a day',
    noun,
    verb: 'administer',
    params,
    body: record(given),
    response: Account,
    errors: ['not-found', 'duplicate'],
  }),
  regrant: endpoint({
    name: 'account.regrant',
    method: 'PATCH',
    path: '/api/accounts/:id/grants/:grant',
    summary: 'End a role by its last day, or change for which body and days it holds',
    noun,
    verb: 'administer',
    params: record({ id: Id, grant: Id }),
    body: record({
      version: Version,
      body: Type.Optional(nullable(Id)),
      validFrom: Type.Optional(nullable(Day)),
      validTo: Type.Optional(nullable(Day)),
    }),
    response: Account,
    errors: ['not-found', 'conflict', 'last-administrator'],
  }),
} as const;
