import { describe, expect, it } from 'vitest';
import { textOfHtml as fromHtml } from './html.ts';
import { textOfSql as fromSql } from './sql.ts';

const textOfHtml = (page: string) => fromHtml(page, 'a.html');
const textOfSql = (dump: string) => fromSql(dump, 'a.sql');

describe('textOfHtml()', () => {
  it('gives a line to each block and keeps inline marks in their line', async () => {
    expect(await textOfHtml('<div><p>一、<b>总</b>则</p>正文<br>次行<p>末</p></div>')).toBe(
      '一、总则\n正文\n次行\n末',
    );
  });

  it('leaves out what is hidden', async () => {
    expect(
      await textOfHtml(
        '<head><title>t</title></head><script>x()</script><p style="display: none">暗</p><p>明</p>',
      ),
    ).toBe('明');
  });

  it('keeps a table of data as rows of cells, with columns where cells span', async () => {
    const table =
      '<table><tr><th>指标</th><th colspan="2">数值</th></tr><tr><td rowspan="2">床位</td><td>2025</td><td>700</td></tr><tr><td>2030</td><td>800</td></tr></table>';
    expect(await textOfHtml(table)).toBe('指标\t数值\t\n床位\t2025\t700\n\t2030\t800');
  });

  it('leaves a table that lays out the page in its lines', async () => {
    const long = '修路。'.repeat(150);
    expect(
      await textOfHtml(`<table><tr><td>甲</td><td>${long}</td></tr><tr><td>乙</td><td>丙</td></tr></table>`),
    ).toBe(`甲\n${long}\n乙\n丙`);
  });

  it('shows the place of a picture, and not the picture', async () => {
    expect(await textOfHtml('<p>专栏1<img alt="指标" src="data:image/png;base64,AAAA"></p>')).toBe(
      '专栏1\n![指标](data:)',
    );
  });

  it('reads deep nesting, and refuses what only a machine nests', async () => {
    const nested = (depth: number) => `${'<div>'.repeat(depth)}底${'</div>'.repeat(depth)}`;
    expect(await textOfHtml(nested(5000))).toBe('底');
    await expect(textOfHtml(nested(100_000))).rejects.toMatchObject({ code: 'file-broken' });
  });
});

describe('textOfSql()', () => {
  const body = '<p>第一段说明编制的缘由和依据，写得足够长。</p><p>第二段说明要做的事情，也写得足够长。</p>';

  it('reads a page that stands twice in a tuple once, without what surrounds it', async () => {
    const dump = `insert into t values (1, 'http://example.org', '${body}', '<div style="color:''red''">${body}<p>相关链接：这里是与正文无关的若干链接文字</p></div>');`;
    expect(await textOfSql(dump)).toBe(
      '第一段说明编制的缘由和依据，写得足够长。\n第二段说明要做的事情，也写得足够长。',
    );
  });

  it('keeps the whole where another string holds only a piece of it', async () => {
    const piece = '<p>第一段说明编制的缘由和依据，写得足够长。</p>';
    const more =
      '<p>第三段还有很多别的内容，是前面没有的，写得足够长。</p><p>第四段也是如此，写得足够长，不是摘要。</p>';
    expect(await textOfSql(`insert into t values ('${piece}', '${body}${more}');`)).toMatch(/第四段/);
  });

  it('undoes escapes, and leaves out a string that does not end', async () => {
    expect(await textOfSql(`insert into t values ('<p>甲\\'乙\\n丙</p>', '<p>丁`)).toBe("甲'乙 丙");
  });
});
