import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accounts, audits } from '@luodi/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type City, PASSWORD, testCity } from '../testing/city.ts';
import { directoryOf } from './settings.ts';
import { type CityDirectory, cityDirectory } from './testing/city-directory.ts';

const ADDRESS = 'http://127.0.0.1:8080';
let directory: CityDirectory;
let city: City;
let creating: City;

beforeAll(async () => {
  directory = await cityDirectory(ADDRESS);
  const clock = () => new Date();
  city = await testCity({ directory: directoryOf(directory.environment), clock });
  creating = await testCity({
    directory: directoryOf({ ...directory.environment, LUODI_OIDC_CREATE: 'yes' }),
    clock,
  });
}, 240_000);
afterAll(async () => {
  await city?.close();
  await creating?.close();
  await directory?.stop();
});

const cookiesOf = (headers: Readonly<Record<string, unknown>>): string =>
  [headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .filter((one) => !one?.endsWith('='))
    .join('; ');

/** Goes to the directory and comes back, as a browser does. */
async function go(as: string, to = '/items', at = city, by = directory) {
  by.who = as;
  const out = await at.stranger('GET', `/api/directory?to=${encodeURIComponent(to)}`);
  const cookie = cookiesOf(out.headers);
  const back = await by.visit(String(out.headers.location), ADDRESS);
  const path = back.pathname + back.search;
  const come = (more: Record<string, string> = { cookie }) => at.stranger('GET', path, undefined, more);
  return { cookie, path, come };
}

/** Comes by the directory and leaves again. */
async function leave(at: City, by = directory) {
  const cookie = cookiesOf((await (await go('s-1', '/', at, by)).come()).headers);
  const { body } = await at.stranger('POST', '/api/leave', undefined, { cookie });
  expect((await at.stranger('GET', '/api/me', undefined, { cookie })).body.person).toBeNull();
  return { cookie, to: String(body.to) };
}

describe('sign-in by the city’s directory', () => {
  it('opens a session like any other, for the account of the user name, and leads back to the page', async () => {
    const { come } = await go('s-1');
    const answer = await come();
    expect(answer).toMatchObject({ status: 302, headers: { location: '/items' } });
    const cookie = cookiesOf(answer.headers);
    const me = await city.stranger('GET', '/api/me', undefined, { cookie });
    expect(me.body).toMatchObject({ person: { id: 'planner' }, username: 'planner', roles: ['planner'] });
    const { body } = await city.stranger('GET', '/api/me/sessions', undefined, { cookie });
    expect(body.sessions).toMatchObject([{ current: true }]);
    await city.stranger('POST', '/api/leave', undefined, { cookie });
    expect((await city.stranger('GET', '/api/me', undefined, { cookie })).body.person).toBeNull();
  });

  it('is left at the directory too, by the ID token of this session, or the page says that it goes on there', async () => {
    const { cookie, to } = await leave(city);
    const out = new URL(to);
    expect(out.origin).toBe(directory.issuer);
    expect(Object.fromEntries(out.searchParams)).toMatchObject({
      client_id: 'luodi',
      post_logout_redirect_uri: `${ADDRESS}/api/directory/left`,
      id_token_hint: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    });
    // Its own answer: the page of the directory that asks whether one wants to leave.
    expect((await fetch(out)).status).toBe(200);
    // A cookie that was left opens nothing, and leads nowhere else.
    expect((await city.stranger('POST', '/api/leave', undefined, { cookie })).body).toEqual({ to: '/' });
    expect((await city.stranger('GET', '/api/directory/left')).headers.location).toBe('/?left=both');

    const local = await city.as('planner');
    expect((await local('POST', '/api/leave')).body).toEqual({ to: '/' });

    const short = await cityDirectory(ADDRESS, { leaves: false });
    const other = await testCity({ directory: directoryOf(short.environment), clock: () => new Date() });
    try {
      expect((await leave(other, short)).to).toBe('/?left=here');
      const held = await (await go('s-1', '/', other, short)).come();
      await short.stop();
      const cookie = cookiesOf(held.headers);
      expect((await other.stranger('GET', '/api/me', undefined, { cookie })).body.username).toBe('planner');
      expect((await other.stranger('POST', '/api/leave', undefined, { cookie })).body.to).toBe('/?left=here');
      expect((await other.stranger('GET', '/api/me', undefined, { cookie })).body.person).toBeNull();
    } finally {
      await other.close();
    }
  }, 120_000);

  it('shows the ID token of a session to nobody', async () => {
    const cookie = cookiesOf((await (await go('s-1')).come()).headers);
    const token = await city.test.signIn.query('select directory from "session" where directory is not null');
    expect(token.rows.length).toBeGreaterThan(0);
    for (const url of ['/api/auth/get-session', '/api/me', '/api/me/sessions'])
      expect(JSON.stringify((await city.stranger('GET', url, undefined, { cookie })).body)).not.toContain(
        'eyJ',
      );
  });

  it('asks with state, nonce and a challenge that fits no other browser', async () => {
    await (await go('s-1')).come();
    expect(Object.fromEntries(directory.asked!)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid profile',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('leaves who came, went and was refused in a chain that verifies', async () => {
    const { events, verdict } = await city.transact(async (tx) => ({
      events: await audits.list(tx, { noun: 'account', limit: 500 }),
      verdict: await audits.verify(tx),
    }));
    const did = events.map(({ actor, verb }) => `${actor} ${verb}`);
    expect(did).toContain('planner enter');
    expect(did).toContain('planner leave');
    expect(did).toContain('visitor bind');
    expect(verdict).toMatchObject({ whole: true });
  });

  it('makes nobody an account, and says whom to ask for one', async () => {
    const { come } = await go('s-2');
    expect((await come()).headers.location).toBe(
      `/?${new URLSearchParams({ refused: 'directory-unknown', who: '无名氏' })}`,
    );
    expect(await city.transact((tx) => accounts.byUsername(tx, '无名氏'))).toBeNull();
  });

  it('makes one without any role where the city wants it so', async () => {
    const answer = await (await go('s-2', '/', creating)).come();
    expect(answer.headers.location).toBe('/');
    const me = await creating.stranger('GET', '/api/me', undefined, { cookie: cookiesOf(answer.headers) });
    expect(me.body).toMatchObject({ person: { name: '无名氏' }, roles: [], mustChangePassword: false });
  });

  it('holds an account to one person of the directory until the administrator undoes it', async () => {
    await (await go('s-1')).come();
    const { come } = await go('s-3');
    expect((await come()).headers.location).toBe('/?refused=directory-taken&who=planner');
    const administrator = await city.as('administrator');
    const { body } = await administrator('PATCH', `/api/accounts/${city.userOf('planner')}`, {
      bound: false,
    });
    expect(body.bound).toBe(false);
    expect((await (await go('s-3')).come()).headers.location).toBe('/items');
    await administrator('PATCH', `/api/accounts/${city.userOf('planner')}`, { bound: false });
  });

  it('is closed with the account', async () => {
    const administrator = await city.as('administrator');
    const url = `/api/accounts/${city.userOf('leader')}`;
    await administrator('PATCH', url, { disabled: true });
    const refused = await (await go('s-4')).come();
    expect(refused.headers.location).toBe('/?refused=account-disabled');
    expect(cookiesOf(refused.headers)).not.toContain('session');
    await administrator('PATCH', url, { disabled: false });
  });

  it('makes a one-time password that was never used lapse', async () => {
    const administrator = await city.as('administrator');
    await administrator('POST', `/api/accounts/${city.userOf('leader')}/password`);
    const answer = await (await go('s-4')).come();
    const me = await city.stranger('GET', '/api/me', undefined, { cookie: cookiesOf(answer.headers) });
    expect(me.body).toMatchObject({ username: 'leader', mustChangePassword: false });
    const { body } = await administrator('GET', '/api/accounts');
    const leader = body.accounts.find((one: { username: string }) => one.username === 'leader');
    expect(leader).toMatchObject({ password: false, bound: true });
  });

  const REFUSED = '/?refused=directory-refused';
  const past = Math.floor(Date.now() / 1000) - 600;
  it.each([
    ['another nonce', { claims: { nonce: 'of another sign-in' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another audience', { claims: { aud: 'another application' } }],
    ['another issuer', { claims: { iss: 'https://elsewhere.example' } }],
    ['a time that is over', { claims: { exp: past, iat: past - 60 } }],
    ['another key’s signature', { forge: true as const }],
    ['no signature', { none: true as const }],
  ])('takes no ID token with %s', async (_, spoil) => {
    const { come } = await go('s-1');
    directory.spoil = spoil;
    const answer = await come();
    expect(answer.headers.location).toBe(REFUSED);
    expect(cookiesOf(answer.headers)).not.toContain('session');
  });

  it('takes no answer twice, none of another browser, and none it did not ask for', async () => {
    const stale = '/?refused=directory-stale';
    const { come, cookie, path } = await go('s-1');
    expect((await come()).headers.location).toBe('/items');
    expect((await come()).headers.location).toBe(stale);
    const other = await go('s-1');
    expect((await other.come({})).headers.location).toBe(stale);
    const third = await go('s-1');
    expect((await third.come({ cookie })).headers.location).toBe(stale);
    const invented = path.replace(/state=[^&]+/, 'state=invented');
    expect((await city.stranger('GET', invented, undefined, { cookie })).headers.location).toBe(stale);
  });

  it('says so when the directory says no', async () => {
    const out = await city.stranger('GET', '/api/directory');
    const state = new URL(String(out.headers.location)).searchParams.get('state');
    const answer = await city.stranger(
      'GET',
      `/api/directory/callback?error=access_denied&state=${state}&iss=${encodeURIComponent(directory.issuer)}`,
      undefined,
      { cookie: cookiesOf(out.headers) },
    );
    expect(answer.headers.location).toBe('/?refused=directory-denied');
  });

  it.each(['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', '/api/audit'])(
    'leads nobody to %s',
    async (to) => {
      expect((await (await go('s-1', to)).come()).headers.location).toBe('/');
    },
  );

  it('that does not answer leaves the sign-in by user name as it was', async () => {
    const gone = await new Promise<string>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        server.close(() => resolve(`http://127.0.0.1:${port}`));
      });
    });
    const alone = await testCity({
      directory: directoryOf({ ...directory.environment, LUODI_OIDC_ISSUER: gone }),
    });
    try {
      expect((await alone.stranger('GET', '/api/directory')).headers.location).toBe(
        '/?refused=directory-unreachable',
      );
      const doors = await alone.stranger('GET', '/api/doors');
      expect(doors.body.directory).toEqual({ name: '江城统一身份' });
      const named = await alone.stranger('POST', '/api/auth/sign-in/username', {
        username: 'planner',
        password: PASSWORD,
      });
      expect(named.status).toBe(200);
    } finally {
      await alone.close();
    }
  }, 120_000);
});

describe('directoryOf()', () => {
  const all = { LUODI_OIDC_ISSUER: 'https://id.example', LUODI_OIDC_CLIENT: 'a', LUODI_OIDC_SECRET: 'b' };
  const refusal = (environment: Record<string, string>) => () => directoryOf({ ...all, ...environment });

  it('is null without an issuer, and takes the address of the discovery document for it', () => {
    expect(directoryOf({})).toBeNull();
    const given = directoryOf({
      ...all,
      LUODI_OIDC_ISSUER: 'https://id.example/x/.well-known/openid-configuration',
    });
    expect(given).toMatchObject({
      issuer: new URL('https://id.example/x'),
      claim: 'preferred_username',
      creates: false,
    });
  });

  it('refuses http, but on this machine and only when it is asked for', () => {
    expect(refusal({ LUODI_OIDC_ISSUER: 'http://127.0.0.1:9' })).toThrow('LUODI_OIDC_INSECURE');
    expect(refusal({ LUODI_OIDC_ISSUER: 'http://id.example', LUODI_OIDC_INSECURE: 'yes' })).toThrow('https');
    expect(refusal({ LUODI_OIDC_ISSUER: 'http://127.0.0.1:9', LUODI_OIDC_INSECURE: 'yes' })).not.toThrow();
  });

  it('names the variable that is missing or wrong', () => {
    expect(refusal({ LUODI_OIDC_SECRET: '' })).toThrow('LUODI_OIDC_SECRET');
    expect(refusal({ LUODI_OIDC_ISSUER: 'somewhere' })).toThrow('LUODI_OIDC_ISSUER=somewhere');
  });
});
