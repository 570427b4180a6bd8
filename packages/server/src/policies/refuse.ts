import type { Noun, Role, Verb } from '@luodi/contract';
import { type Language, LuodiError } from '@luodi/domain';
import { policies } from './index.ts';
import { STAFF } from './policy.ts';

type Words = Readonly<Record<Language, string>>;

/** The roles, as pages and refusals call them. */
export const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  administrator: { zh: '管理员', en: 'administrator' },
  planner: { zh: '规划员', en: 'planner' },
  reporter: { zh: '填报人', en: 'reporter' },
  approver: { zh: '单位审核人', en: 'approver of a body' },
  statistician: { zh: '统计员', en: 'statistician' },
  supervisor: { zh: '督查员', en: 'supervisor' },
  evaluator: { zh: '评估员', en: 'evaluator' },
  leader: { zh: '领导', en: 'leader' },
  auditor: { zh: '审计员', en: 'auditor' },
  public: { zh: '市民', en: 'public' },
};

const VERBS: Readonly<Record<Verb, Words>> = {
  look: { zh: '查看', en: 'look at' },
  create: { zh: '新建', en: 'make' },
  change: { zh: '修改', en: 'change' },
  decide: { zh: '审定', en: 'decide on' },
  adopt: { zh: '通过', en: 'adopt' },
  file: { zh: '填报', en: 'file' },
  approve: { zh: '审核', en: 'approve' },
  compute: { zh: '计算', en: 'compute' },
  export: { zh: '导出', en: 'export' },
  administer: { zh: '管理', en: 'administer' },
  verify: { zh: '核验', en: 'verify' },
};

const NOUNS: Readonly<Record<Noun, Words>> = {
  session: { zh: '自己的登录', en: 'their own sessions' },
  account: { zh: '账户', en: 'accounts' },
  overview: { zh: '总览', en: 'the overview' },
  document: { zh: '规划文本', en: 'documents' },
  proposal: { zh: '建议项', en: 'proposals' },
  item: { zh: '事项', en: 'items' },
  list: { zh: '清单设置', en: 'the settings of the lists' },
  view: { zh: '他人的视图', en: 'views of others' },
  update: { zh: '进展填报', en: 'updates' },
  indicator: { zh: '监测指标', en: 'indicators' },
  observation: { zh: '指标数值', en: 'observations' },
  framework: { zh: '评价指数', en: 'index frameworks' },
  organisation: { zh: '组织机构', en: 'the organisation' },
  task: { zh: '任务分工', en: 'the division of tasks' },
  audit: { zh: '审计链', en: 'the audit chain' },
  notice: { zh: '通知', en: 'notices' },
  calendar: { zh: '日历', en: 'calendars' },
  job: { zh: '他人的后台任务', en: 'jobs of others' },
  round: { zh: '填报轮次', en: 'rounds' },
  work: { zh: '我的工作', en: 'their own work' },
  evidence: { zh: '佐证', en: 'evidence' },
  radar: { zh: '责任预警', en: 'the owner radar' },
  request: { zh: '数据需求', en: 'requests for data' },
};

/**
 * The refusal of an act: what was refused, whom the rule book permits it, and so whom to ask. The codes of verb and
 * noun stay beside the words.
 * For: every place that refuses by the policies.
 */
export function forbidden(roles: readonly Role[], noun: Noun, verb: Verb): LuodiError {
  const said = (language: Language) => ({
    act: language === 'zh' ? VERBS[verb].zh + NOUNS[noun].zh : `${VERBS[verb].en} ${NOUNS[noun].en}`,
    roles:
      roles.map((role) => ROLE_WORDS[role][language]).join(JOINT[language]) ||
      { zh: '还没有角色', en: 'none yet' }[language],
    who: permitted(noun, verb, language),
  });
  const { zh, en } = { zh: said('zh'), en: said('en') };
  return new LuodiError('forbidden', {
    verb,
    noun,
    act: zh.act,
    roles: zh.roles,
    who: zh.who,
    actEn: en.act,
    rolesEn: en.roles,
    whoEn: en.who,
  });
}

const JOINT: Words = { zh: '、', en: ', ' };

function permitted(noun: Noun, verb: Verb, language: Language): string {
  const rule = policies[noun][verb];
  if (!rule) return { zh: '没有人', en: 'nobody' }[language];
  if (STAFF.every((role) => rule.any.includes(role)))
    return { zh: '政府工作人员', en: 'whoever works for the government' }[language];
  const own = { zh: '（限本单位）', en: ' (of the own body)' }[language];
  return [
    ...rule.any.map((role) => ROLE_WORDS[role][language]),
    ...(rule.own ?? []).map((role) => ROLE_WORDS[role][language] + own),
  ].join(JOINT[language]);
}
