import type { Role } from '@luodi/contract';
import type { Store, Tx } from '@luodi/store';
import type { FastifyRequest } from 'fastify';
import type { Provider } from './directory/provider.ts';
import type { Directory } from './directory/settings.ts';
import type { Sealer } from './factor/seal.ts';
import type { Steps } from './factor/steps.ts';
import type { Outlets } from './notice/outlet.ts';
import type { SignIn } from './plugins/sign-in.ts';
import type { Throttle } from './plugins/throttle.ts';

/** Who makes a request: the person, the posts held today, the roles, and the government they work for. */
export interface Visitor {
  readonly jurisdiction: string;
  readonly person: { readonly id: string; readonly name: string } | null;
  /** The account signed in with; null for a stranger. */
  readonly account: {
    readonly user: string;
    readonly session: string | null;
    readonly username: string;
    readonly mustChangePassword: boolean;
    /** A role asks for a second factor, and there is none. */
    readonly mustSecure: boolean;
  } | null;
  readonly roles: readonly Role[];
  readonly posts: readonly {
    readonly id: string;
    readonly name: string;
    readonly body: string;
    readonly bodyName: string;
  }[];
}

/** What the routes may ask of the application around them. */
export interface App {
  readonly clock: () => Date;
  readonly jurisdiction: string;
  readonly auth: SignIn;
  readonly store: Store;
  readonly directory: Directory | null;
  /** The same, as it is talked to. */
  readonly provider: Provider | null;
  readonly outlets: Outlets;
  /** Sign-ins between their two steps. */
  readonly steps: Steps;
  readonly sealer: Sealer;
  /** Slows down whoever guesses codes. */
  readonly codes: Throttle;
  /** As the browser sees this server. */
  readonly address: string;
  /** A keyed digest (HMAC-SHA256, base64url) by the key of the installation. */
  sign(words: string): string;
  visitor(request: FastifyRequest): Promise<Visitor>;
  transact<T>(
    visitor: Visitor,
    now: Date,
    work: (tx: Tx) => Promise<T>,
    /** Read what was known then. */
    asOf?: string,
  ): Promise<T>;
}
