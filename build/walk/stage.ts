// What every walk stands on: a server of its own, filled with the sample city, and a real browser that is watched.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { copy } from './copy.ts';
import { freePort, run, type Server } from './server.ts';

const AXE = readFileSync(
  join(new URL('../..', import.meta.url).pathname, 'node_modules/axe-core/axe.min.js'),
  'utf8',
);

/** What the administrator's password becomes. */
export const OWN_PASSWORD = '柳岸-walk-7391-own';

/** Whom one can look as by a click on the sign-in page of the sample. */
export type Guise = '规划员' | '填报人' | '单位审核人' | '督查员' | '评估员' | '领导' | '市民';

/** A walk's server and its first page; filled before the first test. */
export interface Stage {
  readonly base: string;
  /** The folder of its data. */
  readonly home: string;
  /** 1440 × 900, Chinese. */
  readonly page: Page;
  /** Looks as somebody of the sample, from the sign-in page. */
  as(guise: Guise, page?: Page): Promise<void>;
  /** Signs in as the administrator whose password the first start printed; in a workspace without sample. */
  signIn(page?: Page): Promise<void>;
  /** Another person's browser: cookies of its own, watched like the first. */
  another(): Promise<Page>;
  /** Serious complaints of axe about a page as it stands. */
  axe(page?: Page): Promise<string[]>;
  /** How far a page is wider than its window, in pixels. */
  overflow(page?: Page): Promise<number>;
  /**
   * What is wrong with pages, each at 1440 and at 360 px: serious complaints of axe, and how far one is wider than its
   * window.
   */
  sound(paths: readonly string[], page?: Page): Promise<string[]>;
  /** Bytes of the scripts a fresh visit to the address loads, each compressed by gzip. */
  scriptBytes(path: string): Promise<number>;
}

/**
 * Sets a walk up and takes it down again. After every test it fails on anything a page complained of meanwhile: an
 * error on the console, an answer of 400 or more, a request that would leave the machine. What a test provokes on
 * purpose it names by `forgive`.
 * @param options.sample false for a workspace with nothing in it
 * @param options.environment what else the server is told, given where it will answer
 */
export function stage(
  options: {
    readonly forgive?: readonly RegExp[];
    readonly sample?: boolean;
    readonly environment?: (base: string) => Promise<Readonly<Record<string, string>>>;
  } = {},
): Stage {
  const { forgive = [], sample = true, environment = async () => ({}) } = options;
  const complaints: string[] = [];
  let folder = '';
  let home = '';
  let server: Server;
  let browser: Browser;
  let page: Page;

  const open = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    const opened = await context.newPage();
    opened.setDefaultTimeout(40_000);
    watch(opened, server.base, complaints);
    return opened;
  };

  beforeAll(async () => {
    const ground = inject('walk');
    folder = mkdtempSync(join(tmpdir(), 'luodi-walk-'));
    chmodSync(folder, 0o711);
    home = join(folder, 'home');
    if (sample) copy(ground.home, home);
    const port = await freePort();
    server = await run(home, {
      ...(sample ? {} : { LUODI_SAMPLE: 'no', LUODI_NAME: '柳岸市' }),
      ...(await environment(`http://127.0.0.1:${port}`)),
      PORT: String(port),
    });
    browser = await chromium.launch({
      executablePath: ground.browser,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    });
    page = await open();
  }, 500_000);

  afterEach(() => {
    expect(complaints.splice(0).filter((one) => !forgive.some((rule) => rule.test(one)))).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  return {
    get base() {
      return server.base;
    },
    get home() {
      return home;
    },
    get page() {
      return page;
    },
    async as(guise, on = page) {
      await on.goto(server.base);
      await on.getByRole('button', { name: new RegExp(`^${guise}`) }).click();
      await on.locator('nav.side').waitFor();
    },
    async signIn(on = page) {
      const password = /one-time password: (\S+)/.exec(server.told())?.[1] ?? '';
      await on.goto(server.base);
      await on.getByLabel('用户名').fill('admin');
      await on.getByLabel('密码').fill(password);
      await on.getByRole('button', { name: '登录' }).click();
      // A one-time password lets nobody further than to a password of their own.
      await on.getByLabel('现在的密码').fill(password);
      await on.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD);
      await on.getByLabel('再输一遍新密码').fill(OWN_PASSWORD);
      await on.getByRole('button', { name: '更改密码' }).click();
      await on.locator('nav.side').waitFor();
    },
    another: open,
    axe: (on = page) => axe(on),
    overflow: (on = page) => overflow(on),
    async sound(paths, on = page) {
      const odd: string[] = [];
      for (const path of paths) {
        await on.goto(server.base + path);
        await on.locator('h1').first().waitFor();
        await on.waitForLoadState('networkidle');
        for (const width of [1440, 360]) {
          await on.setViewportSize({ width, height: 900 });
          odd.push(...(await axe(on)));
          const wider = await overflow(on);
          if (wider > 0) odd.push(`${path} is ${wider} px wider than ${width}`);
        }
      }
      await on.setViewportSize({ width: 1440, height: 900 });
      return odd;
    },
    async scriptBytes(path) {
      const visitor = await page.context().newPage();
      watch(visitor, server.base, complaints);
      const bodies: Promise<number>[] = [];
      visitor.on('response', (response) => {
        if (response.request().resourceType() === 'script')
          bodies.push(response.body().then((body) => gzipSync(body).length));
      });
      await visitor.goto(server.base + path, { waitUntil: 'networkidle' });
      const sizes = await Promise.all(bodies);
      await visitor.close();
      return sizes.reduce((sum, size) => sum + size, 0);
    },
  };
}

function watch(page: Page, base: string, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${base}/`) && !/^(?:data|blob):/.test(url))
      complaints.push(`left the machine: ${url}`);
  });
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { id: string; impact: string; nodes: { target: string[]; html: string }[] }[];
        }>;
      };
    };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return found
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${page.url()} ${one.id} ${one.nodes[0]?.target.join(' ')} ${one.nodes[0]?.html}`);
}
