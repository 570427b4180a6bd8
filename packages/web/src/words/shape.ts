import type { zh } from './zh.ts';

/** The same keys with any words; an open list of names may lack some. */
type Loose<T> = {
  readonly [K in keyof T]: string extends keyof T[K]
    ? Readonly<Record<string, string>>
    : T[K] extends readonly (readonly [string, string])[]
      ? readonly (readonly [string, string])[]
      : T[K] extends string
        ? string
        : T[K] extends (...given: infer A) => string
          ? (...given: A) => string
          : Loose<T[K]>;
};

/** The words of the pages; a language that lacks one does not compile. */
export type Words = Loose<typeof zh>;
