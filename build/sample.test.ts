import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../packages/domain/src/index/catalogue/catalogue.ts';

const folder = new URL('../examples/jiangcheng/', import.meta.url).pathname;
const text = (name: string) => readFileSync(folder + name, 'utf8');
const recommendations = text('recommendations.txt');

interface Defects {
  readonly defects: readonly {
    readonly code: string;
    readonly quote: string;
    readonly occurrence: number;
    readonly start: number;
    readonly end: number;
  }[];
}
interface Framework {
  readonly units: readonly string[];
  readonly nodes: readonly {
    readonly code: string;
    readonly level: number;
    readonly parent: string | null;
    readonly weight: number;
    readonly direction: number;
    readonly clauses: readonly { readonly article: number; readonly quotation: string }[];
  }[];
}
interface Centres {
  readonly clauses: Readonly<Record<string, readonly { readonly quotation: string }[]>>;
}
interface Dated {
  readonly id: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}
interface Organisation {
  readonly areas: readonly (Dated & { readonly kind: string; readonly overlaps: readonly string[] })[];
  readonly bodies: readonly (Dated & { readonly parent: string | null; readonly area: string })[];
  readonly lineage: readonly {
    readonly on: string;
    readonly from: readonly string[];
    readonly to: readonly string[];
  }[];
  readonly posts: readonly { readonly id: string; readonly body: string }[];
  readonly persons: readonly { readonly id: string }[];
  readonly holdings: readonly {
    readonly post: string;
    readonly person: string;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly deputy: boolean;
  }[];
  readonly duties: readonly { readonly body: string; readonly words: readonly string[] }[];
}

const framework = JSON.parse(text('framework.json')) as Framework;
const centres = JSON.parse(text('centres.json')) as Centres;
const organisation = JSON.parse(text('organisation.json')) as Organisation;
const observations = text('observations.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [
      indicator = '',
      area = '',
      period = '',
      value = '',
      unit = '',
      vintage = '',
      source = '',
      missing = '',
    ] = line.split(',');
    return { indicator, area, period, value, unit, vintage, source, missing };
  });

describe('the sample city', () => {
  it('has each planted defect where the list says', () => {
    const { defects } = JSON.parse(text('recommendations.defects.json')) as Defects;
    for (const { code, quote, occurrence, start, end } of defects) {
      expect(recommendations.slice(start, end), code).toBe(quote);
      expect(recommendations.slice(0, end).split(quote).length - 1, code).toBe(occurrence);
    }
  });

  it('says of every file that it is a sample', () => {
    for (const name of [
      'README.md',
      'recommendations.txt',
      'recommendations.defects.json',
      'outline.md',
      'carried.json',
      'framework.json',
      'centres.json',
      'organisation.json',
    ]) {
      expect(text(name), name).toContain('江城市为虚构');
    }
    for (const { source } of observations) expect(source).toMatch(/^示例·/);
  });

  it('is made again from its seed to the byte', () => {
    expect(() => execFileSync(process.execPath, [`${folder}build.mjs`, '--check'])).not.toThrow();
  });

  it('quotes the recommendations in every node of its indices', () => {
    const adopted = Object.entries(centres.clauses).map(([code, clauses]) => ({ code, clauses }));
    for (const { code, clauses } of [...framework.nodes, ...adopted]) {
      expect(clauses.length, code).toBeGreaterThan(0);
      for (const { quotation } of clauses) expect(recommendations, code).toContain(quotation);
    }
  });

  it('weighs each group of its index to one', () => {
    const parents = new Set(framework.nodes.map((node) => node.parent));
    for (const parent of parents) {
      const sum = framework.nodes
        .filter((node) => node.parent === parent)
        .reduce((total, node) => total + node.weight, 0);
      expect(sum, String(parent)).toBeCloseTo(1, 12);
    }
  });

  it('has every indicator in the catalogue, in the same unit and direction', () => {
    const held = new Map(CATALOGUE.map((one) => [one.code, one]));
    for (const { indicator, unit } of observations)
      expect(held.get(indicator)?.unit.zh, indicator).toBe(unit);
    for (const node of framework.nodes.filter((one) => one.level === 1))
      expect(held.get(node.code)?.direction, node.code).toBe(node.direction);
  });

  it('has a value or a reason in every observation', () => {
    for (const one of observations) expect(one.value === '', JSON.stringify(one)).toBe(one.missing !== '');
  });

  it('adds its districts up to the city where a figure is a sum, and leaves the zones out', () => {
    const latest = new Map(
      observations.map((one) => [`${one.indicator} ${one.area} ${one.period}`, one.value]),
    );
    for (const indicator of [
      'GDP',
      'RETAIL_SALES',
      'TRADE',
      'HIGH_TECH_FIRMS',
      'OVERNIGHT_VISITORS',
      'PARCELS',
    ]) {
      for (const year of [2020, 2021, 2022, 2023, 2024, 2025]) {
        const sum = framework.units.reduce(
          (total, area) => total + Number(latest.get(`${indicator} ${area} ${year}`)),
          0,
        );
        expect(sum, `${indicator} ${year}`).toBeCloseTo(
          Number(latest.get(`${indicator} jiangcheng ${year}`)),
          6,
        );
      }
    }
  });

  it('names only areas, bodies, posts and persons that it has', () => {
    const areas = new Set(organisation.areas.map((one) => one.id));
    const bodies = new Set(organisation.bodies.map((one) => one.id));
    const posts = new Set(organisation.posts.map((one) => one.id));
    const persons = new Set(organisation.persons.map((one) => one.id));
    const strange = [
      ...organisation.areas.flatMap((one) => one.overlaps.filter((id) => !areas.has(id))),
      ...organisation.bodies.flatMap((one) => [
        ...(one.parent !== null && !bodies.has(one.parent) ? [one.parent] : []),
        ...(areas.has(one.area) ? [] : [one.area]),
      ]),
      ...organisation.lineage.flatMap((one) =>
        [...one.from, ...one.to].filter((id) => !bodies.has(id) && !areas.has(id)),
      ),
      ...organisation.posts.flatMap((one) => (bodies.has(one.body) ? [] : [one.body])),
      ...organisation.holdings.flatMap((one) => [
        ...(posts.has(one.post) ? [] : [one.post]),
        ...(persons.has(one.person) ? [] : [one.person]),
      ]),
      ...organisation.duties.flatMap((one) => (bodies.has(one.body) ? [] : [one.body])),
      ...observations.flatMap((one) => (areas.has(one.area) ? [] : [one.area])),
    ];
    expect(strange).toEqual([]);
  });

  it('ends a body or an area on the day on which its successor begins', () => {
    const bodies = new Map([...organisation.bodies, ...organisation.areas].map((one) => [one.id, one]));
    for (const { on, from, to } of organisation.lineage) {
      for (const id of from) expect(bodies.get(id)?.validTo).toBe(on);
      for (const id of to) expect(bodies.get(id)?.validFrom).toBe(on);
    }
  });

  it('has at most one holder of a post on a day, deputies apart', () => {
    const full = organisation.holdings.filter((one) => !one.deputy);
    for (const one of full) {
      const others = full.filter(
        (other) =>
          other !== one &&
          other.post === one.post &&
          (other.validTo === null || other.validTo > one.validFrom) &&
          (one.validTo === null || one.validTo > other.validFrom),
      );
      expect(others, one.post).toEqual([]);
    }
  });
});
