import type { Bilingual } from '../../document/index.ts';
import { CATALOGUE } from '../catalogue/index.ts';
import type { FrameworkNode } from './node.ts';

/** A framework to begin with; its indicators are of the catalogue, and a city replaces them. */
export interface Template {
  readonly id: string;
  readonly name: Bilingual;
  readonly hint: Bilingual;
  readonly nodes: readonly FrameworkNode[];
}

interface Part {
  readonly code: string;
  readonly name: Bilingual;
  /** Codes of the catalogue. */
  readonly indicators: readonly string[];
}

/** The centres that a national central city builds. */
const CENTRES: readonly Part[] = [
  {
    code: 'C_ECONOMY',
    name: { zh: '经济中心', en: 'Economic centre' },
    indicators: [
      'GDP_PER_HEAD',
      'LABOUR_PRODUCTIVITY',
      'MANUFACTURING_GDP',
      'EMERGING_GDP',
      'INDUSTRY_GROWTH',
    ],
  },
  {
    code: 'C_INNOVATION',
    name: { zh: '科技创新中心', en: 'Centre of science and innovation' },
    indicators: ['RD_GDP', 'PATENTS_10K', 'TECH_CONTRACTS', 'HIGH_TECH_FIRMS', 'DIGITAL_GDP'],
  },
  {
    code: 'C_TRADE',
    name: { zh: '商贸物流中心', en: 'Centre of trade and logistics' },
    indicators: ['RETAIL_SALES', 'LOGISTICS_COST', 'PARCELS', 'PORT_TEU', 'RAIL_TRIPS'],
  },
  {
    code: 'C_EXCHANGE',
    name: { zh: '国际交往中心', en: 'Centre of international exchange' },
    indicators: ['TRADE', 'FOREIGN_CAPITAL', 'AIR_PASSENGERS', 'OVERNIGHT_VISITORS', 'SISTER_CITIES'],
  },
  {
    code: 'C_FINANCE',
    name: { zh: '区域金融中心', en: 'Regional centre of finance' },
    indicators: ['TECH_LOANS', 'LISTED_FIRMS', 'PRIVATE_INVESTMENT', 'DEBT_RATIO'],
  },
];

/** The areas that a five-year plan speaks of beside its centres. */
const AREAS: readonly Part[] = [
  {
    code: 'A_URBAN',
    name: { zh: '城市功能与治理', en: 'Functions and running of the city' },
    indicators: ['METRO_COVER', 'GREEN_TRAVEL', 'OLD_ESTATES', 'LEAKAGE', 'CITY_SATISFACTION'],
  },
  {
    code: 'A_RURAL',
    name: { zh: '城乡融合', en: 'Town and country' },
    indicators: ['URBANISATION', 'INCOME_RATIO', 'GOOD_FARMLAND', 'RURAL_SEWAGE'],
  },
  {
    code: 'A_REFORM',
    name: { zh: '改革与营商环境', en: 'Reform and business environment' },
    indicators: ['BUSINESS_ENVIRONMENT', 'FULLY_ONLINE', 'OPEN_DATA'],
  },
  {
    code: 'A_CULTURE',
    name: { zh: '文化建设', en: 'Culture' },
    indicators: ['CULTURE_GDP', 'CULTURE_SPACE', 'READING'],
  },
  {
    code: 'A_PEOPLE',
    name: { zh: '民生福祉', en: 'Well-being of the people' },
    indicators: ['INCOME', 'NEW_JOBS', 'NURSERY_1K', 'NURSING_BEDS', 'DOCTORS_1K', 'SCHOOL_BALANCE'],
  },
  {
    code: 'A_ECOLOGY',
    name: { zh: '绿色低碳', en: 'Green and low carbon' },
    indicators: ['GOOD_AIR', 'PM25', 'GOOD_WATER', 'FOREST', 'CARBON_INTENSITY'],
  },
  {
    code: 'A_SAFETY',
    name: { zh: '安全与社会治理', en: 'Safety and social governance' },
    indicators: ['SAFETY_DEATHS', 'FEELING_SAFE', 'HOTLINE', 'GRAIN_STORE'],
  },
];

const named = new Map(CATALOGUE.map((one) => [one.code, one]));

const group = (part: Part, parent: string, level: number): FrameworkNode => ({
  code: part.code,
  name: part.name.zh,
  nameEn: part.name.en,
  level,
  parent,
  weight: 1,
  direction: 'more',
  indicator: null,
  clauses: [],
});

const parts = (list: readonly Part[], parent: string): FrameworkNode[] =>
  list.flatMap((part) => [
    group(part, parent, 2),
    ...part.indicators.map((code): FrameworkNode => {
      const one = named.get(code);
      if (!one) throw new RangeError(`the catalogue has no indicator ${code}`);
      return {
        code,
        name: one.name.zh,
        nameEn: one.name.en,
        level: 1,
        parent: part.code,
        weight: 1,
        direction: one.direction === 1 ? 'more' : 'less',
        indicator: null,
        clauses: [],
      };
    }),
  ]);

const top = (name: Bilingual, level: number): FrameworkNode => ({
  code: 'INDEX',
  name: name.zh,
  nameEn: name.en,
  level,
  parent: null,
  weight: 1,
  direction: 'more',
  indicator: null,
  clauses: [],
});

const whole: Bilingual = { zh: '规划实施评价指数', en: 'Index of the plan’s implementation' };
const five: Bilingual = { zh: '“五个中心”评价指数', en: 'Index of the five centres' };

/**
 * The frameworks that ship: the plan's centres and areas, the centres alone, and an empty one. Weights are equal until
 * somebody says otherwise.
 * For: the planner who begins an evaluation index.
 */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'plan',
    name: whole,
    hint: {
      zh: '“五个中心”和规划各领域，四级，54 个指标，可逐个更换',
      en: 'The five centres and the areas of the plan: four levels, 54 indicators, each can be replaced',
    },
    nodes: [
      top(whole, 4),
      group({ code: 'CENTRES', name: { zh: '五个中心', en: 'Five centres' }, indicators: [] }, 'INDEX', 3),
      group({ code: 'AREAS', name: { zh: '规划领域', en: 'Areas of the plan' }, indicators: [] }, 'INDEX', 3),
      ...parts(CENTRES, 'CENTRES'),
      ...parts(AREAS, 'AREAS'),
    ],
  },
  {
    id: 'centres',
    name: five,
    hint: {
      zh: '五个中心，三级，24 个指标，可逐个更换',
      en: 'Five centres: three levels, 24 indicators, each can be replaced',
    },
    nodes: [top(five, 3), ...parts(CENTRES, 'INDEX')],
  },
  {
    id: 'empty',
    name: { zh: '评价指数', en: 'Evaluation index' },
    hint: { zh: '只有一个分指数，从头搭建', en: 'One sub-index; build from the ground' },
    nodes: [
      top({ zh: '评价指数', en: 'Evaluation index' }, 3),
      group({ code: 'PART_1', name: { zh: '分指数一', en: 'First sub-index' }, indicators: [] }, 'INDEX', 2),
    ],
  },
];

/** How a new framework is computed until somebody says otherwise: min–max on 1–100, sub-indices by arithmetic, above them geometric means, at least 60 % of the indicators of a sub-index. */
export const usualRecipe = (levels: number): Record<string, unknown> => ({
  normalise: { method: 'minmax', range: [1, 100], over: 'pooled' },
  weights: { method: 'meta' },
  aggregate: {
    byLevel: Array.from({ length: levels - 1 }, (_, step) => (step === 0 ? 'arithmetic' : 'geometric')),
    dataThreshold: Array.from({ length: levels - 1 }, (_, step) => (step === 0 ? 0.6 : 0)),
  },
});
