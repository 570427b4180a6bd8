import type { zh } from './zh.ts';

/** The same keys with any words. */
type Loose<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : Loose<T[K]>;
};

/** The words of the pages; a language that lacks one does not compile. */
export type Words = Loose<typeof zh>;
