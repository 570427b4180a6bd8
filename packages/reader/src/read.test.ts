import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const PLAN = '1.办好医院。建设河西医院。建设康复中心。实施健康行动计划。\n2.改革。深化医药价格改革。\n';
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const code = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  );

describe('read()', () => {
  it('gives the same reading for the same bytes', async () => {
    expect(await read(bytes(PLAN), 'a.txt')).toEqual(await read(bytes(PLAN), 'a.txt'));
  });

  it('finds obvious items in a text of our own', async () => {
    const { plan } = await read(bytes(PLAN), 'a.txt');
    expect(plan.items.map((one) => one.text)).toEqual(
      expect.arrayContaining(['河西医院', '健康行动计划', '医药价格改革']),
    );
    for (const one of plan.items) expect(PLAN.slice(one.start, one.end)).toBe(one.text);
  });

  it('leaves out a byte order mark and knows UTF-16', async () => {
    expect((await read(bytes(`\uFEFF${PLAN}`), 'a.txt')).source.text).toBe(PLAN);
    const wide = await read(Buffer.concat([Buffer.from([0xff, 0xfe]), bytes(PLAN, 'utf16le')]), 'a.txt');
    expect(wide.source).toMatchObject({ text: PLAN, encoding: 'utf-16le' });
  });

  it('knows GB18030 without being told', async () => {
    const { default: iconv } = await import('iconv-lite');
    expect((await read(iconv.encode(PLAN.repeat(8), 'gb18030'), 'a.txt')).source.encoding).toBe('gb18030');
  });

  it('keeps the rows of a table in a page', async () => {
    const page =
      '<html><body><h1>规划</h1><table><tr><td>指标</td><td>2030年</td></tr><tr><td>床位</td><td>800</td></tr></table></body></html>';
    expect((await read(bytes(page), 'a.html')).source.text).toBe('# 规划\n指标\t2030年\n床位\t800');
  });

  it('refuses what it cannot read, with what to do', async () => {
    expect(await code(read(bytes(''), 'a.txt'))).toBe('file-empty');
    expect(await code(read(Buffer.from([0x50, 0x4b, 3, 4, 9, 9, 9]), 'a.docx'))).toBe('file-broken');
    expect(await code(read(bytes('%PDF-1.7 nothing'), 'a.pdf'))).toBe('file-broken');
    expect(await code(read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'a.doc'))).toBe('file-unsupported');
    expect(await code(read(Buffer.alloc(4000, 1), 'a.txt'))).toBe('file-binary');
    expect(await code(read(bytes('甲'), 'a.txt', { encoding: 'klingon' }))).toBe('encoding-unknown');
  });
});
