import { audits } from '@luodi/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { directoryOf } from '../directory/settings.ts';
import { type CityDirectory, cityDirectory } from '../directory/testing/city-directory.ts';
import { type Answer, type Ask, type City, PASSWORD, testCity } from '../testing/city.ts';
import { shown } from '../testing/telephone.ts';
import { sealer } from './seal.ts';

let city: City;
let directory: CityDirectory;
let administrator: Ask;
/** The clock of the server. */
let now = Date.now();
const later = (seconds: number): void => {
  now += seconds * 1000;
};

beforeAll(async () => {
  directory = await cityDirectory('http://127.0.0.1:8080');
  city = await testCity({ clock: () => new Date(now), directory: directoryOf(directory.environment) });
  administrator = await city.as('administrator');
}, 240_000);
afterAll(async () => {
  await city?.close();
  await directory?.stop();
});
// Codes of one test are no replay of another's.
beforeEach(() => later(300));

const cookiesOf = (answer: Answer): string =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((one) => String(one).split(';')[0])
    .filter((one) => !one?.endsWith('='))
    .join('; ');
const as =
  (cookie: string): Ask =>
  (method, url, payload, headers = {}) =>
    city.stranger(method, url, payload, { cookie, ...headers });
const first = (username: string, password = PASSWORD) =>
  city.stranger('POST', '/api/auth/sign-in/username', { username, password });
const second = (step: string, code: string, headers: Record<string, string> = {}) =>
  as(step)('POST', '/api/second-step', { code }, headers);
const codeOf = (secret: string, off = 0) => shown(secret, now + off * 1000);

/** Signs in, both steps. */
async function enter(username: string, code?: string): Promise<Ask> {
  const one = await first(username);
  if (code === undefined) return as(cookiesOf(one));
  const two = await second(cookiesOf(one), code);
  expect(two.status, JSON.stringify(two.body)).toBe(200);
  return as(cookiesOf(two));
}

/** Sets a second factor up, and lets the time step pass. */
async function secure(own: Ask, code?: string): Promise<{ secret: string; codes: string[] }> {
  const proof = { password: PASSWORD, ...(code === undefined ? {} : { code }) };
  const offered = await own('POST', '/api/me/second-factor', proof);
  expect(offered.status, JSON.stringify(offered.body)).toBe(200);
  const { secret } = offered.body;
  const confirmed = await own('PUT', '/api/me/second-factor', { code: codeOf(secret) });
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
  later(60);
  return { secret, codes: confirmed.body.codes };
}

const release = (role: Parameters<City['userOf']>[0]) =>
  administrator('DELETE', `/api/accounts/${city.userOf(role)}/second-factor`);

describe('a second factor', () => {
  it('is set up by the password and one code, and asked for from then on: the password alone opens nothing', async () => {
    const own = await enter('planner');
    const other = await enter('planner');
    expect((await own('POST', '/api/me/second-factor', { password: 'wrong' })).body.code).toBe(
      'password-wrong',
    );
    const { body } = await own('POST', '/api/me/second-factor', { password: PASSWORD });
    expect((await own('PUT', '/api/me/second-factor', { code: '000000' })).body.code).toBe('code-wrong');
    // Not confirmed, it asks nothing.
    expect((await first('planner')).body.second).toBeUndefined();
    const confirmed = await own('PUT', '/api/me/second-factor', { code: codeOf(body.secret) });
    expect(new Set(confirmed.body.codes).size).toBe(10);
    expect((await own('GET', '/api/me/second-factor')).body).toMatchObject({ on: true, codes: 10 });
    // Whoever was signed in elsewhere is not any more.
    expect((await other('GET', '/api/me')).body.person).toBeNull();
    later(60);
    const one = await first('planner');
    expect(one).toMatchObject({ status: 200, body: { second: true } });
    expect(Object.keys(one.body)).toEqual(['second']);
    const step = cookiesOf(one);
    expect(step).not.toContain('session');
    expect((await as(step)('GET', '/api/me')).body.person).toBeNull();
    expect((await as(step)('GET', '/api/doors')).body.second).toBe(true);
    expect((await city.stranger('GET', '/api/doors')).body.second).toBe(false);
    const two = await second(step, ` ${codeOf(body.secret).replace(/(...)/, '$1 ')}`);
    expect(two.status).toBe(200);
    expect((await as(cookiesOf(two))('GET', '/api/me')).body.username).toBe('planner');
    // The first step is used up with it.
    expect((await second(step, codeOf(body.secret, 30))).body.code).toBe('step-stale');
    await release('planner');
  });

  it('takes a code once, one step before or after, and none older than one it took', async () => {
    const { secret } = await secure(await enter('planner'));
    const before = codeOf(secret, -30);
    const current = codeOf(secret);
    await enter('planner', current);
    const try1 = await second(cookiesOf(await first('planner')), current);
    expect(try1.body.code).toBe('code-wrong');
    expect((await second(cookiesOf(await first('planner')), before)).body.code).toBe('code-wrong');
    await enter('planner', codeOf(secret, 30));
    later(90);
    expect((await second(cookiesOf(await first('planner')), codeOf(secret, -60))).body.code).toBe(
      'code-wrong',
    );
    await release('planner');
  });

  it('takes the same code, and the same recovery code, from two at once for one of them', async () => {
    const { secret, codes } = await secure(await enter('planner'));
    for (const code of [codeOf(secret), codes[0]!]) {
      const steps = await Promise.all(
        Array.from({ length: 5 }, async () => cookiesOf(await first('planner'))),
      );
      const answers = await Promise.all(steps.map((step) => second(step, code)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter((one) => cookiesOf(one).includes('session'))).toHaveLength(1);
      later(3600);
    }
    await release('planner');
  });

  it('has ten recovery codes that work once each, however they are typed, until new ones are made', async () => {
    const { secret, codes } = await secure(await enter('planner'));
    const own = await enter('planner', codes[0]!.toUpperCase().replaceAll('-', ' '));
    expect((await second(cookiesOf(await first('planner')), codes[0]!)).body.code).toBe('code-wrong');
    await enter('planner', codes[1]);
    expect((await own('GET', '/api/me/second-factor')).body.codes).toBe(8);
    const { body } = await own('POST', '/api/me/second-factor/codes', {
      password: PASSWORD,
      code: codeOf(secret),
    });
    expect(body.codes).toHaveLength(10);
    expect((await second(cookiesOf(await first('planner')), codes[2]!)).body.code).toBe('code-wrong');
    await enter('planner', body.codes[2]);
    await release('planner');
  });

  it('keeps neither secret nor recovery codes in the clear', async () => {
    const { secret, codes } = await secure(await enter('planner'));
    const kept = await city.transact(async (tx) =>
      JSON.stringify([
        await tx.sql
          .selectFrom('second_factor' as never)
          .selectAll()
          .execute(),
        await tx.sql
          .selectFrom('recovery_code' as never)
          .selectAll()
          .execute(),
        await tx.sql.selectFrom('auditEvent').selectAll().execute(),
        await tx.sql.selectFrom('history').selectAll().execute(),
      ]),
    );
    for (const word of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
      expect(kept).not.toContain(word);
    await release('planner');
  });

  it('is replaced by password and code; the old one stands until the new one is confirmed', async () => {
    const old = await secure(await enter('planner'));
    const own = await enter('planner', codeOf(old.secret));
    later(60);
    const ask = (proof: object) => own('POST', '/api/me/second-factor', proof);
    expect((await ask({ password: PASSWORD })).body.code).toBe('code-wrong');
    const { body } = await ask({ password: PASSWORD, code: codeOf(old.secret) });
    later(60);
    await enter('planner', codeOf(old.secret));
    await own('PUT', '/api/me/second-factor', { code: codeOf(body.secret) });
    later(60);
    expect((await second(cookiesOf(await first('planner')), codeOf(old.secret))).body.code).toBe(
      'code-wrong',
    );
    await enter('planner', codeOf(body.secret));
    await release('planner');
  });

  it('is turned off by password and code, and by neither alone', async () => {
    const { secret } = await secure(await enter('planner'));
    const own = await enter('planner', codeOf(secret));
    later(60);
    const off = (proof: object) => own('POST', '/api/me/second-factor/off', proof);
    expect((await off({ code: codeOf(secret) })).body.code).toBe('password-wrong');
    expect((await off({ password: PASSWORD })).body.code).toBe('code-wrong');
    expect((await off({ password: PASSWORD, code: codeOf(secret) })).status).toBe(200);
    expect((await first('planner')).body.second).toBeUndefined();
    expect((await off({ password: PASSWORD })).status).toBe(404);
  });

  it('is asked for behind the door of the directory too', async () => {
    const { secret } = await secure(await enter('planner'));
    directory.who = 's-1';
    const out = await city.stranger('GET', '/api/directory?to=/items');
    const back = await directory.visit(String(out.headers.location), 'http://127.0.0.1:8080');
    const come = await as(cookiesOf(out))('GET', back.pathname + back.search);
    expect(come).toMatchObject({ status: 302, headers: { location: '/items' } });
    expect(cookiesOf(come)).not.toContain('session');
    const two = await second(cookiesOf(come), codeOf(secret));
    const own = as(cookiesOf(two));
    expect((await own('GET', '/api/me')).body.username).toBe('planner');
    // And the session is left there as well.
    expect((await own('POST', '/api/leave')).body.to).toContain(directory.issuer);
    await administrator('PATCH', `/api/accounts/${city.userOf('planner')}`, { bound: false });
    await release('planner');
  });
});

describe('who guesses codes', () => {
  it('is slowed down like one who guesses passwords, however many first steps there are', async () => {
    const { secret } = await secure(await enter('leader'));
    for (let count = 0; count < 5; count += 1)
      expect((await second(cookiesOf(await first('leader')), '000000')).status).toBe(422);
    // The right password again, and the right code: both must wait.
    const slow = await second(cookiesOf(await first('leader')), codeOf(secret));
    expect(slow).toMatchObject({ status: 429, body: { code: 'throttled' } });
    expect(slow.headers['retry-after']).toBe('2');
    later(60);
    await enter('leader', codeOf(secret));
    await release('leader');
  });

  it('gains nothing by a hundred tries at once', async () => {
    await secure(await enter('evaluator'));
    const step = cookiesOf(await first('evaluator'));
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, count) => second(step, String(count).padStart(6, '0'))),
    );
    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(5);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(95);
    later(3600);
    await release('evaluator');
    const passwords = await Promise.all(Array.from({ length: 20 }, () => first('evaluator', 'wrong')));
    expect(passwords.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
  });

  it('cannot start from another site, nor put a first step into somebody’s browser', async () => {
    const { secret } = await secure(await enter('planner'));
    const one = await first('planner');
    const step = cookiesOf(one);
    const foreign = await second(step, codeOf(secret), { 'sec-fetch-site': 'cross-site' });
    expect(foreign.body.code).toBe('cross-site');
    for (const cookie of [one.headers['set-cookie']].flat().map(String))
      expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    // A session that somebody else had planted is not the one that is opened.
    const planted = cookiesOf(await first('auditor'));
    const two = await as(`${planted}; ${step}`)('POST', '/api/second-step', { code: codeOf(secret) });
    expect(cookiesOf(two)).toContain('session');
    expect(cookiesOf(two)).not.toContain(planted.split('=')[1]);
    expect((await as(cookiesOf(two))('GET', '/api/me')).body.username).toBe('planner');
    await release('planner');
  });

  it.each([
    ['too late', async () => later(301)],
    [
      'after the password was reset meanwhile',
      async () => {
        await administrator('POST', `/api/accounts/${city.userOf('statistician')}/password`);
      },
    ],
  ])('comes %s', async (_, meanwhile) => {
    const role = _ === 'too late' ? 'supervisor' : 'statistician';
    const { secret } = await secure(await enter(role));
    const step = cookiesOf(await first(role));
    await meanwhile();
    expect((await second(step, codeOf(secret))).body.code).toBe('step-stale');
    await release(role);
  });

  it('comes after the account was closed meanwhile', async () => {
    const { secret } = await secure(await enter('supervisor'));
    const step = cookiesOf(await first('supervisor'));
    const url = `/api/accounts/${city.userOf('supervisor')}`;
    await administrator('PATCH', url, { disabled: true });
    expect((await second(step, codeOf(secret))).body.code).toBe('account-disabled');
    await administrator('PATCH', url, { disabled: false });
    await as(step)('DELETE', '/api/second-step');
    expect((await second(step, codeOf(secret))).body.code).toBe('step-stale');
    await release('supervisor');
  });
});

describe('an administrator', () => {
  it('releases the second factor of who lost it: signed out everywhere, and told', async () => {
    const { secret } = await secure(await enter('planner'));
    const own = await enter('planner', codeOf(secret));
    expect((await own('DELETE', `/api/accounts/${city.userOf('planner')}/second-factor`)).status).toBe(403);
    const { body } = await administrator('GET', '/api/accounts');
    const seen = () => body.accounts.find((one: { username: string }) => one.username === 'planner');
    expect(seen().secondFactor).toBe(true);
    expect((await release('planner')).body.secondFactor).toBe(false);
    expect((await release('planner')).status).toBe(404);
    expect((await own('GET', '/api/me')).body.person).toBeNull();
    const again = await enter('planner');
    const work = await again('GET', '/api/work');
    expect(JSON.stringify(work.body)).toContain('factor-released');
  });

  it('requires one for roles: who has none sets it up before anything else, and cannot turn it off', async () => {
    const auditor = await city.as('auditor');
    const rule = { roles: ['reporter'] };
    expect((await auditor('PUT', '/api/second-factor', rule)).status).toBe(403);
    expect((await administrator('PUT', '/api/second-factor', rule)).body).toEqual(rule);
    expect((await auditor('GET', '/api/second-factor')).body).toEqual(rule);
    const own = await enter('reporter');
    expect((await own('GET', '/api/me')).body.mustSecure).toBe(true);
    expect(await own('GET', '/api/items')).toMatchObject({ status: 403, body: { code: 'factor-first' } });
    const { secret } = await secure(own);
    expect((await own('GET', '/api/items')).status).toBe(200);
    expect((await own('GET', '/api/me/second-factor')).body.required).toBe(true);
    const off = await own('POST', '/api/me/second-factor/off', { password: PASSWORD, code: codeOf(secret) });
    expect(off.body.code).toBe('factor-required');
    expect((await (await enter('approver'))('GET', '/api/items')).status).toBe(200);
    expect((await administrator('PUT', '/api/second-factor', { roles: [] })).body.roles).toEqual([]);
    await release('reporter');
  });

  it('finds every act in a chain that verifies', async () => {
    await city.transact(async (tx) => {
      expect(await audits.verify(tx)).toMatchObject({ whole: true });
      const events = await audits.list(tx, { noun: 'account', limit: 1000 });
      const verbs = new Set(events.map(({ verb }) => verb));
      for (const verb of ['secure', 'unsecure', 'recode', 'recover', 'release'])
        expect(verbs).toContain(verb);
      expect(events.find(({ verb }) => verb === 'recover')?.actor).toBe('planner');
    });
  });
});

describe('data restored on another machine', () => {
  it('leave the recovery codes, and say what else to do', async () => {
    const { secret, codes } = await secure(await enter('planner'));
    // As another key would have sealed it.
    const secretOfOther = sealer('another machine').seal(secret, city.userOf('planner'));
    await city.transact((tx) =>
      tx.sql
        .updateTable('second_factor' as never)
        .set({ secret: secretOfOther } as never)
        .execute(),
    );
    expect((await second(cookiesOf(await first('planner')), codeOf(secret))).body.code).toBe(
      'factor-unreadable',
    );
    await enter('planner', codes[4]);
    await release('planner');
  });
});
