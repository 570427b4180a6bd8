import { dirname, resolve } from 'node:path';
import {
  type Extra,
  type IndexFinding,
  invalid,
  metadata,
  type Panel,
  type Recipe,
  recipe,
  type Tree,
} from '@luodi/domain/index';
import { rows, textOf } from './csv.ts';
import { panelOf } from './data.ts';
import { given } from './given.ts';

/** The files a computation is made of. */
export interface Files {
  readonly data: string;
  readonly meta: string;
  readonly units?: string;
  readonly recipe: string;
}

/** Everything a computation is made of, and what was odd about it. */
export interface Input {
  readonly panel: Panel;
  readonly tree: Tree;
  readonly recipe: Recipe;
  readonly extra: Extra;
  readonly findings: readonly IndexFinding[];
}

/** Reads and checks everything; paths in the recipe are relative to it. */
export async function input(files: Files): Promise<Input> {
  const meta = rows(files.meta).rows;
  const tree = metadata(meta);
  const steps = recipe(json(files.recipe));
  const findings: IndexFinding[] = [];
  const extra = given(steps, dirname(resolve(files.recipe)), tree);
  return {
    panel: panelOf(files, tree, steps, new Set(meta.map((row) => row.iCode!)), findings),
    tree,
    recipe: steps,
    extra:
      steps.weights?.method === 'benefit-of-doubt'
        ? { ...extra, solve: await (await import('./solver.ts')).solver() }
        : extra,
    findings,
  };
}

/** A JSON file. */
export function json(path: string): unknown {
  const text = textOf(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`${path} 不是 JSON：${(error as Error).message}`, `${path}: ${(error as Error).message}`);
  }
}
