// Two people who save the money and the milestones of one item.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { stage } from './stage.ts';

// The second of two savers is refused first, and then merges.
const walk = stage({ forgive: [/\b409\b/, /ERR_FAILED/] });
let other: Page;
let id: string;

interface Item {
  readonly funding: readonly Record<string, unknown>[];
  readonly investment: readonly Record<string, unknown>[];
  readonly milestones: readonly { readonly id: string; readonly title: string }[];
}

beforeAll(async () => {
  other = await walk.another();
  await walk.as('规划员');
  await walk.as('规划员', other);
  id = await walk.page.evaluate(async () => {
    const answer = await fetch('/api/items/new', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: '两人同改的工程', kind: 'project', grade: 'ordinary' }),
    });
    return (await answer.json()).row.id;
  });
}, 600_000);

const saved = (): Promise<Item> =>
  walk.page.evaluate(async (of) => (await fetch(`/api/items/${of}`)).json(), id);
const open = (page: Page) => page.goto(`${walk.base}/items/${id}`);
const card = (page: Page, title: string) =>
  page.locator('.card', { has: page.getByRole('heading', { name: title }) });
const change = (page: Page, title: string) =>
  card(page, title).getByRole('button', { name: '编辑', exact: true }).click();
const save = (page: Page, title: string) =>
  card(page, title).getByRole('button', { name: '保存', exact: true }).click();
const done = (page: Page, title: string) =>
  card(page, title).getByRole('button', { name: '编辑', exact: true }).waitFor();

describe('money that two people save', () => {
  const MONEY = '资金与投资';
  const year = new Date().getFullYear();

  it('keeps what each changed, shows what the other did, and asks about what both did', async () => {
    const { page } = walk;
    await open(page);
    await change(page, MONEY);
    await page.getByRole('button', { name: `添加 ${year} 年` }).click();
    await page.getByLabel(`${year} 计划投资`).fill('500');
    await page.getByRole('button', { name: '添加资金' }).click();
    await page.getByLabel(`${year} 市级 计划`).fill('300.5');
    await save(page, MONEY);
    await done(page, MONEY);

    for (const one of [page, other]) {
      await open(one);
      await change(one, MONEY);
    }
    await other.getByLabel(`${year} 计划投资`).fill('600');
    await other.getByLabel(`${year} 市级 已支付`).fill('50');
    await save(other, MONEY);
    await done(other, MONEY);

    await page.getByLabel(`${year} 计划投资`).fill('700');
    await page.getByLabel(`${year} 完成投资`).fill('200');
    await save(page, MONEY);
    const told = page.getByRole('alert').filter({ hasText: '先保存了' });
    await told.waitFor();
    expect(await told.textContent()).toContain(`${year} 市级 已支付：– → 50`);
    expect(await page.getByLabel(`${year} 市级 已支付`).inputValue()).toBe('50');
    expect(await card(page, MONEY).getByRole('button', { name: '保存', exact: true }).isDisabled()).toBe(
      true,
    );
    expect(await walk.axe()).toEqual([]);

    // What is left half-way is asked again.
    await open(page);
    await page.getByText('已恢复上次没有保存的内容').waitFor();
    await save(page, MONEY);
    await told.waitFor();
    await page.getByRole('button', { name: '用对方的：600' }).click();
    await save(page, MONEY);
    await done(page, MONEY);
    const { investment, funding } = await saved();
    expect(investment).toEqual([{ year, planned: 600, completed: 200 }]);
    expect(funding).toMatchObject([{ year, source: 'city', planned: 300.5, paid: 50 }]);
  });

  it('asks about a year that one removed and the other changed', async () => {
    const { page } = walk;
    for (const one of [page, other]) {
      await open(one);
      await change(one, MONEY);
    }
    await other.getByRole('button', { name: `删除 ${year} 市级` }).click();
    await save(other, MONEY);
    await done(other, MONEY);
    await page.getByLabel(`${year} 市级 下达`).fill('120');
    await save(page, MONEY);
    await page.getByRole('button', { name: '用对方的：删除' }).waitFor();
    await page.getByRole('button', { name: /^用我的：.*下达 120/ }).click();
    await save(page, MONEY);
    await done(page, MONEY);
    expect((await saved()).funding).toMatchObject([{ source: 'city', authorised: 120, paid: 50 }]);
  });
});

describe('milestones that two people save', () => {
  const STEPS = '节点';
  const named = (page: Page, title: string) => page.locator('.milestones li', { hasText: title });

  it('stands with the day of one and the completion of the other', async () => {
    const { page } = walk;
    await open(page);
    for (const [title, due] of [
      ['初步设计', '2027-03-31'],
      ['施工招标', '2027-06-30'],
    ] as const) {
      await page.getByLabel('添加节点').fill(title);
      await card(page, STEPS).getByLabel('期限', { exact: true }).fill(due);
      await save(page, STEPS);
      await named(page, title).waitFor();
    }
    await open(page);
    await named(page, '初步设计').waitFor();
    await open(other);
    await other.getByLabel('期限 初步设计').fill('2027-04-30');
    await other.getByLabel('期限 初步设计').blur();
    await named(other, '原定 2027-03-31').waitFor();
    await named(page, '初步设计').getByRole('button', { name: '今天完成' }).click();
    const told = page.getByRole('alert').filter({ hasText: '先保存了' });
    await told.waitFor();
    expect(await told.textContent()).toContain('初步设计 期限：2027-03-31 → 2027-04-30');
    await save(page, STEPS);
    await named(page, '2027-04-30 · 已完成').waitFor();
  });

  it('comes back as it was when one keeps what the other removed', async () => {
    const { page } = walk;
    await open(page);
    await change(page, STEPS);
    const before = (await saved()).milestones.find((one) => one.title === '施工招标');
    await open(other);
    await change(other, STEPS);
    await other.getByRole('button', { name: '删除 施工招标' }).click();
    await save(other, STEPS);
    await done(other, STEPS);
    await page.getByLabel('施工招标 期限').fill('2027-07-31');
    await save(page, STEPS);
    await page.getByRole('button', { name: '用对方的：删除' }).waitFor();
    await page.getByRole('button', { name: /^用我的：施工招标/ }).click();
    await save(page, STEPS);
    await named(page, '原定 2027-06-30').waitFor();
    expect(await page.getByLabel('期限 施工招标').inputValue()).toBe('2027-07-31');
    expect((await saved()).milestones.find((one) => one.title === '施工招标')?.id).toBe(before?.id);
  });

  it('keeps what was typed when the connection is lost, and saves it when it is there again', async () => {
    const { page } = walk;
    await open(page);
    await change(page, STEPS);
    await page.getByLabel('施工招标 开始').fill('2027-06-01');
    await page.route('**/api/items/**', (route) => route.abort());
    await save(page, STEPS);
    await page.getByText('填写的内容已存在本机').waitFor();
    await page.unroute('**/api/items/**');
    await open(page);
    expect(await page.getByLabel('施工招标 开始').inputValue()).toBe('2027-06-01');
    await save(page, STEPS);
    await done(page, STEPS);
    expect((await saved()).milestones).toContainEqual(
      expect.objectContaining({ title: '施工招标', start: '2027-06-01' }),
    );
  });
});
