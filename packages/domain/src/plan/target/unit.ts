/** What a unit does: `count` things one by one, `measure` an amount, `share` of a whole, tell a `time`, or a `size` that as a rule belongs to a name. */
export type UnitClass = 'count' | 'measure' | 'share' | 'time' | 'size';

/**
 * Units as plans print them, by class. A noun that merely follows a number (5企业) is no unit.
 * @source GB 3100-1993 (units of measurement) and the measure words in use in Chinese work reports
 */
const UNITS: Readonly<Record<UnitClass, string>> = {
  count:
    '个 家 条 项 件 处 座 所 名 位 户 场 次 场次 人次 人 辆 台 套 栋 类 大类 张 列 架 艘 只 头 匹 部 幅 块 支 批 组 对 宗 例 起 ' +
    '本 册 篇 卷 幢 间 枚 颗 株 棵 口 盏 对次 班次 车次 航次 剂次 个方面 方面 个等级 人份 标箱 标准箱 TEU 款 种 门 片 班 票 ' +
    '站次 连增 连冠 艘次 架次 列次 台套 户次 家次 件次 件套 张床位',
  measure:
    '元 美元 欧元 港元 日元 斤 公斤 千克 克 吨 吨标准煤 吨标煤 吨二氧化碳 吨油当量 亩 亩次 公顷 平方公里 平方千米 平方米 立方米 ' +
    '标准立方米 立方 方 公里 千米 米 海里 千瓦时 度电 吉焦 标方 P TB PB EB PFLOPS EFLOPS Tbps Gbps Mbps mg/L 毫克 微克 升 分贝 ' +
    '车公里 人公里 吨公里 km ℃ 摄氏度',
  share: '% ％ ‰ 个百分点 百分点 倍 番 成',
  time: '年 个月 月 天 个工作日 工作日 小时 个小时 分钟 秒 周 日 岁 周岁 课时 学时 刻钟 毫秒',
  size: '千伏 伏 千瓦 兆瓦 吉瓦 kV KV MW GW kW 纳米 毫米 微米 厘米 英寸 mm nm 马力',
};

const CLASS = new Map<string, UnitClass>();
for (const unitClass of ['size', 'time', 'share', 'measure', 'count'] as const) {
  for (const unit of UNITS[unitClass].split(' ')) CLASS.set(unit, unitClass);
}

const NAMES = [...CLASS.keys()]
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  .map((unit) => unit.replace('/', '\\/'))
  .join('|');

/** 万亿 in 万亿元, 余 in 2300余场, the unit, what it is per, and a second measure word in brackets: 万套（间）. */
const PRINTED = new RegExp(
  `([十百千]?[万亿]{0,2})([余多])?(${NAMES})?((?:\\/(?:[万亿]?(?:${NAMES})|人·?[年月日天]|百人|千人|千克|单位))?)((?:[（(][间套处家个座条人户]{1,2}[）)])?)`,
  'uy',
);

/** 12/10万: so many in a hundred thousand. */
const RATE = /^\/(?:1?0?万|10万|千|百万)/u;

/** A unit found in the text behind a number. */
export interface Unit {
  /** As printed, without 余 or 多; null where only the number stands. */
  readonly printed: string | null;
  /** Null for a bare 万 or 亿, and where no unit stands. */
  readonly unitClass: UnitClass | null;
  /** True when 余 or 多 stands within: somewhat more than the number. */
  readonly more: boolean;
  /** Offset behind it. */
  readonly end: number;
}

/**
 * The unit printed at an offset, 万 and 亿 being part of it.
 * For: targets and indicator tables.
 * @param text any text
 * @param at offset right behind a number, in UTF-16 code units
 * @returns the longest unit there; `printed` null where none stands
 * @example unitAt('5万亿元', 1).printed // '万亿元'
 * @example unitAt('2300余场', 4) // { printed: '场', unitClass: 'count', more: true, end: 6 }
 * @example unitAt('11万吨/日', 2).printed // '万吨/日'
 * @example unitAt('5号线', 1).printed // null
 */
export function unitAt(text: string, at: number): Unit {
  const rate = RATE.exec(text.slice(at, at + 6))?.[0];
  if (rate !== undefined) return { printed: rate, unitClass: 'share', more: false, end: at + rate.length };
  let from = at;
  const early = /^[ \u3000]*[余多]?/u.exec(text.slice(at, at + 4))?.[0] ?? '';
  from += early.length;
  PRINTED.lastIndex = from;
  const match = PRINTED.exec(text);
  const earlyMore = /[余多]/u.test(early);
  if (match === null || (match[1] === '' && match[3] === undefined)) {
    return { printed: null, unitClass: null, more: earlyMore, end: at };
  }
  const [whole, magnitude = '', more, name, per = '', also = ''] = match;
  const unit = `${magnitude}${name ?? ''}${name === undefined ? '' : per + also}`;
  const end = name === undefined ? from + magnitude.length + (more?.length ?? 0) : from + whole.length;
  return {
    printed: unit,
    unitClass: name === undefined ? null : (CLASS.get(name) ?? null),
    more: earlyMore || more !== undefined,
    end,
  };
}

/** 百分之五 prints its unit before the number. */
export function percentAt(end: number): Unit {
  return { printed: '%', unitClass: 'share', more: false, end };
}
