import type { TextFinding, TextFindingCode } from './document.ts';

/** A text in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What each finding says to a person; `{name}` stands for a fact of its detail. */
const MESSAGES: Readonly<Record<TextFindingCode, Bilingual>> = {
  'injected-text': {
    zh: '这一段与全文无关，像是抓取网页时混入的广告或外来文字（{reason}）。建议整段剔除。',
    en: 'This stretch is foreign to the document, as advertising caught with a web page is ({reason}). Suggest leaving it out.',
  },
  'missing-number': {
    zh: '编号不连续：缺第 {missing} 条。请对照原件，看是漏抓还是原文如此。',
    en: 'The sequence has a gap: {missing} missing. Compare the original: lost on the way, or never there.',
  },
  'lost-number': {
    zh: '这里像是一条的开头，但编号丢了，按顺序应为第 {number} 条。',
    en: 'An article seems to begin here without its number; by the sequence it is {number}.',
  },
  'duplicate-number': {
    zh: '编号 {number} 重复出现。',
    en: 'The number {number} occurs twice.',
  },
  redaction: {
    zh: '固定表述“{formula}”中有字被删去。建议补回。',
    en: 'Words were cut out of the standing formula “{formula}”. Suggest putting them back.',
  },
  'run-on': {
    zh: '新的一条与上一段连在了一起。建议在此分段。',
    en: 'A new article runs on from the paragraph before. Suggest a break here.',
  },
  'dangling-punctuation': {
    zh: '标点有误：“{mark}”。',
    en: 'Punctuation is out of place: “{mark}”.',
  },
  encoding: {
    zh: '字符有误或有系统性的替换：{what}，共 {count} 处。',
    en: 'Characters are damaged or replaced throughout: {what}, {count} in all.',
  },
  duplicate: {
    zh: '这一段与前文重复（{length} 字）。建议只保留一处。',
    en: 'This passage stands in the text before ({length} characters). Suggest keeping one.',
  },
  boilerplate: {
    zh: '网页或文件格式留下的文字，不是正文：{what}。',
    en: 'Left over from a web page or a file format, not part of the text: {what}.',
  },
  'table-is-image': {
    zh: '这里的表只是一张图片，其中的指标读不出来。请补一份文字版的表。',
    en: 'The table here is only a picture; its indicators cannot be read. Supply it as text.',
  },
  truncated: {
    zh: '文本似乎没有完：在句子中间断开。',
    en: 'The text seems to break off in mid-sentence.',
  },
};

/**
 * What a finding says to a person, in both languages.
 * @example message({ code: 'missing-number', severity: 'warning', at: { start: 0, end: 1 }, detail: { missing: [5, 6] } }).en // → 'The sequence has a gap: 5, 6 missing. Compare the original: lost on the way, or never there.'
 */
export function message(finding: Pick<TextFinding, 'code' | 'severity' | 'at' | 'detail'>): Bilingual {
  const { zh, en } = MESSAGES[finding.code];
  return { zh: fill(zh, finding.detail, 'zh'), en: fill(en, finding.detail, 'en') };
}

const fill = (text: string, detail: TextFinding['detail'], language: keyof Bilingual): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = detail[name];
    return Array.isArray(fact)
      ? fact.join(language === 'zh' ? '、' : ', ')
      : half(String(fact ?? '?'), language);
  });

/** A fact may be given in both languages, “中文 / English”: the half that is asked for. */
const half = (fact: string, language: keyof Bilingual): string => {
  const [, zh, en] = /^(.*\p{Script=Han}.*) \/ ([A-Za-z0-9].*)$/su.exec(fact) ?? [];
  return (language === 'zh' ? zh : en) ?? fact;
};
