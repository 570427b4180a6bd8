import type { Opening } from './verb.ts';

const BECAME = new RegExp(
  '(?:显著|明显|更加|大幅|稳步|持续|不断|进一步|基本|全面|有效|日益|逐步|较快|大为|更为|总体|加快|深入|首次|成功|稳居|位居)' +
    '(?:提升|增强|提高|改善|完善|优化|壮大|形成|实现|建成|建立|健全|巩固|夯实|彰显|改观|好转|确立|加快|增加|缩小|降低|下降|上升|跃升|扩大|拓展|推进|发展|增长|显现|凸显|释放|成型|定型|稳定|健康|协调|公平|优美|充分|活跃)[^，]?$|' +
    '(?:不断|持续|明显|显著|更加|进一步|日益)[\u4e00-\u9fff]{1,4}$',
  'u',
);
const RESULT = /(?:成效|成就|进展|突破|台阶|步伐|成果|局面|态势|行列|阶段|格局|高地)$/u;
const REACHED = /(?:取得|迈出|迈上|迈入|再上|跃上|进入|站上|开创|呈现|成为|形成)[^，]*$/u;
/** The words that decide stand at the end. */
const NEAR = 16;
const FAR = 40;
/** Verbs that bring a state about. */
const CAUSE = /推动|促进|确保|使|让|带动|力争|实现|促使|保持|争取|努力|加快|形成|促成|保障/u;

/**
 * Whether a clause says how something is or became, although it opens with a word that can be a verb: 发展质量明显提升.
 * For: measures and roles.
 * @param clause without its comma
 * @param verb its opening, null where it has none
 * @example isState('发展质量明显提升', { before: [], verb: '发展', at: 0 }) // true
 * @example isState('推动发展质量明显提升', { before: [], verb: '推动', at: 0 }) // false
 */
export function isState(clause: string, verb: Opening | null): boolean {
  const match =
    BECAME.exec(clause.slice(-NEAR)) ??
    (RESULT.test(clause.slice(-4)) ? REACHED.exec(clause.slice(-FAR)) : null);
  if (match === null) return false;
  if (verb === null) return true;
  if (CAUSE.test(verb.before.join('') + verb.verb)) return false;
  // 不断提升治理水平 opens with the state's own adverb: it acts.
  const behind = clause.length - verb.at - verb.verb.length;
  return verb.before.length === 0 ? behind >= match[0].length : behind > match[0].length;
}
