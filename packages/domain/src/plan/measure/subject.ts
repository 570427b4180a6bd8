import { territoryOf } from './territory.ts';
import { opening } from './verb.ts';

/** Bodies and persons that act, at the head of a clause. */
const NAMES =
  '政府|地方|党委|党组|部门|单位|委员会|人大|政协|法院|检察院|机构|机关|改革委|(?<![布格结大当全开])局|厅|街道|乡镇|各地区?|各级|各区|各市|各县|各方面|企业|国企|央企|高校|学校|医院|银行|协会|商会|干部|党员|组织|我们|我省|我市|我区|我县|全市上下|全省上下|全党|社会各界|全社会';
const BODY = new RegExp(
  `^([\\u4e00-\\u9fff]{0,8}?(?:${NAMES})(?:(?:和|及|与|、)?[\\u4e00-\\u9fff]{0,4}?(?:${NAMES})){0,3})`,
  'u',
);
const PLACE = /^([\u4e00-\u9fff]{2,6}(?:省|市|区|县|镇|乡|州)?)(?=要|应当|必须|须|将|负责|牵头)/u;
const PREPOSITION =
  /^(?:对|以|以及|在|把|将|和|与|使|让|为|从|向|按照|通过|围绕|依托|针对|根据|具有|有(?!条件|关)|所有|凡|是|这|既|只有|一些|由于)/u;
const MODAL =
  /^(?:都|均|也|还)?(?:要|应当|应|必须|须|需要|需|将|负责|牵头|会同|分别|切实|积极|可以|可|不得)/u;

/** Who acts, and where in the clause the verb may begin. */
export interface Subject {
  readonly subject: string;
  readonly end: number;
}

/**
 * The subject that a clause opens with: a body (各区, 市水务局) before a modal or a verb, or a place before a modal.
 * For: measures.
 * @param clause a clause without its comma
 * @param lead offset of its first word
 * @returns null where the clause names none
 * @example subjectOf('各区政府要落实责任') // { subject: '各区政府', end: 4 }
 * @example subjectOf('落实各区政府责任') // null
 */
export function subjectOf(clause: string, lead = 0): Subject | null {
  const rest = clause.slice(lead, lead + 40);
  const place = PLACE.exec(rest);
  if (place !== null && opening(place[1]!) === null && isPlace(place[1]!))
    return { subject: place[1]!, end: lead + place[1]!.length };
  const body = BODY.exec(rest);
  if (body === null) return null;
  const name = body[1]!;
  if (opening(name) !== null || PREPOSITION.test(name)) return null;
  const behind = rest.slice(name.length);
  if (!MODAL.test(behind) && opening(behind) === null) return null;
  return { subject: name, end: lead + name.length };
}

function isPlace(name: string): boolean {
  return !PREPOSITION.test(name) && (/[省市区县镇乡州]$/u.test(name) || territoryOf(name) === name);
}
