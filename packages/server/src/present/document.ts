import type { DocumentDetail, DocumentSummary, Finding, Proposal as WireProposal } from '@luodi/contract';
import { type Document, message, type TextFinding } from '@luodi/domain/document';
import type { Plan, Proposal } from '@luodi/domain/plan';
import type {
  Document as DocumentRow,
  FindingDecision,
  Proposal as ProposalRow,
  ReadingRow,
  ReviewCount,
} from '@luodi/store';

/** The names of people by id; what the machine did is its own. */
export type Names = ReadonlyMap<string, string>;

/** Stable within a document: what is wrong and where. */
export const findingKey = (finding: TextFinding): string =>
  `${finding.code}@${finding.at.start}-${finding.at.end}`;

export function presentSummary(row: DocumentRow, counts: ReviewCount, names: Names): DocumentSummary {
  const fixed = (name: string) => row.counts[name] ?? 0;
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    kind: row.kind as DocumentSummary['kind'],
    openness: row.openness,
    sha256: row.sha256,
    status: row.status,
    edition: row.edition,
    period:
      row.periodStart !== null && row.periodEnd !== null
        ? { start: row.periodStart, end: row.periodEnd }
        : null,
    importedAt: row.importedAt,
    importedBy: names.get(row.importedBy) ?? row.importedBy,
    adopted:
      row.adoptedAt && row.adoptedBy
        ? { by: names.get(row.adoptedBy) ?? row.adoptedBy, at: row.adoptedAt }
        : null,
    counts: {
      characters: fixed('characters'),
      articles: fixed('articles'),
      measures: fixed('measures'),
      targets: fixed('targets'),
      findings: fixed('findings'),
      findingsOpen: fixed('findings') - counts.findingsDecided,
      proposals: counts.proposals,
      accepted: counts.accepted,
      rejected: counts.rejected,
      items: counts.items,
    },
    version: row.version,
  };
}

export const presentProposal = (row: ProposalRow, names: Names): WireProposal => ({
  id: row.id,
  eId: row.eId,
  kind: row.kind,
  start: row.start,
  end: row.end,
  text: row.text,
  article: row.article,
  confidence: row.confidence,
  abstained: row.abstained,
  grade: row.grade,
  criteria: [...row.criteria],
  state: row.state as WireProposal['state'],
  origin: names.get(row.origin) ?? row.origin,
  decided:
    row.decidedBy && row.decidedAt
      ? { by: names.get(row.decidedBy) ?? row.decidedBy, at: row.decidedAt }
      : null,
  original: originalOf(row),
  item: row.item,
  version: row.version,
});

/** What was first proposed; null where it still stands as it was. */
function originalOf(row: ProposalRow): WireProposal['original'] {
  const first = row.original as WireProposal['original'];
  if (!first) return null;
  const { kind, grade, start, end } = first;
  return kind === row.kind && grade === row.grade && start === row.start && end === row.end
    ? null
    : { kind, grade, start, end };
}

/** A stored proposal as the domain decides on it. */
export const toProposal = (row: ProposalRow): Proposal => ({
  id: row.id,
  eId: row.eId,
  kind: row.kind,
  start: row.start,
  end: row.end,
  text: row.text,
  article: row.article,
  confidence: row.confidence,
  abstained: row.abstained,
  grade: row.grade,
  criteria: row.criteria,
  state: row.state,
  origin: row.origin,
  decided: row.decidedBy && row.decidedAt ? { by: row.decidedBy, at: row.decidedAt } : null,
  from: row.derived,
  version: row.version,
});

export const presentFinding = (
  finding: TextFinding,
  decision: FindingDecision | undefined,
  names: Names,
): Finding => ({
  key: findingKey(finding),
  code: finding.code,
  severity: finding.severity,
  start: finding.at.start,
  end: finding.at.end,
  detail: { ...finding.detail },
  message: message(finding),
  decision: decision
    ? {
        verdict: decision.verdict,
        by: names.get(decision.decidedBy) ?? decision.decidedBy,
        at: decision.decidedAt,
      }
    : null,
});

export function presentDetail(
  summary: DocumentSummary,
  reading: ReadingRow,
  decisions: readonly FindingDecision[],
  proposals: readonly ProposalRow[],
  names: Names,
): DocumentDetail {
  const document = reading.document as Document;
  const plan = reading.plan as Plan;
  const decided = new Map(decisions.map((one) => [one.key, one]));
  return {
    summary,
    text: reading.text,
    headings: document.headings.map(({ eId, level, number, stated, text, start, end }) => ({
      eId,
      level,
      number,
      stated,
      text,
      start,
      end,
    })),
    sentences: plan.sentences.map(({ eId, start, end, role, article }) => ({
      eId,
      start,
      end,
      role,
      article,
    })),
    measures: plan.measures.map((measure) => ({ ...measure })),
    targets: plan.targets.map((target) => ({ ...target })),
    indicators: plan.indicators.map((row) => ({
      ...row,
      baseline: row.baseline && { ...row.baseline },
      target: row.target && { ...row.target },
    })),
    findings: document.findings.map((finding) =>
      presentFinding(finding, decided.get(findingKey(finding)), names),
    ),
    proposals: proposals
      .filter((row) => row.state !== 'superseded')
      .map((row) => presentProposal(row, names)),
  };
}
