import { api, type RegisterAll } from '@luodi/contract';
import { Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import type { Act } from './act.ts';
import { nameOf } from './name.ts';

type Noun = 'area' | 'body' | 'post' | 'person' | 'holding';

/** What is being entered: a new row with what is known of it, or a row that is there. */
export interface Entering {
  readonly noun: Noun;
  readonly row?: { readonly id: string; readonly version: number } & Readonly<Record<string, unknown>>;
  readonly known?: Readonly<Record<string, unknown>>;
}

const FIELDS: Readonly<Record<Noun, readonly string[]>> = {
  area: ['code', 'name', 'nameEn', 'kind', 'parent', 'overlaps', 'validFrom', 'validTo'],
  body: ['name', 'nameEn', 'shortName', 'kind', 'parent', 'area', 'duties', 'validFrom', 'validTo'],
  post: ['name', 'nameEn', 'body', 'validFrom', 'validTo'],
  person: ['name', 'nameEn'],
  holding: ['post', 'person', 'deputy', 'validFrom', 'validTo'],
};
const DAYS = new Set(['validFrom', 'validTo']);
const NULLED = new Set(['parent', 'area', 'validFrom', 'validTo']);
const ENDPOINTS = {
  area: [api.organisation.createArea, api.organisation.changeArea],
  body: [api.organisation.createBody, api.organisation.changeBody],
  post: [api.organisation.createPost, api.organisation.changePost],
  person: [api.organisation.createPerson, api.organisation.changePerson],
  holding: [api.organisation.createHolding, api.organisation.changeHolding],
} as const;

/** One row of the organisation, new or changed; it ends by its last day and is never deleted. */
export function Entry({
  entering,
  register,
  act,
  close,
}: {
  readonly entering: Entering;
  readonly register: RegisterAll;
  readonly act: Act;
  readonly close: () => void;
}) {
  const { noun, row, known } = entering;
  const form = useId();
  const [busy, setBusy] = useState(false);
  const save = async (given: FormData) => {
    const body = Object.fromEntries(FIELDS[noun].map((field) => [field, readField(field, noun, given)]));
    const [create, change] = ENDPOINTS[noun];
    setBusy(true);
    const done = await act(() =>
      row
        ? call(change, { params: { id: row.id }, body: { version: row.version, ...body } as never })
        : call(create, { body: body as never }),
    );
    setBusy(false);
    if (done) close();
  };
  return (
    <Modal
      open
      title={
        row ? `${words.organisation.edit} · ${words.organisation.noun[noun]}` : words.organisation.add[noun]
      }
      onCancel={close}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ htmlType: 'submit', form, loading: busy }}
    >
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save(new FormData(event.currentTarget));
        }}
      >
        {FIELDS[noun].map((field) => (
          <Field key={field} field={field} noun={noun} register={register} value={(row ?? known)?.[field]} />
        ))}
      </form>
    </Modal>
  );
}

function readField(field: string, noun: Noun, given: FormData): unknown {
  if (field === 'deputy') return given.get(field) === 'on';
  if (field === 'overlaps') {
    const chosen = given.getAll(field).map(String);
    return chosen.length > 0 ? chosen : null;
  }
  const text = String(given.get(field) ?? '').trim();
  if (text === '' && (NULLED.has(field) || (field === 'kind' && noun === 'body'))) return null;
  return text;
}

function Field({
  field,
  noun,
  register,
  value,
}: {
  readonly field: string;
  readonly noun: Noun;
  readonly register: RegisterAll;
  readonly value: unknown;
}) {
  const said = words.organisation.field[field as keyof typeof words.organisation.field];
  const text = typeof value === 'string' ? value : '';
  const needed =
    ['name', 'code', 'post', 'person', 'body'].includes(field) ||
    (noun === 'holding' && field === 'validFrom');
  const named = (children: ReactNode) => (
    <label className="named">
      {noun === 'person' && field === 'name' ? words.organisation.noun.person : said}
      {children}
    </label>
  );
  if (field === 'deputy')
    return (
      <label className="row tight">
        <input type="checkbox" name={field} defaultChecked={value === true} /> {said}
      </label>
    );
  if (DAYS.has(field))
    return named(<input className="field" type="date" name={field} defaultValue={text} required={needed} />);
  if (field === 'duties')
    return named(<textarea className="field" name={field} defaultValue={text} rows={2} maxLength={2000} />);
  const options = optionsOf(field, noun, register);
  if (field === 'overlaps')
    return named(
      <select
        className="field"
        name={field}
        multiple
        size={Math.min(6, Math.max(2, options.length))}
        defaultValue={Array.isArray(value) ? (value as string[]) : []}
      >
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>,
    );
  if (options.length > 0 || ['parent', 'area'].includes(field))
    return named(
      <select className="field" name={field} defaultValue={text} required={needed}>
        {!(field === 'kind' && noun === 'area') && <option value="">{words.organisation.none}</option>}
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>,
    );
  return named(
    <input
      className="field"
      name={field}
      defaultValue={text}
      required={needed}
      maxLength={field === 'code' ? 40 : 200}
    />,
  );
}

/** What can be chosen for a field; nothing for one that is written. */
function optionsOf(field: string, noun: Noun, register: RegisterAll): (readonly [string, string])[] {
  const live = <R extends { readonly validTo: string | null }>(rows: readonly R[]) =>
    rows.filter((row) => row.validTo === null);
  if (field === 'kind')
    return Object.entries(noun === 'area' ? words.organisation.areaKind : words.organisation.bodyKind);
  if (field === 'overlaps')
    return live(register.areas)
      .filter((area) => area.kind === 'district')
      .map((area) => [area.id, nameOf(area)]);
  if (field === 'area' || (field === 'parent' && noun === 'area'))
    return live(register.areas).map((area) => [area.id, nameOf(area)]);
  if (field === 'body' || field === 'parent')
    return live(register.bodies).map((body) => [body.id, nameOf(body)]);
  if (field === 'person') return register.persons.map((person) => [person.id, nameOf(person)]);
  if (field === 'post') {
    const bodies = new Map(register.bodies.map((body) => [body.id, nameOf(body)]));
    return live(register.posts).map((post) => [post.id, `${bodies.get(post.body) ?? ''} · ${nameOf(post)}`]);
  }
  return [];
}
