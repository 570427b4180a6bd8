import type { Finding } from '../../finding.ts';
import type { Grade, ItemKind } from '../../plan/plan.ts';
import type { OfficialStatus } from '../evidence.ts';
import { byName, grouped, type Named, namesOf, plain } from './named.ts';

/** A row of a ledger of items as an office keeps it; a field is null where the table has no such column. */
export interface LedgerLine {
  /** The row that the program shows. */
  readonly line: number;
  readonly number: string | null;
  readonly title: string | null;
  readonly kind: string | null;
  readonly grade: string | null;
  readonly lead: string | null;
  readonly post: string | null;
  readonly supporting: string | null;
  readonly official: string | null;
  readonly note: string | null;
}

/** An item as it stands, as far as a ledger says it. */
export interface LedgerItem {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly kind: ItemKind;
  readonly grade: Grade;
  readonly leadPost: string | null;
  readonly supporting: readonly string[];
  readonly official: OfficialStatus;
  readonly note: string;
}

/** A post that can lead, and its body. */
export interface LedgerPost {
  readonly id: string;
  readonly name: string;
  readonly body: string;
}

/** What is to become of an item: `id` null makes a new one; a field that is left out stays as it is. */
export type LedgerChange = { readonly id: string | null; readonly line: number } & Partial<
  Omit<LedgerItem, 'id' | 'number'>
>;

/** Why a row, or a cell of it, was not taken in. */
export type LedgerCode =
  | 'number-unknown'
  | 'number-twice'
  | 'title-missing'
  | 'title-held'
  | 'word-unknown'
  | 'body-unknown'
  | 'body-ambiguous'
  | 'post-unknown'
  | 'post-ambiguous'
  | 'post-chosen';
export type LedgerColumn = Exclude<keyof LedgerLine, 'line'>;
export type LedgerFinding = Finding<LedgerCode, { readonly line: number; readonly column: LedgerColumn }>;

/** What taking a ledger in would do. */
export interface LedgerIntake {
  readonly changes: readonly LedgerChange[];
  readonly unchanged: number;
  readonly findings: readonly LedgerFinding[];
}

/** What the words of a cell stand for, in every spelling that is read. */
export interface LedgerWords {
  readonly kind: ReadonlyMap<string, ItemKind>;
  readonly grade: ReadonlyMap<string, Grade>;
  readonly official: ReadonlyMap<string, OfficialStatus>;
}

/**
 * Compares a ledger that came from a table with the items that are held. A row with a number changes that item, one
 * without makes a new one, unless an item of the same title and list stands already. An empty cell leaves what is
 * held; a row with an error changes nothing; the same table a second time changes nothing.
 * Cost: linear.
 */
export function ledgerIntake(
  lines: readonly LedgerLine[],
  items: readonly LedgerItem[],
  bodies: readonly Named[],
  posts: readonly LedgerPost[],
  words: LedgerWords,
): LedgerIntake {
  const byNumber = new Map(items.map((one) => [String(one.number), one]));
  const byTitle = new Map(items.map((one) => [`${one.kind} ${plain(one.title)}`, one]));
  const names = byName(bodies);
  const postsOf = grouped(posts.map((post) => [post.body, post] as const));
  const bodyOfPost = new Map(posts.map((post) => [post.id, post.body]));
  const leads = new Map<string, number>();
  for (const { leadPost } of items)
    if (leadPost !== null) leads.set(leadPost, (leads.get(leadPost) ?? 0) + 1);
  const seen = new Map<string, number>();
  const changes: LedgerChange[] = [];
  const findings: LedgerFinding[] = [];
  let unchanged = 0;
  for (const line of lines) {
    let sound = true;
    const put = (code: LedgerCode, column: LedgerColumn, detail: Readonly<Record<string, unknown>>) => {
      const chosen = code === 'post-chosen';
      sound &&= chosen;
      findings.push({
        code,
        severity: chosen ? 'warning' : 'error',
        at: { line: line.line, column },
        detail,
      });
    };
    const said = (column: LedgerColumn) => line[column]?.trim() ?? '';
    const wordOf = <T>(
      column: 'kind' | 'grade' | 'official',
      known: ReadonlyMap<string, T>,
    ): T | undefined => {
      if (said(column) === '') return undefined;
      const found = known.get(plain(said(column)).toLowerCase());
      if (found === undefined)
        put('word-unknown', column, { said: said(column), known: [...new Set(known.values())] });
      return found;
    };
    const bodyOf = (name: string, column: 'lead' | 'supporting'): string | undefined => {
      const found = names.get(plain(name)) ?? [];
      if (found.length === 1) return found[0];
      put(found.length === 0 ? 'body-unknown' : 'body-ambiguous', column, { said: name });
      return undefined;
    };
    const kind = wordOf('kind', words.kind);
    const grade = wordOf('grade', words.grade);
    const official = wordOf('official', words.official);
    const number = said('number');
    let held: LedgerItem | undefined;
    if (number !== '') {
      held = byNumber.get(number);
      if (!held) put('number-unknown', 'number', { said: number });
    } else if (said('title') === '') put('title-missing', 'title', {});
    else {
      held = byTitle.get(`${kind ?? 'project'} ${plain(said('title'))}`);
      if (held) put('title-held', 'title', { said: said('title'), number: held.number });
    }
    const key = number || `${kind ?? 'project'} ${plain(said('title'))}`;
    const before = seen.get(key);
    if (before !== undefined) put('number-twice', number ? 'number' : 'title', { line: before });
    seen.set(key, line.line);
    const lead = said('lead') === '' ? undefined : bodyOf(said('lead'), 'lead');
    const leadPost =
      lead === undefined
        ? undefined
        : postOf(lead, said('post'), held, postsOf.get(lead) ?? [], { bodyOfPost, leads }, put);
    const supporting =
      said('supporting') === ''
        ? undefined
        : [...new Set(namesOf(said('supporting')).flatMap((name) => bodyOf(name, 'supporting') ?? []))];
    if (!sound) continue;
    const given = {
      title: said('title') || undefined,
      kind,
      grade,
      leadPost,
      supporting,
      official,
      note: said('note') || undefined,
    };
    const fresh = Object.fromEntries(
      Object.entries(given).filter(
        ([name, value]) => value !== undefined && !(held && same(held[name as keyof LedgerItem], value)),
      ),
    );
    if (held && Object.keys(fresh).length === 0) unchanged += 1;
    else changes.push({ id: held?.id ?? null, line: line.line, ...fresh });
  }
  return { changes, unchanged, findings };
}

/**
 * The post of a body that leads: the one named, else the one that leads already, else its only one, else, to be looked
 * at by a person, the one that leads most items.
 */
function postOf(
  body: string,
  named: string,
  held: LedgerItem | undefined,
  posts: readonly LedgerPost[],
  {
    bodyOfPost,
    leads,
  }: { readonly bodyOfPost: ReadonlyMap<string, string>; readonly leads: ReadonlyMap<string, number> },
  put: (code: LedgerCode, column: LedgerColumn, detail: Readonly<Record<string, unknown>>) => void,
): string | undefined {
  if (named !== '') {
    const found = posts.find((post) => plain(post.name) === plain(named));
    if (!found)
      put('post-unknown', 'post', { said: named, known: posts.map((post) => post.name).join('、') });
    return found?.id;
  }
  if (held?.leadPost && bodyOfPost.get(held.leadPost) === body) return held.leadPost;
  if (posts.length === 1) return posts[0]!.id;
  const [first, second] = posts
    .map((post) => ({ post, count: leads.get(post.id) ?? 0 }))
    .sort((a, b) => b.count - a.count);
  if (first && first.count > (second?.count ?? 0)) {
    put('post-chosen', 'post', { said: first.post.name });
    return first.post.id;
  }
  put('post-ambiguous', 'post', { said: posts.map((post) => post.name).join('、') });
  return undefined;
}

const same = (held: unknown, value: unknown): boolean =>
  Array.isArray(held) && Array.isArray(value)
    ? [...held].sort().join() === [...value].sort().join()
    : held === value;
