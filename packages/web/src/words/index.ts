import { en } from './en.ts';
import { language } from './language.ts';
import type { Words } from './shape.ts';
import { zh } from './zh.ts';

/** The words of the chosen language. */
export const words: Words = language() === 'en' ? en : zh;
