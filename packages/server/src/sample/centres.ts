import { randomUUID } from 'node:crypto';
import { type Said, settled, TEMPLATES, usualRecipe } from '@luodi/domain/index/framework';
import { type Framework, frameworks, type Given, type Tx, type Weighing, weighings } from '@luodi/store';
import { linked } from '../routes/framework/build.ts';
import { computeFramework, keep, loadPanel, outcome } from '../routes/framework/compute.ts';
import { doubt } from '../routes/framework/doubt.ts';
import type { Node } from '../routes/framework/shape.ts';
import { sampleFile } from './files.ts';

interface Cited {
  readonly article: number;
  readonly quotation: string;
}
interface ExpertSaid extends Said {
  readonly expert: string;
}

/** The index of the five centres as the file has it. */
export interface SampleCentres {
  readonly name: { readonly zh: string; readonly en: string };
  /** The year it is adopted for. */
  readonly year: number;
  /** Indicators of the template that no district keeps. */
  readonly left: readonly string[];
  /** What a node rests on, by code. */
  readonly clauses: Readonly<Record<string, readonly Cited[]>>;
  /** What the experts said before it was adopted. */
  readonly judgements: readonly ExpertSaid[];
  /** What they have said so far of the draft index. */
  readonly draft: readonly ExpertSaid[];
}

/** The file; null where the sample is not shipped. */
export function sampleCentres(): SampleCentres | null {
  const file = sampleFile('centres.json');
  return file ? (JSON.parse(file.toString('utf8')) as SampleCentres) : null;
}

/** Other weights and methods, few enough that a first start does not wait for them. */
const DESIGN = {
  weights: { noise: 0.25 },
  normalise: [{ method: 'minmax', range: [1, 100], over: 'pooled' }, { method: 'rank' }],
  aggregate: ['arithmetic', 'geometric'],
  samples: 500,
  seed: 2026,
};

/**
 * The index of the five centres, from its template to its adoption: what districts do not keep is left out, experts
 * weigh, a year is adopted, and 2025 computed with the ranges of its ranks. Each step is a version of its own day.
 * @param cite the clause of the sample's plan that holds a quotation
 */
export async function loadCentres(
  tx: Tx,
  of: {
    readonly centres: SampleCentres;
    readonly planner: string;
    readonly cite: (one: Cited) => { readonly document: string; readonly eId: string } | null;
  },
): Promise<void> {
  const { centres, planner } = of;
  const on = (day: string): Tx => {
    const at = `${day}T02:00:00.000Z`;
    return { ...tx, actor: planner, at: at < tx.at ? at : tx.at };
  };
  const template = TEMPLATES.find((one) => one.id === 'centres')!;
  const nodes = (await linked(tx, template.nodes as Node[])).map((node) => {
    const cited = (centres.clauses[node.code] ?? []).flatMap((one) => of.cite(one) ?? []);
    const clauses = [...node.clauses, ...cited.map(({ document, eId }) => ({ document, eId }))];
    return {
      ...node,
      ...(node.parent === null ? { name: centres.name.zh, nameEn: centres.name.en } : {}),
      clauses: [...new Map(clauses.map((one) => [one.eId, one])).values()],
    };
  });
  const [first] = await frameworks.insert(
    on('2026-03-05'),
    [
      {
        id: 'centres',
        name: centres.name.zh,
        nameEn: centres.name.en,
        state: 'draft',
        adoptedFor: null,
        basis: 'district',
        nodes,
        recipe: usualRecipe(3),
        reason: `${template.name.zh}（示例）`,
      },
    ],
    'load',
  );
  const change = (day: string, row: Framework, more: Partial<Framework>, verb?: string) =>
    frameworks.change(on(day), { id: row.id, version: row.version, ...more }, verb);
  const fewer = nodes.filter((node) => !centres.left.includes(node.code));
  const second = await change('2026-03-12', first!, {
    nodes: fewer,
    reason: '港口、班列、机场、友好城市只有全市数据，各区不比，删去4项',
  });
  await weighings.insert(on('2026-04-20'), filed('centres', centres.judgements, planner, '2026-04-20'));
  const third = await change('2026-05-20', second, {
    nodes: centres.judgements.reduce<readonly Node[]>(
      (so, { node, method }) => settled(so, node, method, centres.judgements) as readonly Node[],
      fewer.map((node) => (node.level > 1 ? { ...node, weighed: 'equal' as const } : node)),
    ),
    reason: '采用五位专家的判断和分配，金融中心各项等权',
  });
  const adopted = await change(
    '2026-06-18',
    third,
    { state: 'adopted', adoptedFor: centres.year, reason: `经市政府专题会审定，用于${centres.year}年度` },
    'adopt',
  );
  await weighings.insert(on('2026-07-02'), filed('index', centres.draft, planner, '2026-07-02'));
  await computeFramework(tx, adopted, '2024', tx.at);
  const made = { framework: adopted, period: '2025', vintage: tx.at, computedAt: tx.at };
  const panel = await loadPanel(tx, made);
  const uncertainty = await doubt(made, panel, DESIGN);
  await keep(tx, made, outcome(made, panel, { design: DESIGN, uncertainty }));
}

const filed = (
  framework: string,
  said: readonly ExpertSaid[],
  person: string,
  day: string,
): Given<Weighing>[] =>
  said.map((one) => ({
    id: randomUUID(),
    framework,
    ...one,
    person,
    filedAt: `${day}T02:00:00.000Z`,
  }));
