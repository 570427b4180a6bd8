import type { Stage } from './stage.ts';

/** A step of a template. */
export interface TemplateNode {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly stage: Stage | null;
  /** Time limit in working days. */
  readonly days: number;
  /** Codes of the steps it waits for. */
  readonly after: readonly string[];
}

/** Steps that items of a kind usually run through; data, which a city changes. */
export interface Template {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: 'project' | 'policy' | 'platform' | 'reform';
  readonly nodes: readonly TemplateNode[];
}

const node = (
  code: string,
  name: string,
  nameEn: string,
  stage: Stage | null,
  days: number,
  ...after: string[]
): TemplateNode => ({ code, name, nameEn, stage, days, after });

/**
 * The shipped templates. Time limits are starting values for a city to set; approvals of a project stay within the
 * 120 working days that the State Council allows them together.
 * @source 国务院办公厅关于全面开展工程建设项目审批制度改革的实施意见（国办发〔2019〕11号）：120 working days in all
 * @source 建筑工程施工许可管理办法 第五条：7 days for the permit
 * @source 国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见（国办发〔2018〕115号）：5 to 15 working days
 */
export const TEMPLATES: readonly Template[] = [
  {
    code: 'project',
    name: '政府投资项目',
    nameEn: 'Government investment project',
    kind: 'project',
    nodes: [
      node('enter', '入库论证', 'Entered into the store of projects', 'reserve', 20),
      node('proposal', '项目建议书批复', 'Proposal approved', 'preparatory', 10, 'enter'),
      node('site', '用地预审与选址意见', 'Land and site opinion', 'preparatory', 15, 'proposal'),
      node('environment', '环境影响评价批复', 'Environmental impact approved', 'preparatory', 20, 'proposal'),
      node('feasibility', '可行性研究报告批复', 'Feasibility study approved', 'preparatory', 15, 'site'),
      node('design', '初步设计及概算批复', 'Design and estimate approved', 'preparatory', 15, 'feasibility'),
      node('drawing', '施工图审查', 'Drawings reviewed', 'preparatory', 10, 'design'),
      node('tender', '施工招标', 'Tender', 'preparatory', 30, 'design'),
      node('permit', '施工许可', 'Building permit', 'preparatory', 5, 'drawing', 'tender', 'environment'),
      node('start', '开工', 'Start of works', 'started', 0, 'permit'),
      node('structure', '主体工程完工', 'Main structure finished', 'construction', 360, 'start'),
      node('fitting', '配套及设备安装', 'Fitting and equipment', 'construction', 120, 'structure'),
      node('acceptance', '竣工验收', 'Acceptance', 'completed', 20, 'fitting'),
      node('handover', '移交运行', 'Handed over', 'operation', 10, 'acceptance'),
    ],
  },
  {
    code: 'policy',
    name: '政策制定',
    nameEn: 'Making a policy',
    kind: 'policy',
    nodes: [
      node('draft', '起草送审稿', 'Draft', null, 40),
      node('consult', '公开征求意见', 'Public consultation', null, 22, 'draft'),
      node('legality', '合法性审核', 'Legality review', null, 10, 'consult'),
      node('decide', '集体审议决定', 'Decision', null, 10, 'legality'),
      node('issue', '印发实施', 'Issued', null, 5, 'decide'),
      node('review', '实施效果评估', 'Review of effects', null, 20, 'issue'),
    ],
  },
  {
    code: 'platform',
    name: '平台建设',
    nameEn: 'Building a platform',
    kind: 'platform',
    nodes: [
      node('scheme', '建设方案', 'Scheme', null, 40),
      node('approve', '论证批复', 'Approved', null, 20, 'scheme'),
      node('build', '建设', 'Built', null, 240, 'approve'),
      node('open', '揭牌运行', 'Opened', null, 10, 'build'),
      node('assess', '首年绩效评估', 'First-year review', null, 250, 'open'),
    ],
  },
  {
    code: 'reform',
    name: '改革推进',
    nameEn: 'Carrying a reform',
    kind: 'reform',
    nodes: [
      node('scheme', '改革方案', 'Scheme', null, 40),
      node('approve', '审议通过', 'Approved', null, 15, 'scheme'),
      node('pilot', '试点', 'Pilot', null, 120, 'approve'),
      node('review', '试点评估', 'Pilot reviewed', null, 20, 'pilot'),
      node('spread', '全面推开', 'Spread', null, 60, 'review'),
    ],
  },
];

/** A list as it is shipped; its name, columns and lifecycle are the city's to change. */
export interface ListShape {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: Template['kind'];
  readonly columns: readonly string[];
  /** Stages its items run through; empty where they have none. */
  readonly lifecycle: readonly Stage[];
}

const BASE = [
  'number',
  'title',
  'lead',
  'official',
  'schedule',
  'evidence',
  'milestones',
  'lastUpdate',
  'clauses',
];

/** The four lists. */
export const LISTS: readonly ListShape[] = [
  {
    code: 'project',
    name: '重大项目',
    nameEn: 'Major projects',
    kind: 'project',
    columns: [
      'number',
      'title',
      'lead',
      'stage',
      'official',
      'schedule',
      'evidence',
      'money',
      'physical',
      'milestones',
      'clauses',
    ],
    lifecycle: ['reserve', 'preparatory', 'started', 'construction', 'completed', 'operation'],
  },
  {
    code: 'policy',
    name: '重大政策',
    nameEn: 'Major policies',
    kind: 'policy',
    columns: BASE,
    lifecycle: [],
  },
  {
    code: 'platform',
    name: '重大平台',
    nameEn: 'Major platforms',
    kind: 'platform',
    columns: BASE,
    lifecycle: [],
  },
  { code: 'reform', name: '重大改革', nameEn: 'Major reforms', kind: 'reform', columns: BASE, lifecycle: [] },
];
