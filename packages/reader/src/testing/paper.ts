/** Words on a page: where they begin, in points from below on the left, and how large they are. */
export interface Words {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
}

/** A font as the file describes it: with a table of its signs, or by the name of a Chinese font that is not embedded. */
export type Font = 'mapped' | 'named';

/** A PDF of A4 pages with words at their places, every sign as wide as it is high; `more` goes into its trailer. */
export function paper(pages: readonly (readonly Words[])[], more = '', font: Font = 'mapped'): Uint8Array {
  const code = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const signs = [...new Set(pages.flat().flatMap(({ text }) => text.split('')))];
  const map = [
    'begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...signs.map((sign) => `1 beginbfchar <${code(sign)}> <${code(sign)}> endbfchar`),
    'endcmap',
  ].join('\n');
  const stream = (content: string) => `<< /Length ${content.length} >> stream\n${content}\nendstream`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${6 + 2 * at} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song ${font === 'named' ? '/Encoding /UniGB-UCS2-H' : '/Encoding /Identity-H /ToUnicode 5 0 R'} /DescendantFonts [4 0 R] >>`,
    `<< /Type /Font /Subtype ${font === 'named' ? '/CIDFontType0' : '/CIDFontType2'} /BaseFont /Song /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (${font === 'named' ? 'GB1' : 'Identity'}) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /FontBBox [0 -120 1000 880] >> >>`,
    stream(map),
    ...pages.flatMap((words, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${7 + 2 * at} 0 R >>`,
      stream(
        words
          .map(({ x, y, text, size = 12 }) => `BT /F ${size} Tf ${x} ${y} Td <${code(text)}> Tj ET`)
          .join('\n'),
      ),
    ]),
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((one, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${one}\nendobj\n`;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer << /Size ${objects.length + 1} /Root 1 0 R ${more} >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}
