import { api, type Framework } from '@luodi/contract';
import { TEMPLATES } from '@luodi/domain/index/framework';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { words } from '../../../words/index.ts';
import { language } from '../../../words/language.ts';
import { nameOf } from '../name.ts';

/** A new index: from a shipped template, or carrying on another one. */
export function Make({
  frameworks,
  onClose,
}: {
  readonly frameworks: readonly Framework[];
  readonly onClose: () => void;
}) {
  const go = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [from, setFrom] = useState('plan');
  const [busy, setBusy] = useState(false);
  const source = frameworks.find((one) => one.id === from);
  return (
    <form
      className="card stack"
      aria-label={words.build.make}
      onSubmit={async (event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const said = (name: string) => String(given.get(name) ?? '').trim();
        const template = TEMPLATES.find((one) => one.id === from);
        setBusy(true);
        try {
          const made = await call(api.framework.create, {
            body: {
              name: said('name') || source?.name || template!.name.zh,
              nameEn: said('nameEn') || source?.nameEn || template!.name.en,
              basis: said('basis') as Framework['basis'],
              ...(source ? { from } : { template: from as 'plan' }),
            },
          });
          await queries.invalidateQueries({ queryKey: ['frameworks'] });
          void queries.invalidateQueries({ queryKey: ['indicators'] });
          void message.success(words.build.created);
          go(`/index/${made.id}/build`);
        } catch (error) {
          void message.error((error as Error).message);
          setBusy(false);
        }
      }}
    >
      <h2>{words.build.make}</h2>
      <fieldset className="stack choices">
        <legend className="muted small">{words.build.from}</legend>
        {TEMPLATES.map((one) => (
          <label key={one.id} className="row tight">
            <input type="radio" name="from" checked={from === one.id} onChange={() => setFrom(one.id)} />
            <span>
              <b>{one.name[language()]}</b> <span className="muted small">{one.hint[language()]}</span>
            </span>
          </label>
        ))}
        {frameworks.map((one) => (
          <label key={one.id} className="row tight">
            <input type="radio" name="from" checked={from === one.id} onChange={() => setFrom(one.id)} />
            {words.build.carryOn(nameOf(one))}
          </label>
        ))}
      </fieldset>
      <div className="fields">
        <label className="named">
          {words.build.name}
          <input
            className="field"
            name="name"
            maxLength={200}
            placeholder={source?.name ?? TEMPLATES.find((one) => one.id === from)?.name.zh}
          />
        </label>
        <label className="named">
          {words.build.nameEn}
          <input className="field" name="nameEn" lang="en" maxLength={200} />
        </label>
        <label className="named">
          {words.build.basis}
          <select className="field" name="basis">
            {Object.entries(words.build.bases).map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="row tight">
        <button type="submit" className="tool strong" disabled={busy}>
          {words.build.make}
        </button>
        <button type="button" className="tool" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
