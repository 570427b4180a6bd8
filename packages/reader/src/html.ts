import type { CheerioAPI } from 'cheerio';

type Node = ReturnType<CheerioAPI['root']>[0]['children'][number];

/** Elements that begin and end a line. */
const BLOCK = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const HIDDEN = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'iframe', 'object']);

/**
 * The text of a page: a line for each block, a line of tab-parted cells for each row of a table of data, a picture as
 * `![alt](src)` in a line of its own. Tables that only lay out the page are left in their lines.
 */
export async function textOfHtml(html: string): Promise<string> {
  const { load } = await import('cheerio/slim');
  const $ = load(html);
  const out: string[] = [];
  let line = '';
  const close = () => {
    const words = line.replace(/[ \u00a0\r\n]+/g, ' ').trim();
    if (words !== '') out.push(words);
    line = '';
  };
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.type === 'text') line += (node as unknown as { data: string }).data.replace(/[\r\n\t]+/g, ' ');
      else if (node.type === 'tag') {
        const element = node as unknown as {
          name: string;
          attribs: Record<string, string>;
          children: Node[];
        };
        if (HIDDEN.has(element.name)) continue;
        if (element.name === 'br') close();
        else if (element.name === 'img') {
          close();
          out.push(`![${element.attribs.alt ?? ''}](${element.attribs.src ?? ''})`);
        } else if (element.name === 'table' && isData($, node)) {
          close();
          rows($, node);
        } else if (BLOCK.has(element.name)) {
          close();
          const level = /^h([1-6])$/.exec(element.name)?.[1];
          const at = out.length;
          walk(element.children);
          close();
          if (level && out.length === at + 1) out[at] = `${'#'.repeat(Number(level))} ${out[at]}`;
        } else walk(element.children);
      }
    }
  };
  const rows = ($: CheerioAPI, table: Node) => {
    for (const row of $(table as never)
      .find('tr')
      .toArray()) {
      const cells = $(row)
        .children('td,th')
        .toArray()
        .map((cell) => $(cell).text().replace(/\s+/g, ' ').trim());
      if (cells.some((cell) => cell !== '')) out.push(cells.join('\t'));
    }
  };
  walk($.root()[0]!.children as Node[]);
  close();
  return out.join('\n');
}

/** A table of data has rows of several short cells; one that lays out a page has long ones or tables inside. */
function isData($: CheerioAPI, table: Node): boolean {
  const found = $(table as never);
  if (found.find('table').length > 0) return false;
  const rows = found.find('tr').toArray();
  const wide = rows.filter((row) => $(row).children('td,th').length >= 2);
  const long = found
    .find('td,th')
    .toArray()
    .some((cell) => $(cell).text().trim().length > 300);
  return wide.length >= 2 && !long;
}

/**
 * The pages inside an SQL dump, each text read once: string literals that hold HTML, one that repeats another's
 * sentences left out in favour of the shorter.
 */
export async function textOfSql(sql: string): Promise<string> {
  const literals = [...sql.matchAll(/'((?:[^'\\]|''|\\.)*)'/gs)]
    .map((match) =>
      match[1]!.replaceAll("''", "'").replace(/\\(['"\\nrt])/g, (_, sign: string) => UNESCAPE[sign] ?? sign),
    )
    .filter((literal) => /<(?:p|div|table|tbody|span)\b/i.test(literal));
  const texts = await Promise.all(literals.map(textOfHtml));
  const kept: string[] = [];
  for (const text of texts.filter((one) => one !== '').sort((a, b) => a.length - b.length)) {
    if (!kept.some((one) => shared(one, text) > 0.8)) kept.push(text);
  }
  return kept.join('\n\n');
}

const UNESCAPE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The share of the first text's lines that stand in the second. */
function shared(small: string, large: string): number {
  const held = new Set(large.split('\n').map((line) => line.replace(/\s+/g, '')));
  const own = small.split('\n').filter((line) => line.trim().length > 12);
  return own.length === 0 ? 0 : own.filter((line) => held.has(line.replace(/\s+/g, ''))).length / own.length;
}
