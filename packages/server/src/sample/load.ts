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
  reorganisations,
  roleGrants,
  signIns,
  type Tx,
} from '@luodi/store';
import { findingKey } from '../present/document.ts';
import { save } from '../routes/document/import.ts';
import { type SampleOrganisation, sampleFile } from './files.ts';
import { loadItems, loadLists, placeOf, sampleItems } from './items.ts';
import { loadMeasures } from './measure.ts';
import { type Desk, loadUpdates } from './updates.ts';

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
 * with owners, money, milestones and two years of updates, the outline still under review, indicators and an index. Deterministic but
 * for identifiers.
 * @param users sign-in users of the guises, by role
 * @param withItems false for the organisation alone
 */
export async function loadSample(tx: Tx, users: ReadonlyMap<Role, string>, withItems = true): Promise<void> {
  const file = sampleFile('organisation.json');
  const plan = sampleFile('recommendations.txt');
  if (!file || !plan) return;
  const organisation = JSON.parse(file.toString('utf8')) as SampleOrganisation;
  await loadOrganisation(tx, organisation, users);
  if (!withItems) return;
  const planner = holderOf(organisation, 'planning');
  const reading = await read(plan, '江城市十五五规划建议（示例）.txt');
  const document = await save(tx, plan, reading, 'recommendations', planner);
  await loadLists(tx);
  await reviewed(tx, document.id, planner);
  await loadUpdates(tx, {
    organisation,
    items: await loadItems(tx, organisation, document.id),
    desks: desksOf(organisation),
    planner,
    supervisor: holderOf(organisation, 'supervision'),
    draw: seeded(2026),
  });
  const outline = sampleFile('outline.md');
  if (outline)
    await save(tx, outline, await read(outline, '江城市十五五规划纲要节选（示例）.md'), 'outline', planner);
  await loadMeasures(tx, document.id, planner);
}

async function loadOrganisation(
  tx: Tx,
  of: SampleOrganisation,
  users: ReadonlyMap<Role, string>,
): Promise<void> {
  await areas.insert(
    tx,
    of.areas.map(({ id, code, name, nameEn, kind, parent, overlaps, validFrom, validTo }) => ({
      id,
      code,
      name,
      nameEn,
      kind,
      parent,
      overlaps: kind === 'zone' ? overlaps : null,
      validFrom,
      validTo,
    })),
    'load',
  );
  const words = new Map<string, string[]>();
  for (const duty of of.duties) words.set(duty.body, [...(words.get(duty.body) ?? []), ...duty.words]);
  await bodies.insert(
    tx,
    of.bodies.map(({ id, name, nameEn, shortName, kind, parent, area, validFrom, validTo }) => ({
      id,
      name,
      nameEn,
      shortName,
      kind: kind === 'district' || kind === 'zone' ? ('government' as const) : kind,
      parent,
      area,
      duties: (words.get(id) ?? []).join(' '),
      validFrom,
      validTo,
    })),
    'load',
  );
  await posts.insert(
    tx,
    of.posts.map(({ id, name, nameEn, body, validFrom = null, validTo = null }) => ({
      id,
      name,
      nameEn,
      body,
      validFrom,
      validTo,
    })),
    'load',
  );
  const places = new Set(of.areas.map(({ id }) => id));
  await reorganisations.insert(
    tx,
    of.lineage.map((one, at) => ({
      id: `reorganisation-${at + 1}`,
      noun: one.to.every((id) => places.has(id)) ? ('area' as const) : ('body' as const),
      ...one,
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

/** Who holds a post now, or held it last. */
const holderOf = (of: SampleOrganisation, post: string): string => {
  const held = of.holdings.filter((one) => one.post === post && !one.deputy);
  return (held.find(({ validTo }) => validTo === null) ?? held.at(-1))?.person ?? of.persons[0]!.id;
};

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

/** Who reports and approves for each body. */
function desksOf(of: SampleOrganisation): ReadonlyMap<string, Desk> {
  const heads = new Map(
    of.posts.filter((post) => post.kind === 'responsible').map((post) => [post.body, post.id]),
  );
  return new Map(
    of.posts
      .filter((post) => post.kind === 'reporting')
      .map((post) => [
        post.body,
        {
          reporter: { post: post.id, person: holderOf(of, post.id) },
          approver: holderOf(of, heads.get(post.body) ?? post.id),
        },
      ]),
  );
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
