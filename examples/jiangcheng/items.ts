// Sample data, Jiangcheng is fictional. Makes items.json from items.tsv and organisation.json: owners, money, steps with
// their links, stages, and how far each has come. Seeded: the same bytes on every run.
//   npx tsx examples/jiangcheng/items.ts            writes the file
//   npx tsx examples/jiangcheng/items.ts --check    exits 1 where the file differs from what would be written
import { readFileSync, writeFileSync } from 'node:fs';
import { gate, STAGES, type Stage, TEMPLATES, type TemplateNode, workCalendar } from '@luodi/domain/list';

const here = import.meta.dirname;
const calendar = workCalendar();
/** How far things have come is told as of this day. */
const TODAY = '2026-11-20';
const SEED = 20260301;

interface Line {
  readonly article: string;
  readonly kind: 'project' | 'policy' | 'platform' | 'reform';
  readonly grade: string;
  readonly title: string;
  readonly quotation: string;
  readonly lead: string;
  readonly supporting: readonly string[];
  readonly investment: number | null;
  readonly areas: readonly string[];
  readonly part: string;
}
interface Step {
  id: string;
  code: string;
  title: string;
  stage: Stage | null;
  start: string;
  due: string;
  originalDue: string;
  duration: number;
  doneOn: string | null;
}
interface Tie {
  from: string;
  to: string;
  kind: string;
  lag: number;
}

/** mulberry32, seeded by a name, so that a line that is added leaves the others as they are. */
function stream(name: string): () => number {
  let state = SEED;
  for (const sign of name) state = Math.imul(state ^ sign.codePointAt(0)!, 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const lines: Line[] = readFileSync(`${here}/items.tsv`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [article, kind, grade, title, quotation, lead, supporting, investment, areas, part] = line.split('\t');
    return {
      article: article!,
      kind: kind as Line['kind'],
      grade: grade!,
      title: title!,
      quotation: quotation!,
      lead: lead!,
      supporting: supporting!.split(' ').filter(Boolean),
      investment: investment === '' ? null : Number(investment),
      areas: areas!.split(' ').filter(Boolean),
      part: part ?? '',
    };
  });
const organisation = JSON.parse(readFileSync(`${here}/organisation.json`, 'utf8')) as {
  areas: { id: string; name: string }[];
  bodies: { id: string; area: string }[];
};
const areaOf = new Map(organisation.bodies.map((body) => [body.id, body.area]));

const LEADERS: readonly (readonly [string, RegExp])[] = [
  ['vice-executive', /^(drc|finance|statistics|sasac|market|office|justice|law|commerce|foreign|labour)$/],
  ['vice-industry', /^(industry|science|data|invest-group|science-city|port-zone|luhu-gov|wushi-gov)$/],
  ['vice-city', /^(transport|housing|land|ecology|management|metro-group|build-group|port-group|yundong-gov|yunxi-gov)$/],
  ['vice-people', /^(education|health|civil|culture|sport|medicare|publicity)$/],
  ['vice-rural', /^(agriculture|water|water-group|emergency|forestry|yinan-gov|qingtang-gov)$/],
];
const COUNTRY = ['yundong', 'yunxi', 'luhu', 'wushi', 'yinan', 'qingtang'];
const NAMES: Readonly<Record<string, string>> = {
  沄东: 'yundong', 沄西: 'yunxi', 西津: 'yunxi', 鹭湖: 'luhu', 乌石: 'wushi', 漪: 'yinan', 菱湖: 'yinan', 凤栖岭: 'yinan', 青塘: 'qingtang', 雁湖: 'luhu',
};
/** Parts need no approval of their own: they begin with the tender. */
const PART = new Set(['tender', 'permit', 'start', 'structure', 'fitting', 'acceptance']);
/** What is built by its parts has no building of its own. */
const WHOLE = new Set(['drawing', 'tender', 'permit', 'structure', 'fitting']);
const SOURCES: readonly (readonly [string, number])[] = [
  ['central', 0.08], ['province', 0.1], ['city', 0.24], ['district', 0.1], ['bond', 0.2], ['bank', 0.18], ['own', 0.1],
];

const add = (day: string, days: number) => calendar.add(day, days);
const round = (value: number, unit: number) => Math.round(value / unit) * unit;
const parts = new Map<string, Line[]>();
for (const line of lines) if (line.part !== '') parts.set(line.part, [...(parts.get(line.part) ?? []), line]);

const steps = new Map<string, Step[]>();
const links: Tie[] = [];
const ids = new Map(lines.map((line, at) => [line.title, `item-${String(at + 1).padStart(3, '0')}`]));
const pace = new Map<string, number>();

/** Plans the steps of an item from a day on and says how far they have come. */
function plan(line: Line, begin: string, nodes: readonly TemplateNode[], scale: number): Step[] {
  const next = stream(`${line.title} steps`);
  const id = ids.get(line.title)!;
  const speed = pace.get(line.title)!;
  const made: Step[] = [];
  const known = new Set(nodes.map((node) => node.code));
  let behind = 0;
  nodes.forEach((node, at) => {
    const after = node.after.filter((code) => known.has(code));
    const waits = after.map((code) => made.find((one) => one.code === code)!);
    const first = waits.map((one) => one.originalDue).sort().at(-1);
    const start = first === undefined ? begin : add(first, 1 + Math.floor(6 * next()));
    const building = node.code === 'structure' || node.code === 'fitting' || node.code === 'build';
    const duration = building ? Math.round(node.days * scale) : node.days;
    const due = duration === 0 ? start : add(start, duration - 1);
    // A slow item loses a part of each step; a quick one wins a little.
    behind += Math.round(Math.max(1, duration) * (speed - 1) * (0.4 + 0.9 * next()));
    const actual = add(due, behind);
    const moved = speed > 1.18 && next() < 0.3 && actual > due;
    made.push({
      id: `${id}-${at + 1}`,
      code: node.code,
      title: node.name,
      stage: node.stage,
      start,
      due: moved ? actual : due,
      originalDue: due,
      duration,
      doneOn: actual <= TODAY ? actual : null,
    });
    for (const one of waits) links.push({ from: one.id, to: `${id}-${at + 1}`, kind: 'FS', lag: 0 });
  });
  // Nothing is reached before what it waits for.
  for (const one of made) {
    const waits = links.filter((tie) => tie.to === one.id).map((tie) => made.find((other) => other.id === tie.from));
    if (waits.some((other) => other && (other.doneOn === null || (one.doneOn ?? '') < other.doneOn))) one.doneOn = null;
  }
  steps.set(line.title, made);
  return made;
}

const template = (kind: Line['kind']) => TEMPLATES.find((one) => one.kind === kind)!.nodes;
const sorted = [...lines].sort((a, b) => Number(a.part !== '') - Number(b.part !== ''));
for (const line of sorted) {
  const next = stream(line.title);
  const draw = next();
  pace.set(line.title, draw < 0.1 ? 1.3 + 0.25 * next() : draw < 0.32 ? 1.1 + 0.15 * next() : 0.94 + 0.12 * next());
}
const amount = new Map(
  lines.map((line) => {
    const next = stream(`${line.title} money`);
    const drawn = line.kind === 'project' ? Math.exp(-0.4 + 2.6 * next()) : line.kind === 'platform' && next() < 0.4 ? 0.3 + 2.5 * next() : null;
    const whole = (parts.get(line.title) ?? []).reduce((sum, one) => sum + one.investment!, 0);
    const value = line.investment ?? (whole > 0 ? whole * (1.06 + 0.2 * next()) : drawn);
    return [line.title, value === null ? null : round(value * 10_000, value > 5 ? 1000 : 100)] as const;
  }),
);
for (const line of sorted) {
  const next = stream(`${line.title} begin`);
  const own = parts.get(line.title);
  const scale = line.kind === 'project' ? 0.45 + 0.16 * Math.log2(1 + (amount.get(line.title) ?? 5000) / 10_000) : 0.8 + 0.5 * next();
  if (line.part === '') {
    // Some were begun in the years before the plan and are carried on.
    const months = line.kind === 'project' ? Math.floor(-30 + 46 * next()) : Math.floor(-6 + 30 * next());
    const at = 2026 * 12 + months;
    const begin = add(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`, 1 + Math.floor(12 * next()));
    plan(line, begin, own ? template(line.kind).filter((node) => !WHOLE.has(node.code)).map((node) => (node.code === 'start' ? { ...node, after: ['design', 'environment'] } : node.code === 'acceptance' ? { ...node, after: ['start'] } : node)) : template(line.kind), scale);
  } else {
    const whole = steps.get(line.part)!;
    const gateway = whole.find((one) => one.code === 'design' || one.code === 'approve')!;
    const begin = add(gateway.originalDue, 3 + Math.floor(60 * next()));
    const made = plan(line, begin, template('project').filter((node) => PART.has(node.code)), scale);
    links.push({ from: gateway.id, to: made[0]!.id, kind: 'FS', lag: 0 });
    if (gateway.doneOn === null || (made[0]!.doneOn ?? '9999') < gateway.doneOn) for (const one of made) one.doneOn = null;
    const end = whole.find((one) => one.code === 'acceptance' || one.code === 'open');
    if (end) links.push({ from: made.at(-1)!.id, to: end.id, kind: 'FS', lag: 0 });
  }
}
// The whole is accepted after its parts.
for (const [title, own] of parts) {
  const whole = steps.get(title)!;
  const last = own.map((one) => steps.get(one.title)!.at(-1)!.originalDue).sort().at(-1)!;
  const done = own.every((one) => steps.get(one.title)!.at(-1)!.doneOn !== null);
  let day = last;
  for (const one of whole.filter((step) => ['acceptance', 'handover', 'open', 'assess'].includes(step.code))) {
    one.start = add(day, 1);
    one.due = one.originalDue = add(one.start, Math.max(0, one.duration - 1));
    if (!done || one.due > TODAY) one.doneOn = null;
    day = one.due;
  }
  const start = whole.find((step) => step.code === 'start');
  if (start) {
    const begun = own.map((one) => steps.get(one.title)!.find((step) => step.code === 'start')!);
    start.start = start.due = start.originalDue = begun.map((one) => one.originalDue).sort()[0]!;
    start.doneOn = begun.map((one) => one.doneOn).filter((day) => day !== null).sort()[0] ?? null;
  }
}
/** Links between items that the plan itself implies. */
const ACROSS: readonly (readonly [string, string, string, string, string, number])[] = [
  ['铁路专用线沄东货场', 'acceptance', '沄港三期堆场自动化改造', 'acceptance', 'FF', 20],
  ['江泽高铁江城段征地拆迁', 'start', '江城南站站房及站场', 'start', 'FS', 40],
  ['江城南站站房及站场', 'structure', '江城南站东西广场及换乘中心', 'fitting', 'FS', 0],
  ['6号线土建二标（西津门—鹭湖东）', 'structure', '6号线机电及系统安装', 'fitting', 'SS', 60],
  ['6号线鹭湖东车辆段', 'acceptance', '6号线机电及系统安装', 'acceptance', 'FF', 10],
  ['菱湖取水泵站', 'acceptance', '菱湖至沄西原水管线', 'acceptance', 'FF', 0],
  ['鹭湖科学城中心区市政道路', 'structure', '鹭湖科学家社区一期', 'fitting', 'FS', -20],
  ['沄东老工业片区土壤修复', 'acceptance', '沄东滨江路网重构', 'structure', 'FS', 5],
  ['T3航站楼主体工程', 'structure', '机场东进场路', 'acceptance', 'FF', 0],
  ['智算中心一期机房', 'acceptance', '行业高质量数据集', 'build', 'FS', 0],
];
for (const [from, at, to, then, kind, lag] of ACROSS) {
  const a = steps.get(from)!.find((one) => one.code === at)!;
  const b = steps.get(to)!.find((one) => one.code === then)!;
  if (b.doneOn === null || a.doneOn !== null) links.push({ from: a.id, to: b.id, kind, lag });
}

/** Yearly plan of money along the working days of building, and what of it was done. */
function money(line: Line, made: readonly Step[]) {
  const budget = amount.get(line.title);
  if (budget == null) return { budget: null, investment: [], funding: [] };
  const next = stream(`${line.title} spending`);
  const from = calendar.before((made.find((one) => one.code === 'design' || one.code === 'tender' || one.code === 'scheme') ?? made[0]!).start);
  const to = calendar.through(made.find((one) => one.code === 'acceptance' || one.code === 'open')?.originalDue ?? made.at(-1)!.originalDue);
  const investment: { year: number; planned: number; completed: number | null }[] = [];
  const funding: object[] = [];
  const chosen = SOURCES.filter(([source]) => (line.lead.endsWith('group') ? source !== 'district' : source !== 'own') && next() < 0.75);
  const shares = chosen.length > 0 ? chosen : [['city', 1] as const];
  const sum = shares.reduce((all, [, share]) => all + share, 0);
  let left = budget;
  for (let year = Number(calendar.startDay(from).slice(0, 4)); year <= Number(calendar.finishDay(to).slice(0, 4)); year += 1) {
    const days = Math.max(0, Math.min(to, calendar.through(`${year}-12-31`)) - Math.max(from, calendar.before(`${year}-01-01`)));
    const last = calendar.through(`${year}-12-31`) >= to;
    const planned = last ? left : round((budget * days) / Math.max(1, to - from), 10);
    left -= planned;
    const speed = Math.min(1.04, (1.02 / pace.get(line.title)!) * (0.92 + 0.14 * next()));
    const share = year < 2026 ? 1 : year === 2026 ? 0.86 : 0;
    const completed = year > 2026 ? null : round(planned * share * speed, 10);
    if (planned > 0) investment.push({ year, planned, completed });
    for (const [source, part] of shares) {
      const wanted = round((planned * part) / sum, 10);
      if (wanted === 0) continue;
      const authorised = year > 2026 ? null : round(wanted * (0.9 + 0.12 * next()), 10);
      const committed = authorised === null ? null : round(Math.min(authorised, wanted * share) * (0.88 + 0.12 * next()), 10);
      const paid = committed === null ? null : round(committed * (0.7 + 0.25 * next()), 10);
      funding.push({ year, source, planned: wanted, authorised, committed, paid });
    }
  }
  return { budget, investment, funding };
}

const waits = new Set(links.map((tie) => tie.to));
const items = lines.map((line, at) => {
  const next = stream(`${line.title} rest`);
  const made = steps.get(line.title)!;
  const speed = pace.get(line.title)!;
  const stage = line.kind === 'project' ? (STAGES.find((one) => gate(one, made).length > 0) ?? 'operation') : null;
  const spent = money(line, made);
  const counted = made.reduce((sum, one) => sum + Math.max(1, one.duration), 0);
  const running = made.find((one) => one.doneOn === null && one.start <= TODAY && one.duration > 0);
  const part = running ? Math.min(0.9, (calendar.through(TODAY) - calendar.before(running.start)) / running.duration / speed) * running.duration : 0;
  const come = made.filter((one) => one.doneOn !== null).reduce((sum, one) => sum + Math.max(1, one.duration), 0) + part;
  const done = made.every((one) => one.doneOn !== null);
  const begun = come > 0;
  const criteria = [
    ...(spent.budget !== null && spent.budget >= 100_000 ? ['总投资10亿元以上'] : []),
    ...(line.grade === 'major' ? ['文本点名'] : []),
    ...(line.part === '' && next() < 0.16 ? ['市委全会重点任务'] : []),
    ...(line.kind === 'reform' && next() < 0.12 ? ['省级改革试点'] : []),
  ];
  const named = Object.entries(NAMES).filter(([name]) => line.title.includes(name)).map(([, area]) => area);
  const home = areaOf.get(line.lead);
  const areas = line.areas.length > 0 ? line.areas : named.length > 0 ? [...new Set(named)] : home && home !== 'jiangcheng' ? [home] : line.kind === 'project' && next() < 0.5 ? [COUNTRY[Math.floor(next() * 6)]!] : ['jiangcheng'];
  const tags = [
    ...(made.some((one) => one.code === 'start' && one.originalDue < '2026-01-01') ? ['续建'] : []),
    ...(made.some((one) => one.code === 'start' && one.originalDue.startsWith('2026')) ? ['2026年新开工'] : []),
    ...(areas.length > 1 ? ['跨区'] : []),
    ...(spent.funding.some((one) => (one as { source: string }).source === 'bond') ? ['专项债'] : []),
    ...(/养老|医院|学校|保障|老旧|适老|健身|易涝|供水|托育|救助/.test(line.title) ? ['民生实事'] : []),
    ...(line.part === '' ? [] : ['子项目']),
  ];
  const said = speed > 1.3 ? 'off-track' : speed > 1.1 ? (next() < 0.6 ? 'at-risk' : 'on-track') : 'on-track';
  return {
    id: `item-${String(at + 1).padStart(3, '0')}`,
    title: line.title,
    kind: line.kind,
    grade: criteria.length > 0 ? 'major' : 'ordinary',
    criteria,
    clause: { article: line.article, quotation: line.quotation },
    part: line.part === '' ? null : ids.get(line.part)!,
    lead: line.lead || null,
    supporting: line.supporting,
    leader: LEADERS.find(([, leads]) => leads.test(line.lead))?.[0] ?? null,
    areas,
    period: [Math.min(2026, Number(made[0]!.start.slice(0, 4))), Math.max(2027, Math.min(2030, Number(made.at(-1)!.originalDue.slice(0, 4))))],
    official: done ? 'completed' : !begun ? 'not-started' : said,
    evidence: !begun ? 'none' : next() < 0.25 ? 'verified' : next() < 0.5 ? 'evidenced' : next() < 0.8 ? 'claimed' : 'none',
    stage,
    template: line.kind,
    goal: '',
    tags,
    pace: Math.round((1 / speed) * 100) / 100,
    physical: done ? 100 : begun ? Math.min(99, Math.round((100 * come) / counted)) : 0,
    ...spent,
    // What waits for another step begins when that lets it.
    milestones: made.map((one) => (waits.has(one.id) ? { ...one, start: null } : one)),
  };
});

/** Items that became others: nothing promised disappears. */
const former = [
  { title: '公共数据授权运营平台', kind: 'platform', act: 'merge', into: ['江城数据交易服务中心'], article: '21', reason: '与数据交易服务中心功能重合，合并建设' },
  { title: '轨道交通延伸工程', kind: 'project', act: 'split', into: ['轨道交通7号线一期工程', '轨道交通2号线东延线工程'], article: '34', reason: '建设规划分别批复，拆为两项' },
  { title: '雁湖湿地科普馆', kind: 'project', act: 'replace', into: ['雁湖湿地研学营地'], article: '44', reason: '调整建设内容，以研学营地替代' },
].map((one, at) => ({ id: `former-${at + 1}`, title: one.title, kind: one.kind, act: one.act, article: one.article, into: one.into.map((title) => ids.get(title)!), reason: one.reason }));

const list = (rows: readonly object[]) => rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n');
const text = `{
 "sample": "示例数据，江城市为虚构 / sample data, Jiangcheng is fictional",
 "asOf": "${TODAY}",
 "items": [
${list(items)}
 ],
 "links": [
${list(links)}
 ],
 "former": [
${list(former)}
 ]
}
`;
const path = `${here}/items.json`;
if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== text) {
    console.error('items.json differs from what items.ts makes');
    process.exitCode = 1;
  }
} else writeFileSync(path, text);
