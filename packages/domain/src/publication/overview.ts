import type { Heading } from '../document/document.ts';
import type { OfficialStatus, ScheduleStatus } from '../list/index.ts';
import type { ItemKind } from '../plan/plan.ts';
import type { Proposal } from '../plan/review/proposal.ts';

/** The state of an article: from a text nobody has looked at to promises that are kept. */
export type ArticleState =
  | 'read'
  | 'reviewing'
  | 'reviewed'
  | 'owned'
  | 'reporting'
  | 'late'
  | 'done'
  | 'empty';

/** One article on the map of the plan. */
export interface ArticleTile {
  readonly eId: string;
  readonly number: number | null;
  readonly heading: string;
  /** The heading above; null where there is none. */
  readonly group: string | null;
  readonly state: ArticleState;
  readonly projects: number;
  readonly policies: number;
  readonly platforms: number;
  readonly reforms: number;
  readonly targets: number;
  readonly findings: number;
  /** Proposals nobody has decided. */
  readonly undecided: number;
  /** Items with a lead. */
  readonly owned: number;
  readonly items: number;
}

/** What the map is drawn from. */
export interface PlanState {
  readonly adopted: boolean;
  readonly headings: readonly Heading[];
  readonly proposals: readonly Pick<Proposal, 'article' | 'kind' | 'state'>[];
  readonly targets: readonly { readonly article: string | null }[];
  /** Findings nobody has decided, by place. */
  readonly findings: readonly { readonly start: number }[];
  readonly items: readonly {
    readonly articles: readonly string[];
    readonly kind: ItemKind;
    readonly owned: boolean;
    readonly reported: boolean;
    readonly official: OfficialStatus;
    readonly schedule: ScheduleStatus;
  }[];
}

const PLURAL: Readonly<Record<ItemKind, 'projects' | 'policies' | 'platforms' | 'reforms'>> = {
  project: 'projects',
  policy: 'policies',
  platform: 'platforms',
  reform: 'reforms',
};

/**
 * The plan's articles with what each holds and how far it has come. An article is a heading without headings
 * below it; what stands directly under a higher one counts for that one, which then has a tile of its own.
 * Cost: O(n log n) in headings, proposals, items and findings together.
 * For: the front page.
 */
export function articles(plan: PlanState): ArticleTile[] {
  const headings = [...plan.headings].sort((a, b) => a.start - b.start);
  const parents: (string | null)[] = [];
  const leaf = new Set<string>();
  const stack: Heading[] = [];
  for (const [at, heading] of headings.entries()) {
    while (stack.length > 0 && stack.at(-1)!.level >= heading.level) stack.pop();
    parents.push(stack.at(-1)?.text ?? null);
    stack.push(heading);
    if ((headings[at + 1]?.level ?? 0) <= heading.level) leaf.add(heading.eId);
  }
  const proposals = group(plan.proposals, (one) => (one.article ? [one.article] : []));
  const targets = group(plan.targets, (one) => (one.article ? [one.article] : []));
  const items = group(plan.items, (one) => one.articles);
  const findings = new Map<string, number>();
  for (const { start } of plan.findings) {
    const eId = headings[behind(headings, start)]?.eId;
    if (eId !== undefined) findings.set(eId, (findings.get(eId) ?? 0) + 1);
  }
  return headings.flatMap((heading, at) => {
    const held = (proposals.get(heading.eId) ?? []).filter(
      (one) => one.state !== 'superseded' && one.state !== 'rejected',
    );
    const taken = items.get(heading.eId) ?? [];
    const count = targets.get(heading.eId)?.length ?? 0;
    if (!leaf.has(heading.eId) && held.length + taken.length + count === 0) return [];
    const counted = plan.adopted || taken.length > 0 ? taken : held;
    const sum = { projects: 0, policies: 0, platforms: 0, reforms: 0 };
    for (const one of counted) sum[PLURAL[one.kind]] += 1;
    const undecided = held.filter((one) => one.state === 'proposed').length;
    return [
      {
        eId: heading.eId,
        number: heading.number,
        heading: heading.text,
        group: parents[at] ?? null,
        state: stateOf(plan.adopted, held, undecided, taken, count),
        ...sum,
        targets: count,
        findings: findings.get(heading.eId) ?? 0,
        undecided,
        owned: taken.filter((one) => one.owned).length,
        items: taken.length,
      },
    ];
  });
}

function stateOf(
  adopted: boolean,
  held: readonly unknown[],
  undecided: number,
  items: PlanState['items'],
  targets: number,
): ArticleState {
  if (items.length > 0) {
    if (items.some((one) => one.schedule === 'late' || one.schedule === 'overdue')) return 'late';
    if (items.every((one) => one.official === 'completed')) return 'done';
    if (items.some((one) => one.reported)) return 'reporting';
    if (items.every((one) => one.owned)) return 'owned';
    return 'reviewed';
  }
  if (held.length === 0) return targets > 0 && !adopted ? 'read' : 'empty';
  if (undecided === held.length) return 'read';
  return undecided > 0 ? 'reviewing' : 'reviewed';
}

/** What waits, from which the next step follows. */
export interface Progress {
  readonly documents: number;
  readonly adopted: boolean;
  readonly undecided: number;
  readonly findings: number;
  readonly items: number;
  readonly unowned: number;
  readonly unplanned: number;
  readonly unreported: number;
  readonly observations: number;
  readonly results: number;
}

/** How far the circle has been walked, and the next step to take. */
export type Step =
  | 'import'
  | 'findings'
  | 'review'
  | 'adopt'
  | 'own'
  | 'milestone'
  | 'report'
  | 'observe'
  | 'compute'
  | 'watch';

/**
 * The next step: the first thing on the way from text to results that is not done, with how many wait for it.
 * @example nextStep({ documents: 0, adopted: false, undecided: 0, findings: 0, items: 0, unowned: 0, unplanned: 0, unreported: 0, observations: 0, results: 0 }) // → { step: 'import', count: 0 }
 */
export function nextStep(progress: Progress): { readonly step: Step; readonly count: number } {
  const { documents, adopted, undecided, findings, items, unowned, unplanned, unreported } = progress;
  if (documents === 0) return { step: 'import', count: 0 };
  if (!adopted) {
    if (findings > 0) return { step: 'findings', count: findings };
    if (undecided > 0) return { step: 'review', count: undecided };
    return { step: 'adopt', count: items };
  }
  if (unowned > 0) return { step: 'own', count: unowned };
  if (unplanned > 0) return { step: 'milestone', count: unplanned };
  if (unreported > 0) return { step: 'report', count: unreported };
  if (progress.observations === 0) return { step: 'observe', count: 0 };
  if (progress.results === 0) return { step: 'compute', count: 0 };
  return { step: 'watch', count: 0 };
}

function group<T>(list: readonly T[], keys: (one: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    for (const key of keys(one)) {
      const held = groups.get(key);
      if (held) held.push(one);
      else groups.set(key, [one]);
    }
  }
  return groups;
}

/** The last heading that starts at or before a place; -1 before the first. */
function behind(headings: readonly Heading[], place: number): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (headings[middle]!.start <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
