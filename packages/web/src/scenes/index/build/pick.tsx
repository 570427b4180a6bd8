import { api, type Framework } from '@luodi/contract';
import { CATALOGUE } from '@luodi/domain/index/catalogue';
import { add } from '@luodi/domain/index/framework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { ask } from '../../../api/ask.ts';
import { call } from '../../../api/call.ts';
import { State } from '../../../components/state.tsx';
import { words } from '../../../words/index.ts';
import { language } from '../../../words/language.ts';
import { nameOf } from '../name.ts';

type Node = Framework['nodes'][number];

/** Indicators to put below a sub-index: those that are here, then those of the catalogue. */
export function Pick({
  parent,
  nodes,
  onNodes,
  onClose,
}: {
  readonly parent: Node;
  readonly nodes: readonly Node[];
  readonly onNodes: (nodes: readonly Node[]) => void;
  readonly onClose: () => void;
}) {
  const list = useQuery(ask.indicators);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  if (!list.data) return <State query={list} />;
  const here = list.data.indicators;
  const codes = new Set(here.map((one) => one.code));
  const used = new Set(nodes.map((one) => one.code));
  const wanted = text.trim().toLowerCase();
  const matches = (...said: string[]) => said.join(' ').toLowerCase().includes(wanted);
  const own = here.filter((one) => matches(one.code, one.name, one.nameEn));
  const further = CATALOGUE.filter(
    (one) => !codes.has(one.code) && matches(one.code, one.name.zh, one.name.en, one.field),
  );
  const put = (one: (typeof here)[number]) =>
    onNodes(
      add(nodes, {
        code: one.code,
        name: one.name,
        nameEn: one.nameEn,
        parent: parent.code,
        weight: 1,
        direction: one.direction,
        indicator: one.id,
        clauses: one.clauses.map(({ document, eId }) => ({ document, eId })),
      }) as Node[],
    );
  const make = async (one: (typeof CATALOGUE)[number]) => {
    try {
      const made = await call(api.indicator.create, {
        body: {
          code: one.code,
          name: one.name.zh,
          nameEn: one.name.en,
          unit: one.unit.zh,
          direction: one.direction === 1 ? 'more' : 'less',
          definition: one.definition.zh,
          clauses: [],
        },
      });
      put(made);
      void queries.invalidateQueries({ queryKey: ['indicators'] });
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  return (
    <div className="stack">
      <div className="row between whole">
        <h2>
          {words.build.pick}: {nameOf(parent)}
        </h2>
        <button type="button" className="tool" onClick={onClose}>
          {words.build.judge.close}
        </button>
      </div>
      <input
        className="field"
        type="search"
        aria-label={words.build.pickHint}
        placeholder={words.build.pickHint}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="pick-list">
        <h3>
          {words.build.own} {own.length}
        </h3>
        <ul className="plain">
          {own.map((one) => (
            <li key={one.id} className="row tight">
              <button type="button" className="tool" disabled={used.has(one.code)} onClick={() => put(one)}>
                + {nameOf(one)}
              </button>
              {used.has(one.code) && <span className="chip">{words.build.inUse}</span>}
              <span className={`chip ${one.latest ? 'good' : ''}`}>
                {one.latest ? words.build.hasValues : words.build.noValues}
              </span>
              {one.clauses.length > 0 && <span className="chip">{words.build.accepted}</span>}
            </li>
          ))}
        </ul>
        <h3>
          {words.build.catalogue} {further.length}
        </h3>
        <ul className="plain">
          {further.map((one) => (
            <li key={one.code} className="row tight">
              <button
                type="button"
                className="tool"
                title={one.definition[language()]}
                onClick={() => void make(one)}
              >
                + {one.name[language()]}
              </button>
              <span className="muted small">
                {one.unit[language()]} · {one.source[language()]}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
