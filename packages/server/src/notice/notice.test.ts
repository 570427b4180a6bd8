import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Job, jobs, mailboxes, notices, persons, type Worker } from '@luodi/store';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { work } from '../jobs/work.ts';
import { type City, NOW, testCity } from '../testing/city.ts';
import { isPrivate, signatureOf } from './call.ts';
import { dispatch } from './dispatch.ts';
import { letterOf } from './mail.ts';
import { type Outlets, outletsOf } from './outlet.ts';

const SECRET = 'a secret of the two of them';
const ADDRESS = 'http://127.0.0.1:8080';
let city: City;
let worker: Worker | undefined;
/** What the mail server took, as it came. */
const taken: string[] = [];
/** What it says to the next letters instead of taking them. */
const moods: ('busy' | 'refuse' | 'hang up')[] = [];
let smtp: SMTPServer;
let smtpPort = 0;
const called: { readonly headers: IncomingMessage['headers']; readonly body: string }[] = [];
const answers: number[] = [];
let receiver: Server;
let outlets: Outlets;

beforeAll(async () => {
  city = await testCity();
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const mood = moods.shift();
        if (mood === 'hang up') return smtpHangUp();
        if (mood) return done(Object.assign(new Error(mood), { responseCode: mood === 'busy' ? 451 : 550 }));
        taken.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  smtpPort = (smtp.server.address() as AddressInfo).port;
  smtp.on('error', () => {});
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const status = answers.shift() ?? 204;
      called.push({ headers: request.headers, body });
      response.writeHead(status, { location: 'http://127.0.0.1:1/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', () => resolve()));
  const { port } = receiver.address() as AddressInfo;
  outlets = outletsOf(
    {
      LUODI_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      LUODI_SMTP_FROM: '落地 <luodi@city.example>',
      LUODI_HOOK_URL: `http://127.0.0.1:${port}/in`,
      LUODI_HOOK_SECRET: SECRET,
      LUODI_HOOK_PRIVATE: 'yes',
    },
    ADDRESS,
  );
}, 240_000);
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  taken.splice(0);
  called.splice(0);
  moods.splice(0);
});
afterAll(async () => {
  receiver?.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  await city?.close();
});

/** The line breaks after the letter was handed over and before it was acknowledged. */
function smtpHangUp(): void {
  for (const connection of (smtp as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
    .connections)
    connection._socket.destroy();
}

let count = 0;
/** Tells somebody something. */
const tell = (person: string, detail: object = { period: '2026-10', count: 3 }, code = 'remind') =>
  city.transact(async (tx) => {
    count += 1;
    const id = `notice-${count}`;
    const row = { id, person, code, detail, href: '/rounds/2026-10', madeAt: tx.at, readAt: null };
    await notices.insert(tx, [row], 'tell');
    return id;
  });
const want = (person: string, choice: 'none' | 'digest' | 'once', language: 'zh' | 'en' = 'zh') =>
  city.transact((tx) => mailboxes.put(tx, { person, address: `${person}@city.example`, choice, language }));
const hand = (how: Partial<Outlets>, digest = false) =>
  city.transact((tx) => dispatch(tx, { ...outlets, mail: null, hook: null, ...how }, digest));
const mailOnly = () => ({ mail: outlets.mail });
const hookOnly = () => ({ hook: outlets.hook });
const start = async () => {
  worker = await work(city.test, () => NOW, { outlets });
};
const jobsOf = (name: string) => city.transact((tx) => jobs.list(tx, { name }));
/** The newest job of a kind, when it is as wanted. */
async function until(name: string, wanted: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const [job] = (await jobsOf(name)).sort((a, b) => b.id.localeCompare(a.id)).filter(wanted);
    if (job) return job;
    await pause(50);
  }
}
const settled = async (name: string): Promise<void> => {
  while ((await jobsOf(name)).some(({ state }) => state === 'waiting' || state === 'running'))
    await pause(50);
};
/** A letter as one reads it. */
const read = (letter: string) => {
  const [head = '', body = ''] = letter.replaceAll('\r\n', '\n').split(/\n\n(.*)/s);
  const bytes = /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString();
  return { head, body: bytes };
};

describe('a notice by mail', () => {
  it('comes at once to who wants it so, once a day to who wants that, and never to who does not', async () => {
    await want('reporter', 'once');
    await want('approver', 'digest', 'en');
    await want('leader', 'none');
    for (const person of ['reporter', 'approver', 'approver', 'leader', 'planner']) await tell(person);
    expect(await hand(mailOnly())).toBe(1);
    expect(await hand(mailOnly(), true)).toBe(2);
    await start();
    await settled('notice.mail');
    const letters = taken.map(read).sort((a, b) => a.head.localeCompare(b.head));
    expect(letters).toHaveLength(2);
    const to = (who: string) => letters.find(({ head }) => head.includes(`${who}@city.example`))!;
    expect(to('reporter').body).toContain('请填报 2026-10：本单位还有 3 个事项没有新进展');
    expect(to('reporter').body).toContain(`${ADDRESS}/rounds/2026-10`);
    expect(to('approver').body.match(/Please report for 2026-10/g)).toHaveLength(2);
    expect(to('approver').head).toContain('Auto-Submitted: auto-generated');
  });

  it('is sent once, however often one looks, and nothing is made where there is nothing to say', async () => {
    await tell('reporter');
    const before = (await jobsOf('notice.mail')).length;
    expect(await hand(mailOnly())).toBe(1);
    expect(await hand(mailOnly())).toBe(0);
    expect(await hand(mailOnly(), true)).toBe(0);
    expect((await jobsOf('notice.mail')).length).toBe(before + 1);
    await start();
    await settled('notice.mail');
    expect(taken).toHaveLength(1);
  });

  it('handed over by two at a time is handed over once', async () => {
    await tell('reporter');
    const handed = await Promise.all([hand(mailOnly()), hand(mailOnly()), hand(mailOnly())]);
    expect(handed.reduce((sum, one) => sum + one)).toBe(1);
    await start();
    await settled('notice.mail');
    expect(taken).toHaveLength(1);
  });

  it('that was read meanwhile is not sent', async () => {
    const id = await tell('reporter');
    await hand(mailOnly());
    await city.transact((tx) => notices.change(tx, { id, version: 1, readAt: tx.at }, 'read'));
    await start();
    await settled('notice.mail');
    expect(taken).toEqual([]);
  });

  it('is tried again when the mail server is busy, also after a restart, and arrives once', async () => {
    moods.push('busy');
    await tell('reporter');
    await hand(mailOnly());
    await start();
    await until('notice.mail', ({ state, error }) => state === 'waiting' && error !== null);
    await worker!.stop();
    await start();
    await settled('notice.mail');
    expect(taken).toHaveLength(1);
  });

  it('that the mail server refuses is shown to the administrator with why, and not tried again', async () => {
    moods.push('refuse');
    await tell('reporter');
    await hand(mailOnly());
    await start();
    const failed = await until('notice.mail', ({ state }) => state === 'failed');
    expect(failed).toMatchObject({ attempt: 1, error: { code: 'mail-refused' } });
    const administrator = await city.as('administrator');
    const { body } = await administrator('GET', '/api/jobs?whose=all&state=failed');
    expect(body.jobs[0]).toMatchObject({ title: '发送邮件通知', error: { code: 'mail-refused' } });
    await administrator('POST', `/api/jobs/${failed.id}/retry`);
    await settled('notice.mail');
    expect(taken).toHaveLength(1);
  });

  it('of which nobody can know whether it arrived is not sent a second time by itself', async () => {
    moods.push('hang up');
    await tell('reporter');
    await hand(mailOnly());
    await start();
    const unsure = await until('notice.mail', ({ state }) => state === 'failed');
    expect(unsure.error?.code).toBe('mail-unsure');
    // A server that was killed while it sent.
    await tell('reporter');
    await worker!.stop();
    await hand(mailOnly());
    const [killed] = (await jobsOf('notice.mail')).filter(({ state }) => state === 'waiting');
    await city.transact((tx) => jobs.mark(tx, killed!.id, { state: 'running', checkpoint: 'sending' }));
    await start();
    await until('notice.mail', ({ id, state }) => id === killed!.id && state === 'failed');
    expect(taken).toEqual([]);
    await (await city.as('administrator'))('POST', `/api/jobs/${killed!.id}/retry`);
    await until('notice.mail', ({ id, state }) => id === killed!.id && state === 'done');
    expect(taken).toHaveLength(1);
  });

  it('takes no line of its head from a name or a title', async () => {
    const evil = '张三\r\nBcc: thief@elsewhere.example\r\n\r\n<b>';
    await city.transact(async (tx) => {
      await persons.insert(tx, [{ id: 'evil', name: evil, nameEn: '' }]);
      await mailboxes.put(tx, {
        person: 'evil',
        address: 'evil@city.example',
        choice: 'once',
        language: 'zh',
      });
    });
    await tell('evil', { period: '2026-10', number: 1, title: evil, reason: evil }, 'update-returned');
    await hand(mailOnly());
    await start();
    await settled('notice.mail');
    expect(taken).toHaveLength(1);
    expect(read(taken[0]!).head).not.toMatch(/^Bcc:/im);
    const letter = letterOf([{ code: evil, detail: {}, href: '/x' }], {
      name: evil,
      place: evil,
      language: 'zh',
      address: ADDRESS,
    });
    expect(letter.subject).not.toMatch(/[\r\n]/);
    expect(letter.text.split('\n').some((line) => line.startsWith('Bcc:'))).toBe(false);
  });

  it('is chosen by each person for themselves; an address is kept in no chain and can be forgotten', async () => {
    const own = await testCity({ outlets });
    try {
      const planner = await own.as('planner');
      expect((await planner('GET', '/api/me/mailbox')).body).toEqual({
        available: true,
        address: null,
        choice: 'digest',
      });
      const choose = (address: string | null) =>
        planner('PUT', '/api/me/mailbox', { address, choice: 'once' });
      for (const wrong of ['a@b\r\nBcc: x@y', 'a@b, c@d', 'nobody', '<a@b>'])
        expect((await choose(wrong)).status, wrong).toBe(400);
      expect((await choose('plan@city.example')).body).toMatchObject({ address: 'plan@city.example' });
      const { rows } = await own.test.signIn.query(
        `select count(*)::integer as n from pg_stat_user_tables where relname = 'mailbox'`,
      );
      expect(rows[0].n).toBe(1);
      expect((await choose(null)).body.address).toBeNull();
    } finally {
      await own.close();
    }
    const off = await city.as('planner');
    expect(await off('PUT', '/api/me/mailbox', { address: 'a@b.c', choice: 'once' })).toMatchObject({
      status: 409,
      body: { code: 'mail-off' },
    });
  }, 120_000);
});

describe('a notice to the webhook', () => {
  it('is signed over time and body, says who is told what in both languages, and is passed on once', async () => {
    await hand(hookOnly());
    const id = await tell('reporter');
    await hand(hookOnly());
    expect(await hand(hookOnly())).toBe(0);
    await start();
    await settled('notice.hook');
    const { headers, body } = called.find((one) => one.headers['luodi-id'] === id)!;
    expect(called.filter((one) => one.headers['luodi-id'] === id)).toHaveLength(1);
    expect(headers['luodi-signature']).toBe(`v1=${signatureOf(SECRET, String(headers['luodi-time']), body)}`);
    expect(JSON.parse(body)).toMatchObject({
      id,
      code: 'remind',
      text: { zh: '请填报 2026-10：本单位还有 3 个事项没有新进展' },
      person: { id: 'reporter', usernames: ['reporter'] },
      href: `${ADDRESS}/rounds/2026-10`,
    });
  });

  it('is tried again when the receiver is broken, with the same id, and not when it refuses', async () => {
    answers.push(503);
    const id = await tell('reporter');
    await hand(hookOnly());
    await start();
    await settled('notice.hook');
    expect(called.map((one) => one.headers['luodi-id'])).toEqual([id, id]);
    answers.push(403);
    await tell('reporter');
    await hand(hookOnly());
    const refused = await until('notice.hook', ({ state }) => state === 'failed');
    expect(refused).toMatchObject({ attempt: 1, error: { code: 'hook-refused', detail: { status: 403 } } });
  });

  it('follows no redirect', async () => {
    answers.push(302);
    const id = await tell('reporter');
    await hand(hookOnly());
    await start();
    const failed = await until('notice.hook', (job) => job.id === `hook-${id}` && job.state === 'failed');
    expect(failed.error).toMatchObject({ code: 'hook-refused', detail: { status: 302 } });
  });

  it.each(['https://127.0.0.1:9/', 'https://localhost:9/', 'https://[::1]:9/', 'https://169.254.169.254/'])(
    'does not go to %s unless that is meant',
    async (url) => {
      const id = await tell('reporter');
      const near = outletsOf({ LUODI_HOOK_URL: url, LUODI_HOOK_SECRET: SECRET }, ADDRESS);
      await hand(hookOnly());
      worker = await work(city.test, () => NOW, { outlets: near });
      const failed = await until('notice.hook', (job) => job.id === `hook-${id}` && job.error !== null);
      expect(failed.error?.code).toBe('hook-private');
    },
  );
});

describe('isPrivate()', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
    'fc00::1',
    'fe80::1',
    'nonsense',
  ])('is true of %s', (address) => {
    expect(isPrivate(address)).toBe(true);
  });
  it.each(['8.8.8.8', '114.114.114.114', '172.32.0.1', '2400:3200::1'])('is false of %s', (address) => {
    expect(isPrivate(address)).toBe(false);
  });
});

describe('outletsOf()', () => {
  const refused = (environment: Record<string, string>) => () => outletsOf(environment, ADDRESS);
  it('names the variable that is wrong, and never the password', () => {
    expect(refused({ LUODI_SMTP_URL: 'mail:secret@host' })).toThrow('LUODI_SMTP_URL');
    expect(refused({ LUODI_SMTP_URL: 'mail:secret@host' })).not.toThrow('secret@host');
    expect(refused({ LUODI_SMTP_URL: 'smtp://h' })).toThrow('LUODI_SMTP_FROM');
    expect(refused({ LUODI_SMTP_URL: 'smtp://h', LUODI_SMTP_FROM: 'a@b\r\nBcc: c@d' })).toThrow(
      'LUODI_SMTP_FROM',
    );
    expect(refused({ LUODI_HOOK_URL: 'http://hook.example', LUODI_HOOK_SECRET: SECRET })).toThrow('https');
    expect(refused({ LUODI_HOOK_URL: 'https://hook.example', LUODI_HOOK_SECRET: 'short' })).toThrow(
      'LUODI_HOOK_SECRET',
    );
  });
});
