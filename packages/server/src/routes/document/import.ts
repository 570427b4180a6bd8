import { createHash, randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { clauses as clausesOf } from '@luodi/domain/document';
import { type Proposal, propose } from '@luodi/domain/plan';
import { type Reading, readAside } from '@luodi/reader';
import {
  clauses,
  type Document,
  documents,
  type Proposal as ProposalRow,
  proposals,
  readings,
  sources,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { languageOf, problemOf } from '../../plugins/problem.ts';
import { authorise } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { summaries } from './look.ts';

type Kind = Document['kind'];

/**
 * Reads uploaded files one after the other and tells each stage as a JSON line. A file is saved whole in one
 * transaction or not at all; bytes that are here already are recognised.
 */
export function importRoute(fastify: FastifyInstance, app: App): void {
  const endpoint = api.document.import;
  fastify.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: {
      operationId: endpoint.name,
      summary: endpoint.summary,
      tags: [endpoint.noun],
      querystring: endpoint.query,
      consumes: ['multipart/form-data'],
    } as object,
    async handler(request, reply) {
      const visitor = await app.visitor(request);
      authorise(endpoint, visitor);
      const { kind } = request.query as { kind?: Kind };
      const lines = new PassThrough();
      const tell = (line: object) => lines.write(`${JSON.stringify(line)}\n`);
      const take = async (bytes: Buffer, name: string) => {
        tell({ stage: 'received' });
        const known = await app.transact(visitor, app.clock(), (tx) => recognise(tx, bytes));
        if (known) return tell({ stage: 'done', document: known, known: true });
        const reading = await readAside(bytes, name, (stage) => {
          if (stage !== 'received') tell({ stage });
        });
        const document = await app.transact(visitor, app.clock(), (tx) =>
          save(tx, bytes, reading, kind ?? kindOf(reading), visitor.person!.id),
        );
        tell({ stage: 'saved' });
        return tell({ stage: 'done', document, known: false });
      };
      const takeAll = async () => {
        for await (const file of request.files()) {
          try {
            await take(await file.toBuffer(), file.filename);
          } catch (error) {
            tell(failure(error, languageOf(request)));
          }
        }
      };
      takeAll().then(
        () => lines.end(),
        (error: Error) => lines.destroy(error),
      );
      reply.type('application/x-ndjson');
      return reply.send(lines);
    },
  });
}

const failure = (error: unknown, language: 'zh' | 'en') => {
  const refused =
    error instanceof LuodiError
      ? error
      : new LuodiError('invalid', { reason: error instanceof Error ? error.message : String(error) });
  const { code, title, detail } = problemOf(refused, language);
  return { stage: 'failed', code, title, detail };
};

async function recognise(tx: Tx, bytes: Buffer) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const [known] = await documents.list(tx, { sha256 });
  return known ? (await summaries(tx, [known]))[0]! : null;
}

/** Keeps a reading: its source, its document, its clauses, and its items as open proposals. */
export async function save(tx: Tx, bytes: Uint8Array, reading: Reading, kind: Kind, person: string) {
  const { source, document, plan } = reading;
  const { id: sha256 } = await sources.keep(tx, { name: source.name, mediaType: source.mediaType, bytes });
  const id = randomUUID();
  const [row] = await documents.insert(
    tx,
    [
      {
        id,
        name: source.name,
        title: document.title?.text ?? source.name,
        kind,
        openness: 'open',
        mediaType: source.mediaType,
        encoding: source.encoding,
        sha256,
        status: 'reviewing',
        edition: 1,
        work: id,
        periodStart: document.period?.start ?? null,
        periodEnd: document.period?.end ?? null,
        counts: {
          characters: [...source.text.replace(/\s/gu, '')].length,
          articles: document.headings.length,
          measures: plan.measures.length,
          targets: plan.targets.length,
          findings: document.findings.length,
          errors: document.findings.filter((finding) => finding.severity === 'error').length,
        },
        importedBy: person,
        importedAt: tx.at,
        adoptedBy: null,
        adoptedAt: null,
      },
    ],
    'import',
  );
  await readings.insert(tx, [{ id, text: source.text, document: { ...document, text: '' }, plan }], 'import');
  await clauses.insert(
    tx,
    clausesOf(document).map((clause) => ({
      document: id,
      ...clause,
      text: source.text.slice(clause.start, clause.end),
    })),
  );
  await proposals.insert(
    tx,
    propose(plan.items, () => randomUUID()).map((one) => toRow(one, id, null)),
    'import',
  );
  return (await summaries(tx, [row!]))[0]!;
}

/** A proposal as it is stored. */
export const toRow = (
  one: Proposal,
  document: string,
  item: string | null,
): Omit<ProposalRow, 'jurisdiction' | 'version'> => ({
  id: one.id,
  document,
  eId: one.eId,
  kind: one.kind,
  start: one.start,
  end: one.end,
  text: one.text,
  article: one.article,
  confidence: one.confidence,
  abstained: one.abstained,
  grade: one.grade,
  criteria: one.criteria,
  state: one.state,
  origin: one.origin,
  original: null,
  derived: one.from,
  decidedBy: one.decided?.by ?? null,
  decidedAt: one.decided?.at ?? null,
  item,
});

/** The kind of document, from its title. */
function kindOf({ document, source }: Reading): Kind {
  const title = document.title?.text ?? source.name;
  if (/建议/.test(title)) return 'recommendations';
  if (/纲要/.test(title)) return 'outline';
  if (/报告/.test(title)) return 'report';
  if (/规划|行动计划|方案/.test(title)) return 'special';
  return 'other';
}
