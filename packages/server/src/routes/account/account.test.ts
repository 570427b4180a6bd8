import { accounts, audits, roleGrants } from '@luodi/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, type City, PASSWORD, testCity } from '../../testing/city.ts';

let city: City;
let administrator: Ask;

beforeAll(async () => {
  city = await testCity();
  administrator = await city.as('administrator');
}, 120_000);
afterAll(() => city?.close());

const signIn = (username: string, password: string) =>
  city.stranger('POST', '/api/auth/sign-in/username', { username, password });

/** A browser after a sign-in. */
async function browser(username: string, password: string): Promise<Ask> {
  const answer = await signIn(username, password);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const cookie = [answer.headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ');
  return (method, url, payload, headers = {}) => city.stranger(method, url, payload, { cookie, ...headers });
}

describe('an account', () => {
  it('is made with a one-time password that must be changed before anything else is answered', async () => {
    const made = await administrator('POST', '/api/accounts', {
      username: '王小明',
      person: null,
      name: '王小明',
      grants: [{ role: 'reporter', body: 'own', validFrom: '2026-01-01', validTo: null }],
    });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    expect(made.body.account).toMatchObject({ mustChangePassword: true, grants: [{ role: 'reporter' }] });
    const own = await browser('王小明', made.body.password);
    expect((await own('GET', '/api/me')).body).toMatchObject({
      mustChangePassword: true,
      username: '王小明',
    });
    expect(await own('GET', '/api/items')).toMatchObject({ status: 403, body: { code: 'password-first' } });
    const change = (current: string, next: string) => own('PUT', '/api/me/password', { current, next });
    expect((await change('wrong', '江城夜雨十年灯又逢春')).body.code).toBe('password-wrong');
    expect((await change(made.body.password, '1234567890')).body.code).toBe('password-weak');
    expect((await change(made.body.password, made.body.password)).body.code).toBe('password-weak');
    expect((await change(made.body.password, '江城夜雨十年灯又逢春')).status).toBe(200);
    expect((await own('GET', '/api/items')).status).toBe(200);
    expect((await signIn('王小明', made.body.password)).status).toBe(401);
  });

  it('is reset by the administrator: signed out everywhere, with a new one-time password', async () => {
    const leader = await browser('leader', PASSWORD);
    const { body } = await administrator('POST', `/api/accounts/${city.userOf('leader')}/password`);
    expect((await leader('GET', '/api/me')).body.person).toBeNull();
    expect((await signIn('leader', PASSWORD)).status).toBe(401);
    expect((await (await browser('leader', body.password))('GET', '/api/me')).body.mustChangePassword).toBe(
      true,
    );
  });

  it('is closed at once and cannot be entered by any door, then opened again', async () => {
    const evaluator = await browser('evaluator', PASSWORD);
    const url = `/api/accounts/${city.userOf('evaluator')}`;
    expect((await administrator('PATCH', url, { disabled: true })).body.disabled).toBe(true);
    expect((await evaluator('GET', '/api/me')).body.person).toBeNull();
    expect(await signIn('evaluator', PASSWORD)).toMatchObject({
      status: 403,
      body: { code: 'account-disabled' },
    });
    await administrator('PATCH', url, { disabled: false });
    expect((await signIn('evaluator', PASSWORD)).status).toBe(200);
  });

  it('of the last lasting administrator cannot be closed, nor its role ended', async () => {
    const id = city.userOf('administrator');
    expect(await administrator('PATCH', `/api/accounts/${id}`, { disabled: true })).toMatchObject({
      status: 409,
      body: { code: 'last-administrator' },
    });
    expect(
      (
        await administrator('PATCH', `/api/accounts/${id}/grants/grant-administrator`, {
          version: 1,
          validTo: '2027-01-01',
        })
      ).body.code,
    ).toBe('last-administrator');
    await city.transact(async (tx) => {
      expect((await accounts.get(tx, id)).disabled).toBe(false);
      expect((await roleGrants.get(tx, 'grant-administrator')).validTo).toBeNull();
    });
  });

  it('is given roles with body and days, and loses them by their last day', async () => {
    const id = city.userOf('statistician');
    const given = await administrator('POST', `/api/accounts/${id}/grants`, {
      role: 'approver',
      body: 'own',
      validFrom: null,
      validTo: null,
    });
    const grant = given.body.grants.find((one: { role: string }) => one.role === 'approver');
    const roles = async () => (await (await city.asUser(id))('GET', '/api/me')).body.roles.sort();
    expect(await roles()).toEqual(['approver', 'statistician']);
    await administrator('PATCH', `/api/accounts/${id}/grants/${grant.id}`, {
      version: 1,
      validTo: '2026-11-20',
    });
    expect(await roles()).toEqual(['statistician']);
  });

  it('shows where it is signed in, and ends one or all others', async () => {
    const here = await browser('supervisor', PASSWORD);
    const there = await browser('supervisor', PASSWORD);
    const { sessions } = (await here('GET', '/api/me/sessions')).body;
    expect(sessions).toHaveLength(2);
    const other = sessions.find((one: { current: boolean }) => !one.current);
    expect((await there('DELETE', `/api/me/sessions/nothing`)).status).toBe(404);
    expect((await here('DELETE', `/api/me/sessions/${other.id}`)).body.ended).toBe(1);
    expect((await there('GET', '/api/me')).body.person).toBeNull();
    // Nobody ends the session of somebody else.
    const planner = await city.as('planner');
    const [mine] = (await here('GET', '/api/me/sessions')).body.sessions;
    expect((await planner('DELETE', `/api/me/sessions/${mine.id}`)).status).toBe(404);
  });

  it('is for administrators: planners see none, auditors only look', async () => {
    expect((await (await city.as('planner'))('GET', '/api/accounts')).status).toBe(403);
    const auditor = await city.as('auditor');
    expect((await auditor('GET', '/api/accounts')).status).toBe(200);
    expect((await auditor('POST', `/api/accounts/${city.userOf('planner')}/password`)).status).toBe(403);
    expect(JSON.stringify((await auditor('GET', '/api/accounts')).body)).not.toContain('argon2');
  });

  it('leaves every act in a chain that verifies', async () => {
    await city.transact(async (tx) => {
      expect(await audits.verify(tx)).toMatchObject({ whole: true });
      const verbs = (await audits.list(tx, { noun: 'account', limit: 500 })).map(({ verb }) => verb);
      expect(new Set(verbs)).toEqual(
        new Set(['create', 'enter', 'password', 'reset', 'disable', 'enable', 'revoke']),
      );
    });
  });
});

describe('the door', () => {
  it('slows down guessing and says how long to wait', async () => {
    const tries = [];
    for (let count = 0; count < 7; count += 1) tries.push(await signIn('auditor', `wrong ${count}`));
    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(tries.at(-1)!.body.title).toContain('秒后再试');
    expect(tries.at(-1)!.headers['retry-after']).toBe('2');
    expect((await signIn('reporter', PASSWORD)).status).toBe(200);
  });

  it('slows down who guesses the password of a browser that was left open', async () => {
    const own = await city.as('reporter');
    const change = (current: string) =>
      own('PUT', '/api/me/password', { current, next: '江城夜雨十年灯又逢春' });
    const tries = [];
    for (let count = 0; count < 6; count += 1) tries.push((await change(`wrong ${count}`)).status);
    expect(tries).toEqual([422, 422, 422, 422, 422, 429]);
    expect((await change(PASSWORD)).body.code).toBe('throttled');
  });

  it('opens no other way into the sign-in library', async () => {
    for (const path of [
      'sign-up/email',
      'change-password',
      'update-user',
      'revoke-sessions',
      'sign-in/email',
    ])
      expect((await city.stranger('POST', `/api/auth/${path}`, {})).status, path).toBe(404);
  });

  it('gives cookies that no script reads and no other site sends', async () => {
    const answer = await signIn('reporter', PASSWORD);
    for (const cookie of [answer.headers['set-cookie']].flat().map(String))
      expect(cookie).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(String(answer.headers['content-security-policy'])).toContain("frame-ancestors 'none'");
  });
});
