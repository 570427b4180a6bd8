import { type Account, api, type RegisterAll } from '@luodi/contract';
import { call } from '../../api/call.ts';
import { Dialog } from '../../components/dialog.tsx';
import { words } from '../../words/index.ts';
import type { Act } from '../organisation/act.ts';
import { nameOf } from '../organisation/name.ts';

/** Says which person of the organisation an account is; posts and roles are the person's. */
export function Link({
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
      title={`${words.account.link} · ${account.username}`}
      close={close}
      send={(given) =>
        act(() =>
          call(api.account.change, {
            params: { id: account.id },
            body: { person: String(given.get('person')) },
          }),
        )
      }
    >
      <p className="muted">{words.account.linkHint}</p>
      <label className="named">
        {words.account.person}
        <select className="field" name="person" defaultValue={account.person?.id ?? ''} required>
          {account.person === null && <option value="">—</option>}
          {register.persons.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </label>
    </Dialog>
  );
}
