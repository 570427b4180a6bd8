import { textOfHtml } from './html.ts';

const UNESCAPE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '' };

/**
 * The pages inside a dump of a database, each read once: string literals that hold HTML, without those whose lines
 * another one holds too (of two that are nearly the same, the one with less around it).
 * Cost: linear in the dump, and in pages times their number.
 */
export async function textOfSql(sql: string, name: string): Promise<string> {
  const pages = literals(sql).filter((literal) => /<(?:p|div|table|tbody|span)\b/i.test(literal));
  const texts = (await Promise.all(pages.map((page) => textOfHtml(page, name)))).filter(
    (text) => text !== '',
  );
  const kept: string[] = [];
  for (const text of texts.sort((a, b) => a.length - b.length)) {
    const same = kept.findIndex((one) => shared(one, text) > 0.8);
    if (same < 0) kept.push(text);
    else if (shared(text, kept[same]!) < 0.5) kept[same] = text;
  }
  return kept.join('\n\n');
}

/** The string literals of a dump, with their escapes undone; one that does not end is left out. */
function literals(sql: string): string[] {
  const found: string[] = [];
  for (let at = sql.indexOf("'"); at >= 0; at = sql.indexOf("'", at)) {
    const pieces: string[] = [];
    let from = at + 1;
    let next = from;
    for (; next < sql.length; next += 1) {
      const sign = sql[next];
      if (sign === '\\') {
        const escaped = sql[next + 1] ?? '';
        pieces.push(sql.slice(from, next), UNESCAPE[escaped] ?? escaped);
        next += 1;
        from = next + 1;
      } else if (sign === "'") {
        if (sql[next + 1] !== "'") break;
        pieces.push(sql.slice(from, next + 1));
        next += 1;
        from = next + 1;
      }
    }
    if (next < sql.length) found.push(pieces.join('') + sql.slice(from, next));
    at = next + 1;
  }
  return found;
}

/** The share of the first text's characters that stand in lines of the second too. */
function shared(one: string, other: string): number {
  const bare = (line: string) => line.replace(/\s+/g, '');
  const held = new Set(other.split('\n').map(bare));
  let all = 0;
  let both = 0;
  for (const line of one.split('\n').map(bare)) {
    if (line.length <= 12) continue;
    all += line.length;
    if (held.has(line)) both += line.length;
  }
  return all === 0 ? 0 : both / all;
}
