// What a city decides of its lists itself: names, columns, stages, steps, the calendar, who is responsible for what.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stage } from './stage.ts';

const walk = stage();
const PARTS = ['lists', 'templates', 'calendar', 'duties'];

describe('the settings of the lists', () => {
  it('give a list another name and another order of columns, and keep who changed them', async () => {
    const { page } = walk;
    await walk.as('规划员');
    await page.getByRole('link', { name: '清单设置' }).click();
    const form = page.locator('form', { hasText: '重大项目' });
    await form.getByLabel('名称', { exact: true }).fill('重点工程');
    await form.getByRole('button', { name: '前移 总投资' }).click();
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '重点工程' }).waitFor();
    await page.locator('form', { hasText: '重点工程' }).getByText('修改记录').click();
    await page.locator('.past-of li', { hasText: '沈知夏' }).first().waitFor();
    await page.goto(`${walk.base}/items`);
    await page.getByRole('button', { name: '重点工程' }).click();
    await page.locator('.ledger th', { hasText: '总投资' }).waitFor();
    const heads = await page.locator('.ledger th').allTextContents();
    expect(heads.indexOf('总投资')).toBeLessThan(heads.indexOf('佐证状态'));
  });

  it('give a template another time limit and a further step', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/settings/templates`);
    await page.getByRole('button', { name: '政策制定' }).click();
    await page.getByLabel('时限（工作日） 公开征求意见').fill('30');
    await page.getByRole('button', { name: '添加节点' }).click();
    await page.getByLabel('节点名称 7').fill('公开解读');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    await page.reload();
    await page.getByRole('button', { name: '政策制定' }).click();
    expect(await page.getByLabel('节点名称 7').inputValue()).toBe('公开解读');
  });

  it('take the holidays of a further year', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/settings/calendar`);
    await page.getByText('2027 年及以后尚未公布').waitFor();
    await page.getByRole('button', { name: /录入一年/ }).click();
    await page.getByLabel('放假').fill('2027-01-01 2027-01-03');
    await page.getByLabel('调休上班').fill('2027-01-09');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('2028 年及以后尚未公布').waitFor();
  });

  it('load who is responsible for what, and suggest by it at once', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/settings/duties`);
    await page.getByText('导入职责分工表').click();
    const csv = '单位,职责\n江城市商务局,负责全市诗歌朗诵工作\n';
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '职责.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('button', { name: '写入 1 个单位' }).click();
    await page.getByText('已更新 1 个单位的职责词').waitFor();
    await page.getByLabel('试一试').fill('诗歌朗诵大会');
    await page.locator('.trial', { hasText: '江城市商务局' }).waitFor();
  });

  it('are usable at both widths, in both languages', async () => {
    const { page } = walk;
    for (const [language, width] of [
      ['zh', 1440],
      ['en', 360],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate((said) => localStorage.setItem('luodi.language', said), language);
      for (const part of [
        ...PARTS.map((one) => `/settings/${one}`),
        '/items/intake',
        '/requests',
        '/organisation',
      ]) {
        await page.goto(walk.base + part);
        await page.locator('main h1').first().waitFor();
        await page.locator('main .card, main table').first().waitFor();
        expect(await walk.overflow(), part).toBeLessThanOrEqual(1);
        expect(await walk.axe(), part).toEqual([]);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.evaluate(() => localStorage.setItem('luodi.language', 'zh'));
  });
});

describe('a ledger', () => {
  it('goes out as it is seen, and comes in again by columns that a person names', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/items?kind=platform&order=title`);
    await page.locator('.ledger tbody tr').first().waitFor();
    const [first] = await page.locator('.ledger tbody .main a').allTextContents();
    await page.getByRole('button', { name: '导出' }).click();
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.exports').getByRole('button', { name: 'CSV' }).first().click(),
    ]);
    const lines = readFileSync(await taken.path(), 'utf8').split('\r\n');
    expect(lines[1]).toContain(first);
    await page.goto(`${walk.base}/items/intake`);
    const csv = '工程,类别,部门\n东岸码头,项目,江城市商务局\n西岸码头,花园,市乌有局\n';
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '外来.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByLabel('工程 作为').selectOption('title');
    await page.getByLabel('部门 作为').selectOption('lead');
    await page.getByRole('button', { name: '按此试读' }).click();
    await page.getByText('将新建 1 项').waitFor();
    await page.locator('td', { hasText: '市乌有局' }).first().waitFor();
    const [faults] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载清单' }).click(),
    ]);
    expect(readFileSync(await faults.path(), 'utf8')).toContain('市乌有局');
    await page.getByRole('button', { name: '写入这 1 项' }).click();
    await page.getByText('去看台账').click();
    await page.goto(`${walk.base}/items?words=${encodeURIComponent('东岸码头')}`);
    await page.locator('.ledger .main a', { hasText: '东岸码头' }).waitFor();
  });
});
