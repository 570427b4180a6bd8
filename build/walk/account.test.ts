// Accounts from both sides: the administrator lets somebody in, who makes the account their own; an auditor filters the
// record of it and takes it away so that it can be proved again.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { verifyLines } from '../../packages/store/src/audit-file.ts';
import { stage } from './stage.ts';

const walk = stage({ sample: false });
const OWN = '江畔晚风-7391-own';

/** Makes an account by the page, and gives its one-time password. */
async function make(page: Page, username: string, role: string): Promise<string> {
  await page.getByRole('button', { name: '新建账户' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('用户名').fill(username);
  await dialog.getByLabel('姓名').fill(username);
  await dialog.getByLabel('角色').selectOption({ label: role });
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  const told = page.getByRole('dialog', { name: '一次性密码' });
  const password = await told.locator('code').textContent();
  await told.getByRole('button', { name: '记下了' }).click();
  await page.locator('li.card', { hasText: username }).waitFor();
  return password ?? '';
}

/** Signs in with a one-time password and changes it. */
async function begin(page: Page, username: string, once: string): Promise<void> {
  await enter(page, username, once);
  await page.getByRole('heading', { name: '先换掉一次性密码' }).waitFor();
  await page.getByLabel('现在的密码').fill(once);
  await page.getByLabel('新密码', { exact: true }).fill(OWN);
  await page.getByLabel('再输一遍新密码').fill(OWN);
  await page.getByRole('button', { name: '更改密码' }).click();
  await page.locator('nav.side').waitFor();
}

async function enter(page: Page, username: string, password: string): Promise<void> {
  await page.goto(walk.base);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

describe('an account', () => {
  it('is made by the administrator, entered with its one-time password, and made one’s own', async () => {
    const { page } = walk;
    await page.goto(walk.base);
    await page.getByLabel('用户名').waitFor();
    expect(await walk.sound(['/'])).toEqual([]);
    await walk.signIn();
    await page.goto(`${walk.base}/accounts`);
    const reporter = await make(page, '王小明', '填报人');
    const auditor = await make(page, '审计甲', '审计员');
    expect(await walk.sound(['/accounts', '/account', '/audit', '/jobs', '/rounds'])).toEqual([]);

    const own = await walk.another();
    await begin(own, '王小明', reporter);
    // A second place, then out of it again.
    const elsewhere = await walk.another();
    await enter(elsewhere, '王小明', OWN);
    await elsewhere.locator('nav.side').waitFor();
    await own.goto(`${walk.base}/account`);
    await own.getByRole('button', { name: '退出这里' }).click();
    await own.getByRole('button', { name: '退出这里' }).waitFor({ state: 'detached' });
    await elsewhere.goto(walk.base);
    await elsewhere.getByLabel('用户名').waitFor();

    const record = await walk.another();
    await begin(record, '审计甲', auditor);
    await record.goto(`${walk.base}/audit`);
    await record.getByLabel('对什么').selectOption({ label: '账户' });
    await record.getByLabel('做了什么').selectOption({ label: '登录' });
    await expect.poll(() => record.locator('tbody tr').count()).toBe(4);
    await record.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => record.locator('tbody tr').count()).toBeGreaterThan(4);
    const [taken] = await Promise.all([
      record.waitForEvent('download'),
      record.getByRole('button', { name: '可验证文件' }).click(),
    ]);
    const lines = readFileSync(await taken.path(), 'utf8')
      .trimEnd()
      .split('\n');
    expect(verifyLines(lines)).toMatchObject({ gaps: 0, broken: null });
    await record.getByRole('button', { name: '验证审计链' }).click();
    await record.getByText(/完整：\d+ 个事件首尾相扣/).waitFor();
    // Five pages at two widths and four browsers: on a busy machine that alone takes minutes.
  }, 400_000);

  it('has a calendar whose address is copied, and dead once it was renewed', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/account`);
    await page.getByRole('button', { name: '生成地址 · 我的' }).click();
    const field = page.getByLabel('管理员的日历地址');
    const old = await field.inputValue();
    const status = async (address: string) => (await fetch(address)).status;
    expect(await status(old)).toBe(200);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: '复制地址 · 我的' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(old);
    await page.getByRole('button', { name: '更换地址 · 我的' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '更换地址' }).click();
    await expect.poll(() => field.inputValue()).not.toBe(old);
    expect(await status(old)).toBe(404);
    expect(await status(await field.inputValue())).toBe(200);
  });
});
