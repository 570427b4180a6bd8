export type Language = 'zh' | 'en';

const KEY = 'luodi.language';

/** The language chosen, Chinese first. */
export const language = (): Language => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh');

export function choose(next: Language): void {
  localStorage.setItem(KEY, next);
  location.reload();
}
