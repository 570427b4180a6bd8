import { randomUUID } from 'node:crypto';
import { CATALOGUE } from '@luodi/domain/index/catalogue';
import { clauses, frameworks, indicatorClauses, indicators, observations, type Tx } from '@luodi/store';
import { computeFramework } from '../routes/framework/compute.ts';
import type { Node } from '../routes/framework/shape.ts';
import { loadCentres, sampleCentres } from './centres.ts';
import { sampleFile } from './files.ts';

interface SampleFramework {
  readonly name: { readonly zh: string; readonly en: string };
  readonly recipe: object;
  readonly nodes: readonly {
    readonly code: string;
    readonly name: { readonly zh: string; readonly en: string };
    readonly level: number;
    readonly parent: string | null;
    readonly weight: number;
    readonly direction: 1 | -1;
    readonly unit?: string;
    readonly clauses: readonly { readonly article: number; readonly quotation: string }[];
  }[];
}

/** Indicators, observations in their vintages, and the indices of the sample city, with their first results. */
export async function loadMeasures(tx: Tx, document: string, planner: string): Promise<void> {
  const file = sampleFile('observations.csv');
  const tree = sampleFile('framework.json');
  const centres = sampleCentres();
  if (!file || !tree || !centres) return;
  const of = JSON.parse(tree.toString('utf8')) as SampleFramework;
  const rows = table(file.toString('utf8'));
  const named = new Map(of.nodes.map((node) => [node.code, node]));
  const catalogue = new Map(CATALOGUE.map((one) => [one.code, one]));
  const codes = [
    ...new Set([
      ...rows.map((row) => row.indicator),
      ...of.nodes.filter((one) => one.level === 1).map((one) => one.code),
      ...centres.left,
    ]),
  ];
  const made = await indicators.insert(
    tx,
    codes.map((code) => ({
      id: code.toLowerCase(),
      code,
      name: named.get(code)?.name.zh ?? catalogue.get(code)?.name.zh ?? code,
      nameEn: named.get(code)?.name.en ?? catalogue.get(code)?.name.en ?? code,
      unit: rows.find((row) => row.indicator === code)?.unit ?? catalogue.get(code)?.unit.zh ?? null,
      direction:
        (named.get(code)?.direction ?? catalogue.get(code)?.direction ?? 1) === 1
          ? ('more' as const)
          : ('less' as const),
      nature: null,
      definition: catalogue.get(code)?.definition.zh ?? '',
      sourceBody: null,
    })),
    'load',
  );
  const ids = new Map(made.map((one) => [one.code, one.id]));
  const known = new Map((await clauses.of(tx, document)).map((clause) => [clause.eId, clause]));
  const clauseOf = (article: number, quotation: string) => {
    const clause =
      known.get(`art_${article}`) ?? [...known.values()].find((one) => one.text.includes(quotation));
    if (!clause) return null;
    const at = clause.text.indexOf(quotation);
    const start = clause.start + Math.max(0, at);
    return {
      document,
      eId: clause.eId,
      start,
      end: at < 0 ? clause.end : start + quotation.length,
      quotation: at < 0 ? clause.heading : quotation,
    };
  };
  await indicatorClauses.insert(
    tx,
    [
      ...of.nodes.map(({ code, clauses: cited }) => [code, cited] as const),
      ...Object.entries(centres.clauses),
    ].flatMap(([code, cited]) => {
      const indicator = ids.get(code);
      if (indicator === undefined) return [];
      return cited.flatMap(({ article, quotation }) => {
        const link = clauseOf(article, quotation);
        return link ? [{ id: randomUUID(), indicator, ...link }] : [];
      });
    }),
    'load',
  );
  // Each vintage as of its own day, oldest first.
  for (const vintage of [...new Set(rows.map((row) => row.vintage))].sort()) {
    await observations.record(
      { ...tx, at: `${vintage}T00:00:00.000Z` },
      rows
        .filter((row) => row.vintage === vintage)
        .map((row) => ({
          indicator: ids.get(row.indicator)!,
          area: row.area,
          period: row.period,
          value: row.value === '' ? null : Number(row.value),
          missing: row.value === '' ? row.missing : null,
          source: row.source,
        })),
    );
  }
  const nodes: Node[] = of.nodes.map((node) => ({
    code: node.code,
    name: node.name.zh,
    nameEn: node.name.en,
    level: node.level,
    parent: node.parent,
    weight: node.weight,
    direction: node.direction === -1 ? 'less' : 'more',
    indicator: node.level === 1 ? (ids.get(node.code) ?? null) : null,
    clauses: node.clauses.flatMap(({ article, quotation }) => {
      const link = clauseOf(article, quotation);
      return link ? [{ document, eId: link.eId }] : [];
    }),
  }));
  const [framework] = await frameworks.insert(
    tx,
    [
      {
        id: 'index',
        name: of.name.zh,
        nameEn: of.name.en,
        state: 'draft',
        adoptedFor: null,
        basis: 'district',
        nodes,
        recipe: of.recipe,
        reason: '示例',
      },
    ],
    'load',
  );
  await computeFramework(tx, framework!, '2025', tx.at);
  await loadCentres(tx, { centres, planner, cite: (one) => clauseOf(one.article, one.quotation) });
}

/** The rows of the sample's observations; no cell of it holds a comma or a quote. */
function table(text: string) {
  const [head, ...lines] = text.trim().split(/\r?\n/);
  const names = head!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])) as Record<
      'indicator' | 'area' | 'period' | 'value' | 'unit' | 'vintage' | 'source' | 'missing',
      string
    >;
  });
}
