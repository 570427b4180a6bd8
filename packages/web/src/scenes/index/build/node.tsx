import type { Framework } from '@luodi/contract';
import { add, deepen, flatten, inOrder, set, share, shift, weigh } from '@luodi/domain/index/framework';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ask } from '../../../api/ask.ts';
import { words } from '../../../words/index.ts';
import { nameOf, percent } from '../name.ts';
import type { Put, Sheet } from './desk.ts';

type Node = Framework['nodes'][number];

/** One node: what it says, what it rests on, and how what is below it is weighed. */
export function NodeForm({
  node,
  sheet,
  editable,
  onPut,
  onChoose,
  onPick,
  onJudge,
}: {
  readonly node: Node;
  readonly sheet: Sheet;
  readonly editable: boolean;
  readonly onPut: Put;
  readonly onChoose: (code: string) => void;
  readonly onPick: () => void;
  readonly onJudge: (method: 'pairwise' | 'allocation') => void;
}) {
  const indicators = useQuery(ask.indicators);
  const { nodes } = sheet;
  const top = Math.max(...nodes.map((one) => one.level));
  const indicator = indicators.data?.indicators.find((one) => one.id === node.indicator);
  const under = nodes.filter((one) => one.parent === node.code);
  const change = (given: Partial<Node>, kind: string) =>
    onPut({ nodes: [...(set(nodes, node.code, given) as Node[])] }, `${kind} ${node.code}`);
  const put = (list: readonly unknown[]) => onPut({ nodes: [...(list as Node[])] });
  return (
    <div className="stack">
      <h2>{nameOf(node) || node.code}</h2>
      <div className="fields">
        <label className="named">
          {words.build.name}
          <input
            className="field"
            value={node.name}
            maxLength={200}
            disabled={!editable}
            onChange={(event) => change({ name: event.target.value }, 'name')}
          />
        </label>
        <label className="named">
          {words.build.nameEn}
          <input
            className="field"
            lang="en"
            value={node.nameEn}
            maxLength={200}
            disabled={!editable}
            onChange={(event) => change({ nameEn: event.target.value }, 'nameEn')}
          />
        </label>
        {node.parent !== null && (
          <label className="named">
            {words.build.weight}
            <input
              className="field"
              type="number"
              min={0}
              step="any"
              value={node.weight}
              disabled={!editable}
              onChange={(event) => {
                const weight = Number(event.target.value);
                if (Number.isFinite(weight) && weight >= 0) change({ weight }, 'weight');
              }}
            />
          </label>
        )}
        {node.level === 1 && (
          <label className="named">
            {words.build.direction}
            <select
              className="field"
              value={node.direction}
              disabled={!editable}
              onChange={(event) =>
                change({ direction: event.target.value as Node['direction'] }, 'direction')
              }
            >
              <option value="more">{words.direction.more}</option>
              <option value="less">{words.direction.less}</option>
            </select>
          </label>
        )}
      </div>
      <p className="small muted">
        {words.build.code} {node.code}
        {node.parent !== null &&
          ` · ${words.build.share} ${percent(share(nodes, node))} · ${words.build.whole} ${percent(wholeShare(nodes, node))}`}
      </p>
      {node.level === 1 &&
        (indicator ? (
          <p className="small">
            {words.build.indicator}: <Link to={`/indicators/${indicator.id}`}>{nameOf(indicator)}</Link>{' '}
            <span className="muted">
              {indicator.unit} ·{' '}
              {indicator.latest
                ? `${indicator.latest.period}: ${indicator.latest.value ?? '–'}`
                : words.monitoring.noValue}
            </span>
          </p>
        ) : (
          <p className="chip warn">{words.build.noIndicator}</p>
        ))}
      <Cited node={node} nodes={nodes} editable={editable} onClauses={(clauses) => change({ clauses }, '')} />
      {editable && node.level > 1 && (
        <div className="row tight">
          {node.level === 2 ? (
            <button type="button" className="tool strong" onClick={onPick}>
              {words.build.addIndicator}
            </button>
          ) : (
            <button
              type="button"
              className="tool strong"
              onClick={() => {
                const code = freeCode(nodes);
                put(
                  add(nodes, {
                    code,
                    name: words.build.newPart,
                    nameEn: '',
                    parent: node.code,
                    weight: 1,
                    direction: 'more',
                    indicator: null,
                    clauses: [],
                  }),
                );
                onChoose(code);
              }}
            >
              {words.build.addPart}
            </button>
          )}
          {top < 10 && (
            <button type="button" className="tool" onClick={() => put(deepen(nodes, node.level))}>
              {words.build.deepen}
            </button>
          )}
          {node.parent !== null && (
            <button type="button" className="tool" onClick={() => put(flatten(nodes, node.level))}>
              {words.build.flatten}
            </button>
          )}
        </div>
      )}
      {editable && node.parent !== null && (
        <div className="row tight">
          <button type="button" className="tool" onClick={() => put(shift(nodes, node.code, -1))}>
            {words.build.up}
          </button>
          <button type="button" className="tool" onClick={() => put(shift(nodes, node.code, 1))}>
            {words.build.down}
          </button>
        </div>
      )}
      {under.length > 0 && (
        <section>
          <h3>
            {words.build.below} <span className="chip">{words.build.weighed[node.weighed ?? 'given']}</span>
          </h3>
          <ul className="plain weights">
            {under.map((one) => {
              const part = share(nodes, one);
              return (
                <li key={one.code}>
                  <button type="button" className="step" onClick={() => onChoose(one.code)}>
                    {nameOf(one) || one.code}
                  </button>
                  <input
                    type="range"
                    min={0}
                    max={100}
                    step={0.5}
                    value={100 * part}
                    disabled={!editable || under.length < 2}
                    aria-label={`${words.build.weight} ${nameOf(one)}`}
                    aria-valuetext={percent(part)}
                    onChange={(event) =>
                      onPut(
                        {
                          nodes: [
                            ...(set(
                              weigh(nodes, shared(nodes, under, one.code, Number(event.target.value) / 100)),
                              node.code,
                              { weighed: 'given' },
                            ) as Node[]),
                          ],
                        },
                        `slide ${one.code}`,
                      )
                    }
                  />
                  <span className="figure">{percent(part)}</span>
                </li>
              );
            })}
          </ul>
          {under.length > 1 && (
            <div className="row tight">
              {editable && (
                <button
                  type="button"
                  className="tool"
                  onClick={() =>
                    put(
                      set(weigh(nodes, new Map(under.map((one) => [one.code, 1]))), node.code, {
                        weighed: 'equal',
                      }),
                    )
                  }
                >
                  {words.build.equal}
                </button>
              )}
              <button type="button" className="tool" onClick={() => onJudge('pairwise')}>
                {words.build.pairwise}
              </button>
              <button type="button" className="tool" onClick={() => onJudge('allocation')}>
                {words.build.allocation}
              </button>
            </div>
          )}
        </section>
      )}
    </div>
  );
}

/** The clauses a node rests on, with their words. */
function Cited({
  node,
  nodes,
  editable,
  onClauses,
}: {
  readonly node: Node;
  readonly nodes: readonly Node[];
  readonly editable: boolean;
  readonly onClauses: (clauses: Node['clauses']) => void;
}) {
  const under = nodes.filter((one) => one.parent === node.code).flatMap((one) => one.clauses);
  const own = new Set(node.clauses.map((one) => `${one.document} ${one.eId}`));
  const further = [...new Map(under.map((one) => [`${one.document} ${one.eId}`, one])).values()].filter(
    (one) => !own.has(`${one.document} ${one.eId}`),
  );
  return (
    <section>
      <h3>{words.build.clauses}</h3>
      {node.clauses.length === 0 && <p className="muted small">{words.build.noClauses}</p>}
      <ul className="plain">
        {node.clauses.map((one) => (
          <Clause
            key={`${one.document} ${one.eId}`}
            document={one.document}
            eId={one.eId}
            onRemove={editable ? () => onClauses(node.clauses.filter((other) => other !== one)) : undefined}
          />
        ))}
      </ul>
      {editable && further.length > 0 && (
        <button type="button" className="tool" onClick={() => onClauses([...node.clauses, ...further])}>
          {words.build.citeAll} ({further.length})
        </button>
      )}
    </section>
  );
}

function Clause({
  document,
  eId,
  onRemove,
}: {
  readonly document: string;
  readonly eId: string;
  readonly onRemove: (() => void) | undefined;
}) {
  const lineage = useQuery(ask.lineage(document, eId));
  const heading = lineage.data?.clause.heading || eId;
  return (
    <li className="row tight small">
      <Link to={`/documents/${document}/${eId}`}>{heading}</Link>
      {onRemove && (
        <button
          type="button"
          className="tool bare"
          aria-label={`${words.build.uncite} ${heading}`}
          onClick={onRemove}
        >
          ×
        </button>
      )}
    </li>
  );
}

/** Weights of siblings when one takes a share: the others keep their proportions. */
function shared(
  nodes: readonly Node[],
  siblings: readonly Node[],
  code: string,
  part: number,
): ReadonlyMap<string, number> {
  const rest = siblings.filter((one) => one.code !== code);
  const held = rest.reduce((sum, one) => sum + share(nodes, one), 0);
  const round = (x: number) => Math.round(x * 1e4) / 1e4;
  return new Map(
    siblings.map((one) => [
      one.code,
      round(
        one.code === code
          ? part
          : held > 0
            ? ((1 - part) * share(nodes, one)) / held
            : (1 - part) / rest.length,
      ),
    ]),
  );
}

/** A node's share of the whole index. */
function wholeShare(nodes: readonly Node[], node: Node): number {
  let part = 1;
  for (let at: Node | undefined = node; at; at = nodes.find((one) => one.code === at!.parent))
    part *= share(nodes, at);
  return part;
}

function freeCode(nodes: readonly Node[]): string {
  const taken = new Set(inOrder(nodes).map((one) => one.code));
  let n = 1;
  while (taken.has(`PART_${n}`)) n += 1;
  return `PART_${n}`;
}
