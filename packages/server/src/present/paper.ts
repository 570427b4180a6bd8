import type { FastifyReply } from 'fastify';

/** A document with one table, to be issued on paper. */
export interface Paper {
  /** File name without extension. */
  readonly name: string;
  readonly title: string;
  /** What stands under the title. */
  readonly lead: string;
  readonly head: readonly string[];
  /** Per cent of the page's width. */
  readonly widths: readonly number[];
  /** Columns printed small and grey. */
  readonly faint: readonly number[];
  readonly groups: readonly {
    readonly name: string;
    readonly rows: readonly (readonly (string | number)[])[];
  }[];
}

/** Fonts of official documents, named and never bundled; a machine without them takes its own. */
const TITLE = { ascii: 'Times New Roman', eastAsia: '方正小标宋简体' };
const BODY = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312' };
const HEAD = { ascii: 'Times New Roman', eastAsia: '黑体' };
/** Half-points: 二号, 三号, 五号, 小六. */
const SIZE = { title: 44, lead: 32, cell: 21, faint: 13 };
/** Twentieths of a point across a landscape A4 page, margins taken off. */
const WIDTH = 13_900;

/** Sends a document, by docx: A4 across, the head of the table on every page, pages numbered. */
export async function sendPaper(reply: FastifyReply, paper: Paper): Promise<Buffer> {
  reply.type('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  reply.header(
    'content-disposition',
    `attachment; filename*=UTF-8''${encodeURIComponent(`${paper.name}.docx`)}`,
  );
  const word = await import('docx');
  const widths = paper.widths.map((share) => Math.round((share / 100) * WIDTH));
  const paragraph = (text: string, font: typeof BODY, size: number, more: object = {}) =>
    new word.Paragraph({
      alignment: word.AlignmentType.LEFT,
      children: [
        new word.TextRun({ text, font, size, ...('color' in more ? { color: more.color as string } : {}) }),
      ],
      ...more,
    });
  const cell = (text: string, at: number, font = BODY) => {
    const faint = paper.faint.includes(at);
    return new word.TableCell({
      width: { size: widths[at]!, type: word.WidthType.DXA },
      verticalAlign: word.VerticalAlign.CENTER,
      margins: { left: 80, right: 80, top: 40, bottom: 40 },
      children: text
        .split('\n')
        .map((line) =>
          paragraph(line, font, faint ? SIZE.faint : SIZE.cell, faint ? { color: '999999' } : {}),
        ),
    });
  };
  const table = new word.Table({
    width: { size: WIDTH, type: word.WidthType.DXA },
    columnWidths: widths,
    layout: word.TableLayoutType.FIXED,
    rows: [
      new word.TableRow({ tableHeader: true, children: paper.head.map((text, at) => cell(text, at, HEAD)) }),
      ...paper.groups.flatMap((group) => [
        new word.TableRow({
          cantSplit: true,
          children: [
            new word.TableCell({
              columnSpan: paper.head.length,
              shading: { fill: 'F2F2F2', type: word.ShadingType.CLEAR, color: 'auto' },
              margins: { left: 80, right: 80, top: 40, bottom: 40 },
              children: [paragraph(group.name || '—', HEAD, SIZE.cell, { keepNext: true })],
            }),
          ],
        }),
        ...group.rows.map(
          (row) =>
            new word.TableRow({ cantSplit: true, children: row.map((value, at) => cell(String(value), at)) }),
        ),
      ]),
    ],
  });
  const document = new word.Document({
    creator: 'Luodi',
    title: paper.title,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838, orientation: word.PageOrientation.LANDSCAPE },
            margin: { top: 1470, bottom: 1470, left: 1470, right: 1470 },
          },
        },
        footers: {
          default: new word.Footer({
            children: [
              new word.Paragraph({
                alignment: word.AlignmentType.CENTER,
                children: [new word.TextRun({ children: ['— ', word.PageNumber.CURRENT, ' —'], size: 28 })],
              }),
            ],
          }),
        },
        children: [
          paragraph(paper.title, TITLE, SIZE.title, { alignment: word.AlignmentType.CENTER }),
          paragraph(paper.lead, BODY, SIZE.lead, { spacing: { before: 240, after: 240 } }),
          table,
        ],
      },
    ],
  });
  return word.Packer.toBuffer(document);
}
