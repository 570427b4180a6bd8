import type { Grade } from '../plan.ts';

/**
 * Words that nominate an item as a major one of the city (市级重大), and why.
 * @source the catalogues of major projects that cities publish each year: standing (国家级, 世界级), weight (重大,
 *   标志性), reach (枢纽, 干线), and works whose approval lies above the city (高铁, 机场, 核电)
 */
const CRITERIA: readonly RegExp[] = [
  /国家(?:级|重大|实验室|战略|试点|示范|先导|区域|综合|现代|新型|物流|技术|数据)?|全国/gu,
  /世界(?:级|一流)|国际(?:性|一流|级)?|全球/gu,
  /重大|标志性|旗舰|战略性/gu,
  /枢纽|干线|高铁|机场|航运中心|核电|轨道交通(?:\d+号线)?|跨江|过江|长江大桥/gu,
  /自由贸易|综合保税区|自贸试验区|科学城|大科学装置|重大科技基础设施/gu,
  /一体化示范|都市圈|城市群|大走廊/gu,
];

/**
 * The grade an item is proposed for, with the words that say so; a person decides.
 * @example grade('国家技术转移中心') // → { grade: 'major', criteria: ['国家技术'] }
 */
export function grade(text: string): { readonly grade: Grade; readonly criteria: readonly string[] } {
  const criteria = CRITERIA.flatMap((pattern) => text.match(pattern) ?? []);
  return { grade: criteria.length > 0 ? 'major' : 'ordinary', criteria: [...new Set(criteria)] };
}
