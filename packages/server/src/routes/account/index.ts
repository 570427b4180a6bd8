import { randomUUID } from 'node:crypto';
import { type Account, api, type Role } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { holds } from '@luodi/domain/organisation';
import {
  accounts,
  bodies,
  notices,
  persons,
  type Account as Row,
  roleGrants,
  secondFactors,
  signIns,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { ruleOf, setRule } from '../../factor/rule.ts';
import { hashPassword, oneTimePassword } from '../../plugins/password.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function accountRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.account.list, async ({ tx }) => ({
    accounts: await presentAll(tx, await accounts.list(tx)),
  }));

  route(fastify, app, api.account.create, async ({ tx, body }) => {
    const person = body.person ?? randomUUID();
    const name = body.name ?? body.username;
    if (body.person === null) await persons.insert(tx, [{ id: person, name, nameEn: '' }]);
    else await persons.get(tx, person);
    const password = oneTimePassword();
    const digest = await hashPassword(password);
    const id = await accounts.create(tx, { username: body.username, name, digest });
    await signIns.insert(tx, [{ id: randomUUID(), person, userId: id }]);
    for (const { body: of } of body.grants) if (of !== null) await bodies.get(tx, of);
    await roleGrants.insert(
      tx,
      body.grants.map((grant) => ({ id: randomUUID(), person, ...grant })),
    );
    return { account: await present(tx, id), password };
  });

  route(fastify, app, api.account.reset, async ({ tx, params }) => {
    const password = oneTimePassword();
    await accounts.setPassword(tx, params.id, { digest: await hashPassword(password), once: true });
    return { account: await present(tx, params.id), password };
  });

  route(fastify, app, api.account.change, async ({ tx, params, body, now }) => {
    const account = await accounts.get(tx, params.id);
    if (body.person !== undefined && body.person !== account.person) {
      await persons.get(tx, body.person);
      if (account.link) await signIns.change(tx, { ...account.link, person: body.person });
      else await signIns.insert(tx, [{ id: randomUUID(), person: body.person, userId: account.id }]);
    }
    if (body.bound === false) await accounts.unbind(tx, account.id);
    if (body.disabled !== undefined) await accounts.disable(tx, account.id, body.disabled);
    await governed(tx, now);
    return present(tx, account.id);
  });

  route(fastify, app, api.account.revoke, async ({ tx, params }) => ({
    ended: await accounts.revoke(tx, params.id, { keep: null }),
  }));

  route(fastify, app, api.factor.release, async ({ tx, params }) => {
    const { person, username } = await accounts.get(tx, params.id);
    if (!(await secondFactors.drop(tx, params.id, 'release')))
      throw new LuodiError('not-found', { noun: 'secondFactor', id: username });
    await accounts.revoke(tx, params.id, { keep: null });
    if (person !== null)
      await notices.insert(
        tx,
        [
          {
            id: randomUUID(),
            person,
            code: 'factor-released',
            detail: {},
            href: '/account',
            madeAt: tx.at,
            readAt: null,
          },
        ],
        'tell',
      );
    return present(tx, params.id);
  });

  route(fastify, app, api.factor.rule, async ({ tx }) => ({ roles: await ruleOf(tx) }));

  route(fastify, app, api.factor.require, async ({ tx, body }) => {
    await setRule(tx, body.roles);
    return { roles: await ruleOf(tx) };
  });

  route(fastify, app, api.account.grant, async ({ tx, params, body }) => {
    const { person } = await accounts.get(tx, params.id);
    if (person === null) throw new LuodiError('not-found', { noun: 'person', id: params.id });
    if (body.body !== null) await bodies.get(tx, body.body);
    await roleGrants.insert(tx, [{ id: randomUUID(), person, ...body }]);
    return present(tx, params.id);
  });

  route(fastify, app, api.account.regrant, async ({ tx, params, body, now }) => {
    const { person } = await accounts.get(tx, params.id);
    const grant = await roleGrants.get(tx, params.grant);
    if (grant.person !== person) throw new LuodiError('not-found', { noun: 'roleGrant', id: params.grant });
    if (body.body) await bodies.get(tx, body.body);
    await roleGrants.change(tx, { id: grant.id, ...body });
    await governed(tx, now);
    return present(tx, params.id);
  });
}

/**
 * Somebody must be left who can let others in.
 * @throws {LuodiError} `last-administrator`
 */
async function governed(tx: Tx, now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  const grants = await roleGrants.list(tx, { role: 'administrator' }, { on: day });
  const lasting = new Set(grants.filter(({ validTo }) => validTo === null).map(({ person }) => person));
  const open = (await accounts.list(tx)).some(
    ({ disabled, person }) => !disabled && person !== null && lasting.has(person),
  );
  if (!open) throw new LuodiError('last-administrator');
}

const present = async (tx: Tx, id: string): Promise<Account> =>
  (await presentAll(tx, [await accounts.get(tx, id)]))[0]!;

async function presentAll(tx: Tx, rows: readonly Row[]): Promise<Account[]> {
  const ids = rows.flatMap(({ person }) => person ?? []);
  const names = new Map((await persons.list(tx, { id: ids })).map(({ id, name }) => [id, name]));
  const grants = await roleGrants.list(tx, { person: ids });
  return rows.map(({ link: _, person, subject, ...row }) => ({
    ...row,
    bound: subject !== null,
    person: person === null ? null : { id: person, name: names.get(person) ?? '' },
    grants: grants
      .filter((grant) => grant.person === person)
      .sort((a, b) => Number(holds(b, tx.at.slice(0, 10))) - Number(holds(a, tx.at.slice(0, 10))))
      .map(({ id, version, role, body, validFrom, validTo }) => ({
        id,
        version,
        role: role as Role,
        body,
        validFrom,
        validTo,
      })),
  }));
}
