import type { Indicator } from './indicator.ts';

/** Grain, farmland and villages. */
export const rural: readonly Indicator[] = [
  {
    code: 'GRAIN',
    name: { zh: '粮食综合生产能力', en: 'Grain production capacity' },
    definition: {
      zh: '正常年景下本地可以稳定实现的粮食产量',
      en: 'Grain that the area can steadily bring in in a normal year',
    },
    unit: { zh: '万吨', en: '10,000 tonnes' },
    direction: 1,
    source: { zh: '农业农村部门', en: 'Agriculture office' },
    field: 'rural',
    names: ['粮食综合生产能力', '粮食产量'],
    themes: ['粮食安全党政同责', '粮食和重要农产品'],
  },
  {
    code: 'GOOD_FARMLAND',
    name: { zh: '高标准农田面积', en: 'High-standard farmland' },
    definition: {
      zh: '已建成并验收的高标准农田面积',
      en: 'Farmland built to the high standard and accepted',
    },
    unit: { zh: '万亩', en: '10,000 mu' },
    direction: 1,
    source: { zh: '农业农村部门', en: 'Agriculture office' },
    field: 'rural',
    names: ['高标准农田面积', '高标准农田'],
    themes: ['灌区现代化'],
  },
  {
    code: 'RURAL_SEWAGE',
    name: { zh: '农村生活污水治理率', en: 'Rural sewage treated' },
    definition: {
      zh: '生活污水得到治理的行政村占全部行政村的百分比',
      en: 'Per cent of villages whose household sewage is dealt with',
    },
    unit: { zh: '%', en: '%' },
    direction: 1,
    source: { zh: '生态环境部门', en: 'Ecology and environment office' },
    field: 'rural',
    names: ['农村生活污水治理率'],
    themes: ['和美乡村', '农村厕所', '农村人居环境'],
  },
  {
    code: 'INCOME_RATIO',
    name: { zh: '城乡居民收入比', en: 'Urban–rural income ratio' },
    definition: {
      zh: '城镇居民与农村居民人均可支配收入之比',
      en: 'Disposable income per urban resident over that per rural resident',
    },
    unit: { zh: '倍', en: 'times' },
    direction: -1,
    source: { zh: '统计部门', en: 'Statistical office' },
    field: 'rural',
    names: ['城乡居民收入比'],
    themes: ['农民增收', '联农带农', '强农惠农富农', '乡村全面振兴'],
  },
];
