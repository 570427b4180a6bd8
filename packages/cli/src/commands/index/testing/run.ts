import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LuodiError, refusal } from '@luodi/domain';
import { computeIndex } from '../compute.ts';
import { uncertaintyIndex } from '../uncertainty.ts';

/** Two indicators under x, x under top. */
export const META = `iCode,iName,Level,Parent,Weight,Direction,Type,Target,goalpost_lower,goalpost_upper,Denominator
a,A,1,x,1,1,Indicator,10,0,10,
b,B,1,x,3,-1,Indicator,1,0,10,
x,X,2,top,1,,Aggregate,,,,
top,Top,3,,1,,Aggregate,,,,
`;
export const DATA = 'uCode,a,b\nU1,2,8\nU2,6,4\nU3,10,0\n';
export const MINMAX = { normalise: { method: 'minmax' }, aggregate: { method: 'arithmetic' } };

/** The files of a run, and its recipe and design. */
export interface Case {
  readonly data?: string;
  readonly meta?: string;
  readonly units?: string;
  readonly recipe?: unknown;
  readonly design?: unknown;
  readonly files?: Readonly<Record<string, string>>;
}

/** Runs a command on files of its own; the files it wrote, by name, and its exit code. */
export async function run({ data = DATA, meta = META, units, recipe = MINMAX, design, files = {} }: Case) {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-index-'));
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  for (const [name, text] of Object.entries(files)) put(name, text);
  const flags = {
    data: put('data.csv', data),
    meta: put('meta.csv', meta),
    ...(units === undefined ? {} : { units: put('units.csv', units) }),
    recipe: put('recipe.json', typeof recipe === 'string' ? recipe : JSON.stringify(recipe)),
    out: join(folder, 'out'),
  };
  const code =
    design === undefined
      ? await computeIndex(flags)
      : await uncertaintyIndex({ ...flags, design: put('design.json', JSON.stringify(design)) });
  const of = (name: string) => {
    const [head, ...lines] = readFileSync(join(flags.out, name), 'utf8').trim().split('\n');
    return lines.map((line) => {
      const cells = line.split(',');
      return Object.fromEntries(head!.split(',').map((key, k) => [key, cells[k]!]));
    });
  };
  const report = JSON.parse(readFileSync(join(flags.out, 'report.json'), 'utf8'));
  return { code, of, report, names: readdirSync(flags.out).sort() };
}

/** What a run is refused with, in English. */
export const refused = async (of: Case): Promise<string> => {
  try {
    await run(of);
  } catch (error) {
    if (error instanceof LuodiError) return refusal(error, 'en');
    throw error;
  }
  return 'not refused';
};
