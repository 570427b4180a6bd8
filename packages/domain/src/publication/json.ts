import { message } from '../document/message.ts';
import type { Published } from './published.ts';

/**
 * A reading as the object that `luodi read --format json` prints; keys in the order of the contract, so that the same
 * bytes give the same output.
 */
export function toJson({ source, document, plan }: Published) {
  return {
    source: {
      name: source.name,
      mediaType: source.mediaType,
      encoding: source.encoding,
      sha256: source.sha256,
      length: source.length,
      text: source.text,
    },
    title: document.title && {
      text: document.title.text,
      start: document.title.start,
      end: document.title.end,
    },
    period: document.period && { start: document.period.start, end: document.period.end },
    headings: document.headings.map(({ eId, level, number, stated, text, start, end }) => ({
      eId,
      level,
      number,
      stated,
      text,
      start,
      end,
    })),
    sentences: plan.sentences.map(({ eId, start, end, role }) => ({ eId, start, end, role })),
    measures: plan.measures.map((one) => ({
      eId: one.eId,
      start: one.start,
      end: one.end,
      action: one.action,
      object: one.object,
      strength: one.strength,
      sentence: one.sentence,
    })),
    items: plan.items.map((one) => ({
      eId: one.eId,
      kind: one.kind,
      text: one.text,
      start: one.start,
      end: one.end,
      article: one.article,
      confidence: one.confidence,
    })),
    targets: plan.targets.map((one) => ({
      eId: one.eId,
      text: one.text,
      start: one.start,
      end: one.end,
      article: one.article,
      metric: one.metric,
      value: one.value,
      ...(one.valueMax === undefined ? {} : { valueMax: one.valueMax }),
      unit: one.unit,
      comparator: one.comparator,
      year: one.year,
      nature: one.nature,
    })),
    indicators: plan.indicators.map(({ name, unit, baseline, target, cumulative, kind }) => ({
      name,
      unit,
      baseline,
      target,
      cumulative,
      kind,
    })),
    findings: document.findings.map((one) => {
      const { zh, en } = message(one);
      return {
        code: one.code,
        severity: one.severity,
        start: one.at.start,
        end: one.at.end,
        detail: one.detail,
        message: `${zh} ${en}`,
      };
    }),
  };
}
