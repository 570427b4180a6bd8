// The second factor as a person meets it: set up, asked for at the door, a recovery code when the telephone is away; and as an
// administrator does: required for a role, released for who lost it.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { shown } from '../../packages/server/src/testing/telephone.ts';
import { OWN_PASSWORD, stage } from './stage.ts';

const walk = stage({
  sample: false,
  // A wrong code is refused.
  forgive: [/422/],
});
const OWN = '江畔晚风-7391-own';
let secret = '';
let codes: string[] = [];

async function password(page: Page, username: string, given: string): Promise<void> {
  await page.goto(walk.base);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(given);
  await page.getByRole('button', { name: '登录' }).click();
}

/** Sets a second factor up by the keyboard alone, from the field of the password on. */
async function setUp(page: Page, own: string): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: '开启两步验证' }).press('Enter');
  await page.getByLabel('密码', { exact: true }).fill(own);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: '两步验证的二维码' }).locator('svg').waitFor();
  const made = await page.getByLabel('密钥').inputValue();
  await page.getByLabel('验证码', { exact: true }).fill(shown(made, Date.now()));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '恢复码' }).waitFor();
  const list = await page.locator('.codes code').allTextContents();
  return { secret: made, codes: list };
}

/** Serious complaints of axe, and whether the page fits, at both widths. */
async function sound(page: Page): Promise<string[]> {
  const odd: string[] = [];
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    odd.push(...(await walk.axe(page)));
    const wider = await walk.overflow(page);
    if (wider > 0) odd.push(`${page.url()} is ${wider} px wider than ${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return odd;
}

describe('a second factor', () => {
  it('is set up from the own account by a picture made here, and gives ten recovery codes', async () => {
    const { page } = walk;
    await walk.signIn();
    await page.goto(`${walk.base}/account`);
    ({ secret, codes } = await setUp(page, OWN_PASSWORD));
    expect(codes).toHaveLength(10);
    expect(await sound(page)).toEqual([]);
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载' }).click(),
    ]);
    expect(readFileSync(await taken.path(), 'utf8')).toContain(codes[9]);
    await page.getByRole('button', { name: '我已保存好' }).click();
    await page.getByText('恢复码还剩 10 个').waitFor();
  });

  it('is asked for at the door: a wrong code says why, the right one lets in', async () => {
    const { page } = walk;
    await page.getByRole('button', { name: /管理员/ }).click();
    await page.getByRole('button', { name: '退出', exact: true }).click();
    await page.getByLabel('用户名').waitFor();
    await password(page, 'admin', OWN_PASSWORD);
    const field = page.getByLabel('验证码或恢复码');
    await field.waitFor();
    expect(await sound(page)).toEqual([]);
    await field.fill('000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('验证码不对').waitFor();
    // Reloaded, it is still the second step; the step of the code that set it up is used up, so the next one's.
    await page.reload();
    await field.fill(shown(secret, Date.now() + 30_000));
    await page.keyboard.press('Enter');
    await page.locator('nav.side').waitFor();
  });

  it('lets in by a recovery code, once, and lets one go back', async () => {
    const other = await walk.another();
    await password(other, 'admin', OWN_PASSWORD);
    await other.getByRole('button', { name: '换一个人登录' }).click();
    await other.getByLabel('用户名').waitFor();
    await password(other, 'admin', OWN_PASSWORD);
    await other.getByLabel('验证码或恢复码').fill(codes[0] ?? '');
    await other.keyboard.press('Enter');
    await other.locator('nav.side').waitFor();
    await other.goto(`${walk.base}/account`);
    await other.getByText('恢复码还剩 9 个').waitFor();
    const third = await walk.another();
    await password(third, 'admin', OWN_PASSWORD);
    await third.getByLabel('验证码或恢复码').fill(codes[0] ?? '');
    await third.keyboard.press('Enter');
    await third.getByRole('alert').getByText('恢复码每个只能用一次').waitFor();
  });
});

describe('an administrator', () => {
  it('requires it for a role, and releases it for who lost the telephone', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/accounts`);
    await page.getByRole('button', { name: '新建账户' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('用户名').fill('王小明');
    await dialog.getByLabel('姓名').fill('王小明');
    await dialog.getByLabel('角色').selectOption({ label: '填报人' });
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    const told = page.getByRole('dialog', { name: '一次性密码' });
    const once = (await told.locator('code').textContent()) ?? '';
    await told.getByRole('button', { name: '记下了' }).click();
    await page.getByRole('group', { name: '谁必须用两步验证' }).getByLabel('填报人').check();
    await expect
      .poll(() => page.getByRole('group', { name: '谁必须用两步验证' }).getByLabel('填报人').isChecked())
      .toBe(true);

    const own = await walk.another();
    await password(own, '王小明', once);
    await own.getByLabel('现在的密码').fill(once);
    await own.getByLabel('新密码', { exact: true }).fill(OWN);
    await own.getByLabel('再输一遍新密码').fill(OWN);
    await own.getByRole('button', { name: '更改密码' }).click();
    await own.getByRole('heading', { name: '请先设置两步验证' }).waitFor();
    expect(await sound(own)).toEqual([]);
    await setUp(own, OWN);
    await own.getByRole('button', { name: '我已保存好' }).click();
    await own.locator('nav.side').waitFor();

    await page.reload();
    const card = page.locator('li.card', { hasText: '王小明' });
    await card.getByRole('button', { name: '取消两步验证' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取消两步验证' }).click();
    await card.getByRole('button', { name: '取消两步验证' }).waitFor({ state: 'detached' });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await sound(page)).toEqual([]);

    await password(own, '王小明', OWN);
    const again = await setUp(own, OWN);
    expect(again.codes).toHaveLength(10);
    await own.getByRole('button', { name: '我已保存好' }).click();
    await own.goto(`${walk.base}/work`);
    await own.getByText('管理员取消了您的两步验证').waitFor();
  }, 240_000);
});
