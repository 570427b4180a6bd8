import type { Finding } from '../finding.ts';
import { type AreaKind, above } from './area.ts';
import { codeAbove, fits } from './code.ts';
import { collides, type Stretch, type Tenure } from './holding.ts';

/** What a body is. */
export type BodyKind = 'government' | 'department' | 'party' | 'firm' | 'other';

export interface RegisterArea extends Stretch {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: AreaKind;
  readonly parent: string | null;
  readonly overlaps: readonly string[] | null;
}

export interface RegisterBody extends Stretch {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly kind: BodyKind | null;
  readonly parent: string | null;
  readonly area: string | null;
  readonly duties: string;
}

export interface RegisterPost extends Stretch {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly body: string;
}

export interface RegisterPerson {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Everything that says who answers for what: places, bodies, posts, people, and who holds which post. */
export interface Register {
  readonly area: readonly RegisterArea[];
  readonly body: readonly RegisterBody[];
  readonly post: readonly RegisterPost[];
  readonly person: readonly RegisterPerson[];
  readonly holding: readonly Tenure[];
}

/** A kind of row of the register. */
export type Registered = keyof Register;

/** Which row of the register, and which of its fields. */
export interface Entry {
  readonly noun: Registered;
  readonly id: string;
  readonly field: string;
}

export type RegisterFindingCode =
  | 'reference-unknown'
  | 'circle'
  | 'days-reversed'
  | 'code-taken'
  | 'code-level'
  | 'code-parent'
  | 'overlap-not-zone'
  | 'overlap-not-district'
  | 'held-twice'
  | 'outlives'
  | 'name-missing';

const WARNINGS: ReadonlySet<RegisterFindingCode> = new Set(['code-parent', 'code-level', 'outlives']);

/**
 * What is wrong or odd in a register. Errors are refused; the rest is for whoever keeps it.
 * For: every change of the organisation, and its import. Cost: linear, but for holdings of one post.
 * @example inspectRegister({ area: [], body: [], post: [{ id: 'p', name: '处长', nameEn: '', body: 'gone', validFrom: null, validTo: null }], person: [], holding: [] })[0]?.code // → 'reference-unknown'
 */
export function inspectRegister(register: Register): Finding<RegisterFindingCode, Entry>[] {
  const found: Finding<RegisterFindingCode, Entry>[] = [];
  const say = (code: RegisterFindingCode, noun: Registered, id: string, field: string, detail: object = {}) =>
    found.push({
      code,
      severity: WARNINGS.has(code) ? 'warning' : 'error',
      at: { noun, id, field },
      detail: { ...detail },
    });
  const ids = Object.fromEntries(
    (Object.keys(register) as Registered[]).map((noun) => [
      noun,
      new Set((register[noun] as readonly { readonly id: string }[]).map(({ id }) => id)),
    ]),
  ) as unknown as Readonly<Record<Registered, ReadonlySet<string>>>;
  const refers = (noun: Registered, id: string, field: string, to: Registered, other: string | null) => {
    if (other !== null && !ids[to].has(other)) say('reference-unknown', noun, id, field, { value: other });
  };
  for (const noun of ['area', 'body', 'post', 'holding'] as const)
    for (const { id, validFrom, validTo } of register[noun])
      if (validFrom !== null && validTo !== null && validTo < validFrom)
        say('days-reversed', noun, id, 'validTo', { from: validFrom, to: validTo });
  for (const noun of ['area', 'body', 'post'] as const)
    for (const { id, name } of register[noun]) if (name.trim() === '') say('name-missing', noun, id, 'name');

  areas(register.area, say, refers);
  const bodies = new Map(register.body.map((body) => [body.id, body]));
  for (const body of register.body) {
    refers('body', body.id, 'parent', 'body', body.parent);
    refers('body', body.id, 'area', 'area', body.area);
    if (above(bodies, body).includes(body.id)) say('circle', 'body', body.id, 'parent');
  }
  for (const post of register.post) {
    refers('post', post.id, 'body', 'body', post.body);
    if (outlives(post, bodies.get(post.body))) say('outlives', 'post', post.id, 'validTo');
  }
  const posts = new Map(register.post.map((post) => [post.id, post]));
  const byPost = new Map<string, Tenure[]>();
  for (const one of register.holding) {
    refers('holding', one.id, 'post', 'post', one.post);
    refers('holding', one.id, 'person', 'person', one.person);
    if (outlives(one, posts.get(one.post))) say('outlives', 'holding', one.id, 'validTo');
    const others = byPost.get(one.post) ?? [];
    const other = collides(others, one);
    if (other) say('held-twice', 'holding', one.id, 'validFrom', { person: other.person });
    others.push(one);
    byPost.set(one.post, others);
  }
  return found;
}

/** True when something goes on after what it belongs to has ended. */
const outlives = (one: Stretch, of: Stretch | undefined): boolean =>
  of !== undefined && of.validTo !== null && (one.validTo === null || one.validTo > of.validTo);

type Say = (code: RegisterFindingCode, noun: Registered, id: string, field: string, detail?: object) => void;
type Refers = (noun: Registered, id: string, field: string, to: Registered, other: string | null) => void;

function areas(rows: readonly RegisterArea[], say: Say, refers: Refers): void {
  const byId = new Map(rows.map((area) => [area.id, area]));
  const live = new Map<string, string>();
  for (const area of rows) {
    refers('area', area.id, 'parent', 'area', area.parent);
    if (above(byId, area).includes(area.id)) say('circle', 'area', area.id, 'parent');
    if (area.validTo === null) {
      if (live.has(area.code)) say('code-taken', 'area', area.id, 'code', { value: area.code });
      live.set(area.code, area.id);
    }
    if (!fits(area.code, area.kind)) say('code-level', 'area', area.id, 'code', { value: area.code });
    const wanted = codeAbove(area.code);
    const parent = area.parent === null ? undefined : byId.get(area.parent);
    if (wanted && parent && codeAbove(parent.code) && parent.code !== wanted)
      say('code-parent', 'area', area.id, 'code', { value: area.code, parent: parent.code });
    if ((area.overlaps?.length ?? 0) > 0 && area.kind !== 'zone')
      say('overlap-not-zone', 'area', area.id, 'overlaps');
    for (const other of area.overlaps ?? []) {
      refers('area', area.id, 'overlaps', 'area', other);
      if ((byId.get(other)?.kind ?? 'district') !== 'district')
        say('overlap-not-district', 'area', area.id, 'overlaps', { value: byId.get(other)?.name });
    }
  }
}
