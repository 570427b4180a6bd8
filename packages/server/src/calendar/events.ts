import type { Language } from '@luodi/domain';
import { calendarFeeds, rounds, type Tx, updates } from '@luodi/store';
import type { DayEvent } from './write.ts';

/** Whose days these are. */
export interface Whose {
  readonly bodies: readonly string[];
  /** Who follows items, and approves what is filed. */
  readonly person: string | null;
  readonly approves: boolean;
}

/** Days back and ahead that a calendar shows, and how many milestones at most. */
const BACK = 90;
const AHEAD = 3 * 366;
const MOST = 3000;

const WORDS = {
  zh: {
    milestone: '节点',
    round: '填报',
    verdict: '审核',
    owed: (period: string, missing: number) => `填报 ${period} 进展：还差 ${missing} 项`,
    returned: (count: number) => `其中被退回 ${count} 项`,
    waits: (period: string, count: number) => `审核 ${period} 进展：待审 ${count} 项`,
    of: (number: number, title: string, body: string) =>
      `事项 ${number} ${title}${body && `\n牵头单位：${body}`}`,
  },
  en: {
    milestone: 'milestone',
    round: 'report',
    verdict: 'approval',
    owed: (period: string, missing: number) => `Report progress of ${period}: ${missing} still missing`,
    returned: (count: number) => `${count} of them returned`,
    waits: (period: string, count: number) => `Approve reports of ${period}: ${count} waiting`,
    of: (number: number, title: string, body: string) =>
      `Item ${number} ${title}${body && `\nLead body: ${body}`}`,
  },
} as const;

/** Milestones that are not reached, and what rounds that are open still ask. */
export async function eventsOf(
  tx: Tx,
  { bodies, person, approves }: Whose,
  {
    address,
    language,
    today,
  }: { readonly address: string; readonly language: Language; readonly today: string },
): Promise<DayEvent[]> {
  const said = WORDS[language];
  const uid = (name: string) => `${name}@${tx.jurisdiction}.luodi`;
  const page = (path: string) => new URL(path, address).href;
  const due = await calendarFeeds.due(tx, {
    bodies,
    person,
    from: shift(today, -BACK),
    to: shift(today, AHEAD),
    limit: MOST,
  });
  const open =
    bodies.length === 0 ? [] : (await rounds.tallies(tx, bodies)).filter((one) => one.state === 'open');
  const waiting = approves ? await updates.waiting(tx, bodies) : [];
  const whose = person ?? bodies[0] ?? '';
  return [
    ...due.map((one) => ({
      uid: uid(`milestone-${one.id}`),
      sequence: one.version - 1,
      day: one.due,
      summary: `${one.title} · ${one.itemTitle}`,
      description: said.of(one.number, one.itemTitle, one.bodyName),
      url: page(`/items/${one.item}`),
      categories: [said.milestone],
    })),
    ...open.flatMap(({ period, due: day, asked, submitted, approved, returned, version }) => {
      const missing = asked - submitted - approved;
      const about = { day, sequence: version - 1, url: page(`/rounds/${period}`) };
      const wait = waiting.find((one) => one.period === period);
      return [
        ...(missing > 0
          ? [
              {
                ...about,
                uid: uid(`round-${period}-${whose}`),
                summary: said.owed(period, missing),
                description: returned > 0 ? said.returned(returned) : '',
                categories: [said.round],
              },
            ]
          : []),
        ...(wait
          ? [
              {
                ...about,
                uid: uid(`verdict-${period}-${whose}`),
                summary: said.waits(period, wait.count),
                description: '',
                categories: [said.verdict],
              },
            ]
          : []),
      ];
    }),
  ];
}

const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
