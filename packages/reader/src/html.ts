import { LuodiError } from '@luodi/domain';
import { DEPTH_LIMIT, NESTING_LIMIT } from './limit.ts';

/** A node of a parsed page, as far as it is read. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

const words = (list: string) => new Set(list.split(' '));

/** Elements that begin and end a line. */
const BLOCK = words(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary table tbody td tfoot th thead title tr ul',
);
const HIDDEN = words(
  'script style noscript template head svg iframe object math canvas audio video textarea',
);

/** Cells longer than this are not data: the table lays out the page. */
const CELL = 300;

/**
 * The text of a page: a line for each block, a line of tab-parted cells for each row of a table of data, a heading
 * with the signs of its level, a picture as `![alt](src)` in a line of its own. Tables that only lay out the page are
 * left in their lines; what is hidden is left out.
 * Cost: linear.
 * @throws LuodiError `file-broken` where elements nest deeper than a page of a person's
 */
export async function textOfHtml(html: string, name: string): Promise<string> {
  if (nesting(html) > NESTING_LIMIT) {
    throw new LuodiError('file-broken', { name, reason: `> ${NESTING_LIMIT} <…><…>` });
  }
  const { load } = await import('cheerio/slim');
  return textOfNodes(load(html).root()[0]!.children as unknown as readonly Node[]);
}

/** Elements that another of their kind, or nothing, ends. */
const ENDLESS = words(
  'area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr',
);

/** How deep elements nest at most, by their tags; the parser's time grows with it. */
function nesting(html: string): number {
  let depth = 0;
  let most = 0;
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][^\s>/]{0,40})/gi)) {
    if (ENDLESS.has(name!.toLowerCase())) continue;
    depth = end ? Math.max(0, depth - 1) : depth + 1;
    if (depth > most) most = depth;
  }
  return most;
}

function textOfNodes(nodes: readonly Node[]): string {
  const out: string[] = [];
  let pieces: string[] = [];
  const close = () => {
    const line = pieces
      .join('')
      .replace(/[ \u00a0\u3000\r\n]+/g, (blank) => (/^\u3000+$/.test(blank) ? blank : ' '))
      .trim();
    if (line !== '') out.push(line);
    pieces = [];
  };
  const picture = ({ attribs = {} }: Node) => {
    close();
    const flat = (value: string) => value.replace(/[\s[\]()]+/g, ' ').trim();
    // A picture inside the page itself is a long string of no use to a reader.
    const src = attribs.src ?? '';
    out.push(`![${flat(attribs.alt ?? attribs.title ?? '')}](${/^data:/i.test(src) ? 'data:' : flat(src)})`);
  };
  const walk = (children: readonly Node[], depth: number): void => {
    if (depth > DEPTH_LIMIT) {
      pieces.push(contentOf(children));
      return;
    }
    for (const node of children) {
      if (node.type === 'text') {
        pieces.push((node.data ?? '').replace(/[\r\n\t]+/g, ' '));
        continue;
      }
      const { name = '', attribs = {}, children: inner = [] } = node;
      if (node.type !== 'tag' || HIDDEN.has(name) || isHidden(attribs)) continue;
      if (name === 'br') close();
      else if (name === 'img') picture(node);
      else if (name === 'table') {
        close();
        const rows = depth < DEPTH_LIMIT ? rowsOf(node) : null;
        if (rows === null) walk(inner, depth + 1);
        else out.push(...rows);
        close();
      } else if (BLOCK.has(name)) {
        close();
        const level = /^h([1-6])$/.exec(name)?.[1];
        const at = out.length;
        walk(inner, depth + 1);
        close();
        if (level && out.length === at + 1 && !out[at]!.startsWith('![')) {
          out[at] = `${'#'.repeat(Number(level))} ${out[at]}`;
        }
      } else walk(inner, depth + 1);
    }
  };
  walk(nodes, 0);
  close();
  return out.join('\n');
}

const isHidden = (attribs: Readonly<Record<string, string>>): boolean =>
  'hidden' in attribs || /display\s*:\s*none/i.test(attribs.style ?? '');

/** The words under nodes, however deep. */
function contentOf(nodes: readonly Node[]): string {
  const found: string[] = [];
  const stack = [...nodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') found.push(node.data ?? '');
    else if (!HIDDEN.has(node.name ?? '')) {
      if (node.name === 'br' || BLOCK.has(node.name ?? '')) found.push(' ');
      for (const child of [...(node.children ?? [])].reverse()) stack.push(child);
    }
  }
  return found.join('').replace(/\s+/g, ' ').trim();
}

/**
 * The rows of a table of data as lines of tab-parted cells: two rows or more of two short cells or more, and no table
 * or picture inside; null for a table that lays out the page. A cell over several rows or columns stands in the first
 * of them, so that columns stay columns.
 */
function rowsOf(table: Node): string[] | null {
  const rows: (readonly Node[])[] = [];
  const stack: Node[] = [...(table.children ?? [])].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.name === 'table' || node.name === 'img') return null;
    if (node.name === 'tr') {
      rows.push((node.children ?? []).filter((cell) => cell.name === 'td' || cell.name === 'th'));
    }
    for (const child of [...(node.children ?? [])].reverse()) stack.push(child);
  }
  if (rows.filter((cells) => cells.length >= 2).length < 2) return null;
  const lines: string[] = [];
  let below: number[] = [];
  for (const cells of rows) {
    const line: string[] = [];
    const next: number[] = [];
    const skip = () => {
      while ((below[line.length] ?? 0) > 0) {
        next[line.length] = below[line.length]! - 1;
        line.push('');
      }
    };
    for (const cell of cells) {
      const content = contentOf(cell.children ?? []);
      if (content.length > CELL) return null;
      skip();
      const wide = spanOf(cell, 'colspan');
      const high = spanOf(cell, 'rowspan');
      for (let at = 0; at < wide; at += 1) {
        next[line.length] = high - 1;
        line.push(at === 0 ? content : '');
      }
    }
    skip();
    below = next;
    if (line.some((content) => content !== '')) lines.push(line.join('\t'));
  }
  return lines;
}

/** How many rows or columns a cell takes; a table that claims more than a page holds is not believed. */
function spanOf({ attribs = {} }: Node, name: string): number {
  const given = Number.parseInt(attribs[name] ?? '1', 10);
  return given >= 1 && given <= 50 ? given : 1;
}
