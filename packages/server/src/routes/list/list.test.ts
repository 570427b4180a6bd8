import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sample, sampleApp, type Visit } from '../../testing/sample.ts';

let sample: Sample;
let planner: Visit['ask'];

beforeAll(async () => {
  sample = await sampleApp('2026-11-20T08:00:00Z');
  planner = (await sample.as('planner')).ask;
}, 180_000);
afterAll(() => sample?.close());

const past = async (of: string, id: string) =>
  (await planner('GET', `/api/lists/history/${of}/${id}`)).body.history;

describe('the shape of the lists', () => {
  it('is changed by a planner, with who changed what', async () => {
    const { lists } = (await planner('GET', '/api/lists')).body;
    const own = lists.find((one: { kind: string }) => one.kind === 'project');
    const change = { version: own.version, name: '重点工程', lifecycle: ['reserve', 'started', 'completed'] };
    expect((await planner('PATCH', `/api/lists/${own.id}`, change)).status).toBe(200);
    expect((await planner('PATCH', `/api/lists/${own.id}`, change)).body.code).toBe('conflict');
    const [last] = await past('list', own.id);
    expect(last.by).toBe('沈知夏');
    expect(last.changes).toContainEqual({ field: 'name', before: '重大项目', after: '重点工程' });
    const leader = (await sample.as('leader')).ask;
    expect((await leader('PATCH', `/api/lists/${own.id}`, change)).status).toBe(403);
  });

  it('lets a project pass only through the stages of its lifecycle', async () => {
    const made = (
      await planner('POST', '/api/items/new', { title: '试办工程', kind: 'project', grade: 'ordinary' })
    ).body;
    const advanced = await planner('POST', `/api/items/${made.row.id}/stage`, {
      version: made.row.version,
      event: 'advance',
    });
    expect(advanced.body.row.stage).toBe('started');
  });

  it('has templates of the city’s own, whose steps wait only for earlier ones', async () => {
    const node = { code: 'a', name: '备案', nameEn: '', stage: null, days: 5, after: [] };
    const given = { kind: 'project', name: '社会投资项目', nameEn: '', nodes: [node] };
    const odd = {
      ...given,
      nodes: [
        { ...node, after: ['b'] },
        { ...node, code: 'b' },
      ],
    };
    expect((await planner('POST', '/api/templates', odd)).body.code).toBe('invalid');
    const { templates } = (await planner('POST', '/api/templates', given)).body;
    const own = templates.find((one: { name: string }) => one.name === '社会投资项目');
    const nodes = [{ ...node, days: 3 }];
    expect((await planner('PATCH', `/api/templates/${own.id}`, { version: 1, nodes })).status).toBe(200);
    expect((await past('template', own.id))[0].changes).toEqual([
      { field: 'nodes', before: '备案 5', after: '备案 3' },
    ]);
    // The English name goes as it came: what is sent empty is empty.
    for (const [version, nameEn] of [
      [2, 'Private projects'],
      [3, ''],
    ] as const) {
      const named = await planner('PATCH', `/api/templates/${own.id}`, { version, nameEn, nodes });
      const then = named.body.templates.find((one: { id: string }) => one.id === own.id);
      expect(then).toMatchObject({ name: '社会投资项目', nameEn });
    }
    const gone = await planner('POST', `/api/templates/${own.id}/removal`, { version: 4 });
    expect(gone.body.templates.some((one: { id: string }) => one.id === own.id)).toBe(false);
  });
});

describe('the working calendar', () => {
  it('takes a further year, and refuses days of another one and what somebody else entered meanwhile', async () => {
    const { version, years } = (await planner('GET', '/api/calendar')).body;
    expect(years.at(-1)).toMatchObject({ year: 2026, entered: false });
    const given = {
      version,
      source: '国办通知',
      off: [['2027-01-01', '2027-01-03']],
      worked: ['2027-01-09'],
    };
    expect((await planner('PUT', '/api/calendar/2027', { ...given, worked: ['2026-01-09'] })).body.code).toBe(
      'invalid',
    );
    expect((await planner('PUT', '/api/calendar/2027', given)).status).toBe(200);
    expect((await planner('PUT', '/api/calendar/2027', given)).body.code).toBe('conflict');
    expect((await planner('GET', '/api/calendar')).body.years.at(-1)).toMatchObject({
      year: 2027,
      entered: true,
    });
    expect((await past('calendar', 'calendar'))[0].changes[0]).toMatchObject({ field: '2027', before: '' });
  });
});

describe('the division of duties', () => {
  const send = async (csv: string, query = '') => {
    const visit = await sample.as('planner');
    return (await visit.send(`/api/duties/intake${query}`, '职责.csv', Buffer.from(csv))).body;
  };
  const asked = async (words: string) =>
    (await planner('GET', `/api/organisation/suggestion?words=${encodeURIComponent(words)}`)).body.bodies;

  it('is loaded from a table, once, and suggests who leads an item', async () => {
    expect(await asked('诗歌朗诵大会')).toEqual([]);
    const csv = '单位,主要职责\n江城市商务局,负责全市诗歌朗诵工作\n市乌有局,桥梁\n';
    const dry = await send(csv, '?dry=true');
    expect(dry.changes).toMatchObject([{ bodyName: '江城市商务局', added: ['诗歌朗诵'] }]);
    expect(dry.findings).toMatchObject([{ line: 3, code: 'body-unknown' }]);
    expect(await asked('诗歌朗诵大会')).toEqual([]);
    expect((await send(csv)).taken).toBe(true);
    expect((await asked('诗歌朗诵大会'))[0]).toMatchObject({
      bodyName: '江城市商务局',
      because: '诗歌朗诵',
    });
    expect(await send(csv)).toMatchObject({ changes: [], unchanged: 1 });
  });

  it('comes out as the table that goes in', async () => {
    const csv = String((await planner('GET', '/api/duties.csv')).body);
    const filled = csv.split('\r\n').filter((row) => !row.endsWith(','));
    expect(await send(filled.join('\r\n'))).toMatchObject({ changes: [], findings: [] });
  });

  it('is changed body by body, with its history', async () => {
    const { bodies } = (await planner('GET', '/api/duties')).body;
    const [first] = bodies;
    const change = { version: first.version, words: ['湖滨绿带'] };
    expect((await planner('PATCH', `/api/duties/${first.body}`, change)).status).toBe(200);
    expect((await asked('湖滨绿带'))[0]).toMatchObject({ body: first.body });
    expect((await past('duty', first.body))[0].changes).toMatchObject([
      { field: 'duties', after: '湖滨绿带' },
    ]);
  });
});
