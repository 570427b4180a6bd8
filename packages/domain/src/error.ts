/**
 * The catalogue of refused acts: what is refused and what to do, in both languages.
 * `{name}` stands for a fact of the detail.
 */
export const REFUSALS = {
  'not-found': {
    zh: '没有找到{noun} {id}。它可能已被合并或撤销；请从列表重新进入。',
    en: 'There is no {noun} {id}. It may have been merged or withdrawn; open it again from the list.',
  },
  conflict: {
    zh: '在您之前已有人修改。您的修改没有保存；请查看对方的改动后再提交。',
    en: 'Somebody changed this before you. Yours was not saved; look at their change and submit again.',
  },
  frozen: {
    zh: '该版本已经通过并冻结，不能再改。请通过修订程序提出变更。',
    en: 'This edition is adopted and frozen. Propose a change by the revision procedure.',
  },
  locked: {
    zh: '该数据已提交，退回之后才能修改。',
    en: 'This was submitted and is locked until it is returned.',
  },
  duplicate: { zh: '已有同样的{noun}：{id}。', en: 'There is already such a {noun}: {id}.' },
  'span-invalid': {
    zh: '所选文字（{start}–{end}）越出句子或与另一事项重叠，请重新选择。',
    en: 'The stretch {start}–{end} leaves its sentence or overlaps another item; choose it again.',
  },
  'findings-open': {
    zh: '还有 {count} 个严重问题没有处理，处理之后才能通过。',
    en: '{count} findings of severity error are undecided; decide them, then adopt.',
  },
  'framework-invalid': { zh: '指数框架有误：{reason}', en: 'The index framework is not sound: {reason}' },
  'reason-missing': { zh: '退回时请写明理由。', en: 'Say why it is returned.' },
  'not-loopback': {
    zh: '一键查看只在本机（127.0.0.1）可用。',
    en: 'Looking by one click works on this machine only (127.0.0.1).',
  },
  'not-sample': { zh: '一键查看只用于示例数据。', en: 'Looking by one click is for the sample only.' },
  unauthenticated: { zh: '请先登录。', en: 'Sign in first.' },
  forbidden: {
    zh: '您的岗位（{roles}）无权{verb}{noun}。需要时请联系管理员。',
    en: 'Your roles ({roles}) may not {verb} a {noun}. Ask the administrator if you need to.',
  },
  invalid: { zh: '请求有误：{reason}', en: 'The request is not valid: {reason}' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type ErrorCode = keyof typeof REFUSALS;
export type Language = 'zh' | 'en';

/** A refused act. Its message is the catalogue's text in Chinese; `refusal(error, 'en')` gives the English. */
export class LuodiError extends Error {
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, detail: Readonly<Record<string, unknown>> = {}) {
    super(fill(REFUSALS[code].zh, detail));
    this.name = 'LuodiError';
    this.code = code;
    this.detail = detail;
  }
}

/** The text of a refusal in a language. */
export const refusal = (error: LuodiError, language: Language): string =>
  fill(REFUSALS[error.code][language], error.detail);

const fill = (text: string, detail: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''));
