import { type Account, api, type RegisterAll } from '@luodi/contract';
import { Modal } from 'antd';
import { useId } from 'react';
import { call } from '../../api/call.ts';
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
  const form = useId();
  return (
    <Modal
      open
      title={`${words.account.link} · ${account.username}`}
      onCancel={close}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ htmlType: 'submit', form }}
    >
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const person = String(new FormData(event.currentTarget).get('person'));
          void act(() => call(api.account.change, { params: { id: account.id }, body: { person } })).then(
            (done) => done && close(),
          );
        }}
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
      </form>
    </Modal>
  );
}
