type Words = Readonly<Record<'zh' | 'en', string>>;

/** The names of the four lists in an exported table. */
export const KINDS: Readonly<Record<'project' | 'policy' | 'platform' | 'reform', Words>> = {
  project: { zh: '重大项目', en: 'Major projects' },
  policy: { zh: '重大政策', en: 'Major policies' },
  platform: { zh: '重大平台', en: 'Major platforms' },
  reform: { zh: '重大改革', en: 'Major reforms' },
};

/** Where a clause went. */
export const OUTCOMES: Readonly<Record<'carried' | 'split' | 'changed' | 'missing', Words>> = {
  carried: { zh: '承接', en: 'Carried' },
  split: { zh: '拆分', en: 'Split' },
  changed: { zh: '数字有变', en: 'Changed number' },
  missing: { zh: '未见承接', en: 'Missing' },
};

export const GRADES: Readonly<Record<'major' | 'ordinary', Words>> = {
  major: { zh: '市级重大', en: 'Major' },
  ordinary: { zh: '一般', en: 'Ordinary' },
};

export const STATES: Readonly<Record<'proposed' | 'accepted' | 'rejected' | 'superseded', Words>> = {
  proposed: { zh: '待审定', en: 'Proposed' },
  accepted: { zh: '已采纳', en: 'Accepted' },
  rejected: { zh: '未采纳', en: 'Rejected' },
  superseded: { zh: '已拆并', en: 'Split or merged' },
};

export const OFFICIAL: Readonly<
  Record<'not-started' | 'on-track' | 'at-risk' | 'off-track' | 'completed' | 'stopped', Words>
> = {
  'not-started': { zh: '未启动', en: 'Not started' },
  'on-track': { zh: '正常推进', en: 'On track' },
  'at-risk': { zh: '存在风险', en: 'At risk' },
  'off-track': { zh: '滞后', en: 'Off track' },
  completed: { zh: '已完成', en: 'Completed' },
  stopped: { zh: '已终止', en: 'Stopped' },
};

export const SCHEDULE: Readonly<
  Record<'unplanned' | 'ahead' | 'on-time' | 'late' | 'overdue' | 'done', Words>
> = {
  unplanned: { zh: '未排计划', en: 'No milestones' },
  ahead: { zh: '提前', en: 'Ahead' },
  'on-time': { zh: '按期', en: 'On time' },
  late: { zh: '节点逾期', en: 'Late' },
  overdue: { zh: '整体逾期', en: 'Overdue' },
  done: { zh: '节点完成', en: 'All reached' },
};

export const UPDATE_STATES: Readonly<Record<'draft' | 'submitted' | 'approved' | 'returned', Words>> = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '待审核', en: 'Submitted' },
  approved: { zh: '已审核', en: 'Approved' },
  returned: { zh: '已退回', en: 'Returned' },
};

export const STAGES: Readonly<
  Record<
    'reserve' | 'preparatory' | 'started' | 'construction' | 'completed' | 'operation' | 'withdrawn',
    Words
  >
> = {
  reserve: { zh: '储备', en: 'Reserve' },
  preparatory: { zh: '前期', en: 'Preparatory' },
  started: { zh: '开工', en: 'Started' },
  construction: { zh: '在建', en: 'Under construction' },
  completed: { zh: '完工', en: 'Completed' },
  operation: { zh: '投用', en: 'In operation' },
  withdrawn: { zh: '退库', en: 'Withdrawn' },
};

/** Sources of money as the heads of columns say them. */
export const SOURCE_HEADS: Readonly<
  Record<'central' | 'province' | 'city' | 'district' | 'bond' | 'bank' | 'own' | 'other', Words>
> = {
  central: { zh: '中央资金', en: 'central funding' },
  province: { zh: '省级资金', en: 'provincial funding' },
  city: { zh: '市级资金', en: 'city funding' },
  district: { zh: '区县资金', en: 'district funding' },
  bond: { zh: '专项债资金', en: 'bond funding' },
  bank: { zh: '银行贷款资金', en: 'bank loan funding' },
  own: { zh: '自筹资金', en: 'own funding' },
  other: { zh: '其他资金', en: 'other funding' },
};

/** What is said of money, as the heads of columns say it. */
export const FUNDS_HEADS: Readonly<Record<'planned' | 'authorised' | 'committed' | 'paid', Words>> = {
  planned: { zh: '计划', en: 'planned' },
  authorised: { zh: '下达', en: 'authorised' },
  committed: { zh: '落实', en: 'committed' },
  paid: { zh: '到位', en: 'paid' },
};
