import type { Strength } from '../plan.ts';

/**
 * How firmly a word commits, from an order down to an encouragement. The first of these words in a clause decides;
 * a verb in none of the rows promotes when it acts (see `verb.ts`), else it is `other`.
 *
 * - `must`: an order or a prohibition. @source 全国人大常委会法工委《立法技术规范（试行）（一）》（法工委发〔2009〕62号）: 应当、必须、不得、禁止
 * - `ensure`: the speaker answers for the result. @source 国民经济和社会发展第十一个五年规划纲要, 专栏 3: a binding indicator is one that government must see to
 * - `promote`: the work goes on and is pushed; no result is guaranteed. @source usage of the outlines since 2006
 * - `explore`: a trial or a study whose result is open. @source 《中共中央关于全面深化改革若干重大问题的决定》(2013): 加强顶层设计和摸着石头过河相结合
 * - `support`: somebody else acts, and is helped or encouraged. @source 国民经济和社会发展第十一个五年规划纲要, 专栏 3: an anticipatory indicator relies on the market's own acting
 */
export const STRENGTH_WORDS: Readonly<Record<Exclude<Strength, 'other'>, readonly string[]>> = {
  must: [
    '必须',
    '应当',
    '应',
    '须',
    '不得',
    '禁止',
    '严禁',
    '杜绝',
    '一律',
    '严格',
    '严守',
    '守牢',
    '守住',
    '坚守',
    '坚决',
    '严厉',
    '务必',
    '严控',
    '从严',
    '严肃',
    '不准',
    '取缔',
    '强制',
    '牢牢',
    '遏制',
  ],
  ensure: [
    '确保',
    '保证',
    '保障',
    '完成',
    '建成',
    '实现',
    '兑现',
    '落实',
    '办好',
    '办成',
    '全面完成',
    '确立',
    '达到',
    '守护',
    '兜牢',
    '兜底',
    '保持',
    '开工',
    '投产',
    '建好',
    '开通',
    '投用',
    '通车',
    '竣工',
    '启用',
    '筑牢',
    '稳定',
    '维护',
    '坚持',
    '新增',
    '净增',
    '新建',
    '新改建',
    '新改扩建',
  ],
  promote: [
    '推动',
    '推进',
    '加快',
    '促进',
    '实施',
    '建设',
    '打造',
    '加强',
    '完善',
    '健全',
    '深化',
    '开展',
    '提升',
    '优化',
    '培育',
    '强化',
    '发展',
    '构建',
    '建立',
    '力争',
    '积极',
  ],
  explore: [
    '探索',
    '研究',
    '试点',
    '试行',
    '先行先试',
    '谋划',
    '论证',
    '争取',
    '争创',
    '前瞻',
    '试验',
    '适时',
    '条件成熟',
    '创建',
    '申报',
    '申创',
    '筹划',
    '推演',
  ],
  support: [
    '支持',
    '鼓励',
    '引导',
    '倡导',
    '允许',
    '扶持',
    '帮助',
    '帮扶',
    '提倡',
    '助力',
    '协助',
    '配合',
    '吸引',
    '欢迎',
    '推荐',
    '激励',
  ],
};

const STRENGTH = new Map<string, Strength>();
for (const [strength, words] of Object.entries(STRENGTH_WORDS)) {
  for (const word of words) STRENGTH.set(word, strength as Strength);
}

/**
 * How firmly one word commits.
 * For: measures.
 * @param word an adverb, a modal or a verb
 * @returns `other` for a word in none of the rows
 * @example strengthOf('确保') // 'ensure'
 * @example strengthOf('应当') // 'must'
 */
export function strengthOf(word: string): Strength {
  return STRENGTH.get(word) ?? 'other';
}
