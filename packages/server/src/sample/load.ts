import { randomUUID } from 'node:crypto';
import type { Role } from '@luodi/contract';
import type { TextFinding } from '@luodi/domain/document';
import { read } from '@luodi/reader';
import {
  areas,
  bodies,
  documents,
  findingDecisions,
  holdings,
  persons,
  posts,
  proposals,
  readings,
  roleGrants,
  settings,
  signIns,
  type Tx,
  updates,
} from '@luodi/store';
import { findingKey } from '../present/document.ts';
import { save } from '../routes/document/import.ts';
import { type SampleOrganisation, sampleFile } from './files.ts';
import { loadItems, loadLists, placeOf, type SampleItem, sampleItems } from './items.ts';
import { loadMeasures } from './measure.ts';

/** Whom one may look as on the sample, and in which post. */
export const GUISES: readonly (readonly [Role, string])[] = [
  ['planner', 'planning'],
  ['reporter', 'housing-reporter'],
  ['approver', 'housing-head'],
  ['supervisor', 'supervision'],
  ['evaluator', 'evaluation'],
  ['leader', 'mayor'],
];

const ROLE_OF: Readonly<Record<SampleOrganisation['posts'][number]['kind'], Role>> = {
  responsible: 'approver',
  reporting: 'reporter',
  leader: 'leader',
  planner: 'planner',
  supervisor: 'supervisor',
  evaluator: 'evaluator',
};

/**
 * Fills the sample city: organisation, two documents, the recommendations reviewed and adopted, the lists
 * with owners, money, milestones and ten months of updates, the outline still under review, indicators and an index. Deterministic but
 * for identifiers.
 * @param users sign-in users of the guises, by role
 */
export async function loadSample(tx: Tx, users: ReadonlyMap<Role, string>): Promise<void> {
  const file = sampleFile('organisation.json');
  const plan = sampleFile('recommendations.txt');
  if (!file || !plan) return;
  const organisation = JSON.parse(file.toString('utf8')) as SampleOrganisation;
  await loadOrganisation(tx, organisation, users);
  const planner = holderOf(organisation, 'planning');
  const reading = await read(plan, '江城市十五五规划建议（示例）.txt');
  const document = await save(tx, plan, reading, 'recommendations', planner);
  await loadLists(tx);
  await reviewed(tx, document.id, planner);
  await filed(tx, organisation, await loadItems(tx, organisation, document.id));
  const outline = sampleFile('outline.md');
  if (outline)
    await save(tx, outline, await read(outline, '江城市十五五规划纲要节选（示例）.md'), 'outline', planner);
  await loadMeasures(tx, document.id);
}

async function loadOrganisation(
  tx: Tx,
  of: SampleOrganisation,
  users: ReadonlyMap<Role, string>,
): Promise<void> {
  await areas.insert(
    tx,
    of.areas.map(({ id, code, name, nameEn, kind, parent, validFrom, validTo }) => ({
      id,
      code,
      name,
      nameEn,
      kind,
      parent,
      validFrom,
      validTo,
    })),
    'load',
  );
  const words = new Map<string, string[]>();
  for (const duty of of.duties) words.set(duty.body, [...(words.get(duty.body) ?? []), ...duty.words]);
  await bodies.insert(
    tx,
    of.bodies.map(({ id, name, nameEn, shortName, parent, validFrom, validTo }) => ({
      id,
      name,
      nameEn,
      shortName,
      parent,
      duties: (words.get(id) ?? []).join(' '),
      validFrom,
      validTo,
    })),
    'load',
  );
  await posts.insert(
    tx,
    of.posts.map(({ id, name, nameEn, body }) => ({
      id,
      name,
      nameEn,
      body,
      validFrom: null,
      validTo: null,
    })),
    'load',
  );
  await persons.insert(
    tx,
    [...of.persons, { id: 'citizen', name: '市民代表', nameEn: 'A citizen' }].map(({ id, name, nameEn }) => ({
      id,
      name,
      nameEn,
    })),
    'load',
  );
  await holdings.insert(
    tx,
    of.holdings.map((one, at) => ({ id: `holding-${at + 1}`, ...one })),
    'load',
  );
  const kinds = new Map(of.posts.map((post) => [post.id, post]));
  await roleGrants.insert(
    tx,
    [
      ...of.holdings.map((one) => ({
        person: one.person,
        role: ROLE_OF[kinds.get(one.post)!.kind] as string,
        body: kinds.get(one.post)!.body,
        validFrom: one.validFrom,
        validTo: one.validTo,
      })),
      { person: holderOf(of, 'planning'), role: 'statistician', body: null, validFrom: null, validTo: null },
      { person: holderOf(of, 'supervision'), role: 'auditor', body: null, validFrom: null, validTo: null },
      { person: 'citizen', role: 'public', body: null, validFrom: null, validTo: null },
    ].map((grant, at) => ({ id: `grant-${at + 1}`, ...grant })),
    'load',
  );
  await settings.insert(
    tx,
    [{ id: 'duties', value: of.duties.map(({ body, words: own }) => ({ body, words: own })) }],
    'load',
  );
  const links = [
    ...GUISES.map(([role, post]) => [role, holderOf(of, post)] as const),
    ['public' as Role, 'citizen'] as const,
  ];
  await signIns.insert(
    tx,
    links.flatMap(([role, person]) => {
      const userId = users.get(role);
      return userId ? [{ id: `sign-in-${role}`, person, userId }] : [];
    }),
    'load',
  );
}

/** Who holds a post now. */
const holderOf = (of: SampleOrganisation, post: string): string =>
  of.holdings.find((one) => one.post === post && !one.deputy && one.validTo === null)?.person ??
  of.persons[0]!.id;

/** Decides every finding, accepts what stands in the sample's lists, rejects the rest, and adopts. */
async function reviewed(tx: Tx, id: string, by: string): Promise<void> {
  const reading = await readings.get(tx, id);
  const findings = (reading.document as { readonly findings: readonly TextFinding[] }).findings;
  await findingDecisions.insert(
    tx,
    findings.map((finding) => ({
      id: randomUUID(),
      document: id,
      key: findingKey(finding),
      verdict: 'accept' as const,
      decidedBy: by,
      decidedAt: tx.at,
    })),
    'decide',
  );
  const wanted = new Set(
    sampleItems()?.items.map(({ clause }) => placeOf(`art_${clause.article}`, clause.quotation)),
  );
  const open = await proposals.list(tx, { document: id }, {}, 'start');
  await proposals.changeAll(
    tx,
    open.map((one) => ({
      id: one.id,
      version: one.version,
      state: wanted.has(placeOf(one.article, one.text)) ? ('accepted' as const) : ('rejected' as const),
      decidedBy: by,
      decidedAt: tx.at,
    })),
    'decide',
  );
  const row = await documents.get(tx, id);
  await documents.change(
    tx,
    { id, version: row.version, status: 'adopted', adoptedBy: by, adoptedAt: tx.at },
    'adopt',
  );
}

/** Files the last ten months on what has begun; a few bodies fell silent. */
async function filed(tx: Tx, of: SampleOrganisation, sample: readonly SampleItem[]): Promise<void> {
  const reporters = new Map(
    of.posts.filter((post) => post.kind === 'reporting').map((post) => [post.body, post]),
  );
  const draw = seeded(2026);
  const months = monthsBefore(tx.at.slice(0, 10), 10);
  await updates.insert(
    tx,
    sample.flatMap((one) => {
      const silent = draw() < 0.12;
      const reporter = one.lead ? reporters.get(one.lead) : undefined;
      if (!reporter || one.official === 'not-started') return [];
      const person = holderOf(of, reporter.id);
      return months.slice(0, silent ? 4 : months.length).map((period, at) => ({
        id: randomUUID(),
        item: one.id,
        period,
        progress: Math.round((one.physical * (at + 6)) / (months.length + 5)),
        text: TEXTS[Math.floor(draw() * TEXTS.length)]!,
        state: at === months.length - 1 ? ('submitted' as const) : ('approved' as const),
        post: reporter.id,
        filedBy: person,
        filedAt: `${period}-28T09:00:00.000Z`,
        judgedBy: null,
        judgedAt: null,
        returnReason: null,
      }));
    }),
    'file',
  );
}

const TEXTS = [
  '按计划推进，本月完成方案比选。',
  '已召开专题会，明确分工和时间表。',
  '完成招标，施工单位进场。',
  '主体部分完成过半，配套手续同步办理。',
  '资金已到位八成，正在组织设备采购。',
  '受雨季影响进度放缓，已调整工序。',
  '征求各区意见，正在修改文本。',
  '试点街道运行平稳，准备全市推开。',
];

/** The months before a day, oldest first. */
function monthsBefore(day: string, count: number): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, at) => {
    const index = year * 12 + (month - 1) - (count - at);
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}

/** Seeded numbers, 0 ≤ x < 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
