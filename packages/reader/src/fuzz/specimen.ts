import iconv from 'iconv-lite';
import JSZip from 'jszip';
import { paper } from '../testing/paper.ts';

/** A file that reads well, to be damaged. */
export interface Specimen {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LINES = [
  '临江市第十五个五年规划纲要（2026—2030年）',
  '一、总体要求',
  '坚持稳中求进。到2030年，森林覆盖率达到45%，托位数达到4.5个，习近平总书记强调要办好实事。',
  '三、建设交通强市',
  '（一）实施临江大桥改造工程，建设临江物流枢纽平台。必须守住耕地红线。',
  '1.深化医药价格改革；2.出台稳就业若干政策措施。',
  '第四条 加强组织领导，',
];
const ROWS = [
  ['指标', '单位', '2025年', '2030年', '属性'],
  ['森林覆盖率', '%', '43', '45', '约束性'],
  ['城镇化率', '%', '70', '75', '预期性'],
];

const TEXT = `${LINES.join('\n')}\n专栏1 主要指标\n${ROWS.map((row) => row.join('\t')).join('\n')}\n`;
const PAGE = `<!DOCTYPE html><html><head><meta charset="utf-8"><style>p{}</style></head><body>${LINES.map((line) => `<p>${line}</p>`).join('')}<table>${ROWS.map((row) => `<tr>${row.map((cell) => `<td rowspan="1">${cell}</td>`).join('')}</tr>`).join('')}</table><img src="a.png" alt="表"><div hidden>暗</div></body></html>`;

/** One of each format, written the same way every time. */
export async function specimens(): Promise<Specimen[]> {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  return [
    { name: 'a.txt', bytes: utf8(TEXT) },
    { name: 'wide.txt', bytes: iconv.encode(TEXT, 'utf-16le', { addBOM: true }) },
    { name: 'bare.txt', bytes: iconv.encode(TEXT, 'utf-16be', { addBOM: false }) },
    { name: 'gb.txt', bytes: iconv.encode(TEXT, 'gb18030') },
    {
      name: 'a.md',
      bytes: utf8(`# ${TEXT.replace(/\n([一三]、)/g, '\n\n## $1')}\n${pipes()}\n![表](a.png)\n`),
    },
    { name: 'a.html', bytes: utf8(PAGE) },
    { name: 'a.csv', bytes: utf8(ROWS.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n')) },
    { name: 'a.sql', bytes: utf8(`insert into t values (1, '${PAGE.replace(/'/g, "''")}', null);`) },
    { name: 'a.docx', bytes: await word() },
    { name: 'a.pdf', bytes: pages() },
  ];
}

const pipes = () =>
  [ROWS[0]!, ROWS[0]!.map(() => '---'), ...ROWS.slice(1)].map((row) => `| ${row.join(' | ')} |`).join('\n');

const pages = () =>
  paper(
    [0, 1].map((page) => [
      { x: 72, y: 800, text: '临江市人民政府文件', size: 9 },
      ...LINES.map((text, at) => ({ x: 72, y: 740 - 20 * at, text })),
      ...ROWS.flatMap((row, line) => row.map((text, at) => ({ x: 72 + 90 * at, y: 500 - 20 * line, text }))),
      { x: 290, y: 30, text: `— ${page + 1} —`, size: 9 },
    ]),
  );

/** The parts of a document with a numbered list, a table, a text box and a note. */
export function parts(): Record<string, string> {
  const space =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"';
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const paragraph = (text: string, properties = '') =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
  const table = `<w:tbl>${ROWS.map((row) => `<w:tr>${row.map((cell) => `<w:tc><w:tcPr><w:gridSpan w:val="1"/></w:tcPr>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
  const box = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph('专栏')}</w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>`;
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document ${space}><w:body>${LINES.map((line) => paragraph(line, listed)).join('')}<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>${table}${box}</w:body></w:document>`,
    'word/numbering.xml': `${head}<w:numbering ${space}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/styles.xml': `${head}<w:styles ${space}><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style></w:styles>`,
    'word/footnotes.xml': `${head}<w:footnotes ${space}><w:footnote w:id="1">${paragraph('说明')}</w:footnote></w:footnotes>`,
  };
}

/** An archive of parts, the same bytes every time. */
export async function word(
  content: Readonly<Record<string, string | Uint8Array>> = parts(),
): Promise<Uint8Array> {
  const zip = new JSZip();
  const date = new Date(Date.UTC(2026, 0, 1));
  for (const [path, part] of Object.entries(content)) zip.file(path, part, { date });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
