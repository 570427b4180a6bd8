import { api, type Lists } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/ask.ts';
import { call } from '../../api/call.ts';
import { State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import { KINDS } from '../list/query.ts';
import { useAct } from './act.ts';
import { type Names, Naming, trimmed } from './naming.tsx';
import { filled, lasts, NEW_NODE, type Node } from './node.ts';
import { Nodes } from './nodes.tsx';
import { Past } from './past.tsx';

type Template = Lists['templates'][number];

/** The steps items of a kind run through, with their time limits. */
export function Templates({ may }: { readonly may: boolean }) {
  const shapes = useQuery(ask.lists);
  const [chosen, setChosen] = useState<string | null>(null);
  if (!shapes.data) return <State query={shapes} />;
  const { templates } = shapes.data;
  const shown = chosen === '' ? null : (templates.find((one) => one.id === chosen) ?? templates[0] ?? null);
  const nameOf = (one: Template) => (language() === 'en' && one.nameEn) || one.name;
  return (
    <>
      <div className="row tight templates">
        {templates.map((one) => (
          <button
            key={one.id}
            type="button"
            className={`tool${one.id === shown?.id ? ' on' : ''}`}
            aria-pressed={one.id === shown?.id}
            onClick={() => setChosen(one.id)}
          >
            {nameOf(one)}
          </button>
        ))}
        {may && (
          <button type="button" className="tool" aria-pressed={shown === null} onClick={() => setChosen('')}>
            + {words.setting.newTemplate}
          </button>
        )}
      </div>
      <Form key={shown?.id ?? ''} template={shown} may={may} made={(id) => setChosen(id)} />
    </>
  );
}

function Form({
  template,
  may,
  made,
}: {
  readonly template: Template | null;
  readonly may: boolean;
  readonly made: (id: string | null) => void;
}) {
  const act = useAct('lists');
  const { modal } = App.useApp();
  const [names, setNames] = useState<Names>(template ?? { name: '', nameEn: '' });
  const [kind, setKind] = useState(template?.kind ?? 'project');
  const [nodes, setNodes] = useState<readonly Node[]>(template?.nodes ?? [NEW_NODE(0)]);
  const given = { ...trimmed(names), nodes: filled(nodes) };
  const sound = given.name !== '' && given.nodes.length > 0 && given.nodes.every((one) => one.name !== '');
  const save = async () => {
    if (template) {
      await act(() =>
        call(api.list.template, {
          params: { id: template.id },
          body: { version: template.version, ...given },
        }),
      );
      return;
    }
    let id: string | null = null;
    const ok = await act(async () => {
      const after = await call(api.list.add, { body: { kind, ...given } });
      id = after.templates.find((one) => one.name === given.name && one.kind === kind)?.id ?? null;
    });
    if (ok) made(id);
  };
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset className="stack" disabled={!may}>
        <div className="row">
          <Naming names={names} put={setNames} />
          {!template && (
            <label className="named">
              {words.ledger.groups.kind}
              <select
                className="field short"
                value={kind}
                onChange={(event) => setKind(KINDS.find((one) => one === event.target.value) ?? kind)}
              >
                {KINDS.map((one) => (
                  <option key={one} value={one}>
                    {words.kind[one]}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        <p className="muted small">
          {words.setting.nodesHint} {words.setting.whole(lasts(nodes))}
        </p>
        <Nodes nodes={nodes} staged={kind === 'project'} put={setNodes} />
        <div className="row tight">
          <button type="submit" className="tool strong" disabled={!sound}>
            {words.setting.save}
          </button>
          {template && (
            <button
              type="button"
              className="tool bare danger"
              onClick={() =>
                modal.confirm({
                  title: `${words.setting.removeTemplate}：${template.name}`,
                  content: words.setting.removeHint,
                  onOk: () =>
                    act(() =>
                      call(api.list.remove, {
                        params: { id: template.id },
                        body: { version: template.version },
                      }),
                    ).then((ok) => ok && made(null)),
                })
              }
            >
              {words.setting.removeTemplate}
            </button>
          )}
        </div>
      </fieldset>
      {template && <Past of="template" id={template.id} />}
    </form>
  );
}
