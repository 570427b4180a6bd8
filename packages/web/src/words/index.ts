import { en } from './en.ts';
import { language } from './language.ts';
import { zh } from './zh.ts';

/** The same shape with any words. */
type Loose<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : Loose<T[K]>;
};
export type Words = Loose<typeof zh>;

/** The words of the chosen language. */
export const words: Words = language() === 'en' ? en : zh;
