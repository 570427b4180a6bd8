import type { Span } from '../span.ts';

/** A fixed phrase with a hole in it. */
export interface Hole extends Span {
  /** The phrase as it should stand. */
  readonly formula: string;
  readonly replacement: string;
}

/**
 * Standing formulae and how they look with words cut out: the pattern finds the hole, the replacement mends it.
 * @source the wording of the Constitution of the Communist Party of China (2022), the Constitution of the PRC
 *   (2018), and the reports to the 19th and 20th congresses
 */
const FORMULAE: readonly (readonly [formula: string, hole: RegExp, replacement: string | null])[] = [
  [
    '习近平…',
    /(?<![学练实温复补见研自演讲陋恶积教预传])习(?=(?:总书记|主席|同志|新时代|考察|视察|亲自|亲临|重要|殷殷|关于|对\p{Script=Han}{1,6}(?:情深|的关|重要|工作)|[一两二三四五六七八九多]次|在\p{Script=Han}{1,8}(?:考察|视察|讲话)|法治思想|经济思想|强军思想|生态文明思想|外交思想|文化思想))/gu,
    null,
  ],
  ['马克思列宁主义、毛泽东思想、邓小平理论', /(?<=主义、)思想(?=、)/gu, '毛泽东思想'],
  ['邓小平理论、“三个代表”重要思想', /(?<=、)理论(?=、[“"]三个代表)/gu, '邓小平理论'],
  ['以习近平同志为核心的党中央', /(?<!习近平)(?<=以)(?:习)?同志(?=为核心的党中央)/gu, '习近平同志'],
  ['以习近平同志为核心的党中央', /以为核心的党中央/gu, '以习近平同志为核心的党中央'],
  ['中国共产党领导的多党合作', /中国(?=领导的多党合作)/gu, '中国共产党'],
  ['中国共产党领导', /(?<=坚持)中国(?=领导(?:、|和|，|,|是|的))/gu, '中国共产党'],
  ['“三个代表”重要思想', /[“"]三个代表[”"](?=、科学发展观)/gu, '“三个代表”重要思想'],
  ['统筹推进“五位一体”总体布局', /统筹推进(?:[“"][”"])?总体布局/gu, '统筹推进“五位一体”总体布局'],
  ['协调推进“四个全面”战略布局', /协调推进(?:[“"][”"])?战略布局/gu, '协调推进“四个全面”战略布局'],
  ['增强“四个意识”', /增强(?:[“"][”"])(?=、坚定)/gu, '增强“四个意识”'],
  ['坚定“四个自信”', /坚定(?:[“"][”"])(?=、做到)/gu, '坚定“四个自信”'],
  ['做到“两个维护”', /做到(?:[“"][”"])/gu, '做到“两个维护”'],
  ['深刻领悟“两个确立”的决定性意义', /领悟(?:[“"][”"])?的决定性意义/gu, '领悟“两个确立”的决定性意义'],
  [
    '新时代中国特色社会主义思想',
    /(?<!近平)(?<=[以用贯彻持，,、。])新时代中国特色社会主义思想/gu,
    '习近平新时代中国特色社会主义思想',
  ],
  [
    '中国特色社会主义',
    /(?<=新时代)(?:中国)?社会主义思想|(?<=新时代)特色社会主义思想/gu,
    '中国特色社会主义思想',
  ],
  ['铸牢中华民族共同体意识', /铸牢(?:中华|民族)?共同体意识/gu, '铸牢中华民族共同体意识'],
  ['以人民为中心的发展思想', /以为中心的发展思想/gu, '以人民为中心的发展思想'],
  ['党的二十大精神', /贯彻(?:落实)?党的(?:大|届)?精神/gu, null],
  ['中华民族伟大复兴', /(?<=实现)(?:中华)?伟大复兴的?(?=中国梦)/gu, '中华民族伟大复兴的'],
  ['人类命运共同体', /构建(?:人类|命运)?共同体(?=，|。|,|、)/gu, '构建人类命运共同体'],
  ['空引号', /[“‘「『][”’」』]/gu, null],
  // An enumeration that ends in its comma: its last member was cut out.
  ['…、…', /(?<=[^，,。；;、\s]{2})、(?=[。；])/gu, null],
  ['占位符', /[×＊]{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|[□■]{1,}(?=\p{Script=Han})|_{3,}/gu, null],
];

/**
 * Fixed phrases with words cut out of them. Cost: linear in the text for each formula.
 * @returns holes in text order, disjoint
 */
export function holes(text: string): Hole[] {
  const found: Hole[] = [];
  for (const [formula, pattern, replacement] of FORMULAE) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      found.push({ start, end, formula, replacement: replacement ?? '' });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((hole, at) => at === 0 || hole.start >= found[at - 1]!.end);
}
