import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A directory of people that runs on this machine: a certified provider, whose tokens a test can spoil. */
export interface CityDirectory {
  readonly issuer: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Who signs in there next, by subject. */
  who: string;
  /** What is done to the next ID token; the key it is signed with stays the provider's own unless `forge`. */
  spoil: null | {
    readonly claims?: Readonly<Record<string, unknown>>;
    readonly forge?: true;
    readonly none?: true;
  };
  /** What the authorization request said. */
  asked: URLSearchParams | null;
  /** Follows redirects as a browser does, with the cookies of the directory, until one leads back to `address`. */
  visit(url: string, address: string): Promise<URL>;
  stop(): Promise<void>;
}

const CLIENT = { id: 'luodi', secret: 'a secret between the two of them' };
/** Whom it knows: subject → user name. */
const PEOPLE: Readonly<Record<string, { readonly preferred_username: string; readonly name: string }>> = {
  's-1': { preferred_username: 'planner', name: '规划员某' },
  's-2': { preferred_username: '无名氏', name: '无名氏' },
  's-3': { preferred_username: 'planner', name: '冒名者' },
  's-4': { preferred_username: 'leader', name: '领导某' },
};

/**
 * @param address of the server whose people it knows
 * @param options.pages true for a browser: it then asks who one is, whether one agrees, and whether one wants to leave
 * @param options.leaves false for one that cannot end a session
 */
export async function cityDirectory(
  address: string,
  { pages = false, leaves = true }: { readonly pages?: boolean; readonly leaves?: boolean } = {},
): Promise<CityDirectory> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'one' };
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${address}/api/directory/callback`],
        post_logout_redirect_uris: [`${address}/api/directory/left`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [jwk] },
    claims: { profile: ['preferred_username', 'name'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: leaves,
        logoutSource: (context, form) => {
          context.body = page(
            `${form}<button form="op.logoutForm" name="logout" value="yes">退出统一身份</button>`,
          );
        },
      },
    },
    cookies: { keys: ['of the test'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) }),
  });
  const city: CityDirectory = {
    issuer,
    environment: {
      LUODI_OIDC_ISSUER: issuer,
      LUODI_OIDC_CLIENT: CLIENT.id,
      LUODI_OIDC_SECRET: CLIENT.secret,
      LUODI_OIDC_NAME: '江城统一身份',
      LUODI_OIDC_INSECURE: 'yes',
    },
    who: 's-1',
    spoil: null,
    asked: null,
    async visit(url, back) {
      const jar = new Map<string, string>();
      for (let at = url, hops = 0; hops < 12; hops += 1) {
        if (at.startsWith(back)) return new URL(at);
        const response = await fetch(at, {
          redirect: 'manual',
          headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const one of response.headers.getSetCookie()) {
          const [name = '', value = ''] = (one.split(';')[0] as string).split(/=(.*)/s);
          jar.set(name, value);
        }
        const to = response.headers.get('location');
        if (to === null)
          throw new Error(`${response.status} ${at}: ${(await response.text()).slice(0, 500)}`);
        at = new URL(to, at).href;
      }
      throw new Error(`never came back from ${url}`);
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return next();
    const { prompt, params, grantId, session } = await provider.interactionDetails(context.req, context.res);
    const chosen = context.query.who ?? context.query.agree;
    if (pages && chosen === undefined) {
      context.body = page(prompt.name === 'login' ? WHO : AGREE);
      return;
    }
    if (typeof context.query.who === 'string') city.who = context.query.who;
    const result =
      context.query.agree === 'no'
        ? { error: 'access_denied', error_description: 'refused by the person' }
        : prompt.name === 'login'
          ? { login: { accountId: city.who } }
          : { consent: { grantId: await granted(provider, grantId, session?.accountId, params.client_id) } };
    context.respond = false;
    await provider.interactionFinished(context.req, context.res, result, { mergeWithLastSubmission: true });
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/auth') city.asked = url.searchParams;
    if (url.pathname === '/token' && city.spoil) spoiling(response, city, privateKey);
    void answer(request, response);
  });
  return city;
}

/** A page of the directory. */
const page = (content: string): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>统一身份</title><link rel="icon" href="data:,">${content}</html>`;
const WHO = Object.entries(PEOPLE)
  .map(([id, { name }]) => `<p><a href="?who=${id}">${name} ${id}</a></p>`)
  .join('');
const AGREE = '<p><a href="?agree=yes">同意</a> <a href="?agree=no">拒绝</a></p>';

async function granted(provider: Provider, id: string | undefined, accountId: unknown, clientId: unknown) {
  const grant = id
    ? await provider.Grant.find(id)
    : new provider.Grant({ accountId: String(accountId), clientId: String(clientId) });
  grant!.addOIDCScope('openid profile');
  return grant!.save();
}

/** Puts other claims into the ID token of an answer and signs it again. */
function spoiling(response: ServerResponse, city: CityDirectory, key: KeyObject): void {
  const { claims = {}, forge, none } = city.spoil!;
  city.spoil = null;
  const end = response.end.bind(response);
  response.end = ((body: Buffer | string) => {
    const tokens = JSON.parse(String(body));
    const [head = '', said = ''] = String(tokens.id_token).split('.');
    const words = { ...JSON.parse(Buffer.from(said, 'base64url').toString()), ...claims };
    const signer = forge ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : key;
    const first = none ? part({ alg: 'none' }) : head;
    const signed = `${first}.${part(words)}`;
    const signature = none ? '' : createSign('RSA-SHA256').update(signed).sign(signer, 'base64url');
    const spoilt = JSON.stringify({ ...tokens, id_token: `${signed}.${signature}` });
    response.setHeader('content-length', Buffer.byteLength(spoilt));
    return end(spoilt);
  }) as typeof response.end;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
