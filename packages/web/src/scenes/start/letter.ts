/** A letter for each state of an article, so that colour is never the only sign. */
export const LETTERS = {
  read: '○',
  reviewing: '◐',
  reviewed: '●',
  owned: '▲',
  reporting: '▶',
  late: '!',
  done: '✓',
  empty: '–',
} as const;
