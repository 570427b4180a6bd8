import type { Document as Structure } from '@luodi/domain/document';
import type { Dependency, Funding, Investment, Stage, Template } from '@luodi/domain/list';
import type { Plan } from '@luodi/domain/plan';

/** An ISO 8601 instant, UTC, as PostgreSQL's `timestamptz` is read here. */
export type Instant = string;
/** A calendar day, `2026-03-31`. */
export type Day = string;

/** What every domain row starts with. */
export interface Row {
  readonly jurisdiction: string;
  readonly id: string;
  /** 1 at first, one more at every change. */
  readonly version: number;
}

/** Valid from–to; `to` is the first day on which it is no longer so; null is open. */
export interface Valid {
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

export interface Jurisdiction extends Row {
  readonly name: string;
  readonly nameEn: string;
  readonly sample: boolean;
}

export interface Setting extends Row {
  readonly value: unknown;
}

export interface Area extends Row, Valid {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: 'city' | 'district' | 'zone' | 'street';
  readonly parent: string | null;
  /** Of a zone: the districts it lies across; null where nobody has said. */
  readonly overlaps?: readonly string[] | null;
}

export interface Body extends Row, Valid {
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly parent: string | null;
  /** The words of its duties, by which an owner is suggested. */
  readonly duties: string;
  readonly kind?: 'government' | 'department' | 'party' | 'firm' | 'other' | null;
  /** Where it works. */
  readonly area?: string | null;
}

export interface Post extends Row, Valid {
  readonly name: string;
  readonly nameEn: string;
  readonly body: string;
}

export interface Person extends Row {
  readonly name: string;
  readonly nameEn: string;
}

/** A person holds a post from–to. */
export interface Holding extends Row, Valid {
  readonly validFrom: Day;
  readonly post: string;
  readonly person: string;
  readonly deputy: boolean;
}

/** A renaming, merger or split: from the day on, `to` stands where `from` stood. Their rows stay as they are. */
export interface Reorganisation extends Row {
  readonly noun: 'area' | 'body' | 'post';
  readonly kind: 'rename' | 'merge' | 'split';
  readonly on: Day;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly reason: string;
}

export interface RoleGrant extends Row, Valid {
  readonly person: string;
  readonly role: string;
  /** The body for which the role holds; null is all of them. */
  readonly body: string | null;
}

/** Which sign-in user a person is. */
export interface SignIn extends Row {
  readonly person: string;
  readonly userId: string;
}

/** The bytes as received; the id is their SHA-256. */
export interface Source extends Row {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly bytes: Buffer;
}

export interface Document extends Row {
  readonly name: string;
  readonly title: string;
  readonly kind: string;
  readonly openness: 'open' | 'on-request' | 'closed';
  readonly mediaType: string;
  readonly encoding: string | null;
  readonly sha256: string;
  readonly status: 'reviewing' | 'adopted';
  readonly edition: number;
  /** The id of the work, shared by its editions. */
  readonly work: string;
  readonly periodStart: number | null;
  readonly periodEnd: number | null;
  /** Figures that are fixed at import: characters, articles, measures, targets, findings by severity. */
  readonly counts: Readonly<Record<string, number>>;
  readonly importedBy: string;
  readonly importedAt: Instant;
  readonly adoptedBy: string | null;
  readonly adoptedAt: Instant | null;
}

/** The text of a document with what was read in it; `id` is the document's. Never changed. */
export interface ReadingRow extends Row {
  readonly text: string;
  readonly document: Structure;
  readonly plan: Plan;
}

export interface Clause {
  readonly jurisdiction: string;
  readonly document: string;
  readonly eId: string;
  readonly level: number;
  readonly number: number | null;
  readonly stated: boolean;
  readonly heading: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Proposal extends Row {
  readonly document: string;
  readonly eId: string;
  readonly kind: 'project' | 'policy' | 'platform' | 'reform';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly article: string | null;
  readonly confidence: number;
  readonly abstained: boolean;
  readonly grade: 'major' | 'ordinary';
  readonly criteria: readonly string[];
  readonly state: 'proposed' | 'accepted' | 'rejected' | 'superseded';
  /** `machine`, or the id of the person who marked it. */
  readonly origin: string;
  /** What the machine had proposed, once a person has changed it. */
  readonly original: unknown;
  /** The proposals it was split or merged from. */
  readonly derived: readonly string[];
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** The list item made of it. */
  readonly item: string | null;
}

export interface FindingDecision extends Row {
  readonly document: string;
  readonly key: string;
  readonly verdict: 'accept' | 'reject';
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}

/** Where a clause of one document went in another, as a person decided it. */
export interface CarriedDecision extends Row {
  readonly document: string;
  readonly other: string;
  readonly eId: string;
  readonly state: 'carried' | 'split' | 'changed' | 'missing';
  /** eIds in the other document. */
  readonly intoIds: readonly string[];
  readonly note: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}

/** A batch of review acts with what takes it back. */
export interface Decision extends Row {
  readonly document: string;
  readonly acts: unknown;
  readonly inverse: unknown;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly undoneBy: string | null;
  readonly undoneAt: Instant | null;
}

export interface List extends Row {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: Proposal['kind'];
  /** Shows items of this grade only; null shows all. */
  readonly grade: Proposal['grade'] | null;
  readonly columns: unknown;
  readonly lifecycle: unknown;
  readonly position: number;
}

export interface Item extends Row {
  /** Running number in the jurisdiction. */
  readonly number: number;
  readonly list: string | null;
  readonly title: string;
  readonly kind: Proposal['kind'];
  readonly grade: Proposal['grade'];
  readonly criteria: readonly string[];
  readonly leadPost: string | null;
  readonly official: 'not-started' | 'on-track' | 'at-risk' | 'off-track' | 'completed' | 'stopped';
  readonly evidence: 'none' | 'claimed' | 'evidenced' | 'verified';
  readonly schedule: 'unplanned' | 'ahead' | 'on-time' | 'late' | 'overdue' | 'done';
  readonly openness: Document['openness'];
  readonly document: string | null;
  readonly proposal: string | null;
  readonly periodStart: number | null;
  readonly periodEnd: number | null;
  readonly note: string;
  /** What was merged, split or replaced stays as it was; null in what was known before there were states. */
  readonly state: 'live' | 'superseded' | 'withdrawn';
  /** What is to be reached, and what was at first. */
  readonly goal: string;
  readonly originalGoal: string;
  /** The post of the leader in charge. */
  readonly leaderPost: string | null;
  readonly stage: Stage | null;
  readonly stageReason: string;
  /** The code of the template its steps came from. */
  readonly template: string | null;
  /** The whole investment, 10,000 yuan. */
  readonly budget: number | null;
  /** Physical progress, 0–100. */
  readonly physical: number | null;
  readonly tags: readonly string[];
  readonly attached: readonly { readonly title: string; readonly href: string }[];
}

/** Where an item was promised. */
export interface ItemClause extends Row {
  readonly item: string;
  readonly document: string;
  readonly eId: string;
  readonly start: number;
  readonly end: number;
  readonly quotation: string;
}

export interface ItemBody extends Row {
  readonly item: string;
  readonly body: string;
  readonly role: 'lead' | 'support';
  readonly post: string | null;
}

export interface ItemArea extends Row {
  readonly item: string;
  readonly area: string;
}

/** Money of an item by source and year, 10,000 yuan. */
export interface FundingRow extends Row, Funding {
  readonly item: string;
}

/** Yearly plan and completed investment of an item, 10,000 yuan. */
export interface InvestmentRow extends Row, Investment {
  readonly item: string;
}

/** One milestone waits for another, of the same item or not. */
export interface DependencyRow extends Row, Dependency {}

/** What became of an item. */
export interface Succession extends Row {
  readonly predecessor: string;
  readonly successor: string;
  readonly act: 'merge' | 'split' | 'replace';
  readonly reason: string;
}

export interface TemplateRow extends Row, Template {}

/** A choice of filters, columns and order that a person keeps. */
export interface SavedView extends Row {
  readonly person: string;
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly shared: boolean;
}

export interface Milestone extends Row {
  readonly item: string;
  readonly title: string;
  readonly due: Day;
  readonly doneOn: Day | null;
  /** Begins no earlier than this day. */
  readonly start: Day | null;
  /** The day it was due at first; null where it has not changed since before this was kept. */
  readonly originalDue: Day | null;
  /** Working days. */
  readonly duration: number;
  /** The node of the template it came from. */
  readonly code: string | null;
  /** The stage whose gate it holds. */
  readonly stage: Stage | null;
}

/** A measure of a plan with who does it by when: a line of the division of tasks. */
export interface Task extends Row {
  readonly document: string;
  /** eId of the measure, fixed at import. */
  readonly measure: string;
  /** The body that leads. */
  readonly lead: string | null;
  /** Bodies, by id. */
  readonly supporting: readonly string[];
  /** A day, or `ongoing`. */
  readonly deadline: string | null;
  readonly note: string;
}

/** What a post filed on an item for a period. */
export interface Update extends Row {
  readonly item: string;
  readonly period: string;
  /** Per cent, 0–100. */
  readonly progress: number | null;
  readonly text: string;
  /** What the body says of the item in this period; null leaves it as it is. */
  readonly official: Item['official'] | null;
  readonly state: 'draft' | 'submitted' | 'approved' | 'returned';
  readonly post: string;
  readonly filedBy: string;
  readonly filedAt: Instant;
  readonly judgedBy: string | null;
  readonly judgedAt: Instant | null;
  readonly returnReason: string | null;
}

/** A month for which every post is asked what it owes. */
export interface Round extends Row {
  /** `2026-01` */
  readonly period: string;
  readonly due: Day;
  readonly state: 'open' | 'closed';
  readonly openedBy: string;
  readonly openedAt: Instant;
}

/** A person wants to hear of an item. */
export interface Follow extends Row {
  readonly person: string;
  readonly item: string;
}

/** What stands behind an item's progress. */
export interface Evidence extends Row {
  readonly item: string;
  /** The month it speaks of; null is the whole item. */
  readonly period: string | null;
  readonly kind: 'file' | 'link' | 'number';
  readonly title: string;
  /** SHA-256 of the bytes, kept in the folder beside the database. */
  readonly file: string | null;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly href: string | null;
  readonly value: number | null;
  readonly unit: string | null;
  readonly addedBy: string;
  readonly addedAt: Instant;
  /** The second party that checked it. */
  readonly verifiedBy: string | null;
  readonly verifiedAt: Instant | null;
}

/** Who is asked for which datum: the ask-once register. */
export interface Request extends Row {
  /** The name as it is compared. */
  readonly datum: string;
  readonly name: string;
  /** The post that answers. */
  readonly owner: string;
  /** The body that asks. */
  readonly asker: string;
  readonly frequency: 'once' | 'year' | 'quarter' | 'month';
  readonly fields: number;
  readonly people: number;
  readonly reason: string;
  readonly state: 'active' | 'withdrawn';
  readonly madeBy: string;
  readonly madeAt: Instant;
}

export interface Notice extends Row {
  readonly person: string;
  readonly code: string;
  readonly detail: unknown;
  readonly href: string;
  readonly madeAt: Instant;
  readonly readAt: Instant | null;
}

export interface Indicator extends Row {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly unit: string | null;
  readonly direction: 'more' | 'less';
  readonly nature: 'anticipatory' | 'binding' | null;
  readonly definition: string;
  readonly sourceBody: string | null;
}

export interface IndicatorClause extends Row {
  readonly indicator: string;
  readonly document: string;
  readonly eId: string;
  readonly start: number;
  readonly end: number;
  readonly quotation: string;
}

export interface Observation {
  readonly jurisdiction: string;
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  /** When it became known. */
  readonly vintage: Instant;
  /** In the indicator's unit; null when missing. */
  readonly value: number | null;
  readonly missing: string | null;
  readonly source: string;
}

export interface Framework extends Row {
  readonly name: string;
  readonly nameEn: string;
  readonly state: 'draft' | 'adopted';
  readonly adoptedFor: number | null;
  readonly nodes: unknown;
  readonly recipe: unknown;
  readonly reason: string;
  /** The kind of area it compares; `city` compares the city with itself over the periods. */
  readonly basis: Area['kind'];
}

/** What one expert says of the weights below a node. */
export interface Weighing extends Row {
  readonly framework: string;
  readonly node: string;
  readonly method: 'pairwise' | 'allocation';
  readonly expert: string;
  /** `a b` → judgement, or code → points. */
  readonly given: unknown;
  /** Who entered it. */
  readonly person: string;
  readonly filedAt: Instant;
}

/** An indicator of the catalogue that a person did not want for a clause. */
export interface IndicatorVerdict extends Row {
  readonly document: string;
  readonly eId: string;
  readonly code: string;
  readonly verdict: 'rejected';
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}

export interface IndexResult extends Row {
  readonly framework: string;
  readonly frameworkVersion: number;
  readonly period: string;
  readonly vintage: Instant;
  readonly recipe: unknown;
  readonly seed: number;
  readonly hash: string;
  readonly cells: unknown;
  readonly ranks: unknown;
  readonly findings: unknown;
  readonly computedAt: Instant;
  readonly basis: Area['kind'];
  /** SHA-256 of the observations it was made of. */
  readonly dataHash: string;
  /** Of the uncertainty analysis; null where none was run. */
  readonly design: unknown;
  readonly uncertainty: unknown;
}

export interface History {
  readonly jurisdiction: string;
  readonly noun: string;
  readonly id: string;
  readonly version: number;
  readonly knownFrom: Instant;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly gone: boolean;
  readonly data: Readonly<Record<string, unknown>>;
  readonly veiled: Readonly<Record<string, unknown>> | null;
  readonly digest: string;
  readonly batch: string;
  readonly actor: string;
}

export interface AuditEvent {
  readonly jurisdiction: string;
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  readonly verb: string;
  readonly noun: string;
  readonly nounId: string;
  readonly version: number | null;
  readonly rows: number;
  readonly batch: string;
  readonly digest: string;
  readonly previous: string;
  readonly hash: string;
}

export interface AuditHead {
  readonly jurisdiction: string;
  readonly seq: number;
  readonly hash: string;
}

export interface AuditSeal {
  readonly jurisdiction: string;
  readonly day: Day;
  readonly seq: number;
  readonly hash: string;
  readonly at: Instant;
  readonly key: string;
  readonly signature: string;
}

export interface Salt {
  readonly jurisdiction: string;
  readonly noun: string;
  readonly id: string;
  readonly salt: string;
}

/** What is done in the background, as people see it; written by `job-store.ts`, without history. */
export interface Job {
  readonly jurisdiction: string;
  readonly id: string;
  /** Of its kind in the registry of the server. */
  readonly name: string;
  readonly input: unknown;
  readonly state: 'waiting' | 'running' | 'stopping' | 'done' | 'failed' | 'cancelled';
  /** How much is done of `total`, in whatever the kind counts. */
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
  /** What the kind needs to go on where it stopped. */
  readonly checkpoint: unknown;
  readonly result: unknown;
  /** Of the last attempt. */
  readonly error: { readonly code: string; readonly detail: Readonly<Record<string, unknown>> } | null;
  /** Attempts begun since it was made or tried again by a person. */
  readonly attempt: number;
  /** Attempts during which the server was killed. */
  readonly deaths: number;
  /** The id of a person, or `system`. */
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** When it is tried again; null unless it waits for that. */
  readonly nextAt: Instant | null;
}

/** The sign-in library's user, as far as we read it. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly username: string | null;
  readonly jurisdiction: string | null;
  readonly mustChangePassword: boolean;
}

/** The tables with a version: written by `write.ts`, their past kept in `history`. */
export interface Nouns {
  jurisdiction: Jurisdiction;
  setting: Setting;
  area: Area;
  body: Body;
  post: Post;
  person: Person;
  holding: Holding;
  roleGrant: RoleGrant;
  reorganisation: Reorganisation;
  signIn: SignIn;
  document: Document;
  reading: ReadingRow;
  proposal: Proposal;
  findingDecision: FindingDecision;
  carriedDecision: CarriedDecision;
  decision: Decision;
  list: List;
  item: Item;
  itemClause: ItemClause;
  itemBody: ItemBody;
  itemArea: ItemArea;
  milestone: Milestone;
  dependency: DependencyRow;
  funding: FundingRow;
  investment: InvestmentRow;
  succession: Succession;
  template: TemplateRow;
  savedView: SavedView;
  update: Update;
  task: Task;
  round: Round;
  follow: Follow;
  evidence: Evidence;
  request: Request;
  notice: Notice;
  indicator: Indicator;
  indicatorClause: IndicatorClause;
  framework: Framework;
  indexResult: IndexResult;
  weighing: Weighing;
  indicatorVerdict: IndicatorVerdict;
}
export type Noun = keyof Nouns;

/** Every table the stores read. */
export interface Database extends Nouns {
  source: Source;
  clause: Clause;
  observation: Observation;
  history: History;
  auditEvent: AuditEvent;
  auditHead: AuditHead;
  auditSeal: AuditSeal;
  salt: Salt;
  job: Job;
  user: User;
}

/** A row as its maker gives it: jurisdiction and version are the store's. */
export type Given<R> = Omit<R, 'jurisdiction' | 'version'>;

/** A change: which row, as last seen, and what becomes different. */
export type Change<R> = Partial<Given<R>> & Pick<Row, 'id' | 'version'>;
