import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** A sign-in whose first step is done. */
export interface FirstStep {
  readonly user: string;
  readonly person: string;
  readonly username: string;
  /** Of the password then: where it changes meanwhile, the step is worth nothing. */
  readonly digest: string | null;
  readonly door: 'name' | 'directory';
  /** The ID token it began with, where the directory was the door. */
  readonly token?: string;
}

/** Sign-ins between their two steps. */
export interface Steps {
  /** @returns the cookie that holds the first step */
  begin(step: FirstStep, now: number): string;
  find(request: FastifyRequest, now: number): FirstStep | null;
  /** @returns the cookie that forgets it */
  end(request: FastifyRequest): string;
}

const COOKIE = 'luodi.step';
/** How long one may look for the telephone, ms. */
const PATIENCE = 5 * 60_000;
/** The oldest go first. */
const MOST = 10_000;

/** Kept in memory: after a restart one begins again. */
export function steps(address: string): Steps {
  const held = new Map<string, FirstStep & { readonly until: number }>();
  const secure = address.startsWith('https://') ? '; Secure' : '';
  const cookie = (value: string, seconds: number) =>
    `${COOKIE}=${value}; Path=/api; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
  return {
    begin(step, now) {
      for (const [key, { until }] of held) {
        if (until > now && held.size < MOST) break;
        held.delete(key);
      }
      const key = randomBytes(32).toString('base64url');
      held.set(key, { ...step, until: now + PATIENCE });
      return cookie(key, PATIENCE / 1000);
    },
    find(request, now) {
      const step = held.get(keyOf(request));
      return step && step.until > now ? step : null;
    },
    end(request) {
      held.delete(keyOf(request));
      return cookie('', 0);
    },
  };
}

const keyOf = (request: FastifyRequest): string =>
  /(?:^|;\s*)luodi\.step=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
