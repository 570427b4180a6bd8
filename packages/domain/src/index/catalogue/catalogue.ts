import { culture } from './culture.ts';
import { ecology } from './ecology.ts';
import { economy } from './economy.ts';
import { health } from './health.ts';
import type { Indicator } from './indicator.ts';
import { industry } from './industry.ts';
import { innovation } from './innovation.ts';
import { opening } from './opening.ts';
import { people } from './people.ts';
import { rural } from './rural.ts';
import { safety } from './safety.ts';
import { urban } from './urban.ts';

/**
 * A hundred indicators for the plan of a city, by field. A city replaces and adds its own.
 * For: the planner who asks what would show that a clause is kept; the framework of an index.
 */
export const CATALOGUE: readonly Indicator[] = [
  ...economy,
  ...innovation,
  ...industry,
  ...opening,
  ...urban,
  ...rural,
  ...culture,
  ...people,
  ...health,
  ...ecology,
  ...safety,
];
