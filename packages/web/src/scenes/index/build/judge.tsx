import { api, type Framework, type Me, type Weighing } from '@luodi/contract';
import {
  agreement,
  allocate,
  type Judgements,
  judge,
  settled,
  together,
} from '@luodi/domain/index/framework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { ask } from '../../../api/ask.ts';
import { call } from '../../../api/call.ts';
import { Scroll } from '../../../components/scroll.tsx';
import { State } from '../../../components/state.tsx';
import { words } from '../../../words/index.ts';
import { nameOf, percent } from '../name.ts';
import { CONSISTENT, Pairs } from './pairs.tsx';
import { Points } from './points.tsx';

type Node = Framework['nodes'][number];
type Method = Weighing['method'];

/**
 * Weights by experts, below one node: pairs by sliders or points by each, what contradicts while judging, what all
 * experts come to together, and how far they agree. What was judged for an adopted framework is only looked at.
 */
export function Judge({
  framework,
  node,
  nodes,
  method,
  me,
  editable,
  onNodes,
  onClose,
}: {
  readonly framework: Framework;
  readonly node: Node;
  readonly nodes: readonly Node[];
  readonly method: Method;
  readonly me: Me;
  readonly editable: boolean;
  readonly onNodes: (nodes: readonly Node[]) => void;
  readonly onClose: () => void;
}) {
  const list = useQuery(ask.weighings(framework.id));
  const queries = useQueryClient();
  const { message } = App.useApp();
  const under = nodes.filter((one) => one.parent === node.code);
  const codes = under.map((one) => one.code);
  const [expert, setExpert] = useState(me.person?.name ?? '');
  const [given, setGiven] = useState<Judgements>({});
  if (!list.data) return <State query={list} />;
  const known = new Map(under.map((one) => [one.code, nameOf(one) || one.code]));
  const name = (code: string) => known.get(code) ?? code;
  const isFrozen = framework.state === 'adopted';
  const filed = list.data.weighings.filter((one) => one.node === node.code && one.method === method);
  const run = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      await queries.invalidateQueries({ queryKey: ['weighings', framework.id] });
      void message.success(done);
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  const file = () => {
    if (expert.trim() === '') {
      void message.warning(words.build.judge.needExpert);
      return;
    }
    void run(async () => {
      await call(api.framework.weigh, {
        params: { id: framework.id },
        body: { node: node.code, method, expert: expert.trim(), given },
      });
      // The next expert begins with an empty sheet.
      setGiven({});
      setExpert('');
    }, words.build.judge.filed);
  };
  const use = () => {
    onNodes(settled(nodes, node.code, method, filed) as Node[]);
    void message.success(words.build.judge.used);
  };
  return (
    <div className="stack">
      <div className="row between whole">
        <h2>
          {method === 'pairwise'
            ? words.build.judge.title(nameOf(node))
            : words.build.judge.pointsTitle(nameOf(node))}
        </h2>
        <button type="button" className="tool" onClick={onClose}>
          {words.build.judge.close}
        </button>
      </div>
      {!isFrozen && (
        <>
          <p className="muted small">
            {method === 'pairwise' ? words.build.judge.hint : words.build.judge.pointsHint}
          </p>
          {method === 'pairwise' ? (
            <Pairs codes={codes} given={given} name={name} onGiven={setGiven} />
          ) : (
            <Points codes={codes} given={given} name={name} onGiven={setGiven} />
          )}
          <div className="row tight">
            <input
              className="field short"
              aria-label={words.build.judge.expert}
              placeholder={words.build.judge.expertHint}
              maxLength={100}
              value={expert}
              onChange={(event) => setExpert(event.target.value)}
            />
            <button
              type="button"
              className="tool strong"
              disabled={Object.keys(given).length === 0}
              onClick={file}
            >
              {words.build.judge.file}
            </button>
          </div>
        </>
      )}
      <section>
        <h3>{words.build.judge.all(filed.length)}</h3>
        {filed.length === 0 ? (
          <p className="muted small">{words.build.judge.none}</p>
        ) : (
          <>
            <Experts
              filed={filed}
              codes={codes}
              method={method}
              name={name}
              onEdit={
                isFrozen
                  ? undefined
                  : (one) => {
                      setExpert(one.expert);
                      setGiven(one.given);
                    }
              }
              onTakeBack={(one) =>
                void run(
                  () => call(api.framework.unweigh, { params: { id: framework.id, weighing: one.id } }),
                  words.saved,
                )
              }
            />
            {editable && (
              <button type="button" className="tool strong" onClick={use}>
                {words.build.judge.use}
              </button>
            )}
          </>
        )}
      </section>
    </div>
  );
}

/** What each expert says, what all come to, and how far they agree. */
function Experts({
  filed,
  codes,
  method,
  name,
  onEdit,
  onTakeBack,
}: {
  readonly filed: readonly Weighing[];
  readonly codes: readonly string[];
  readonly method: Method;
  readonly name: (code: string) => string;
  /** Left out where nothing may be changed. */
  readonly onEdit: ((one: Weighing) => void) | undefined;
  readonly onTakeBack: (one: Weighing) => void;
}) {
  const all = filed.map((one) => one.given);
  const isPairs = method === 'pairwise';
  const merged = isPairs ? judge(codes, together(codes, all)) : null;
  const shared = allocate(codes, all);
  const weights = merged?.weights ?? shared.weights;
  const common = agreement(codes, method, all);
  const each = filed.map((one) => {
    const own = isPairs ? judge(codes, one.given) : null;
    return { one, own, weights: own?.weights ?? allocate(codes, [one.given]).weights };
  });
  const ratio = (key: string, value: number) => (
    <td key={key} className={`number ${value > CONSISTENT ? 'danger' : ''}`}>
      {value.toFixed(3)}
    </td>
  );
  return (
    <>
      <Scroll>
        <table className="sheet experts">
          <thead>
            <tr>
              <th>{words.index.chart.part}</th>
              <th className="number">{isPairs ? words.build.judge.together : words.build.judge.mean}</th>
              {!isPairs && <th className="number">{words.build.judge.range}</th>}
              {each.map(({ one }) => (
                <th key={one.id} className="number" title={one.by}>
                  {one.expert}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {codes.map((code) => (
              <tr key={code}>
                <th scope="row">{name(code)}</th>
                <td className="number">
                  <b>{percent(weights.get(code) ?? 0)}</b>
                </td>
                {!isPairs && (
                  <td className="number muted">{shared.range.get(code)!.map(percent).join('–')}</td>
                )}
                {each.map(({ one, own, weights: said }) => (
                  <td key={one.id} className="number">
                    {own?.linked === false ? '–' : percent(said.get(code) ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
            {merged && (
              <>
                <tr>
                  <th scope="row">{words.build.judge.ratio}</th>
                  {ratio('all', merged.ratio)}
                  {each.map(({ one, own }) => ratio(one.id, own!.ratio))}
                </tr>
                <tr>
                  <th scope="row">{words.build.judge.left}</th>
                  <td className="number">{merged.open.length || '–'}</td>
                  {each.map(({ one, own }) => (
                    <td key={one.id} className="number">
                      {own!.open.length || '–'}
                    </td>
                  ))}
                </tr>
              </>
            )}
            {onEdit && (
              <tr>
                <th scope="row">{words.job.act}</th>
                <td />
                {!isPairs && <td />}
                {each.map(({ one }) => (
                  <td key={one.id} className="number">
                    <button type="button" className="tool bare" onClick={() => onEdit(one)}>
                      {words.build.judge.edit}
                    </button>
                    <button type="button" className="tool bare" onClick={() => onTakeBack(one)}>
                      {words.build.judge.takeBack}
                    </button>
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </Scroll>
      {common !== null && (
        <p className="small">
          {words.build.judge.agreement} <b>{common.toFixed(2)}</b>{' '}
          <span className={`chip ${common >= 0.7 ? 'good' : common >= 0.5 ? '' : 'warn'}`}>
            {common >= 0.7
              ? words.build.judge.agreed
              : common >= 0.5
                ? words.build.judge.partly
                : words.build.judge.apartExperts}
          </span>
        </p>
      )}
    </>
  );
}
