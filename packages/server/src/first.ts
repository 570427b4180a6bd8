import { randomUUID } from 'node:crypto';
import type { Role } from '@luodi/contract';
import {
  accounts,
  areas,
  jurisdictions,
  persons,
  roleGrants,
  type Store,
  signIns,
  type Tx,
  transact,
} from '@luodi/store';
import { oneTimePassword } from './plugins/password.ts';
import { createAccount, signIn } from './plugins/sign-in.ts';
import { loadLists } from './sample/items.ts';
import { GUISES, loadSample } from './sample/load.ts';

/** What a start has to know of what is kept here. */
export interface Begun {
  readonly jurisdiction: string;
  /** Only at the very first start: the one administrator, whose password is shown once. */
  readonly administrator: { readonly username: string; readonly password: string } | null;
}

/** Fills the first jurisdiction; runs in the transaction that makes it. */
export type Load = (tx: Tx, users: ReadonlyMap<Role, string>) => Promise<void>;

/** The fictional city of the sample workspace. */
const SAMPLE = { id: 'jiangcheng', name: '江城市', nameEn: 'Jiangcheng', sample: true } as const;
/** A workspace with nothing in it: the first document is yours. */
const OWN = { id: 'city', sample: false } as const;
const USERNAME = 'admin';

/**
 * On an empty database makes the first jurisdiction, what `load` puts into it, and one administrator, all or nothing;
 * otherwise changes nothing.
 * @param load null for a workspace with nothing in it, whose administrator is its first planner too
 * @param name of the government of such a workspace
 */
export async function firstStart(
  store: Store,
  at: Date,
  load: Load | null = loadSample,
  name = '本市',
): Promise<Begun> {
  const [place] = await jurisdictions.every(store.db);
  if (place) return { jurisdiction: place.id, administrator: null };
  const password = oneTimePassword();
  const auth = signIn({
    pool: store.signIn,
    secret: store.home.secrets.session,
    address: 'http://127.0.0.1',
  });
  // The library writes by a connection of its own: an account left by a start that was killed here is made anew.
  const account = async (username: string, displayName: string, secret: string) => {
    const left = await signIns.byName(store.db, username);
    if (left) await signIns.drop(store.db, left.id);
    return createAccount(auth, { username, displayName, password: secret });
  };
  const userId = await account(USERNAME, '管理员', password);
  const users = new Map<Role, string>();
  // Nobody knows these passwords: one looks as them by a click, on this machine only.
  for (const role of load ? [...GUISES.map(([one]) => one), 'public' as const] : []) {
    users.set(role, await account(`sample-${role}`, role, oneTimePassword()));
  }
  const home = load ? SAMPLE : { ...OWN, name, nameEn: name };
  await transact(store.db, { jurisdiction: home.id, actor: 'system', at }, async (tx) => {
    await jurisdictions.insert(tx, [home]);
    const person = randomUUID();
    await persons.insert(tx, [{ id: person, name: '管理员', nameEn: 'Administrator' }]);
    await signIns.insert(tx, [{ id: randomUUID(), person, userId }]);
    await roleGrants.insert(
      tx,
      (load ? ['administrator'] : ['administrator', 'planner']).map((role) => ({
        id: randomUUID(),
        person,
        role,
        body: null,
        validFrom: null,
        validTo: null,
      })),
    );
    if (load) await load(tx, users);
    else {
      await areas.insert(tx, [cityOf(name)]);
      await loadLists(tx);
    }
  });
  for (const user of [userId, ...users.values()]) await signIns.settle(store.db, user, home.id);
  await transact(store.db, { jurisdiction: home.id, actor: 'system', at }, (tx) =>
    accounts.requireChange(tx, userId),
  );
  return { jurisdiction: home.id, administrator: { username: USERNAME, password } };
}

/** The one area every government has: its own. */
const cityOf = (name: string) => ({
  id: OWN.id,
  code: OWN.id,
  name,
  nameEn: name,
  kind: 'city' as const,
  parent: null,
  validFrom: null,
  validTo: null,
});
