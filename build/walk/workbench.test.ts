// The index workbench in a real browser: from the bands of the ranking to the words of the plan, an index built, judged,
// tried, computed and adopted, pictures and tables taken along.
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { stage } from './stage.ts';

const walk = stage();

/** What shows that a view has come, by its name in the address. */
const VIEWS = {
  ranking: '.heat td button',
  parts: '.pictures svg',
  change: '.picture svg',
  radar: '.picture svg',
  sure: 'td.chance',
  whatif: '.live li',
  made: '.hash',
} as const;

async function look(page: Page, view: keyof typeof VIEWS, framework = 'centres'): Promise<void> {
  await page.goto(`${walk.base}/index?framework=${framework}&view=${view}`);
  await page.locator(VIEWS[view]).first().waitFor();
}

const bytes = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

/** Presses a key so many times on what has the focus. */
async function press(page: Page, key: string, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) await page.keyboard.press(key);
}

describe('a result', () => {
  it('is a ranking in bands, with ranges, ties that are ties, and every view without a complaint', async () => {
    const { page } = walk;
    await walk.as('规划员');
    await page.getByRole('link', { name: '评价指数' }).click();
    await page.locator('.bands li').first().waitFor();
    expect(await page.locator('h1').textContent()).toContain('五个中心');
    const bands = await page.locator('.bands li').allTextContents();
    expect(bands.some((one) => /第 \d–\d 名/.test(one) && one.includes('并列'))).toBe(true);
    expect(await page.locator('.heat thead').textContent()).toMatch(/\[\d–\d\]/);
    for (const view of Object.keys(VIEWS) as (keyof typeof VIEWS)[]) {
      await look(page, view);
      expect(await walk.axe(), view).toEqual([]);
    }
  }, 300_000);

  it('says what decides a rank, why a score changed, and why a cell is empty', async () => {
    const { page } = walk;
    await look(page, 'parts');
    await page.getByText(/名次会变；影响最大的是|名次都不变/).waitFor();
    await look(page, 'change');
    await page.getByText('拉动最大').waitFor();
    await look(page, 'ranking');
    await page.getByRole('button', { name: /漪南区 科技型企业贷款余额 .*尚未报送/ }).click();
    await page.locator('.way-back', { hasText: '金融机构分区统计尚未报送' }).waitFor();
  });

  it('leads from the score of a sub-index to its clause and its words', async () => {
    const { page } = walk;
    await look(page, 'ranking');
    await page.getByRole('button', { name: /^鹭湖区 科技创新中心/ }).click();
    const quote = page.locator('.way-back blockquote').first();
    await quote.waitFor();
    const words = (await quote.textContent()) ?? '';
    await page.locator('.way-back a[href^="/documents/"]').first().click();
    await page.locator('.text').waitFor();
    await page
      .locator('.paragraph')
      .filter({ hasText: words.slice(0, 12) })
      .first()
      .waitFor();
  });

  it('is made again to the byte, and leaves as a table that joins a map', async () => {
    const { page } = walk;
    await look(page, 'made');
    await page.getByText('本页用同样的数据独立算出同样的得分').waitFor();
    await page.getByRole('button', { name: '重新计算并核对' }).click();
    await page.getByText('重新计算，逐字节一致').waitFor();
    const [table] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '地图用表 CSV' }).click(),
    ]);
    expect((await bytes(table)).toString('utf8')).toMatch(/^\uFEFF区划代码,地区,时期,名次,[^\n]+\r\nJC\d\d,/);
  });

  it('leaves as SVG, as PNG and as CSV', async () => {
    const { page } = walk;
    await look(page, 'ranking');
    const take = async (type: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: new RegExp(`^${type} .*名次可能的范围`) }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${type.toLowerCase()}$`));
      return bytes(file);
    };
    const svg = (await take('SVG')).toString('utf8');
    expect(svg).toMatch(/^<svg[^>]+xmlns=/);
    expect(svg).toContain('鹭湖区');
    const png = await take('PNG');
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(png.readUInt32BE(16)).toBeGreaterThan(600);
    const csv = (await take('CSV')).toString('utf8').split('\r\n');
    expect(csv[0]).toBe('\uFEFF地区,得分,名次,5%,95%,档次');
    expect(csv).toHaveLength(8);
    expect(csv[1]).toMatch(/^鹭湖区,\d+\.\d+,1,/);
  });
});

describe('an index', () => {
  it('gets its indicators from the clauses of the plan, accepted by a person', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/documents`);
    const plan = page.locator('main a[href^="/documents/"]', { hasText: '建议' }).first();
    const [, id] = /^\/documents\/([^/?]+)/.exec((await plan.getAttribute('href')) ?? '') ?? [];
    await page.goto(`${walk.base}/documents/${id}/indicators`);
    const accept = page.getByRole('button', { name: /^认定 / });
    await accept.first().waitFor();
    const told = page.locator('[role=status]', { hasText: '已认定' });
    const count = async () => Number(/已认定 (\d+)/.exec((await told.first().textContent()) ?? '')?.[1]);
    const before = await count();
    await accept.first().click();
    await expect.poll(count, { timeout: 30_000 }).toBe(before + 1);
    expect(await walk.axe()).toEqual([]);
  });

  it('is moved about with the mouse and with the keyboard, and saved as a version with its reason', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/index/index/build`);
    const branch = (name: string) => page.getByRole('treeitem', { name: new RegExp(name) });
    await branch('快递业务量').dragTo(branch('文化消费中心'));
    await page.getByText('有未保存的修改').waitFor();
    await branch('轨道站点').click();
    // The last below its sub-index: one step down is the first of the next.
    await page.keyboard.press('Alt+ArrowDown');
    await page.locator('[aria-live]', { hasText: '移到“文化消费中心”' }).waitFor();
    await page.getByLabel('修改理由').fill('快递、轨道归入文化消费');
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await page.getByText('已保存为第 2 版').waitFor();
    await page.getByRole('button', { name: '版本', exact: true }).click();
    const newest = page.locator('.versions > li').first();
    await newest.getByText('快递、轨道归入文化消费').waitFor();
    expect(await newest.textContent()).toMatch(/移动.*快递业务量/);
    expect(await walk.axe()).toEqual([]);
  });

  it('is weighed by pairs, with what is left and what contradicts, and by points of several experts', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/index/index/build`);
    await page.getByRole('treeitem', { name: /^现代化新江城/ }).click();
    await page.getByRole('button', { name: '两两比较' }).click();
    await page.getByText('3 位专家').waitFor();
    await page.getByText(/肯德尔 W/).waitFor();
    const next = page.getByRole('button', { name: /^下一对/ });
    await page.getByText('权重尚不能定').waitFor();
    // Each pair twice as important to the left: what follows contradicts itself, and is told.
    for (let left = 10; left > 0; left -= 1) {
      await next.click();
      await press(page, left % 2 === 0 ? 'ArrowLeft' : 'ArrowRight', 4);
      await page
        .getByText(`已判断 ${11 - left} / 10 对`)
        .first()
        .waitFor();
    }
    await page.getByText('前后矛盾，应低于 0.1').waitFor();
    await page
      .getByText(/推算，“/)
      .first()
      .waitFor();
    expect(await walk.axe()).toEqual([]);
    await page.getByLabel('专家姓名').fill('测试专家');
    await page.getByRole('button', { name: '提交我的判断' }).click();
    await page.getByText('4 位专家').waitFor();
    await page.getByRole('button', { name: '返回', exact: true }).click();
    await page.getByRole('treeitem', { name: /先进制造业中心/ }).click();
    await page.getByRole('button', { name: '专家打分' }).click();
    for (const [expert, points] of [
      ['甲', ['40', '30', '20', '10']],
      ['乙', ['30', '30', '30', '10']],
    ] as const) {
      const fields = page.locator('.points input');
      for (const [at, value] of points.entries()) await fields.nth(at).fill(value);
      await page.getByLabel('专家姓名').fill(expert);
      await page.getByRole('button', { name: '提交我的判断' }).click();
      await page.locator('.experts thead th', { hasText: expert }).waitFor();
    }
    await page.getByText(/肯德尔 W/).waitFor();
    await page.getByRole('button', { name: '采用为权重' }).click();
    await page.locator('.experts td b', { hasText: '35%' }).waitFor();
    await page.getByLabel('修改理由').fill('制造业按专家打分');
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await page.getByText('已保存为第 3 版').waitFor();
  });

  it('asks for goalposts where the method compares with them', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/index/index/build`);
    await page.getByRole('button', { name: '方法', exact: true }).click();
    await page.getByLabel('无量纲化').selectOption('goalposts');
    await page.getByText('还有 21 个指标没有填全').waitFor();
    await page.getByLabel('进出口总额 下限').fill('10');
    await page.getByLabel('进出口总额 上限').fill('400');
    await page.getByText('还有 20 个指标没有填全').waitFor();
    expect(await walk.axe()).toEqual([]);
    await page.getByRole('button', { name: '撤销' }).click();
  });

  it('moves its scores while a weight is tried', async () => {
    const { page } = walk;
    page.once('dialog', (dialog) => void dialog.accept());
    await look(page, 'whatif');
    const scores = async () => (await page.locator('.live li').allTextContents()).join();
    const before = await scores();
    await page.getByRole('slider', { name: /科技创新中心/ }).focus();
    await press(page, 'ArrowLeft', 20);
    await expect.poll(scores, { timeout: 20_000 }).not.toBe(before);
    await page.getByRole('button', { name: '恢复原权重' }).click();
    await expect.poll(scores, { timeout: 20_000 }).toBe(before);
  });

  it('is computed under other choices by a job that shows how far it is, stops, and goes on', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/index?framework=index`);
    await page.getByRole('button', { name: '计算指数' }).click();
    await page.getByText('还没有计算名次可能的范围').waitFor();
    await page.goto(`${walk.base}/index?framework=index&view=sure`);
    await page.getByText('还没有做过不确定性分析').waitFor();
    await page.getByLabel('计算次数').fill('4000');
    await page.getByRole('button', { name: '开始计算' }).click();
    await page.locator('progress').waitFor();
    await page.getByText(/[1-9]\d* \/ 4000/).waitFor();
    await page.getByRole('button', { name: '停止' }).click();
    await page.getByText('已停止').waitFor();
    await page.getByText('还没有做过不确定性分析').waitFor();
    // The page is left and comes back: it still knows its job.
    await page.reload();
    await page.getByRole('button', { name: '接着算' }).click();
    await page.locator('td.chance').first().waitFor({ timeout: 200_000 });
    await page.getByRole('button', { name: '排名', exact: true }).click();
    await page.getByText('换用其他权重和方法算了 4000 次').waitFor();
  });

  it('is frozen once it is adopted for a year', async () => {
    const { page } = walk;
    await page.goto(`${walk.base}/index/index/build`);
    await page.getByLabel('修改理由').fill('市政府审定');
    await page.getByLabel('采用年度').fill('2027');
    await page.getByRole('button', { name: '采用', exact: true }).click();
    await page.getByText('2027 年度已采用，不能再改').waitFor();
    expect(await page.getByRole('button', { name: '保存为新版本' }).count()).toBe(0);
    expect(await page.locator('.build-side input').first().isDisabled()).toBe(true);
    await page.getByRole('button', { name: '两两比较' }).click();
    await page.getByText('4 位专家').waitFor();
    expect(await page.getByRole('button', { name: '提交我的判断' }).count()).toBe(0);
  });
});

describe('observations', () => {
  it('come in from CSV and from XLSX, tried first and then recorded', async () => {
    const { page } = walk;
    const workbook = await page.request.get(`${walk.base}/api/observations/table/xlsx`);
    await page.goto(`${walk.base}/indicators/import`);
    const file = page.locator('input[type=file]');
    await file.setInputFiles({
      name: '进出口.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('地区,年份,TRADE\n沄东区,2025,188\n沄东区,2026,190\n'),
    });
    await page.getByText('新增 1 个，修订 1 个').waitFor();
    await page.getByRole('button', { name: '入库' }).click();
    await page.locator('.chip', { hasText: '已入库 2 个观测值' }).waitFor();
    expect(await walk.axe()).toEqual([]);
    // What was exported before is one value other than what is known now.
    await file.setInputFiles({
      name: '全部观测值.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await workbook.body(),
    });
    await page.getByText('新增 0 个，修订 1 个').waitFor();
    await page.getByRole('button', { name: '入库' }).click();
    await page.locator('.chip', { hasText: '已入库 1 个观测值' }).waitFor();
  });
});

describe('the workbench', () => {
  it('is usable at 360 px and complete in English', async () => {
    const { page } = walk;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.evaluate(() => localStorage.setItem('luodi.language', 'en'));
    for (const view of Object.keys(VIEWS) as (keyof typeof VIEWS)[]) {
      await look(page, view);
      expect(await walk.overflow(), view).toBeLessThanOrEqual(1);
      expect(await walk.axe(), view).toEqual([]);
    }
    await page.goto(`${walk.base}/index/centres/build`);
    await page.getByRole('treeitem').first().waitFor();
    await page.getByRole('button', { name: 'Judge pairs' }).first().click();
    await page.getByText('5 experts').waitFor();
    expect(await walk.overflow(), 'build').toBeLessThanOrEqual(1);
    expect(await walk.axe(), 'build').toEqual([]);
  }, 300_000);
});
