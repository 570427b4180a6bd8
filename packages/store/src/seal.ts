import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { sha256 } from './audit.ts';
import type { AuditSeal } from './database.ts';
import type { Tx } from './tx.ts';

/**
 * Signs the head of the chain for the day and exports it beside the database, so that a tail cut off in the
 * database shows. Once a day; a second call that day changes nothing.
 * For: the daily job and every start.
 * @param folder The home; its `audit/` holds the Ed25519 key and one file of seals for each jurisdiction.
 * @returns The seal of the day, null while the chain is empty.
 */
export async function seal(tx: Tx, folder: string): Promise<AuditSeal | null> {
  const head = await tx.sql
    .selectFrom('auditHead')
    .selectAll()
    .where('jurisdiction', '=', tx.jurisdiction)
    .executeTakeFirst();
  if (!head || head.seq === 0) return null;
  const key = signingKey(folder);
  const day = tx.at.slice(0, 10);
  const words = {
    jurisdiction: tx.jurisdiction,
    day,
    seq: head.seq,
    hash: head.hash,
    at: tx.at,
    key: key.name,
  };
  const signature = sign(null, Buffer.from(signed(words)), key.secret).toString('base64');
  const { rows } = await sql<AuditSeal>`
    insert into audit_seal (jurisdiction, day, seq, hash, at, key, signature)
    values (${words.jurisdiction}, ${day}, ${words.seq}, ${words.hash}, ${words.at}, ${words.key}, ${signature})
    on conflict do nothing returning *`.execute(tx.sql);
  const [fresh] = rows;
  if (fresh)
    appendFileSync(sealFile(folder, tx.jurisdiction), `${JSON.stringify(fresh)}\n`, {
      flush: true,
    } as object);
  return fresh ?? null;
}

/** The seals as exported beside the database, oldest first. */
export function exportedSeals(folder: string, jurisdiction: string): AuditSeal[] {
  const path = sealFile(folder, jurisdiction);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as AuditSeal);
}

/** True when the seal was made with the key of this home and says what it said then. */
export function genuine(folder: string, seal: AuditSeal): boolean {
  const path = join(folder, 'audit', `${seal.key}.pub.pem`);
  if (!/^[0-9a-f]{16}$/.test(seal.key) || !existsSync(path)) return false;
  return verify(
    null,
    Buffer.from(signed(seal)),
    createPublicKey(readFileSync(path)),
    Buffer.from(seal.signature, 'base64'),
  );
}

const signed = (seal: Omit<AuditSeal, 'signature'>): string =>
  JSON.stringify([
    seal.jurisdiction,
    seal.day,
    seal.seq,
    seal.hash,
    new Date(seal.at).toISOString(),
    seal.key,
  ]);

const sealFile = (folder: string, jurisdiction: string): string =>
  join(folder, 'audit', `${encodeURIComponent(jurisdiction)}.jsonl`);

/** The key of this home, made when there is none; named by the digest of its public half. */
function signingKey(folder: string) {
  const place = join(folder, 'audit');
  const path = join(place, 'key.pem');
  mkdirSync(place, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    const half = `${path}.${process.pid}`;
    writeFileSync(half, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true });
    renameSync(half, path);
  }
  const secret = createPrivateKey(readFileSync(path));
  const open = createPublicKey(secret).export({ type: 'spki', format: 'pem' }).toString();
  const name = sha256(open).slice(0, 16);
  const published = join(place, `${name}.pub.pem`);
  if (!existsSync(published)) writeFileSync(published, open);
  return { secret, name };
}
