import { describe, expect, it } from 'vitest';
import { textOfPdf } from './pdf.ts';
import { paper, type Words } from './testing/paper.ts';

const read = async (pages: readonly (readonly Words[])[]) => textOfPdf(paper(pages), 'a.pdf');
const code = (bytes: Uint8Array) =>
  textOfPdf(bytes, 'a.pdf').then(
    () => null,
    (error: { code?: string }) => error.code,
  );
/** Lines of twenty signs from a place downwards; the first is indented by two. */
const lines = (x: number, y: number, ...texts: string[]): Words[] =>
  texts.map((text, at) => ({ x: x + (text.startsWith('　') ? 24 : 0), y: y - 20 * at, text: text.trim() }));

describe('textOfPdf()', () => {
  it('puts the lines of a paragraph together, and keeps paragraphs apart', async () => {
    const { text } = await read([
      [
        { x: 200, y: 740, text: '临江市规划', size: 20 },
        ...lines(
          72,
          700,
          '　坚持稳中求进，建设临江大桥，改造老城道路',
          '新建河西小学和河东医院，完善公共交通网络，',
          '发展教育。',
          '　实施绿化工程，建设滨江公园，推进垃圾分类',
          '健全养老服务。',
        ),
      ],
    ]);
    expect(text.split('\n')).toEqual([
      '临江市规划',
      '坚持稳中求进，建设临江大桥，改造老城道路新建河西小学和河东医院，完善公共交通网络，发展教育。',
      '实施绿化工程，建设滨江公园，推进垃圾分类健全养老服务。',
    ]);
  });

  it('reads a Chinese font that is named and not embedded', async () => {
    const { text } = await textOfPdf(paper([lines(72, 700, '一、建设跨江大桥')], '', 'named'), 'a.pdf');
    expect(text).toBe('一、建设跨江大桥');
  });

  it('reads two columns one after the other, and a paragraph on over the end of a column', async () => {
    const { text } = await read([
      [
        ...lines(72, 700, '　甲甲甲甲甲甲甲甲甲甲', '乙乙乙乙乙乙乙乙乙乙乙乙'),
        ...lines(320, 700, '丙丙丙丙丙丙丙丙丙丙丙丙', '丁丁丁。', '　戊戊戊。'),
      ],
    ]);
    expect(text.split('\n').map((line) => [...new Set(line)].join(''))).toEqual(['甲乙丙丁。', '戊。']);
  });

  it('parts the cells of a row, narrow gaps too where the rows around show a column', async () => {
    const row = (y: number, ...cells: [number, string][]) => cells.map(([x, text]) => ({ x, y, text }));
    const { text } = await read([
      [
        ...row(700, [72, '序号'], [120, '指标名称'], [300, '2025年'], [384, '属性']),
        ...row(680, [72, '1'], [120, '每千人口托位数（个）'], [300, '3.1'], [400, '预期性']),
        ...row(660, [72, '2'], [120, '床位'], [300, '800'], [400, '约束性']),
      ],
    ]);
    expect(text.split('\n')).toEqual([
      '序号\t指标名称\t2025年\t属性',
      '1\t每千人口托位数（个）\t3.1\t预期性',
      '2\t床位\t800\t约束性',
    ]);
  });

  it('leaves out page numbers and what stands on every page, and says how many lines', async () => {
    const page = (at: number, ...body: string[]): Words[] => [
      { x: 200, y: 810, text: '临江市人民政府文件', size: 9 },
      ...lines(72, 700, ...body),
      { x: 280, y: 30, text: `—${at}—`, size: 9 },
    ];
    const { text, frames } = await read([
      page(1, '　建设临江大桥，改造老城道路，新建河西小学'),
      page(2, '和河东医院。'),
      page(3, '　发展教育。'),
    ]);
    expect(text).toBe('建设临江大桥，改造老城道路，新建河西小学和河东医院。\n发展教育。');
    expect(frames).toBe(6);
  });

  it('refuses one without words, one under a password, and a broken one, with a code', async () => {
    expect(await code(paper([[]]))).toBe('file-scanned');
    const lock = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`;
    expect(await code(paper([[{ x: 72, y: 700, text: '甲' }]], lock))).toBe('file-encrypted');
    expect(await code(paper([[{ x: 72, y: 700, text: '甲' }]]).subarray(0, 200))).toBe('file-broken');
  });
});
