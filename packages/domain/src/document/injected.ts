import { isOrder } from './lead.ts';
import type { Line } from './line.ts';
import { markOf } from './mark.ts';

/** Advertising or other foreign words, with what gives them away. */
export interface Injected {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** Ways to reach somebody who sells: an address of the web, a number to call or to add. No trade is named. */
const REACH =
  /https?:\/\/(?!\S{0,80}gov\.cn)|www\.(?!\S{0,80}gov\.cn)|\.(?:com|net|cc|vip|top|xyz)\b|(?:[微薇威]信|[加十+]?[VvＶ]信?|VX|QQ|扣扣|电话|热线|客服|咨询|[加进]群|TG|电报)\s*[号群]?\s*[:：]?\s*\+?(?:\d{5,}|(?=\w{0,20}\d)[a-z]\w{4,20})|1[3-9]\d{9}|400-?\d{3}-?\d{4}|加(?:我|客服|老师)?[微薇威VvＶ]|加Q|联系客服|详询|招代理|加盟热线/iu;
/** Ways to tempt: an order to click, a gift, a promise, a price. */
const TEMPT =
  /(?:点击|扫码|长按|立即|马上|免费)(?:进入|下载|领取|注册|咨询|关注|预约|体验|购买|试用|报名|办理|加入|观看|阅读|试看)|官网|(?:APP|app|客户端)下载|限时(?:优惠|抢购|折扣)|(?:注册|上线|首充|开户|充值|进群|关注|下载)[即就可立]?送|货到付款|包(?:邮|过|中|赚|赢|教会|治)|无效(?:退款|全退)|(?:当[天日]|秒|分钟|极速)(?:放款|到账|下款|发货|见效|出货|提现)|稳赚|日赚|月入|躺赚|返[利佣现]|价格(?:优惠|从优|面议|实惠)|诚信(?:经营|可靠)|保密(?:交|发)|代(?:写|考|开|购|刷|孕|练|充)(?!理)|[一三]?(?:盒|疗程|次)(?:见效|断根|根治)|祖传|秘方|在线(?:发牌|投注|下注|观看)/iu;

const STOP = /[。！？!?；;]/;

/**
 * Lines and sentences that are foreign to the document: lists of names that repeat themselves without ever making a
 * sentence, and stretches that share no wording with the rest and lure somewhere. Told by repetition, foreignness
 * and layout, not by a list of one trade's words. Neighbouring stretches are one. Cost: linear.
 */
export function injected(text: string, all: readonly Line[]): Injected[] {
  const foreign = foreigner(all);
  const found: Injected[] = [];
  const put = (start: number, end: number, reason: string) => {
    const last = found.at(-1);
    if (last && text.slice(last.end, start).trim() === '') found[found.length - 1] = { ...last, end };
    else found.push({ start, end, reason });
  };
  for (const line of all) {
    const { text: body } = line;
    if (body.length < 8) continue;
    const repeats = repetition(body);
    if (repeats !== null) {
      put(line.start, line.end, repeats);
      continue;
    }
    if (markOf(body) === null && foreign(body, true)) {
      put(
        line.start,
        line.end,
        '与全文用词不符并引导他处 / shares no wording with the text and leads elsewhere',
      );
      continue;
    }
    // A sentence inside a paragraph.
    if (!lures(body)) continue;
    for (const match of body.matchAll(/[^。！？!?；;]+[。！？!?；;]?/g)) {
      if (match[0].length >= 8 && foreign(match[0], false)) {
        put(
          line.start + match.index,
          line.start + match.index + match[0].length,
          '与全文用词不符并引导他处 / shares no wording with the text and leads elsewhere',
        );
      }
    }
  }
  return found;
}

/** Many short pieces, most of them seen before in the same line or made of the same word, and no sentence. */
function repetition(body: string): string | null {
  if (STOP.test(body)) return null;
  const pieces = body.split(/[,，、|｜\s_/·-]+/).filter((piece) => piece.length > 0);
  if (pieces.length < 6) return null;
  const distinct = new Set(pieces);
  const share = 1 - distinct.size / pieces.length;
  const stem = commonStem([...distinct]);
  if (pieces.length >= 8 && share >= 0.4) {
    return `${pieces.length} 个短语中 ${pieces.length - distinct.size} 个重复 / ${pieces.length - distinct.size} of ${pieces.length} phrases repeat`;
  }
  if (stem !== null && pieces.length >= 6 && pieces.every((piece) => piece.length <= 20)) {
    return `短语反复堆叠“${stem}” / phrases pile up “${stem}”`;
  }
  return null;
}

/** Two characters that stand in at least two thirds of the pieces. */
function commonStem(pieces: readonly string[]): string | null {
  const holders = new Map<string, number>();
  for (const piece of pieces) {
    const pairs = new Set<string>();
    for (let at = 0; at + 1 < piece.length; at += 1) pairs.add(piece.slice(at, at + 2));
    for (const pair of pairs) holders.set(pair, (holders.get(pair) ?? 0) + 1);
  }
  let best: [string, number] | null = null;
  for (const entry of holders) if (best === null || entry[1] > best[1]) best = entry;
  return best && best[1] >= Math.max(4, pieces.length * 0.66) ? best[0] : null;
}

/** Where to reach somebody, or what tempts; a plan orders services to be free and sites to be built, and tempts nobody. */
const lures = (body: string): boolean =>
  REACH.test(body) || (TEMPT.test(body) && !body.split(CLAUSE).some((clause) => isOrder(clause)));

const CLAUSE = /[，,。；;：:！!？?\s]+/u;

/**
 * Tells what is foreign: most of its character pairs stand nowhere else in the document, and it lures somewhere, or
 * stands there without an order and without the stop that other paragraphs end in. The pairs are counted when something
 * is suspect; in most documents nothing is.
 */
function foreigner(all: readonly Line[]): (body: string, whole: boolean) => boolean {
  let known: { readonly counts: ReadonlyMap<number, number>; readonly usual: number } | null = null;
  const stopped = all.filter((line) => line.text.length >= LONG && ENDED.test(line.text)).length;
  const long = all.filter((line) => line.text.length >= LONG).length;
  const stops = long >= 8 && stopped >= 0.9 * long;
  const last = all.at(-1)?.text;
  return (body, whole) => {
    const lured = lures(body);
    if (!lured && !(whole && stops && body !== last && isLoose(body))) return false;
    if (known === null) {
      const counts = pairCounts(all);
      known = { counts, usual: usualStrangeness(all, counts) };
    }
    const share = strangeness(body, known.counts);
    if (!lured) return share !== null && share >= Math.max(0.75, known.usual + 0.25);
    return share === null ? body.length < 120 : share >= Math.min(0.9, Math.max(0.45, known.usual + 0.15));
  };
}

const LONG = 16;
const ENDED = /[。！？!?；;：:.”’」』）)》】|*]$/u;

/** Several pieces, no stop at the end, and none of them orders anything. */
const isLoose = (body: string): boolean => {
  if (body.length < LONG || ENDED.test(body) || !/^[^|\t<]*$/.test(body)) return false;
  const pieces = body.split(CLAUSE);
  return pieces.length >= 3 && !pieces.some((piece) => isOrder(piece));
};

/** The share that is usual in this document: a short one repeats little. */
function usualStrangeness(all: readonly Line[], counts: ReadonlyMap<number, number>): number {
  const shares = all
    .filter((line) => line.text.length >= 20)
    .flatMap((line) => strangeness(line.text, counts) ?? [])
    .sort((a, b) => a - b);
  return shares[shares.length >> 1] ?? 0;
}

/** The share of a stretch's pairs of hanzi that stand in no other line; null where it has none. */
function strangeness(body: string, counts: ReadonlyMap<number, number>): number | null {
  let pairs = 0;
  let strange = 0;
  for (let at = 0; at + 1 < body.length; at += 1) {
    const pair = pairAt(body, at);
    if (pair < 0) continue;
    pairs += 1;
    if ((counts.get(pair) ?? 0) <= 1) strange += 1;
  }
  return pairs === 0 ? null : strange / pairs;
}

/** In how many lines each pair of hanzi stands. */
function pairCounts(all: readonly Line[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const last = new Map<number, number>();
  for (const { text, start } of all) {
    for (let at = 0; at + 1 < text.length; at += 1) {
      const pair = pairAt(text, at);
      if (pair < 0 || last.get(pair) === start) continue;
      last.set(pair, start);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  return counts;
}

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

/** Two hanzi as one number; -1 where either is none. */
function pairAt(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  return isHan(first) && isHan(second) ? first * 0x10000 + second : -1;
}
