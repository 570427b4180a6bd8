import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type City, testCity } from '../testing/city.ts';
import { proxiesOf } from './proxy.ts';

describe('proxiesOf()', () => {
  it('believes nobody unless told whom', () => {
    expect(proxiesOf({})).toBe(false);
    const two = proxiesOf({ LUODI_TRUST_PROXY: '2' }) as (address: string, hop: number) => boolean;
    expect([0, 1, 2].map((hop) => two('10.0.0.1', hop))).toEqual([true, true, false]);
    expect(proxiesOf({ LUODI_TRUST_PROXY: '10.0.0.0/8, ::1' })).toBe('10.0.0.0/8,::1');
  });

  it.each(['yes', 'true', '0.0.0.0/0', '10.0.0.0/99', 'proxy.example', '1/2/3'])('refuses %s', (given) => {
    expect(() => proxiesOf({ LUODI_TRUST_PROXY: given })).toThrow('LUODI_TRUST_PROXY');
  });
});

describe('behind a proxy', () => {
  let city: City;
  beforeAll(async () => {
    city = await testCity({ trustProxy: proxiesOf({ LUODI_TRUST_PROXY: '127.0.0.1' }) });
  }, 120_000);
  afterAll(() => city?.close());
  const guess = (username: string, from: string) =>
    city.stranger(
      'POST',
      '/api/auth/sign-in/username',
      { username, password: 'wrong' },
      { 'x-forwarded-for': from },
    );

  it('each place is slowed down by itself', async () => {
    for (let count = 0; count < 7; count += 1) await guess('planner', '203.0.113.7');
    expect((await guess('planner', '203.0.113.7')).status).toBe(429);
    expect((await guess('planner', '203.0.113.8')).status).toBe(401);
  });

  it('what a visitor adds in front of what the proxy says is not believed', async () => {
    // The proxy appends where it was asked from; before that stands whatever was invented.
    const spoofed = (count: number) => guess('leader', `198.51.100.${count}, 203.0.113.9`);
    for (let count = 0; count < 5; count += 1) expect((await spoofed(count)).status).toBe(401);
    expect((await spoofed(5)).status).toBe(429);
  });

  it('nobody looks at the sample by one click from elsewhere', async () => {
    const doors = await city.stranger('GET', '/api/doors', undefined, { 'x-forwarded-for': '203.0.113.7' });
    expect(doors.body.guises).toEqual([]);
    const guise = await city.stranger(
      'POST',
      '/api/guise',
      { role: 'planner' },
      { 'x-forwarded-for': '203.0.113.7' },
    );
    expect(guise.body.code).toBe('not-loopback');
  });
});

describe('without a proxy that is believed', () => {
  let city: City;
  beforeAll(async () => {
    city = await testCity();
  }, 120_000);
  afterAll(() => city?.close());

  it('no header makes one place seem many', async () => {
    const names = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'true-client-ip'];
    const guess = (count: number) =>
      city.stranger(
        'POST',
        '/api/auth/sign-in/username',
        { username: 'planner', password: 'wrong' },
        Object.fromEntries(names.map((name) => [name, `203.0.113.${count}`])),
      );
    for (let count = 0; count < 5; count += 1) expect((await guess(count)).status).toBe(401);
    expect((await guess(5)).status).toBe(429);
  });
});
