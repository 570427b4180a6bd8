import { endpoints } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { ownOnly, permits, policies } from './index.ts';
import { SIGNED_IN } from './policy.ts';

describe('the rule book', () => {
  it('has a rule for every endpoint that is not open', () => {
    for (const endpoint of endpoints) {
      if (endpoint.open) continue;
      expect(policies[endpoint.noun][endpoint.verb], endpoint.name).toBeDefined();
    }
  });

  it('reads as this table: role × verb × own body or not', () => {
    const table: Record<string, string> = {};
    for (const [noun, policy] of Object.entries(policies)) {
      for (const [verb, rule] of Object.entries(policy)) {
        table[`${noun}.${verb}`] = [
          ...rule.any.map((role) => role as string),
          ...(rule.own ?? []).map((role) => `${role} (own body)`),
        ].join(', ');
      }
    }
    expect(table).toMatchSnapshot();
  });

  it('lets the public see no working screen', () => {
    for (const endpoint of endpoints) {
      if (endpoint.open) continue;
      expect(permits(['public'], endpoint.noun, endpoint.verb), endpoint.name).toBe(
        endpoint.noun === 'session',
      );
    }
  });

  it('holds a reporter to the own body', () => {
    expect(ownOnly(['reporter'], 'update', 'file')).toBe(true);
    expect(ownOnly(['reporter', 'planner'], 'update', 'file')).toBe(false);
  });

  it('lets nobody change the audit chain', () => {
    for (const role of SIGNED_IN) {
      for (const verb of ['create', 'change', 'decide', 'administer'] as const) {
        expect(permits([role], 'audit', verb)).toBe(false);
      }
    }
  });
});
