// A workspace with nothing in it: from the first file to lists that can be taken away, the front page leading.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stage } from './stage.ts';

const walk = stage({ sample: false });

const PLAN = `中共柳岸市委关于制定柳岸市国民经济和社会发展第十五个五年规划的建议
1.建设滨江城市。实施滨江岸线整治工程,建设滨江图书馆。
2.改善服务。建立社区议事制度,推进一站式服务平台建设。到2030年,社区食堂覆盖率达到90%以上。
`;

describe('an empty workspace', () => {
  it('says what to do first', async () => {
    const { page } = walk;
    await walk.signIn();
    await page.getByRole('heading', { name: '从一份规划开始' }).waitFor();
    expect(await walk.axe()).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: '导入一份规划文本' }).click();
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    expect(await walk.axe()).toEqual([]);
  });

  it('leads from a file through acceptance in bulk to lists that are taken away', async () => {
    const { page } = walk;
    const file = { name: '柳岸.txt', mimeType: 'text/plain', buffer: Buffer.from(PLAN) };
    await page.locator('input[type=file]').setInputFiles([file, { ...file, name: '再来一次.txt' }]);
    await expect.poll(() => page.locator('.jobs > li').getByRole('link', { name: /审定/ }).count()).toBe(2);
    // The same bytes are recognised.
    await page.getByText('这份文件以前导入过').waitFor();
    expect(await page.locator('article.document').count()).toBe(1);
    await page.getByRole('link', { name: '总览' }).click();
    await page.locator('.tiles .tile').first().waitFor();
    await page.locator('.next a').click();
    await page.locator('.entry').first().waitFor();
    await page.getByRole('slider', { name: '把握' }).focus();
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: /^采纳 \d+ 项/ }).click();
    await page.getByText('全部审定完毕').waitFor();
    await page.goto(`${page.url().replace(/\/review$/, '')}/lists`);
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    expect(readFileSync(await taken.path(), 'utf8')).toContain('滨江图书馆');
  });

  it('says the next step at every stage', async () => {
    const { page } = walk;
    const step = async () => {
      await page.goto(walk.base);
      return page.locator('.next b').textContent();
    };
    expect(await step()).toBe('通过规划');
    await page.locator('.next a').click();
    await page.getByRole('button', { name: '通过规划' }).click();
    await page.locator('.ant-popover, .ant-popconfirm').getByRole('button', { name: '通过规划' }).click();
    await page.waitForURL('**/items');
    expect(await step()).toBe('为事项确定牵头单位');
    expect(await walk.axe()).toEqual([]);
  });
});
