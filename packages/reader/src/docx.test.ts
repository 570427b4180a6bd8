import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { textOfDocx } from './docx.ts';

const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
  alignment: AlignmentType.START,
});
const numbering = {
  config: [
    {
      reference: 'plan',
      levels: [
        level(0, LevelFormat.CHINESE_COUNTING, '第%1条'),
        level(1, LevelFormat.CHINESE_COUNTING, '（%2）'),
        level(2, LevelFormat.DECIMAL, '%3.'),
        level(3, LevelFormat.DECIMAL_ENCLOSED_CIRCLE, '%4'),
      ],
    },
    { reference: 'serial', levels: [level(0, LevelFormat.DECIMAL, '%1')] },
    { reference: 'bullet', levels: [level(0, LevelFormat.BULLET, '●')] },
  ],
};
const at = (text: string, depth: number, reference = 'plan', instance = 0) =>
  new Paragraph({ text, numbering: { reference, level: depth, instance } });

/** A document as the package `docx` writes it. */
const written = async (children: ConstructorParameters<typeof Document>[0]['sections'][0]['children']) =>
  Packer.toBuffer(
    new Document({
      numbering,
      footnotes: { 1: { children: [new Paragraph('按常住人口计算。')] } },
      sections: [{ children }],
    }),
  );
/** The same with its body changed. */
async function changed(bytes: Uint8Array, part: string, change: (xml: string) => string) {
  const zip = await JSZip.loadAsync(bytes);
  zip.file(part, change((await zip.file(part)?.async('string')) ?? ''));
  return zip.generateAsync({ type: 'uint8array' });
}
const read = (bytes: Uint8Array) => textOfDocx(bytes, 'a.docx');

describe('textOfDocx()', () => {
  it('puts the numbers of lists in front of their paragraphs, begun again below each step', async () => {
    const bytes = await written([
      at('总则', 0),
      at('修路', 1),
      at('甲路', 2),
      at('乙路', 2),
      at('架桥', 1),
      at('甲桥', 2),
      at('主桥', 3),
      at('任务', 0),
      at('绿化', 1),
    ]);
    expect((await read(bytes)).split('\n')).toEqual([
      '第一条 总则',
      '（一）修路',
      '1.甲路',
      '2.乙路',
      '（二）架桥',
      '1.甲桥',
      '① 主桥',
      '第二条 任务',
      '（一）绿化',
    ]);
  });

  it('numbers each instance of a list from its start, and shows no sign for bullets', async () => {
    const bytes = await written([
      at('甲', 0, 'plan', 1),
      at('乙', 0, 'plan', 1),
      at('丙', 0, 'plan', 2),
      at('丁', 0, 'bullet'),
    ]);
    expect(await read(bytes)).toBe('第一条 甲\n第二条 乙\n第一条 丙\n丁');
  });

  it('numbers headings by their style, and goes on where the list was', async () => {
    const bytes = await written([
      at('序', 0),
      new Paragraph({ text: '总则', heading: HeadingLevel.HEADING_1 }),
      new Paragraph({ text: '任务', heading: HeadingLevel.HEADING_1 }),
    ]);
    const body = await (await JSZip.loadAsync(bytes)).file('word/document.xml')!.async('string');
    const list = /<w:numPr>.*?<\/w:numPr>/s.exec(body)![0];
    const styled = await changed(bytes, 'word/styles.xml', (xml) =>
      xml.replace(
        /<w:style [^>]*w:styleId="Heading1".*?<\/w:style>/s,
        `<w:style w:type="paragraph" w:styleId="Base"><w:pPr>${list}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Base"/></w:style>`,
      ),
    );
    expect(await read(styled)).toBe('第一条 序\n# 第二条 总则\n# 第三条 任务');
  });

  it('shows the serial numbers of a table whose cells hold nothing else, and merged cells as columns', async () => {
    const cell = (child: Paragraph, columnSpan = 1) => new TableCell({ children: [child], columnSpan });
    const row = (...cells: TableCell[]) => new TableRow({ children: cells });
    const bytes = await written([
      new Table({
        rows: [
          row(cell(new Paragraph('序号')), cell(new Paragraph('指标')), cell(new Paragraph('2030年'))),
          row(cell(at('', 0, 'serial')), cell(new Paragraph('床位')), cell(new Paragraph('800'))),
          row(cell(at('', 0, 'serial')), cell(new Paragraph('不设目标'), 2)),
        ],
      }),
    ]);
    expect(await read(bytes)).toBe('序号\t指标\t2030年\n1\t床位\t800\n2\t不设目标\t');
  });

  it('keeps notes with the number of their reference', async () => {
    const bytes = await written([
      new Paragraph({ children: [new TextRun('达到800张'), new FootnoteReferenceRun(1), new TextRun('。')] }),
    ]);
    expect(await read(bytes)).toBe('达到800张[1]。\n[1]按常住人口计算。');
  });

  it('leaves out hidden and deleted words, and keeps inserted and moved ones', async () => {
    const run = (text: string, properties = '') =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const bytes = await changed(await written([new Paragraph('甲')]), 'word/document.xml', (xml) =>
      xml.replace(
        /<w:r>.*?<\/w:r>/s,
        `${run('明')}${run('暗', '<w:vanish/>')}${run('显', '<w:vanish w:val="0"/>')}<w:del w:id="1" w:author="a"><w:r><w:delText>删</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">${run('增')}</w:ins><w:moveFrom w:id="3" w:author="a">${run('移')}</w:moveFrom><w:moveTo w:id="4" w:author="a">${run('到')}</w:moveTo><w:fldSimple w:instr=" DATE ">${run('日')}</w:fldSimple>`,
      ),
    );
    expect(await read(bytes)).toBe('明显增到日');
  });

  it('reads a text box once, whichever form it is given in', async () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>专栏</w:t></w:r></w:p></w:txbxContent>';
    const newer = `<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>`;
    const older = `<mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback>`;
    for (const forms of [newer, newer + older]) {
      const bytes = await changed(await written([new Paragraph('正文')]), 'word/document.xml', (xml) =>
        xml.replace('</w:r>', `</w:r><w:r><mc:AlternateContent>${forms}</mc:AlternateContent></w:r>`),
      );
      expect(await read(bytes)).toBe('正文\n专栏');
    }
  });

  it('refuses what is broken, locked, too large or another archive, with a code', async () => {
    const bytes = await written([new Paragraph('甲')]);
    const code = (one: Uint8Array) =>
      read(one).then(
        () => null,
        (error: { code?: string }) => error.code,
      );
    expect(await code(bytes.subarray(0, bytes.length / 2))).toBe('file-broken');
    expect(await code(await changed(bytes, 'word/document.xml', () => '<w:document'))).toBe('file-broken');
    const bomb = await JSZip.loadAsync(bytes);
    bomb.file('word/comments.xml', Buffer.alloc(40 << 20, 0x20));
    expect(await code(await bomb.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }))).toBe(
      'file-bomb',
    );
    const other = new JSZip();
    other.file('content.xml', '<a/>');
    expect(await code(await other.generateAsync({ type: 'uint8array' }))).toBe('file-unsupported');
  });
});
