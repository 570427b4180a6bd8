// Sample data, Jiangcheng is fictional. Makes observations.csv, and from it and framework.json the input of
// `luodi index`: index/data.csv, index/meta.csv, index/recipe.json. Seeded: the same bytes on every run.
//   node examples/jiangcheng/build.mjs            writes the files
//   node examples/jiangcheng/build.mjs --check    exits 1 where a file differs from what would be written
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const SEED = 20260101;
const YEARS = [2020, 2021, 2022, 2023, 2024, 2025];
const DISTRICTS = ['yundong', 'yunxi', 'luhu', 'wushi', 'yinan', 'qingtang'];
const ZONES = ['luhu-science-city', 'yungang-zone'];
/** The name under which a zone was counted before it was renamed in 2024. */
const FORMER = { 'yungang-zone': 'yungang-park' };

/** mulberry32: numbers in [0, 1). */
function stream(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Each series has its own stream, so that adding one leaves the others as they are. */
function streamOf(name) {
  let hash = SEED;
  for (const sign of name) hash = Math.imul(hash ^ sign.codePointAt(0), 0x01000193) >>> 0;
  return stream(hash);
}

const round = (value, digits) => Number(value.toFixed(digits));

/**
 * What is observed. `city`: values of 2020–2025, or the first and the last with a wavering path between.
 * `share`: the districts add up to the city, with these shares in 2020 and 2025. `rate`: each district has a level of
 * its own in 2020 and 2025. `quarter`: how 2025 falls on four quarters, as shares of a sum or as rates.
 */
const SERIES = [
  { code: 'GDP', unit: '亿元', digits: 0, by: '市统计局', city: [4930, 5480, 5760, 6130, 6447, 6820],
    share: [[0.2, 0.225, 0.25, 0.15, 0.075, 0.1], [0.188, 0.218, 0.274, 0.152, 0.067, 0.101]],
    quarter: { share: [0.222, 0.247, 0.252, 0.279] }, zone: [[0.085, 0.092], [0.116, 0.121]] },
  { code: 'LABOUR_PRODUCTIVITY', unit: '万元/人', digits: 1, by: '市统计局', city: [16.4, 21.6],
    rate: [[17.2, 16.6, 20.1, 16.3, 9.6, 14.3], [22.1, 21.3, 27.4, 21.6, 12.8, 19.6]] },
  { code: 'URBANISATION', unit: '%', digits: 1, by: '市统计局', city: [74.1, 78.4] },
  { code: 'RETAIL_SALES', unit: '亿元', digits: 0, by: '市商务局', city: [2290, 2560, 2540, 2790, 2965, 3150],
    share: [[0.175, 0.33, 0.225, 0.1, 0.075, 0.095], [0.165, 0.31, 0.25, 0.1, 0.07, 0.105]],
    quarter: { share: [0.244, 0.239, 0.243, 0.274] } },
  { code: 'PORT_TEU', unit: '万标箱', digits: 1, by: '市交通局', city: [76, 84, 92, 104, 117, 128],
    quarter: { share: [0.226, 0.25, 0.262, 0.262] } },
  { code: 'RD_GDP', unit: '%', digits: 2, by: '市统计局', city: [2.31, 2.92],
    rate: [[2.1, 1.5, 4.6, 2.6, 0.9, 1.4], [2.6, 1.9, 5.6, 3.3, 1.1, 1.9]] },
  { code: 'PATENTS_10K', unit: '件', digits: 1, by: '市市场监管局', city: [8.9, 18.6],
    rate: [[5.2, 6.8, 18.5, 8.1, 1.9, 3.6], [11.3, 12.6, 38.4, 17.9, 4.2, 8.3]] },
  { code: 'TECH_CONTRACTS', unit: '亿元', digits: 1, by: '市科技局', city: [262, 322, 395, 470, 548, 620],
    share: [[0.1, 0.14, 0.52, 0.14, 0.03, 0.07], [0.09, 0.12, 0.55, 0.15, 0.03, 0.06]] },
  { code: 'HIGH_TECH_FIRMS', unit: '家', digits: 0, by: '市科技局', city: [1720, 2080, 2530, 3020, 3510, 3980],
    share: [[0.15, 0.16, 0.38, 0.17, 0.05, 0.09], [0.135, 0.145, 0.405, 0.175, 0.045, 0.095]] },
  { code: 'DIGITAL_GDP', unit: '%', digits: 1, by: '市数据局', city: [6.1, 9.8],
    rate: [[5.1, 7.0, 11.2, 5.2, 2.0, 4.0], [8.0, 10.4, 17.9, 8.3, 3.2, 7.1]] },
  { code: 'MANUFACTURING_GDP', unit: '%', digits: 1, by: '市统计局', city: [28.4, 27.5],
    rate: [[33.0, 10.0, 26.0, 41.0, 22.0, 30.0], [31.8, 9.2, 25.4, 42.2, 22.8, 31.5]] },
  { code: 'INDUSTRY_GROWTH', unit: '%', digits: 1, by: '市统计局', city: [1.8, 9.2, 5.0, 5.8, 6.4, 6.7],
    rate: [[0.6, 0.9, 3.6, 2.4, 1.4, 2.0], [5.3, 4.1, 8.6, 7.5, 5.0, 8.1]], waver: 0.5,
    quarter: { rate: [6.9, 6.4, 6.5, 6.7] } },
  { code: 'ENERGY_INTENSITY', unit: '吨标准煤/万元', digits: 2, by: '市经信局', city: [0.52, 0.44],
    rate: [[0.86, 0.21, 0.27, 0.62, 0.41, 0.48], [0.71, 0.18, 0.22, 0.52, 0.36, 0.42]] },
  { code: 'TRADE', unit: '亿元', digits: 1, by: '市商务局', city: [560, 648, 672, 660, 705, 742],
    share: [[0.28, 0.11, 0.28, 0.2, 0.02, 0.11], [0.25, 0.09, 0.31, 0.2, 0.02, 0.13]],
    quarter: { share: [0.231, 0.252, 0.256, 0.261] } },
  { code: 'PARCELS', unit: '亿件', digits: 2, by: '市交通局', city: [4.1, 5.3, 5.9, 7.1, 8.4, 9.6],
    share: [[0.15, 0.25, 0.2, 0.1, 0.06, 0.24], [0.14, 0.21, 0.2, 0.1, 0.06, 0.29]] },
  { code: 'LOGISTICS_COST', unit: '%', digits: 1, by: '市发改委', city: [14.6, 13.5],
    rate: [[15.0, 12.0, 12.2, 15.6, 17.1, 14.4], [13.7, 11.4, 11.3, 14.4, 16.2, 12.9]] },
  { code: 'METRO_COVER', unit: '%', digits: 1, by: '市资规局', city: [24, 36],
    rate: [[22, 48, 39, 12, null, 9], [33, 57, 52, 24, null, 21]] },
  { code: 'OVERNIGHT_VISITORS', unit: '万人次', digits: 0, by: '市文旅局', city: [980, 1240, 1120, 1560, 1710, 1830],
    share: [[0.12, 0.36, 0.22, 0.07, 0.15, 0.08], [0.11, 0.33, 0.21, 0.06, 0.2, 0.09]] },
  { code: 'CULTURE_SPACE', unit: '平方米', digits: 2, by: '市文旅局', city: [0.31, 0.39],
    rate: [[0.3, 0.36, 0.38, 0.26, 0.27, 0.25], [0.38, 0.44, 0.47, 0.33, 0.36, 0.33]] },
  { code: 'INCOME', unit: '元', digits: 0, by: '市统计局', city: [37600, 40680, 42510, 44720, 47210, 49850],
    rate: [[37900, 43200, 46100, 34800, 25300, 30600], [49600, 55900, 61300, 46500, 34900, 41900]],
    quarter: { share: [0.277, 0.236, 0.243, 0.244] } },
  { code: 'INCOME_GROWTH', unit: '%', digits: 1, by: '市统计局', city: [4.1, 8.2, 4.5, 5.2, 5.6, 5.6] },
  { code: 'UNEMPLOYMENT', unit: '%', digits: 1, by: '市统计局', city: [5.9, 5.5, 5.6, 5.3, 5.2, 5.2],
    quarter: { rate: [5.4, 5.1, 5.3, 5.1] } },
  { code: 'SCHOOLING', unit: '年', digits: 1, by: '市教育局', city: [11.2, 11.9] },
  { code: 'LIFE_EXPECTANCY', unit: '岁', digits: 1, by: '市卫健委', city: [78.9, 80.1] },
  { code: 'DOCTORS_1K', unit: '人', digits: 1, by: '市卫健委', city: [2.8, 3.4],
    rate: [[2.7, 4.2, 3.1, 2.2, 1.8, 1.9], [3.2, 4.7, 3.7, 2.8, 2.3, 2.5]] },
  { code: 'NURSERY_1K', unit: '个', digits: 1, by: '市卫健委', city: [1.9, 4.2],
    rate: [[1.8, 2.2, 2.5, 1.6, 0.9, 1.3], [4.1, 4.5, 5.0, 3.9, 2.7, 3.5]] },
  { code: 'NURSING_BEDS', unit: '%', digits: 0, by: '市民政局', city: [44, 61] },
  { code: 'SPORT_SPACE', unit: '平方米', digits: 2, by: '市体育局', city: [2.15, 2.72],
    rate: [[2.0, 1.7, 2.5, 2.2, 2.6, 2.1], [2.6, 2.2, 3.0, 2.7, 3.2, 2.8]] },
  { code: 'CARBON_INTENSITY', unit: '%', digits: 1, by: '市生态环境局', city: [null, 3.6, 2.4, 3.1, 3.3, 3.4],
    why: { 2020: '基期年，不计降低率' } },
  { code: 'GOOD_AIR', unit: '%', digits: 1, by: '市生态环境局', city: [80.9, 82.7, 83.6, 83.1, 85.2, 86.3],
    rate: [[76.8, 80.1, 81.9, 77.9, 90.4, 82.2], [82.5, 85.2, 87.1, 83.3, 94.0, 87.4]],
    quarter: { rate: [76.7, 89.0, 93.5, 85.9] } },
  { code: 'PM25', unit: '微克/立方米', digits: 1, by: '市生态环境局', city: [41, 39, 37.5, 37.9, 35.1, 33.5],
    rate: [[46, 42, 39, 45, 29, 40], [37, 34.5, 32, 37, 24.5, 33]] },
  { code: 'GOOD_WATER', unit: '%', digits: 1, by: '市生态环境局', city: [76.9, 76.9, 80.8, 80.8, 84.6, 84.6] },
  { code: 'FOREST', unit: '%', digits: 1, by: '市林业局', city: [30.3, 31.2] },
  { code: 'GREEN_TRAVEL', unit: '%', digits: 0, by: '市交通局', city: [62, 68] },
  { code: 'GRAIN', unit: '万吨', digits: 1, by: '市农业农村局', city: [99.1, 99.8, 97.6, 100.4, 101.2, 101.8] },
  { code: 'GDP_PER_HEAD', unit: '元', digits: 0, by: '市统计局', city: [115200, 127600, 133500, 141300, 147600, 155100],
    rate: [[128100, 105600, 146800, 112100, 74000, 109600], [163400, 142700, 195300, 152500, 95200, 142100]] },
  { code: 'EMERGING_GDP', unit: '%', digits: 1, by: '市统计局', city: [9.2, 14.1],
    rate: [[8.8, 6.4, 17.2, 9.6, 2.8, 6.2], [12.1, 9.9, 25.6, 14.8, 4.9, 12.7]] },
  { code: 'FOREIGN_CAPITAL', unit: '亿美元', digits: 2, by: '市商务局', city: [9.8, 11.2, 10.6, 9.1, 9.6, 10.3],
    share: [[0.24, 0.17, 0.31, 0.19, 0.02, 0.07], [0.2, 0.15, 0.36, 0.18, 0.03, 0.08]] },
  { code: 'TECH_LOANS', unit: '亿元', digits: 1, by: '市财政局', city: [386, 462, 548, 655, 768, 884],
    share: [[0.13, 0.2, 0.42, 0.17, 0.02, 0.06], [0.12, 0.18, 0.45, 0.17, 0.02, 0.06]] },
  { code: 'LISTED_FIRMS', unit: '家', digits: 0, by: '市财政局', city: [24, 26, 28, 31, 33, 36],
    share: [[0.21, 0.25, 0.29, 0.17, 0.04, 0.04], [0.19, 0.22, 0.36, 0.17, 0.03, 0.03]] },
  { code: 'PRIVATE_INVESTMENT', unit: '%', digits: 1, by: '市统计局', city: [52.8, 54.4, 52.1, 51.0, 52.3, 53.6],
    rate: [[50.2, 55.1, 51.6, 58.3, 44.7, 49.2], [49.8, 53.2, 55.9, 60.4, 47.1, 54.3]], waver: 0.6 },
  { code: 'DEBT_RATIO', unit: '%', digits: 1, by: '市财政局', city: [104.5, 98.6],
    rate: [[118, 82, 96, 109, 131, 124], [106, 79, 92, 101, 128, 117]] },
  { code: 'SAFETY_DEATHS', unit: '%', digits: 1, by: '市应急局', city: [null, 5.1, 4.2, 6.0, 3.8, 4.7],
    why: { 2020: '基期年，不计下降率' } },
];

/** Known later than a first figure: [indicator, area, year, first figure]. The series above holds the last one. */
const REVISED = [
  ['GDP', 'jiangcheng', 2021, 5452],
  ['GDP', 'jiangcheng', 2023, 6158],
  ['GDP', 'jiangcheng', 2024, 6420],
  ['RD_GDP', 'jiangcheng', 2024, 2.76],
  ['RETAIL_SALES', 'jiangcheng', 2024, 2948],
  ['TRADE', 'jiangcheng', 2023, 652.4],
  ['GOOD_AIR', 'wushi', 2024, 83.6],
  ['HIGH_TECH_FIRMS', 'jiangcheng', 2024, 3486],
  ['GDP_PER_HEAD', 'luhu', 2024, 183200],
  ['DEBT_RATIO', 'yinan', 2024, 127.4],
];

/** Not observed, with the reason: indicator, area, years. */
const MISSING = [
  ['METRO_COVER', 'yinan', YEARS, '本区尚无轨道交通线路，不适用'],
  ['NURSERY_1K', 'yinan', [2020], '该区2021年起开展托位统计'],
  ['NURSERY_1K', 'qingtang', [2020], '该区2021年起开展托位统计'],
  ['TECH_CONTRACTS', 'yinan', [2022], '成交笔数过少，为保护商业秘密不予公布'],
  ['SPORT_SPACE', 'wushi', [2023], '体育场地普查口径调整，当年数据未衔接'],
  ['LOGISTICS_COST', 'yunxi', [2020, 2021], '抽样调查未覆盖该区'],
  ['DOCTORS_1K', 'qingtang', [2025], '年报迟报，待补'],
  ['FOREIGN_CAPITAL', 'yinan', [2023], '项目不足三个，为保护商业秘密不予公布'],
  ['TECH_LOANS', 'yinan', [2025], '金融机构分区统计尚未报送'],
];

const known = (year) => `${year + 1}-02-28`;
const revisedOn = (year) => `${year + 1}-12-20`;

/** 2020–2025 from the series' own values, or a wavering path between first and last. */
function path(ends, digits, next, waver = 0.12) {
  if (ends.length === YEARS.length) return ends;
  const [first, last] = ends;
  const span = last - first;
  return YEARS.map((_, at) => {
    const inner = at > 0 && at < YEARS.length - 1;
    return round(first + (span * at) / 5 + (inner ? span * waver * (next() - 0.5) : 0), digits);
  });
}

/** Splits a whole by shares so that the rounded parts add up to it: the last unit goes to the largest remainders. */
function parts(whole, shares, digits) {
  const scale = 10 ** digits;
  const total = Math.round(whole * scale);
  const sum = shares.reduce((a, b) => a + b, 0);
  const exact = shares.map((share) => (total * share) / sum);
  const floor = exact.map(Math.floor);
  const rest = total - floor.reduce((a, b) => a + b, 0);
  const order = exact.map((value, at) => [value - floor[at], at]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (let at = 0; at < rest; at += 1) floor[order[at][1]] += 1;
  return floor.map((value) => value / scale);
}

const rows = [];
const put = (one, area, period, value, vintage, note = one.by, missing = '') =>
  rows.push({ indicator: one.code, area, period: String(period), value, unit: one.unit, vintage, source: `示例·${note}`, missing });

for (const one of SERIES) {
  const next = streamOf(one.code);
  const reasonOf = (area, year) =>
    MISSING.find(([code, where, years]) => code === one.code && where === area && years.includes(year))?.[3];
  const annual = (area, year, value) => {
    const why = reasonOf(area, year) ?? (value === null ? (one.why?.[year] ?? '未统计') : undefined);
    if (why !== undefined) return put(one, area, year, null, known(year), one.by, why);
    const first = REVISED.find(([code, where, when]) => code === one.code && where === area && when === year);
    if (!first) return put(one, area, year, value, known(year));
    put(one, area, year, first[3], known(year), `${one.by}（初步数）`);
    put(one, area, year, value, revisedOn(year), `${one.by}（修订数）`);
  };

  const city = path(one.city, one.digits, next);
  for (const [at, year] of YEARS.entries()) annual('jiangcheng', year, city[at]);
  if (one.quarter) {
    const whole = city.at(-1);
    const values = one.quarter.rate ?? parts(whole, one.quarter.share, one.digits);
    for (const [at, value] of values.entries()) {
      const day = ['2025-04-25', '2025-07-25', '2025-10-25', '2026-01-25'][at];
      put(one, 'jiangcheng', `2025-Q${at + 1}`, value, day);
    }
  }
  if (one.share) {
    const between = (at, district) => {
      const [from, to] = [one.share[0][district], one.share[1][district]];
      const inner = at > 0 && at < YEARS.length - 1;
      return (from + ((to - from) * at) / 5) * (inner ? 1 + 0.02 * (next() - 0.5) : 1);
    };
    for (const [at, year] of YEARS.entries()) {
      const values = parts(city[at], DISTRICTS.map((_, district) => between(at, district)), one.digits);
      for (const [district, area] of DISTRICTS.entries()) annual(area, year, values[district]);
    }
  }
  if (one.rate) {
    // A district follows the city's ups and downs around its own line.
    const [first, last] = [city[0], city.at(-1)];
    for (const [district, area] of DISTRICTS.entries()) {
      const [from, to] = [one.rate[0][district], one.rate[1][district]];
      for (const [at, year] of YEARS.entries()) {
        if (from === null) {
          annual(area, year, null);
          continue;
        }
        const inner = at > 0 && at < YEARS.length - 1;
        const swing = inner ? city[at] - (first + ((last - first) * at) / 5) : 0;
        const noise = inner ? (to - from) * (one.waver ?? 0.1) * (next() - 0.5) : 0;
        annual(area, year, round(from + ((to - from) * at) / 5 + swing * (from / first > 3 ? 1 : Math.min(1, from / first)) + noise, one.digits));
      }
    }
  }
  if (one.zone) {
    // Zones lie across districts and are never added to them.
    for (const [zone, named] of ZONES.entries()) {
      for (const [at, year] of [2023, 2024, 2025].entries()) {
        // What was counted under a former name stays with it.
        const area = year < 2024 ? (FORMER[named] ?? named) : named;
        const share = one.zone[0][zone] + ((one.zone[1][zone] - one.zone[0][zone]) * at) / 2;
        annual(area, year, round(city[at + 3] * share, one.digits));
      }
    }
  }
}

const cell = (value) => {
  const text = value === null ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const csv = (head, body) => `${[head, ...body].map((line) => line.map(cell).join(',')).join('\n')}\n`;

const COLUMNS = ['indicator', 'area', 'period', 'value', 'unit', 'vintage', 'source', 'missing'];
const files = new Map();
files.set('observations.csv', csv(COLUMNS, rows.map((row) => COLUMNS.map((column) => row[column]))));

// The input of `luodi index`: the last vintage of each cell, districts by year.
const framework = JSON.parse(readFileSync(join(here, 'framework.json'), 'utf8'));
const leaves = framework.nodes.filter((node) => node.level === 1);
const latest = new Map();
for (const row of rows) latest.set(`${row.indicator} ${row.area} ${row.period}`, row.value);
const data = [];
for (const year of YEARS) {
  for (const area of DISTRICTS) {
    data.push([area, year, ...leaves.map((leaf) => latest.get(`${leaf.code} ${area} ${year}`) ?? null)]);
  }
}
files.set('index/data.csv', csv(['uCode', 'Time', ...leaves.map((leaf) => leaf.code)], data));
files.set(
  'index/meta.csv',
  csv(
    ['iCode', 'iName', 'Level', 'Parent', 'Weight', 'Direction', 'Type', 'Unit'],
    framework.nodes.map((node) => [
      node.code,
      node.name.zh,
      node.level,
      node.parent,
      node.weight,
      node.direction,
      node.level === 1 ? 'Indicator' : 'Aggregate',
      node.unit,
    ]),
  ),
);
files.set('index/recipe.json', `${JSON.stringify(framework.recipe, null, 2)}\n`);

let differs = false;
mkdirSync(join(here, 'index'), { recursive: true });
for (const [name, text] of files) {
  const at = join(here, name);
  if (process.argv.includes('--check')) {
    let held = null;
    try {
      held = readFileSync(at, 'utf8');
    } catch {}
    if (held !== text) {
      differs = true;
      console.error(`${name} differs from what build.mjs makes`);
    }
  } else writeFileSync(at, text);
}
if (differs) process.exitCode = 1;
