import { api, type OrganisationImport } from '@luodi/contract';
import { Modal } from 'antd';
import { useState } from 'react';
import { address, sendFile } from '../../api/call.ts';
import { words } from '../../words/index.ts';
import type { Act } from './act.ts';

const NOUNS = ['area', 'body', 'person', 'post', 'holding'] as const;

/** An import of the whole organisation: tried first, done when no row is in error. */
export function Intake({ act, close }: { readonly act: Act; readonly close: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [noun, setNoun] = useState<(typeof NOUNS)[number] | undefined>(undefined);
  const [tried, setTried] = useState<OrganisationImport | null>(null);
  const read = async (given: File, apply: boolean, of = noun) => {
    const answer = (await sendFile(
      address(api.organisation.import, {
        query: { ...(apply ? { apply } : {}), ...(of ? { noun: of } : {}) },
      }),
      given,
    )) as OrganisationImport;
    setTried(answer);
    if (apply && !answer.applied) throw new Error(words.organisation.errors(errorsOf(answer)));
  };
  const attempt = (given: File, of = noun) =>
    void act(() => read(given, false, of), words.organisation.tried);
  const changes = tried ? sum(tried.create) + sum(tried.change) : 0;
  const errors = tried ? errorsOf(tried) : 0;
  return (
    <Modal open title={words.organisation.import} onCancel={close} footer={null} width={720}>
      <div className="stack">
        <p className="muted small">{words.organisation.importHint}</p>
        <label className="named">
          {words.organisation.choose}
          <input
            type="file"
            accept=".xlsx,.csv"
            onChange={(event) => {
              const [given] = event.target.files ?? [];
              setFile(given ?? null);
              setTried(null);
              if (given) attempt(given);
            }}
          />
        </label>
        {file && /\.csv$/i.test(file.name) && (
          <label className="named">
            {words.organisation.csvOf}
            <select
              className="field"
              value={noun ?? ''}
              onChange={(event) => {
                const of = NOUNS.find((one) => one === event.target.value);
                setNoun(of);
                attempt(file, of);
              }}
            >
              <option value="">{words.organisation.byName}</option>
              {NOUNS.map((one) => (
                <option key={one} value={one}>
                  {words.organisation.noun[one]}
                </option>
              ))}
            </select>
          </label>
        )}
        {tried && (
          <div role="status">
            {NOUNS.filter((one) => tried.create[one] + tried.change[one] > 0).map((one) => (
              <p key={one}>
                {words.organisation.noun[one]}：
                {words.organisation.count(tried.create[one], tried.change[one], 0)}
              </p>
            ))}
            {changes === 0 && errors === 0 && <p>{words.organisation.nothing}</p>}
            {errors > 0 && <p className="danger">{words.organisation.errors(errors)}</p>}
            <ul className="plain small findings">
              {tried.findings.slice(0, 200).map((one) => (
                <li key={`${one.code} ${one.sheet} ${one.row} ${one.column}`}>
                  <span className={`chip ${one.severity === 'error' ? 'bad' : 'warn'}`}>
                    {words.organisation.place(one.sheet, one.row, one.column)}
                  </span>{' '}
                  {one.message}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="row">
          <button
            type="button"
            className="tool strong"
            disabled={!file || !tried || tried.applied || errors > 0 || changes === 0}
            onClick={() =>
              file &&
              void act(() => read(file, true), words.organisation.applied).then((done) => done && close())
            }
          >
            {words.organisation.apply}
          </button>
          <button type="button" className="tool" onClick={close}>
            {words.cancel}
          </button>
        </div>
      </div>
    </Modal>
  );
}

const sum = (of: Readonly<Record<string, number>>): number =>
  Object.values(of).reduce((total, one) => total + one, 0);

const errorsOf = ({ findings }: OrganisationImport): number =>
  findings.filter(({ severity }) => severity === 'error').length;
