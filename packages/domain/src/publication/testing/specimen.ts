import { structure } from '../../document/structure.ts';
import { extract } from '../../plan/extract.ts';
import type { Published } from '../published.ts';

/** A short plan of our own writing with a gap in its numbers, an item, a target and a table of indicators. */
export const TEXT = `临江市第十五个五年规划纲要
（2026—2030年）

序言先说明编制的缘由。
一、总体要求
坚持稳中求进。到2030年，森林覆盖率达到45%。
三、建设交通强市
实施临江大桥改造工程，建设临江物流枢纽平台。必须守住耕地红线。
专栏1 主要指标
指标\t单位\t2025年\t2030年\t属性
森林覆盖率\t%\t43\t45\t约束性
城镇化率\t%\t70\t75\t预期性
`;

/** The specimen read, with one item put where a model would find it. */
export function specimen(text: string = TEXT): Published {
  const document = structure(text);
  const plan = extract(document);
  const words = '临江大桥改造工程';
  const start = text.indexOf(words);
  const sentence = plan.sentences.find((one) => one.start <= start && one.end > start);
  return {
    source: {
      name: 'plan.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      sha256: '0'.repeat(64),
      length: text.length,
      text,
    },
    document,
    plan: {
      ...plan,
      items: sentence
        ? [
            {
              eId: `${sentence.eId}__item_1`,
              kind: 'project',
              text: words,
              start,
              end: start + words.length,
              article: sentence.article,
              confidence: 0.9,
              abstained: false,
              grade: 'ordinary',
              criteria: [],
            },
          ]
        : [],
    },
  };
}
