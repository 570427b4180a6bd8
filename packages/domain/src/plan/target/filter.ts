import type { Clause } from './clause.ts';
import type { Quantity } from './quantity.ts';

const HANZI_NEXT = /^[的]?[\u4e00-\u9fff“（A-Za-z]/u;
const NOT_NOUN = /^(?:[、，。；和与及并]|以及|的目标|的增长)/u;
/** 每万人, 每千人口: the base of a rate. */
const BASE = /每$|平均每$/u;
const LASTING =
  /(?:延长|提高|缩短|增加|达到?|控制在|压缩[至到]?|降至|稳定在|不少于|不低于|不超过|超过|高于|低于|年限|寿命|时间|时长|期限)(?:了|至|到|约|近)?$/u;
const RING = /^[^，。；]{0,12}圈/u;
const ABOUT_TIME = /(?:近|今后|未来|过去|连续|最近|为期|每|历时|这|前|后|头|经过|通过|利用|用)$/u;

/**
 * Whether a quantity states something, or only belongs to a name or a class: 50亿元以上项目, 220千伏变电站, 近5年.
 * @param text the whole text
 * @param clause the clause it stands in
 * @param q the quantity
 * @param previous the quantity before it in the clause
 */
export function isStated(text: string, clause: Clause, q: Quantity, previous: Quantity | undefined): boolean {
  const before = text.slice(Math.max(clause.start, q.from - 14), q.from);
  const after = text.slice(q.end, Math.min(clause.end, q.end + 16));
  const between = previous === undefined ? null : text.slice(previous.end, q.start);
  // 4个过千亿园区, 23个50亿元以上: the second figure is the class that the first one counts.
  const counted = previous?.unitClass === 'count' && q.unitClass === 'measure';
  if (counted && /^[过超上]?$/u.test(between ?? '-') && (q.bounded || HANZI_NEXT.test(after))) return false;
  // 10家年收入超50亿元的企业: likewise.
  if (counted && q.from < q.start && /^的/u.test(after)) return false;
  // 由16%提高到20%: where it starts from is no aim.
  if (/[由从]$/u.test(before) && /^[^，。]{0,4}(?:到|至|为)[^，。]{0,3}[0-9]/u.test(after)) return false;
  if (BASE.test(before) || /^级|^档/u.test(after)) return false;
  const noun = HANZI_NEXT.test(after) && !NOT_NOUN.test(after);
  switch (q.unitClass) {
    case 'time':
      if (RING.test(after) || /延长$/u.test(before)) return true;
      return (
        !ABOUT_TIME.test(before) &&
        (LASTING.test(before) || (q.from < q.start && q.comparator !== '≈')) &&
        !noun
      );
    case 'size':
      return !noun;
    case 'measure':
      return !(q.bounded && noun);
    case null:
      return !(q.bounded && noun);
    case 'count':
      return !(q.bounded && noun && /^(?:[万亿]*(?:人|户|人口))$/u.test(q.unit ?? ''));
    default:
      return true;
  }
}
