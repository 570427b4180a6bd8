/** Verbs and adverbs that open a clause and are no part of what is measured. 新增, 净增 and 新建 are: they tell a flow from a stock. */
const OPENING = new RegExp(
  '^(?:[ \\u3000、*_#>·•-]|[（(][一二三四五六七八九十0-9]{1,3}[)）]|和|与|及|以及|并|再|其中|同时|力争|争取|确保|保证|努力|力求|实现|使|让|将|要|加快|全面|大力|积极|继续|持续|稳步|扎实|有序|着力|深入|' +
    '全年|今年|去年|每年|到|至|(?:到|至)?(?:19|20)[0-9]{2}年(?:底|末|前|底前)?|“?十[一二三四五六]五”?(?:时期|期间|末)?|年底前|' +
    '推进|推动|完成|建成|打造|培育|实施|开展|举办|组织|发布|推出|发放|设立|认定|引进|引育|培养|创建|改造|修复|更新|安装|优化|提升|整理|整治|支持|建设|' +
    '建好|办好|做强|开工|审议|制定|修订|修改|废止|成功|办成|开工建设|开通|打通|畅通|消除|启动|启动建设|签约|入选|获批|获评|发展|规划建设|筹集|筹集建设|办理|保持|守牢|严守|坚守|守住|遴选|推广)+',
  'u',
);
/** Verbs that say how the figure stands to what is measured. */
const PREDICATE =
  /(?:分别|均|各|已|将|总计|共计|共|累计|先后|连续|达到了?|达|到|至|为|是|提高到|提高至|提升到|提升至|增加到|增加至|增长到|增至|扩大到|降低到|降至|降到|下降到|压减到|压减至|压缩到|压缩至|缩短到|缩短至|缩小到|缩小至|升至|控制在|保持在?|稳定在|维持在|达成|继续|翻|[、和与及的（(：:])+$/u;
/** What may follow 等 where A、B、C等 stand before the word for them all. */
const SUMMED = /^[^等0-9]{2,}/u;
const EACH = /^.*(?:分别|各$)/u;
/** A list is shorter. */
const LIST = 600;
/** Formal words and places before what is counted: 提请市人大常委会审议, 在上游地区. */
const FORMAL =
  /^(?:(?:提请|报请)[^，。0-9]{0,16}(?:审议|审查|批准)|在[^，。0-9的]{2,24}(?:地区|流域|园区|城区|郊区|山区|库区|林区|灌区|工程区|保护区|区域))/u;
/** 由16%提高到: where the figure started from. */
const ORIGIN = /[由从][0-9][^，。]*$/u;
/** Longer metrics are a sentence, not a name. */
const LONGEST = 60;

/**
 * Where the words that a figure measures begin: behind the conjunctions, dates and verbs that open the clause.
 * @param text the whole text
 * @param from start of the clause, or end of the statement before
 * @param to offset of the figure with its comparing word
 * @returns an offset between `from` and `to`
 */
export function subjectStart(text: string, from: number, to: number): number {
  const head = text.slice(from, to);
  const opening = OPENING.exec(head)?.[0] ?? '';
  const opened = opening.length < head.length ? from + opening.length : to;
  const start = opened + (FORMAL.exec(text.slice(opened, to))?.[0].length ?? 0);
  const behind = to - start > LIST ? start : start + listed(text.slice(start, to));
  return to - behind > 120 ? to - 120 : behind;
}

/** The length of A、B、C等 at the head of some words, where the word for them all follows; else 0. */
function listed(words: string): number {
  const end = words.indexOf('等');
  const first = words.indexOf('、');
  const second = words.indexOf('、', first + 1);
  if (first < 0 || second < 0 || second > end) return 0;
  const rest = words.slice(end + 1);
  return SUMMED.test(rest) && !EACH.test(rest) ? end + 1 : 0;
}

/**
 * The name of what is measured, without the verb that leads to the figure.
 * @param words the words between the start of the statement and the figure, or the noun behind it
 * @returns null where nothing remains
 * @example measured('森林覆盖率提高到') // '森林覆盖率'
 */
export function measured(words: string): string | null {
  const name = words
    .trim()
    .replace(ORIGIN, '')
    .replace(PREDICATE, '')
    .replace(/^[“”*、的]+(?=[^”]*$)/u, '')
    .trim();
  return name === '' ? null : name.slice(0, LONGEST);
}
