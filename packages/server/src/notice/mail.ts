import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Language, LuodiError } from '@luodi/domain';
import { noticeText } from '@luodi/domain/list';
import { jurisdictions, mailboxes, type Notice, notices, persons } from '@luodi/store';
import { Type } from 'typebox';
import { jobKind } from '../jobs/kind.ts';

const WORDS = {
  zh: {
    subject: (place: string, count: number) => `【${place}落地】您有 ${count} 条新通知`,
    dear: (name: string) => `${name}：`,
    open: '打开',
    foot: (page: string) =>
      `这封信由系统发出，请不要回复。要改成每天一封、立即发送或不再发送，请到“我的账户”：${page}`,
  },
  en: {
    subject: (place: string, count: number) =>
      `[${place} Luodi] ${count} new ${count === 1 ? 'notice' : 'notices'}`,
    dear: (name: string) => `${name},`,
    open: 'open',
    foot: (page: string) =>
      `Luodi wrote this; please do not answer. For one mail a day, mail at once or none, see “My account”: ${page}`,
  },
} as const;

/** A letter, not yet sent. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** What a person is told, in their language. */
export function letterOf(
  told: readonly Pick<Notice, 'code' | 'detail' | 'href'>[],
  { name, place, language, address }: { name: string; place: string; language: Language; address: string },
): Letter {
  const said = WORDS[language];
  const lines = told.map(
    ({ code, detail, href }) =>
      `· ${oneLine(noticeText(code, detail as Record<string, unknown>, language))}\n  ${said.open}: ${new URL(href, address).href}`,
  );
  return {
    subject: oneLine(said.subject(place, told.length)),
    text: [said.dear(oneLine(name)), ...lines, said.foot(new URL('/account', address).href)].join('\n\n'),
  };
}

/** No name or title begins a line of its own, in a head least of all. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** Where an attempt stands: `sending` was written before the letter was handed over. */
type Stand = 'sending' | 'failed' | 'asked' | null;

/**
 * One mail to one person. An error before the mail server took the letter is tried again; where nobody can know
 * whether it was taken (the server was killed, or the line broke, in between) it is not sent again by itself: the
 * administrator sees the job and decides.
 */
export const mailing = jobKind({
  name: 'notice.mail',
  title: { zh: '发送邮件通知', en: 'Mailing notices' },
  input: Type.Object({ person: Type.String(), notices: Type.Array(Type.String()) }),
  attempts: 8,
  queue: 'mail',
  async run({ id, input, checkpoint, outlets, progress, transact }) {
    const { mail, address } = outlets;
    if (!mail) throw new LuodiError('mail-off');
    if ((checkpoint as Stand) === 'sending') {
      await progress(0, 1, 'asked' satisfies Stand);
      throw new LuodiError('mail-unsure');
    }
    const ready = await transact(async (tx) => {
      const box = await mailboxes.find(tx, input.person);
      const rows = await notices.list(tx, { id: input.notices, readAt: null }, {}, 'madeAt');
      if (!box || box.choice === 'none' || rows.length === 0) return null;
      const { name } = await persons.get(tx, input.person);
      const place = await jurisdictions.get(tx, tx.jurisdiction);
      const letter = letterOf(rows, {
        name,
        place: box.language === 'en' ? place.nameEn || place.name : place.name,
        language: box.language,
        address,
      });
      return { letter, to: { name: oneLine(name), address: box.address }, count: rows.length };
    });
    // Read meanwhile, or not wanted any more.
    if (ready === null) return { sent: 0 };
    const transport = await mail.transport();
    await progress(0, 1, 'sending' satisfies Stand);
    // Read to its end only once the mail server has said that it takes it.
    const text = Readable.from([Buffer.from(ready.letter.text)]);
    let handed = false;
    text.once('end', () => {
      handed = true;
    });
    try {
      await transport.sendMail({
        from: mail.from,
        to: ready.to,
        subject: ready.letter.subject,
        text,
        messageId: `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@luodi.invalid>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const { responseCode, message } = error as { responseCode?: number; message: string };
      await progress(0, 1, 'failed' satisfies Stand);
      if (responseCode !== undefined && responseCode >= 500)
        throw new LuodiError('mail-refused', { reason: message.slice(0, 200) });
      if (responseCode === undefined && handed) throw new LuodiError('mail-unsure');
      throw new Error(message.slice(0, 200));
    } finally {
      transport.close();
    }
    return { sent: ready.count };
  },
});
