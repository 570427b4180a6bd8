import type { Framework, IndexResult } from '@luodi/contract';
import { useState } from 'react';
import { words } from '../../words/index.ts';
import { language } from '../../words/language.ts';
import { shade } from './shade.ts';
import { cellsOf, tree, weightShare } from './tree.ts';

/** Why there is no score, in words: what the data say stands as it is, the engine's codes are spelt out. */
export const whyOf = (said: readonly string[] | undefined): string =>
  (said ?? []).map((one) => words.index.lacks[one] ?? one).join(words.index.comma);

/** The whole index as a table: the tree down, the areas across by rank; each cell leads back to its words. */
export function Cells({
  framework,
  result,
  names,
  chosen,
  lacks,
  onCell,
}: {
  readonly framework: Framework;
  readonly result: IndexResult;
  readonly names: ReadonlyMap<string, string>;
  readonly chosen: { readonly code: string; readonly area: string | null } | null;
  /** Why a cell has no score, by `code area`. */
  readonly lacks: ReadonlyMap<string, readonly string[]>;
  readonly onCell: (cell: { code: string; area: string }) => void;
}) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const cells = cellsOf(result);
  const areas = [...result.ranks].sort(
    (a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY),
  );
  const parents = new Set(framework.nodes.map((one) => one.parent));
  const hidden = new Set<string>();
  const rows = tree(framework.nodes).filter(({ node }) => {
    const under = node.parent !== null && (hidden.has(node.parent) || folded.has(node.parent));
    if (under) hidden.add(node.code);
    return !under;
  });
  return (
    <div className="scroll heat-box">
      <table className="heat">
        <thead>
          <tr>
            <th scope="col">{words.indicatorName}</th>
            <th scope="col">{words.index.weight}</th>
            {areas.map((one) => (
              <th key={one.area} scope="col">
                {names.get(one.area) ?? one.area}
                <span className="muted small">
                  {' '}
                  {one.rank ?? '–'}
                  {one.low !== null && one.high !== null && one.low !== one.high
                    ? ` [${one.low}–${one.high}]`
                    : ''}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ node, depth }) => {
            const share = weightShare(framework.nodes, node);
            const name = language() === 'en' && node.nameEn ? node.nameEn : node.name;
            return (
              <tr key={node.code}>
                <th
                  scope="row"
                  style={{ paddingLeft: 6 + depth * 14, fontWeight: node.level > 1 ? 650 : 400 }}
                >
                  {parents.has(node.code) ? (
                    <button
                      type="button"
                      className="fold"
                      aria-expanded={!folded.has(node.code)}
                      onClick={() => {
                        const next = new Set(folded);
                        if (!next.delete(node.code)) next.add(node.code);
                        setFolded(next);
                      }}
                    >
                      <span aria-hidden="true">{folded.has(node.code) ? '▸' : '▾'}</span> {name}
                    </button>
                  ) : (
                    name
                  )}
                </th>
                <td className="muted">{share === null ? '' : `${Math.round(share * 100)}%`}</td>
                {areas.map(({ area }) => {
                  const cell = cells.get(`${node.code} ${area}`);
                  const score = cell?.score ?? null;
                  const why = score === null ? whyOf(lacks.get(`${node.code} ${area}`)) : '';
                  const on = chosen?.code === node.code && (chosen.area === area || chosen.area === null);
                  return (
                    <td key={area} style={{ background: shade(score) }} className={on ? 'on' : undefined}>
                      <button
                        type="button"
                        onClick={() => onCell({ code: node.code, area })}
                        aria-label={`${names.get(area) ?? area} ${name} ${score === null ? `${words.monitoring.noValue} ${why}` : score.toFixed(1)}`}
                        title={why || undefined}
                      >
                        {score === null ? <span className={why ? 'lack' : ''}>–</span> : score.toFixed(1)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
