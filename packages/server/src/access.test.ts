import { type Endpoint, endpoints, type Role } from '@luodi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policies } from './policies/index.ts';
import { SIGNED_IN } from './policies/policy.ts';
import { type Ask, type City, testCity } from './testing/city.ts';
import { sent } from './testing/sent.ts';

/** Routes that are no endpoint of the contract, each with who may come. */
const BESIDE: Readonly<Record<string, string>> = {
  'GET /api/openapi.json': 'everybody: what there is to ask',
  'GET *': '/api/auth/*: the sign-in library, behind its own checks',
  'POST *': '/api/auth/*: the sign-in library, behind its own checks',
};

let city: City;
beforeAll(async () => {
  city = await testCity();
}, 180_000);
afterAll(() => city?.close());

/** Its acts end sessions: they come last, each from a session of its own. */
const fresh = ({ noun }: Endpoint): boolean => noun === 'session';
const inOrder = [...endpoints].sort((a, b) => Number(fresh(a)) - Number(fresh(b)));

/** What the rule book says: for anything, for the own body, not at all. */
function ruled({ noun, verb }: Endpoint, role: Role): 'any' | 'own' | 'none' {
  const rule = policies[noun][verb];
  if (rule?.any.includes(role)) return 'any';
  return rule?.own?.includes(role) ? 'own' : 'none';
}

/** `GET /api/items` … of the tree that is printed. */
function routesOf(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, stems, segment, methods = ''] = /^((?:[│ ] {3})*)[├└]── (\S*)(?: \((.+)\))?$/.exec(line) ?? [];
    if (stems === undefined) return [];
    above.splice(stems.length / 4, above.length, segment!);
    const asked = methods.split(', ').filter((one) => one !== '' && one !== 'HEAD' && one !== 'OPTIONS');
    return asked.map((method) => `${method} ${above.join('')}`);
  });
}

describe('every endpoint', () => {
  it('is a route, and every route is an endpoint or named here', () => {
    const registered = routesOf(city.app.printRoutes({ commonPrefix: false }));
    const known = new Set([
      ...endpoints.map(({ method, path }) => `${method} ${path}`),
      ...Object.keys(BESIDE),
    ]);
    expect(registered.filter((one) => !known.has(one))).toEqual([]);
    for (const { method, path, name } of endpoints)
      expect(city.app.hasRoute({ method, url: path }), name).toBe(true);
  });

  it('refuses a parameter or a key that it does not know', async () => {
    const administrator = await city.as('administrator');
    for (const endpoint of endpoints) {
      const { url, payload, headers } = sent(endpoint);
      const odd = `${url}${url.includes('?') ? '&' : '?'}wrods=1`;
      const { status, body } = await administrator(endpoint.method, odd, payload, headers);
      expect([endpoint.name, status, body.code]).toEqual([endpoint.name, 400, 'invalid']);
      if (endpoint.body === undefined || endpoint.bodyType === 'multipart') continue;
      const keyed = await administrator(endpoint.method, url, { ...(payload as object), wrods: 1 });
      expect([endpoint.name, keyed.status, keyed.body.code]).toEqual([endpoint.name, 400, 'invalid']);
    }
  });

  it('does for each role what the rule book says, for a stranger only what is open, and answers as described', async () => {
    const { paths } = (await city.stranger('GET', '/api/openapi.json')).body;
    const described = new Map<string, Set<string>>(
      Object.values(
        paths as Record<string, Record<string, { operationId: string; responses: object }>>,
      ).flatMap((path) =>
        Object.values(path).map(
          ({ operationId, responses }) => [operationId, new Set(Object.keys(responses))] as const,
        ),
      ),
    );
    const visitors = new Map<Role, Ask>();
    for (const role of SIGNED_IN) visitors.set(role, await city.as(role));
    const odd: string[] = [];
    for (const endpoint of inOrder) {
      const { url, payload, headers } = sent(endpoint);
      const asked = async (ask: Ask) => {
        const { status, body } = await ask(endpoint.method, url, payload, headers);
        if (!described.get(endpoint.name)?.has(`${status}`)) odd.push(`${endpoint.name} answers ${status}`);
        return { status, code: status < 400 ? null : body.code };
      };
      const stranger = await asked(city.stranger);
      if (endpoint.open ? stranger.status === 401 : stranger.code !== 'unauthenticated')
        odd.push(`${endpoint.name} for a stranger: ${stranger.code}`);
      for (const role of SIGNED_IN) {
        const { status, code } = await asked(fresh(endpoint) ? await city.as(role) : visitors.get(role)!);
        const refused = status === 401 || code === 'forbidden';
        const rule = endpoint.open ? 'any' : ruled(endpoint, role);
        if ((rule === 'none' && !refused) || (rule === 'any' && refused) || code === 'internal')
          odd.push(`${endpoint.name} for ${role}, who may ${rule}: ${status} ${code}`);
      }
    }
    expect([...new Set(odd)]).toEqual([]);
  }, 300_000);
});
