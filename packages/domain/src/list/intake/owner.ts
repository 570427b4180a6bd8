import { byName, grouped, type Named, plain } from './named.ts';

/** A post that can lead, and its body. */
export interface LedgerPost {
  readonly id: string;
  readonly name: string;
  readonly body: string;
}

type Put<Code extends string> = (code: Code, detail: Readonly<Record<string, unknown>>) => void;

/** Who owns items, known by their names. */
export interface Owners {
  /** The id of what a name stands for; of several, one that is held already. */
  named(
    name: string,
    of: 'body' | 'area',
    held: readonly string[],
    put: Put<'body-unknown' | 'body-ambiguous' | 'area-unknown' | 'area-ambiguous'>,
  ): string | undefined;
  /**
   * The post of a body that leads: the one named, else the one that leads already, else its only one, else, to be looked
   * at by a person, the one that leads most items.
   */
  lead(
    body: string,
    named: string,
    held: string | null,
    put: Put<'post-unknown' | 'post-ambiguous' | 'post-chosen'>,
  ): string | undefined;
  /** The post of a leader, by its name alone or behind that of its body. */
  leader(
    named: string,
    held: string | null,
    put: Put<'leader-unknown' | 'leader-ambiguous'>,
  ): string | undefined;
  /** The body of a post. */
  bodyOf(post: string | null): string | undefined;
}

/** @param leads posts that lead items, once for each */
export function owners(
  bodies: readonly Named[],
  areas: readonly Named[],
  posts: readonly LedgerPost[],
  leads: Iterable<string | null>,
): Owners {
  const names = { body: byName(bodies), area: byName(areas) };
  const postsOf = grouped(posts.map((post) => [post.body, post] as const));
  const called = new Map(bodies.map((one) => [one.id, one]));
  const byPost = grouped(
    posts.flatMap((post) => {
      const body = called.get(post.body);
      const own = plain(post.name);
      return [own, plain(body?.name ?? '') + own, plain(body?.shortName ?? '') + own]
        .filter((name, at, all) => all.indexOf(name) === at)
        .map((name) => [name, post] as const);
    }),
  );
  const bodyOfPost = new Map(posts.map((post) => [post.id, post.body]));
  const counts = new Map<string, number>();
  for (const post of leads) if (post !== null) counts.set(post, (counts.get(post) ?? 0) + 1);
  return {
    named(name, of, held, put) {
      const found = names[of].get(plain(name)) ?? [];
      const one = found.length === 1 ? found[0] : found.find((id) => held.includes(id));
      if (one === undefined)
        put(found.length === 0 ? `${of}-unknown` : `${of}-ambiguous`, { said: name.slice(0, 80) });
      return one;
    },
    lead(body, named, held, put) {
      const own = postsOf.get(body) ?? [];
      const known = own.map((post) => post.name).join('、');
      const current = own.find((post) => post.id === held);
      if (named !== '') {
        const found = own.filter((post) => plain(post.name) === plain(named));
        if (found.length === 0) put('post-unknown', { said: named.slice(0, 80), known });
        return found.find((post) => post === current)?.id ?? found[0]?.id;
      }
      if (current) return current.id;
      if (own.length === 1) return own[0]!.id;
      const [first, second] = own
        .map((post) => ({ post, count: counts.get(post.id) ?? 0 }))
        .sort((a, b) => b.count - a.count);
      if (first && first.count > (second?.count ?? 0)) {
        put('post-chosen', { said: first.post.name });
        return first.post.id;
      }
      put('post-ambiguous', { said: known });
      return undefined;
    },
    leader(named, held, put) {
      const found = byPost.get(plain(named)) ?? [];
      const one = found.length === 1 ? found[0] : found.find((post) => post.id === held);
      if (!one)
        put(found.length === 0 ? 'leader-unknown' : 'leader-ambiguous', {
          said: named.slice(0, 80),
          known: found.map((post) => called.get(post.body)?.name ?? '').join('、'),
        });
      return one?.id;
    },
    bodyOf: (post) => (post === null ? undefined : bodyOfPost.get(post)),
  };
}
