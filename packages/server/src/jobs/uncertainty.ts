import { indexResults } from '@luodi/store';
import { Type } from 'typebox';
import { keep, loadPanel, outcome, versionOf } from '../routes/framework/compute.ts';
import { doubt, type Sofar } from '../routes/framework/doubt.ts';
import { jobKind } from './kind.ts';

/** Replicates after which what is done is kept; a job that was broken off does at most so many again. */
const KEPT = 250;

/** An index under many other choices: its result has ranges of ranks. Its result is the id of the index result. */
export const uncertainty = jobKind({
  name: 'framework.uncertainty',
  title: { zh: '计算名次范围', en: 'Computing the ranges of ranks' },
  input: Type.Object({
    framework: Type.String(),
    version: Type.Integer(),
    period: Type.String(),
    vintage: Type.String(),
    computedAt: Type.String(),
    design: Type.Unknown(),
  }),
  attempts: 3,
  async run({ id, input, checkpoint, progress, transact }) {
    const { made, panel, done } = await transact(async (tx) => {
      const own = { ...input, framework: await versionOf(tx, input.framework, input.version) };
      return { made: own, panel: await loadPanel(tx, own), done: await indexResults.find(tx, id) };
    });
    // The result has the id of the job: a second attempt after the first had saved does nothing.
    if (done) return id;
    const design = input.design as never;
    const found = await doubt(made, panel, design, checkpoint as Sofar | null, (at, total, sofar) =>
      at % KEPT === 0 && at < total ? progress(at, total, sofar()) : progress(at, total),
    );
    await transact((tx) => keep(tx, made, outcome(made, panel, { design, uncertainty: found }), id));
    return id;
  },
});
