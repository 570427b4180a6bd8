// Sign-in by the city's directory as a person does it: its page, back here as oneself, out of both; and every way it can fail,
// each of which says what to do.
import { afterAll, describe, expect, it } from 'vitest';
import {
  type CityDirectory,
  cityDirectory,
} from '../../packages/server/src/directory/testing/city-directory.ts';
import { stage } from './stage.ts';

let directory: CityDirectory;
const walk = stage({
  sample: false,
  // The directory is another server on this machine.
  forgive: [/^left the machine: http:\/\/127\.0\.0\.1:\d+\/(auth|interaction|session)/],
  environment: async (base) => {
    directory = await cityDirectory(base, { pages: true });
    return directory.environment;
  },
});
afterAll(() => directory?.stop());

const BUTTON = '用江城统一身份登录';

/** From our page to that of the directory, in a browser of its own. */
async function toDirectory(path = '/') {
  const page = await walk.another();
  await page.goto(walk.base + path);
  await page.getByRole('link', { name: BUTTON }).click();
  await page.getByRole('link', { name: '规划员某' }).waitFor();
  return page;
}

describe('sign-in by the directory', () => {
  it('leads through its page to the page one wanted, as oneself', async () => {
    await walk.signIn();
    const { page } = walk;
    await page.goto(`${walk.base}/accounts`);
    await page.getByRole('button', { name: '新建账户' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('用户名').fill('planner');
    await dialog.getByLabel('姓名').fill('林规划');
    await dialog.getByLabel('角色').selectOption({ label: '规划员' });
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await page.getByRole('dialog', { name: '一次性密码' }).waitFor();

    const own = await toDirectory('/items');
    await own.getByRole('link', { name: '规划员某' }).click();
    await own.getByRole('link', { name: '同意' }).click();
    await own.locator('nav.side').waitFor();
    expect(own.url()).toBe(`${walk.base}/items`);
    await own.getByRole('button', { name: /林规划/ }).waitFor();
  }, 120_000);

  it('ends here and there, and the page says so', async () => {
    const own = await toDirectory();
    await own.getByRole('link', { name: '规划员某' }).click();
    await own.getByRole('link', { name: '同意' }).click();
    await own.getByRole('button', { name: /林规划/ }).click();
    await own.getByRole('button', { name: '退出', exact: true }).click();
    await own.getByRole('button', { name: '退出统一身份' }).click();
    await own.getByText('已退出本系统和江城统一身份').waitFor();
    expect(await walk.axe(own)).toEqual([]);
    // It does not know one any more either: it asks again who one is.
    await own.getByRole('link', { name: BUTTON }).click();
    await own.getByRole('link', { name: '规划员某' }).waitFor();
  }, 120_000);

  it('of whom it knows and we do not says whom to ask for what', async () => {
    const page = await toDirectory();
    await page.getByRole('link', { name: '无名氏' }).click();
    await page.getByRole('link', { name: '同意' }).click();
    await page.getByRole('alert').getByText('请其建立用户名为“无名氏”的账户').waitFor();
    expect(await walk.axe(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await walk.overflow(page)).toBe(0);
  });

  it('that one does not agree to says so, and how to begin again', async () => {
    const page = await toDirectory();
    await page.getByRole('link', { name: '规划员某' }).click();
    await page.getByRole('link', { name: '拒绝' }).click();
    await page.getByRole('alert').getByText('取消或拒绝了这次登录').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('alert').getByText('Begin again and agree there').waitFor();
  });

  it('whose answer was tampered with, or belongs to another browser, opens nothing', async () => {
    const page = await toDirectory();
    await page.getByRole('link', { name: '规划员某' }).click();
    const agree = page.getByRole('link', { name: '同意' });
    // By hand to the last step but one: the answer is there, and nobody has brought it back yet.
    let taken = await agree.evaluate((link: HTMLAnchorElement) => link.href);
    while (!taken.startsWith(walk.base)) {
      const step = await page.context().request.get(taken, { maxRedirects: 0 });
      taken = new URL(step.headers().location ?? '', taken).href;
    }
    await page.goto(taken.replace(/state=[^&]+/, 'state=invented'));
    await page.getByRole('alert').getByText('请从登录页重新开始').waitFor();
    // The true address, in somebody else's browser.
    const other = await walk.another();
    await other.goto(taken);
    await other.getByRole('alert').getByText('不是从这个浏览器').waitFor();
  });

  it('that does not answer says so and leaves the other door open', async () => {
    await directory.stop();
    const page = await walk.another();
    // What it last said of itself is believed for some seconds.
    await page.waitForTimeout(6_000);
    await page.goto(walk.base);
    await page.getByRole('link', { name: BUTTON }).click();
    await page.getByRole('alert').getByText('现在连不上江城统一身份').waitFor();
    await page.getByLabel('用户名').waitFor();
  });
});
