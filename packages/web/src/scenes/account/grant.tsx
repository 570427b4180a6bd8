import { type Account, api, type RegisterAll, type Role } from '@luodi/contract';
import { call } from '../../api/call.ts';
import { today } from '../../api/time.ts';
import { Dialog } from '../../components/dialog.tsx';
import { words } from '../../words/index.ts';
import type { Act } from '../organisation/act.ts';
import { nameOf } from '../organisation/name.ts';

/** A role given to the person of an account, for a body or all, from a day to a day. */
export function Grant({
  account,
  register,
  act,
  close,
}: {
  readonly account: Account;
  readonly register: RegisterAll;
  readonly act: Act;
  readonly close: () => void;
}) {
  return (
    <Dialog
      title={`${words.account.addRole} · ${account.username}`}
      close={close}
      send={(given) =>
        act(() => call(api.account.grant, { params: { id: account.id }, body: grantOf(given) }))
      }
    >
      <GrantFields register={register} />
    </Dialog>
  );
}

/** The fields of a grant, in any form. */
export const GrantFields = ({ register }: { readonly register: RegisterAll }) => (
  <>
    <label className="named">
      {words.account.role}
      <select className="field" name="role">
        {Object.entries(words.role).map(([role, said]) => (
          <option key={role} value={role}>
            {said}
          </option>
        ))}
      </select>
    </label>
    <label className="named">
      {words.account.body}
      <select className="field" name="of">
        <option value="">{words.account.everyBody}</option>
        {register.bodies
          .filter((body) => body.validTo === null)
          .map((body) => (
            <option key={body.id} value={body.id}>
              {nameOf(body)}
            </option>
          ))}
      </select>
    </label>
    <label className="named">
      {words.account.from}
      <input className="field" type="date" name="from" defaultValue={today()} />
    </label>
    <label className="named">
      {words.account.to}
      <input className="field" type="date" name="to" />
    </label>
  </>
);

/** What {@link GrantFields} say. */
export const grantOf = (given: FormData) => {
  const said = (name: string) => String(given.get(name) ?? '') || null;
  return {
    role: String(given.get('role')) as Role,
    body: said('of'),
    validFrom: said('from'),
    validTo: said('to'),
  };
};
