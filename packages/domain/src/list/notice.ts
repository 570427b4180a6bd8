import type { Language } from '../error.ts';

type Detail = Readonly<Record<string, unknown>>;

/** What a person is told, by its code. */
const NOTICES: Readonly<Record<string, Readonly<Record<Language, (detail: Detail) => string>>>> = {
  remind: {
    zh: ({ period, count }) => `请填报 ${period}：本单位还有 ${count} 个事项没有新进展`,
    en: ({ period, count }) => `Please report for ${period}: ${count} items of your body say nothing new`,
  },
  'update-returned': {
    zh: ({ period, number, title, reason }) => `${period} 的填报“${number} ${title}”被退回：${reason}`,
    en: ({ period, number, title, reason }) => `“${number} ${title}” for ${period} was returned: ${reason}`,
  },
  'factor-released': {
    zh: () => '管理员取消了您的两步验证，您已在所有地方退出。不是您要求的，请马上告诉管理员，并更改密码',
    en: () =>
      'An administrator released your second factor; you were signed out everywhere. If you did not ask for it, tell them at once and change your password',
  },
  'round-opened': {
    zh: ({ period, due }) => `${period} 的填报已开放，请在 ${due} 前提交`,
    en: ({ period, due }) => `The round of ${period} is open; please file by ${due}`,
  },
};

/**
 * A notice in words: the same on the page, in a mail and to a webhook. A code of another release is said as it is.
 * @example noticeText('round-opened', { period: '2026-11', due: '2026-12-05' }, 'en')
 * // → 'The round of 2026-11 is open; please file by 2026-12-05'
 */
export const noticeText = (code: string, detail: Detail, language: Language): string =>
  Object.hasOwn(NOTICES, code) ? NOTICES[code]![language](detail) : code;
