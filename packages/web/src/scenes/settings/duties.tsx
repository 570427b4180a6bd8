import { api, type ResponseOf } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useDeferredValue, useState } from 'react';
import { ask } from '../../api/ask.ts';
import { call, download } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { useAct } from './act.ts';
import { Loading } from './load.tsx';
import { Past } from './past.tsx';

type Body = ResponseOf<typeof api.duty.list>['bodies'][number];

/** Who is responsible for what: the words by which a lead is suggested. */
export function Duties({ may }: { readonly may: boolean }) {
  const duties = useQuery(ask.duties);
  const { message } = App.useApp();
  const [find, setFind] = useState('');
  if (!duties.data) return <State query={duties} />;
  const { bodies } = duties.data;
  const bare = bodies.filter((one) => one.words.length === 0).length;
  const shown = bodies.filter(
    (one) => find === '' || one.bodyName.includes(find) || one.words.some((word) => word.includes(find)),
  );
  const save = (format: 'xlsx' | 'csv') =>
    void download(api.duty.export, { params: { format } }).catch(
      (error: Error) => void message.error(error.message),
    );
  return (
    <>
      <p className="muted small">{words.setting.dutiesHint}</p>
      <div className="row">
        <input
          className="field short"
          type="search"
          aria-label={words.setting.find}
          placeholder={words.setting.find}
          value={find}
          onChange={(event) => setFind(event.target.value.trim())}
        />
        {bare > 0 && <span className="muted small">{words.setting.withoutWords(bare)}</span>}
        <span className="space" />
        <button type="button" className="tool" onClick={() => save('xlsx')}>
          {words.exportXlsx}
        </button>
        <button type="button" className="tool" onClick={() => save('csv')}>
          {words.exportCsv}
        </button>
      </div>
      {may && <Loading />}
      <Trial />
      <ul className="plain duties">
        {shown.map((one) => (
          <Line key={`${one.body} ${one.version}`} body={one} may={may} />
        ))}
      </ul>
    </>
  );
}

function Line({ body, may }: { readonly body: Body; readonly may: boolean }) {
  const act = useAct('duties', 'suggestion', 'register');
  const [text, setText] = useState<string | null>(null);
  const save = async () => {
    const given = [...new Set((text ?? '').split(/[\s、,，;；]+/).filter((word) => word.length >= 2))];
    const ok = await act(() =>
      call(api.duty.change, { params: { id: body.body }, body: { version: body.version, words: given } }),
    );
    if (ok) setText(null);
  };
  return (
    <li className="card">
      <div className="row between">
        <b>{body.bodyName}</b>
        {may && text === null && (
          <button
            type="button"
            className="tool bare"
            aria-label={`${words.setting.change} ${body.bodyName}`}
            onClick={() => setText(body.words.join('、'))}
          >
            {words.setting.change}
          </button>
        )}
      </div>
      {text === null ? (
        <div className="words-of">
          {body.words.map((word) => (
            <span key={word} className="chip">
              {word}
            </span>
          ))}
          {body.words.length === 0 && <span className="muted small">{words.setting.noWords}</span>}
        </div>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <textarea
            className="field"
            rows={2}
            aria-label={`${words.setting.words} ${body.bodyName}`}
            placeholder={words.setting.wordsHint}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <span className="row tight">
            <button type="submit" className="tool strong">
              {words.setting.save}
            </button>
            <button type="button" className="tool" onClick={() => setText(null)}>
              {words.setting.cancel}
            </button>
          </span>
        </form>
      )}
      <Past of="duty" id={body.body} />
    </li>
  );
}

/** What would be suggested for a title. */
function Trial() {
  const [title, setTitle] = useState('');
  const asked = useDeferredValue(title.trim());
  const found = useQuery({
    queryKey: ['suggestion', asked],
    queryFn: () => call(api.organisation.suggest, { query: { words: asked } }),
    enabled: asked.length > 1,
  });
  return (
    <section className="card trial">
      <label className="named">
        {words.setting.try}
        <input
          className="field"
          maxLength={300}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      <div role="status" className="small">
        {asked.length > 1 && found.data?.bodies.length === 0 && (
          <span className="muted">{words.setting.tryEmpty}</span>
        )}
        {asked.length > 1 &&
          found.data?.bodies.map((one) => (
            <div key={one.body}>
              <b>{one.bodyName}</b> {Math.round(one.confidence * 100)}%{' '}
              <span className="muted">
                {words.because}：{one.because}
              </span>
            </div>
          ))}
      </div>
    </section>
  );
}
