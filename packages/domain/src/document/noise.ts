import type { Span } from '../span.ts';
import type { Line } from './line.ts';

/** A stretch of lines that are not part of the text, with what they are. */
export interface Noise extends Span {
  readonly what: string;
}

/** Words of a web page's frame; a line made of little else belongs to it. */
const FRAME =
  /^(?:下载|打印|全屏|收藏|分享到?|关闭|关闭窗口|加大|还原|减小|返回顶部|返回首页|首页|上一篇.*|下一篇.*|相关(?:报道|链接|阅读|文档|新闻).{0,2}|扫一扫.*|打印本页|纠错|字号.*|【?字体?号?[:：]?.*[】]?|[【[〖]?\s*(?:大|中|小)(?:\s+(?:大|中|小))*\s*[】\]〗]?|[【】[\]「」|｜/\\·•]+|点击(?:量|数|次数).*|浏览(?:量|次数).*|阅读(?:量|次数).*|访问量.*|责任编辑.*|编辑[:：].*|作者[:：].*|(?:文章|信息|稿件|内容|资料)?来源[:：].*|(?:发布|更新|发表)?(?:时间|日期)[:：].*|发布机构[:：].*|索\s*引\s*号.*|信息公开.{0,12}|微信公众号.*|版权所有.*|主办单位.*|承办单位.*|网站标识码.*|.*ICP备.*|.*公网安备.*|当前位置.*|您所在的位置.*|网站地图.*|联系我们.*|无障碍.*|长者模式.*)$/u;

/**
 * What the web page or the file format left around the text: metadata, comments, tags, tool bars, datelines.
 * Neighbouring lines are one stretch. Cost: linear.
 */
export function noise(text: string, all: readonly Line[]): Noise[] {
  const found: Noise[] = [];
  let at = 0;
  const front = frontMatter(all);
  if (front > 0) {
    found.push({ start: all[0]!.start, end: all[front - 1]!.end, what: '文件头 (metadata)' });
    at = front;
  }
  for (; at < all.length; at += 1) {
    const line = all[at]!;
    const what = whatIs(line.text, at, all.length);
    if (what === null) continue;
    let last = at;
    if (line.text.startsWith('<!--') && !line.text.includes('-->')) {
      while (last + 1 < all.length && !all[last]!.text.includes('-->')) last += 1;
    }
    if (/^>\s*\[!\w+\]/.test(line.text)) {
      while (last + 1 < all.length && all[last + 1]!.text.startsWith('>')) last += 1;
    }
    const before = found.at(-1);
    if (before && before.what === what && text.slice(before.end, line.start).trim() === '') {
      found[found.length - 1] = { ...before, end: all[last]!.end };
    } else found.push({ start: line.start, end: all[last]!.end, what });
    at = last;
  }
  return found;
}

/** The number of lines of a block of `key: value` between rules at the head of the text; 0 where there is none. */
function frontMatter(all: readonly Line[]): number {
  if (!/^-{3,}$/.test(all[0]?.text ?? '')) return 0;
  for (let at = 1; at < Math.min(all.length, 60); at += 1) {
    if (/^-{3,}$/.test(all[at]!.text)) return at + 1;
  }
  return 0;
}

function whatIs(line: string, at: number, count: number): string | null {
  if (/^<!--/.test(line)) return '注释 (comment)';
  if (
    /^(?:<\/?(?:details|summary|div|span|br|hr|p|font|center|a|img)\b[^>]*>\s*(?:[^<>]{0,12})?)+(?:<\/\w+>)?$/i.test(
      line,
    )
  ) {
    return '网页标签 (tags)';
  }
  if (/^>\s*\[!\w+\]/.test(line)) return '提示框 (admonition)';
  if (/^(?:>\s*)?新华社[^。]{1,14}电[\s\u3000]*$/.test(line)) return '电头 (dateline)';
  if (/^(?:\w+,){3,}\w+$/.test(line)) return '表头 (column names)';
  if (/^[^,，]{0,20},\d{4},[^,]{1,60},https?:\/\//.test(line))
    return '表格行 (a row of a table of documents)';
  const edge = at < 40 || at >= count - 25;
  if (edge && line.length <= 60 && FRAME.test(line.replace(/["”]$/, '')))
    return '网页框架 (frame of a web page)';
  if (/^>\s/.test(line) && /https?:\/\/|版权|著作权|官方链接|仅供/.test(line))
    return '采集说明 (note of a collector)';
  if (edge && /^["“”]$/.test(line)) return '网页框架 (frame of a web page)';
  return null;
}

/** A picture that stands alone in its line. */
export const isPicture = (line: string): boolean =>
  /^(?:>\s*)?(?:!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>)\s*$/i.test(line);
