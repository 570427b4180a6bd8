import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import {
  inspectRegister,
  type Register,
  reorganiseAreas,
  reorganiseBodies,
  sheetMessage,
} from '@luodi/domain/organisation';
import {
  areas,
  bodies,
  holdings,
  itemBodies,
  items,
  posts,
  type RegisterRows,
  registers,
  reorganisations,
  roleGrants,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { registerOf } from '../../present/organisation.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

const VERB = 'reorganise';

export function reorganiseRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.organisation.reorganise, async ({ tx, body: given }) => {
    await registers.lock(tx);
    const rows = await registers.read(tx);
    const register = registerOf(rows);
    const [noun, store] = given.noun === 'area' ? (['area', areas] as const) : (['body', bodies] as const);
    for (const { id, version } of given.from) {
      const current = rows[noun].find((row) => row.id === id);
      if (current && current.version !== version) throw new LuodiError('conflict', { noun, id, current });
    }
    const act = {
      kind: given.kind,
      on: given.on,
      from: given.from.map(({ id }) => id),
      reason: given.reason,
      ...(given.posts ? { posts: given.posts } : {}),
    };
    const pattern = register[noun].find(({ id }) => id === act.from[0]);
    if (!pattern) throw new LuodiError('register-invalid', { reason: act.from[0] });
    // What is not said of a new one is as it was with the first of the old.
    const to = given.to.map(({ id, ...said }) => id ?? { ...pattern, ...said });
    const plan =
      noun === 'area'
        ? reorganiseAreas(register, { ...act, to: to as never }, randomUUID)
        : reorganiseBodies(register, { ...act, to: to as never }, randomUUID);
    sound(register, noun, plan, given.on);
    await end(tx, store, rows[noun], plan.end, given.on);
    await end(tx, posts, rows.post, plan.endPosts, given.on);
    await end(tx, holdings, rows.holding, plan.endHoldings, given.on);
    if (noun === 'area') await areas.insert(tx, plan.create.map(bare) as never, VERB);
    else await bodies.insert(tx, plan.create.map(bare) as never, VERB);
    await posts.insert(tx, plan.createPosts.map(bare), VERB);
    await holdings.insert(
      tx,
      plan.createHoldings.map((row) => ({ ...bare(row), validFrom: row.validFrom ?? given.on })),
      VERB,
    );
    await reorganisations.insert(
      tx,
      plan.reorganisations.map((one) => ({ id: randomUUID(), ...one })),
      VERB,
    );
    const followed = noun === 'body' ? await follow(tx, rows, plan, given.on) : 0;
    return { ended: [...plan.end], made: plan.create.map(({ id }) => id), items: followed };
  });
}

type Plan = ReturnType<typeof reorganiseBodies> | ReturnType<typeof reorganiseAreas>;

/** A new row of a copied one: jurisdiction and version are the store's. */
const bare = <R extends object>(row: R): R => {
  const { jurisdiction: _, version: __, ...rest } = row as R & { jurisdiction?: string; version?: number };
  return rest as R;
};

/** Refuses a reorganisation that would leave the register unsound: a code that is taken, a name that is missing. */
function sound(register: Register, noun: 'area' | 'body', plan: Plan, on: string): void {
  const ended = register[noun].map((row) => (plan.end.includes(row.id) ? { ...row, validTo: on } : row));
  const after = { ...register, [noun]: [...ended, ...plan.create] };
  const made = new Set(plan.create.map(({ id }) => id));
  const odd = inspectRegister(after).find(({ severity, at }) => severity === 'error' && made.has(at.id));
  if (odd)
    throw new LuodiError('register-invalid', {
      reason: sheetMessage(odd.code, odd.detail, 'zh'),
      reasonEn: sheetMessage(odd.code, odd.detail, 'en'),
      field: odd.at.field,
    });
}

interface Ending {
  changeAll(
    tx: Tx,
    rows: readonly { readonly id: string; readonly version: number; readonly validTo: string }[],
    verb: string,
  ): Promise<unknown>;
}

const end = (
  tx: Tx,
  store: Ending,
  rows: readonly { readonly id: string; readonly version: number }[],
  ids: readonly string[],
  on: string,
) =>
  store.changeAll(
    tx,
    rows.filter(({ id }) => ids.includes(id)).map(({ id, version }) => ({ id, version, validTo: on })),
    VERB,
  );

/** What the old posts and bodies still lead, support and may do goes on with those that follow; what was stays. */
async function follow(tx: Tx, rows: RegisterRows, plan: Plan, on: string): Promise<number> {
  const led = await items.list(tx, { leadPost: [...plan.follows.keys()] });
  await items.changeAll(
    tx,
    led.map(({ id, version, leadPost }) => ({
      id,
      version,
      leadPost: plan.follows.get(leadPost as string)!,
    })),
    VERB,
  );
  const lead = await items.list(tx, { leaderPost: [...plan.follows.keys()] });
  await items.changeAll(
    tx,
    lead.map(({ id, version, leaderPost }) => ({
      id,
      version,
      leaderPost: plan.follows.get(leaderPost as string)!,
    })),
    VERB,
  );
  const supports = await itemBodies.list(tx, { body: [...plan.heir.keys()] });
  await itemBodies.removeAll(tx, supports, VERB);
  const there = new Set(
    (await itemBodies.list(tx, { body: [...plan.heir.values()] })).map(
      ({ item, body, role }) => `${item} ${body} ${role}`,
    ),
  );
  const moved = supports.flatMap(({ item, body, role, post }) => {
    const heir = plan.heir.get(body) as string;
    if (there.has(`${item} ${heir} ${role}`)) return [];
    there.add(`${item} ${heir} ${role}`);
    return [{ id: randomUUID(), item, body: heir, role, post: post && (plan.follows.get(post) ?? post) }];
  });
  await itemBodies.insert(tx, moved, VERB);
  const grants = (await roleGrants.list(tx, { body: [...plan.heir.keys()] })).filter(
    ({ validTo }) => validTo === null || validTo > on,
  );
  await end(
    tx,
    roleGrants,
    grants,
    grants.map(({ id }) => id),
    on,
  );
  /** Where a person's own post went, else where the body as a whole did. */
  const next = (person: string, body: string) => {
    const post = rows.holding.find((one) => one.person === person && plan.follows.has(one.post))?.post;
    const after = plan.createPosts.find(({ id }) => post !== undefined && id === plan.follows.get(post));
    return after?.body ?? (plan.heir.get(body) as string);
  };
  await roleGrants.insert(
    tx,
    grants.map((grant) => ({
      id: randomUUID(),
      person: grant.person,
      role: grant.role,
      body: next(grant.person, grant.body as string),
      validFrom: grant.validFrom !== null && grant.validFrom > on ? grant.validFrom : on,
      validTo: grant.validTo,
    })),
    VERB,
  );
  return led.length;
}
