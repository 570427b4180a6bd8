import { api, type RegisterAll } from '@luodi/contract';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Dialog } from '../../components/dialog.tsx';
import { words } from '../../words/index.ts';
import type { Act } from '../organisation/act.ts';
import { nameOf } from '../organisation/name.ts';
import { GrantFields, grantOf } from './grant.tsx';

/** A password to be told once. */
export interface Once {
  readonly username: string;
  readonly password: string;
}

/** A new account, for a person who is there or a new one; its password is told once. */
export function Create({
  register,
  act,
  close,
  made,
}: {
  readonly register: RegisterAll;
  readonly act: Act;
  readonly close: () => void;
  readonly made: (once: Once) => void;
}) {
  const [person, setPerson] = useState('');
  const save = (given: FormData) =>
    act(async () => {
      const { account, password } = await call(api.account.create, {
        body: {
          username: String(given.get('username')).trim(),
          person: person || null,
          ...(person ? {} : { name: String(given.get('name')).trim() }),
          grants: [grantOf(given)],
        },
      });
      made({ username: account.username, password });
    });
  return (
    <Dialog title={words.account.add} send={save} close={close}>
      <label className="named">
        {words.account.username}
        <input
          className="field"
          name="username"
          required
          minLength={2}
          maxLength={30}
          placeholder={words.account.usernameHint}
          autoComplete="off"
        />
      </label>
      <label className="named">
        {words.account.person}
        <select className="field" value={person} onChange={(event) => setPerson(event.target.value)}>
          <option value="">{words.account.newPerson}</option>
          {register.persons.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </label>
      {person === '' && (
        <label className="named">
          {words.account.personName}
          <input className="field" name="name" required maxLength={200} autoComplete="off" />
        </label>
      )}
      <GrantFields register={register} />
    </Dialog>
  );
}
