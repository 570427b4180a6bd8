import { describe, expect, it } from 'vitest';
import { STAGES } from './stage.ts';
import { LISTS, TEMPLATES } from './template.ts';

describe('the shipped templates', () => {
  it('name each step once, and wait only for earlier steps', () => {
    for (const { code, nodes } of TEMPLATES) {
      const seen = new Set<string>();
      for (const node of nodes) {
        for (const before of node.after) expect(seen.has(before), `${code} ${node.code}`).toBe(true);
        expect(seen.has(node.code)).toBe(false);
        seen.add(node.code);
      }
    }
  });

  it('hold every gate of a project by a step', () => {
    const project = TEMPLATES.find((one) => one.code === 'project')!;
    for (const stage of STAGES)
      expect(
        project.nodes.some((node) => node.stage === stage),
        stage,
      ).toBe(true);
  });

  it('keep the approvals of a project within 120 working days on the longest way (国办发〔2019〕11号)', () => {
    const nodes = TEMPLATES.find((one) => one.code === 'project')!.nodes.filter(
      (node) => node.stage === 'preparatory' && node.code !== 'tender',
    );
    const ends = new Map<string, number>();
    for (const node of nodes)
      ends.set(node.code, node.days + Math.max(0, ...node.after.map((code) => ends.get(code) ?? 0)));
    expect(Math.max(...ends.values())).toBeLessThanOrEqual(120);
  });

  it('are one for each of the four lists', () =>
    expect(LISTS.map((one) => one.kind)).toEqual(TEMPLATES.map((one) => one.kind)));
});
