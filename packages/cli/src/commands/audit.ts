import { readFileSync } from 'node:fs';
import { LuodiError } from '@luodi/domain';
import { audits, exportedSeals, jurisdictions, open, verifyLines } from '@luodi/store';

/** What each breach means, in words. */
const MEANINGS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'number-missing': { zh: '缺少这一条记录', en: 'the event with this number is missing' },
  'link-broken': { zh: '与前一条记录接不上', en: 'it does not follow the event before it' },
  'hash-differs': { zh: '记录内容被改过', en: 'the event was changed' },
  'tail-cut': { zh: '链尾被截去', en: 'the end of the chain was cut off' },
  'head-differs': { zh: '链头与最后一条记录不符', en: 'the head is not the last event' },
  'seal-forged': { zh: '封签不是本机密钥所签', en: 'a seal was not made with the key of this home' },
  'seal-differs': { zh: '与当日封签不符', en: 'it differs from the seal of that day' },
  'history-differs': { zh: '历史版本被改过', en: 'a version in the history was changed' },
  'not-event': { zh: '这一行不是审计记录', en: 'the line is no event' },
  'order-differs': { zh: '行的次序不对或有重复', en: 'the line is out of order, or there twice' },
  'row-differs': { zh: '数据绕过历史被改过', en: 'a row was changed beside its history' },
};

/**
 * Proves the audit chain of every jurisdiction, with the seals kept beside the database.
 * @returns 0 when all are whole, 1 when one is not
 */
export async function verify(): Promise<number> {
  const store = await open({ claim: 'beside', name: 'audit verify' });
  try {
    let broken = 0;
    for (const { id, name } of await jurisdictions.every(store.db)) {
      const seals = exportedSeals(store.home.folder, id);
      const verdict = await store.transact({ jurisdiction: id, actor: 'system', at: new Date() }, (tx) =>
        audits.verify(tx, { folder: store.home.folder, seals }),
      );
      if (verdict.broken === null) {
        console.log(
          `${name}: 审计链完整，${verdict.events} 条 · whole, ${verdict.events} events, ${seals.length} seals`,
        );
        continue;
      }
      broken += 1;
      const { seq, reason, noun, nounId } = verdict.broken;
      const meaning = MEANINGS[reason];
      const row = noun ? ` (${noun} ${nounId})` : '';
      console.log(
        `${name}: 第 ${seq} 条${row}：${meaning?.zh} · event ${seq}${row}: ${meaning?.en} [${reason}]`,
      );
    }
    return broken > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
}

/**
 * Proves a file that was exported from the audit page; no database is needed.
 * @returns 0 when every line is as it was written, 1 when one is not
 * @throws {LuodiError} `file-unreadable`
 */
export function verifyFile(path: string): number {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new LuodiError('file-unreadable', { name: path, reason: (error as NodeJS.ErrnoException).code });
  }
  const { events, links, gaps, broken } = verifyLines(text.split('\n'));
  if (broken === null) {
    console.log(
      `${path}: ${events} 条属实，${links} 处首尾相扣，${gaps} 处之间有未导出的记录 · ${events} events stand, ${links} links hold, between lines ${gaps} times events were left out`,
    );
    return 0;
  }
  const meaning = MEANINGS[broken.reason];
  console.log(
    `${path}: 第 ${broken.line} 行：${meaning?.zh} · line ${broken.line}: ${meaning?.en} [${broken.reason}]`,
  );
  return 1;
}
