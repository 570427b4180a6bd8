/**
 * Places and areas that plans name. Provinces and prefecture seats after GB/T 2260; regions by the names of the
 * national regional strategies.
 * @source GB/T 2260-2007 (codes of administrative divisions); outlines of the national regional strategies
 */
const REGIONS =
  '长江经济带 长江中游城市群 长江中游三省 长三角 长江三角洲 粤港澳大湾区 京津冀 成渝地区双城经济圈 成渝 黄河流域 长江流域 汉江流域 海南自由贸易港 雄安新区 浦东新区 滨海新区 中西部地区 东中部地区 中部地区 西部地区 东部地区 东北地区 ' +
  '革命老区 边疆地区 民族地区 边境地区 沿海地区 资源型地区 欠发达地区 脱贫地区 大别山 武陵山 三峡库区 丹江口库区 南水北调中线 “一带一路” 共建“一带一路”国家 三江源 珠三角 珠江三角洲 环渤海 ' +
  '农村地区 全国 全省 全市 全区 全县 全域 市域 省域 主城区 中心城区 新城区 远城区 建成区 老城区 城区 开发区 高新区 经开区 自贸区 综保区 各区 各市 各县 各地 ' +
  '武汉都市圈 武汉城市圈 襄阳都市圈 宜荆荆都市圈 上海大都市圈 南京都市圈 杭州都市圈 长株潭都市圈 重庆都市圈 成都都市圈 东湖高新区 武汉经开区 长江新区 临空港经开区 车谷 光谷';
const PROVINCES =
  '北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾';
const CITIES =
  '石家庄 唐山 太原 呼和浩特 沈阳 大连 长春 哈尔滨 南京 苏州 无锡 杭州 宁波 温州 合肥 福州 厦门 南昌 济南 青岛 烟台 郑州 洛阳 武汉 襄阳 宜昌 荆州 荆门 鄂州 黄石 黄冈 孝感 咸宁 随州 十堰 恩施 仙桃 天门 潜江 神农架 ' +
  '长沙 株洲 湘潭 岳阳 广州 深圳 珠海 佛山 东莞 南宁 桂林 海口 三亚 成都 绵阳 贵阳 昆明 拉萨 西安 兰州 西宁 银川 乌鲁木齐';
/** 江城市, 临江区, 青山县 in full: two to four characters and a division, behind a word that shows a place follows. */
const DIVISION =
  /(?:在|于|向|推动|支持|建设|推进|依托|以)([\u4e00-\u9fff]{2,3}(?:省|市|县|自治州|自治区|新区|开发区|高新区|都市圈|城市群|经济圈|经济带|流域))/u;

const NAMES = [...new Set(`${REGIONS} ${PROVINCES} ${CITIES}`.split(' '))].sort(
  (a, b) => b.length - a.length,
);
const PLACE = new RegExp(NAMES.join('|'), 'u');

/**
 * The first place or area that a clause names.
 * For: measures.
 * @param clause any words
 * @returns the name as printed, null where none is named
 * @example territoryOf('在中心城区布局充电站') // '中心城区'
 * @example territoryOf('布局充电站') // null
 */
export function territoryOf(clause: string): string | null {
  const place = PLACE.exec(clause);
  const division = DIVISION.exec(clause);
  if (
    division !== null &&
    !/城市$|[上都]市$|[社]区$/u.test(division[1]!) &&
    (place === null || division.index <= place.index)
  )
    return division[1]!;
  return place?.[0] ?? null;
}
