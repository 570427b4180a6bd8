import type { Overview } from '@luodi/contract';

/** The steps of the circle in their order, each with the stage of the overview in which it is walked. */
export const WAY = [
  'empty',
  'review',
  'adopt',
  'own',
  'report',
  'measure',
  'watch',
] as const satisfies readonly Overview['stage'][];

/** How a step stands to the one at hand. */
export const standing = (step: Overview['stage'], stage: Overview['stage']): 'done' | 'now' | 'later' => {
  const by = WAY.indexOf(step) - WAY.indexOf(stage);
  return by < 0 ? 'done' : by === 0 ? 'now' : 'later';
};

type Article = Overview['articles'][number];

/** Articles of one part or chapter that stand together on the map. */
export interface Group {
  readonly name: string | null;
  readonly articles: readonly Article[];
}

/** The articles as they stand in the text, gathered by their part; order is kept. */
export function groups(articles: readonly Article[]): Group[] {
  const result: { name: string | null; articles: Article[] }[] = [];
  for (const article of articles) {
    const last = result.at(-1);
    if (last && last.name === article.group) last.articles.push(article);
    else result.push({ name: article.group, articles: [article] });
  }
  return result;
}

/** How many articles are in each state; states that none is in are left out. */
export function census(articles: readonly Article[]): ReadonlyMap<Article['state'], number> {
  const counts = new Map<Article['state'], number>();
  for (const { state } of articles) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

type Event = Overview['recent'][number];

/** Events of one person, act and thing that follow one another, as one with their number; the newest stays. */
export function gather(recent: readonly Event[]): (Event & { readonly count: number })[] {
  const result: (Event & { count: number })[] = [];
  for (const event of recent) {
    const last = result.at(-1);
    const same =
      last &&
      last.by === event.by &&
      last.act === event.act &&
      last.noun === event.noun &&
      last.href === event.href;
    if (same) last.count += 1;
    else result.push({ ...event, count: 1 });
  }
  return result;
}

const LISTS = ['projects', 'policies', 'platforms', 'reforms'] as const;

/** What an article holds by list, as shares of the fullest article, so that tiles can be compared. */
export function shares(
  article: Article,
  most: number,
): readonly (readonly [(typeof LISTS)[number], number])[] {
  if (most <= 0) return [];
  return LISTS.filter((list) => article[list] > 0).map((list) => [list, article[list] / most] as const);
}

/** Everything an article holds. */
export const held = (article: Article): number => LISTS.reduce((sum, list) => sum + article[list], 0);
