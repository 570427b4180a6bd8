import { LuodiError } from '../error.ts';
import { holds, type Tenure } from './holding.ts';
import type { Register, RegisterArea, RegisterBody, RegisterPost } from './register.ts';
import { inspectReorganisations, type Reorganisation, type Reorganised } from './reorganisation.ts';

/** A renaming, merger or splitting of bodies or areas, as somebody enters it. */
export interface ReorganisationAct<R> {
  readonly kind: Reorganisation['kind'];
  readonly on: string;
  readonly from: readonly string[];
  /** New ones, or for a merger one that stood already and goes on. */
  readonly to: readonly (R | string)[];
  readonly reason: string;
  /** Of a split: which of the new ones each post goes to, by its place; the first where nothing is said. */
  readonly posts?: Readonly<Record<string, number>>;
}

/** What a reorganisation does: nothing is moved; what was ends, what is new begins, and a link says so. */
export interface ReorganisationPlan<R> {
  readonly end: readonly string[];
  readonly create: readonly R[];
  readonly endPosts: readonly string[];
  readonly createPosts: readonly RegisterPost[];
  readonly endHoldings: readonly string[];
  readonly createHoldings: readonly Tenure[];
  readonly reorganisations: readonly (Reorganisation & {
    readonly noun: Reorganised;
    readonly reason: string;
  })[];
  /** The post that follows each post that ends; what is still led by the old one is led by it from now on. */
  readonly follows: ReadonlyMap<string, string>;
  /** The body or area that follows each for what belongs to it as a whole. */
  readonly heir: ReadonlyMap<string, string>;
}

/**
 * Plans the renaming, merger or splitting of areas.
 * @param fresh makes an identifier
 * @throws {LuodiError} `register-invalid` when one is unknown or does not stand on the day before, or the numbers do not fit
 */
export const reorganiseAreas = (
  register: Register,
  act: ReorganisationAct<Omit<RegisterArea, 'id' | 'validFrom' | 'validTo'>>,
  fresh: () => string,
): ReorganisationPlan<RegisterArea> => ({ ...plain('area', register.area, act, fresh) });

/**
 * Plans the renaming, merger or splitting of bodies with their posts: each post that stands ends with its body and is
 * followed by one of the same name in the new one, held by the same people. A post of a body that goes on stays.
 * @throws {LuodiError} `register-invalid`
 */
export function reorganiseBodies(
  register: Register,
  act: ReorganisationAct<Omit<RegisterBody, 'id' | 'validFrom' | 'validTo'>>,
  fresh: () => string,
): ReorganisationPlan<RegisterBody> {
  const made = plain('body', register.body, act, fresh);
  const { on } = act;
  const { to } = made.reorganisations[0]!;
  const standing = register.post.filter(
    (post) => act.from.includes(post.body) && (post.validTo === null || post.validTo > on),
  );
  const createPosts = standing.map((post): RegisterPost => {
    const place = act.kind === 'split' ? (act.posts?.[post.id] ?? 0) : 0;
    const body = to[place];
    if (body === undefined)
      throw new LuodiError('register-invalid', { reason: `${post.name}: ${place}`, field: 'posts' });
    return { ...post, id: fresh(), body, validFrom: on };
  });
  const follows = new Map(standing.map((post, at) => [post.id, createPosts[at]!.id]));
  const tenures = register.holding.filter(
    (one) => follows.has(one.post) && (one.validTo === null || one.validTo > on),
  );
  return {
    ...made,
    endPosts: standing.map(({ id }) => id),
    createPosts,
    endHoldings: tenures.map(({ id }) => id),
    createHoldings: tenures.map((one) => ({
      ...one,
      id: fresh(),
      post: follows.get(one.post)!,
      validFrom: one.validFrom !== null && one.validFrom > on ? one.validFrom : on,
    })),
    reorganisations: [
      ...made.reorganisations,
      ...[...follows].map(([from, next]) => ({
        noun: 'post' as const,
        kind: 'rename' as const,
        on,
        from: [from],
        to: [next],
        reason: act.reason,
      })),
    ],
    follows,
  };
}

function plain<R extends RegisterArea | RegisterBody>(
  noun: 'area' | 'body',
  rows: readonly R[],
  act: ReorganisationAct<Omit<R, 'id' | 'validFrom' | 'validTo'>>,
  fresh: () => string,
): ReorganisationPlan<R> {
  const before = new Date(Date.parse(`${act.on}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const refuse = (reason: string, field: string): never => {
    throw new LuodiError('register-invalid', { reason, field });
  };
  for (const id of act.from) {
    const row = rows.find((one) => one.id === id);
    if (!row) refuse(id, 'from');
    // It must have stood on the day before, and not have ended otherwise.
    else if (!holds(row, before) || (row.validTo !== null && row.validTo !== act.on))
      refuse(`${row.name}: ${row.validFrom ?? ''}–${row.validTo ?? ''}`, 'on');
  }
  const create: R[] = [];
  const to = act.to.map((one) => {
    if (typeof one === 'string') {
      const row = rows.find(({ id }) => id === one);
      if (act.kind !== 'merge' || !row || !holds(row, act.on)) refuse(one, 'to');
      return one;
    }
    const row = { ...one, id: fresh(), validFrom: act.on, validTo: null } as R;
    create.push(row);
    return row.id;
  });
  const reorganisation = { noun, kind: act.kind, on: act.on, from: act.from, to, reason: act.reason };
  const [odd] = inspectReorganisations([reorganisation]);
  if (odd) refuse(`${act.kind} ${act.from.length} → ${to.length}`, 'to');
  return {
    end: act.from,
    create,
    endPosts: [],
    createPosts: [],
    endHoldings: [],
    createHoldings: [],
    reorganisations: [reorganisation],
    follows: new Map(),
    heir: new Map(act.from.map((id) => [id, to[0] as string])),
  };
}
