export type Language = 'zh' | 'en';

const KEY = 'luodi.language';

/** The language chosen, Chinese first. */
export const language = (): Language =>
  typeof localStorage !== 'undefined' && localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';

/** Shows the same page in another language. */
export function choose(next: Language): void {
  localStorage.setItem(KEY, next);
  location.reload();
}
