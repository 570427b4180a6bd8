import type { Role } from '@luodi/contract';
import {
  areas,
  bodies,
  holdings,
  jurisdictions,
  persons,
  posts,
  roleGrants,
  type Store,
  signIns,
  type Tx,
} from '@luodi/store';
import { type TestDatabase, testDatabase } from '@luodi/store/testing';
import type { FastifyInstance, FastifyRequest, InjectOptions } from 'fastify';
import { type AppOptions, buildApp } from '../app.ts';
import { createAccount, openSession, type SignIn, signIn } from '../plugins/sign-in.ts';
import { SIGNED_IN } from '../policies/policy.ts';

/** What came back from the server. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a route answers is looked at by the test
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}
export type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  payload?: InjectOptions['payload'],
  headers?: Record<string, string>,
) => Promise<Answer>;

/** A small city with one person for each role, named after it, and nothing else. */
export interface City {
  readonly test: TestDatabase;
  readonly app: FastifyInstance;
  readonly auth: SignIn;
  /** Whoever has the role; reporter and approver hold posts in the body `own`. */
  as(role: Role): Promise<Ask>;
  asUser(userId: string): Promise<Ask>;
  stranger: Ask;
  userOf(role: Role): string;
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const always = { validFrom: null, validTo: null };
export const NOW = new Date('2026-11-20T08:00:00Z');
const SECRET = 'a secret of the test that is long enough';
const ADDRESS = 'http://127.0.0.1:8080';
/** The password of everyone. */
export const PASSWORD = 'correct horse 电池';

/**
 * Makes the city and the application over it; `close` it in `afterAll`.
 * For: tests of routes that need roles and not the sample.
 */
export async function testCity(more: Partial<AppOptions> = {}): Promise<City> {
  const test = await testDatabase();
  const auth = signIn({ pool: test.signIn, secret: SECRET, address: ADDRESS });
  const users = new Map<Role, string>();
  for (const role of SIGNED_IN)
    users.set(role, await createAccount(auth, { username: role, displayName: role, password: PASSWORD }));
  const transact: City['transact'] = (work) =>
    test.transact({ jurisdiction: 'city', actor: 'system', at: NOW }, work);
  await transact(async (tx) => {
    await jurisdictions.insert(tx, [{ id: 'city', name: '试验市', nameEn: 'Test City', sample: true }]);
    await organisation(tx);
    for (const [role, userId] of users) {
      await persons.insert(tx, [{ id: role, name: `${role}某`, nameEn: '' }]);
      await signIns.insert(tx, [{ id: `sign-in-${role}`, person: role, userId }]);
      const body = role === 'reporter' || role === 'approver' ? 'own' : null;
      await roleGrants.insert(tx, [{ id: `grant-${role}`, person: role, role, body, ...always }]);
      if (body)
        await holdings.insert(tx, [
          {
            id: `holding-${role}`,
            post: `own-${role}`,
            person: role,
            deputy: false,
            validFrom: '2020-01-01',
            validTo: null,
          },
        ]);
    }
  });
  for (const user of users.values()) await signIns.settle(test.db, user, 'city');
  const app = await buildApp({
    store: test as Store,
    jurisdiction: 'city',
    secret: SECRET,
    address: ADDRESS,
    clock: () => NOW,
    ...more,
  });
  const asking =
    (cookie: string): Ask =>
    async (method, url, payload, headers = {}) => {
      const response = await app.inject({
        method,
        url,
        headers: { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...headers },
        ...(payload === undefined ? {} : { payload }),
      });
      const json = /[/+]json(?:;|$)/.test(String(response.headers['content-type']));
      return {
        status: response.statusCode,
        headers: response.headers,
        body: json ? response.json() : response.body,
      };
    };
  const asUser = async (userId: string) => {
    const cookies = await openSession(auth, { headers: {}, ip: '127.0.0.1' } as FastifyRequest, userId);
    return asking(cookies.map((one) => one.split(';')[0]).join('; '));
  };
  return {
    test,
    app,
    auth,
    asUser,
    as: (role) => asUser(users.get(role)!),
    stranger: asking(''),
    userOf: (role) => users.get(role)!,
    transact,
    close: async () => {
      await app.close();
      await test.close();
    },
  };
}

async function organisation(tx: Tx): Promise<void> {
  await areas.insert(tx, [
    {
      id: 'city',
      code: '420100',
      name: '试验市',
      nameEn: '',
      kind: 'city',
      parent: null,
      overlaps: null,
      ...always,
    },
    {
      id: 'east',
      code: '420102',
      name: '东区',
      nameEn: '',
      kind: 'district',
      parent: 'city',
      overlaps: null,
      ...always,
    },
  ]);
  const body = (id: string, name: string) => ({
    id,
    name,
    nameEn: '',
    shortName: '',
    kind: 'department' as const,
    parent: null,
    area: 'city',
    duties: '',
    ...always,
  });
  await bodies.insert(tx, [body('own', '数据局'), body('other', '政务局')]);
  await posts.insert(tx, [
    { id: 'own-reporter', name: '填报岗', nameEn: '', body: 'own', ...always },
    { id: 'own-approver', name: '局长', nameEn: '', body: 'own', ...always },
    { id: 'other-head', name: '局长', nameEn: '', body: 'other', ...always },
  ]);
}

/** A file as a browser sends it. */
export function multipart(name: string, bytes: Uint8Array | string): [Buffer, Record<string, string>] {
  const boundary = '----luodi';
  return [
    Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${encodeURIComponent(name)}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      Buffer.from(bytes as string),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    { 'content-type': `multipart/form-data; boundary=${boundary}` },
  ];
}
