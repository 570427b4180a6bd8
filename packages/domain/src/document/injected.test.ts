import { describe, expect, it } from 'vitest';
import { structure } from './structure.ts';

const HEADS = [
  '优化产业布局',
  '完善城市路网',
  '提升港口能级',
  '建设人才高地',
  '深化国企改革',
  '扩大对外开放',
  '保护沿江岸线',
  '改善居民住房',
  '办好家门口学校',
  '健全医疗服务',
];
const BODIES = [
  '推进沿江堤防加固，完善排涝泵站，提高防洪能力。',
  '加快老旧小区改造，增设电梯和停车位，改善居住条件。',
  '支持企业技术改造，建设检验检测平台，培育专精特新企业。',
  '健全基本公共服务清单，扩大普惠托育供给，办好学校。',
  '建设区域物流枢纽，发展多式联运，降低社会物流成本。',
];
const articles = HEADS.map((head, at) => `${at + 1}.${head}。${BODIES[at % 5]}${BODIES[(at + 2) % 5]}`);
const injected = (lines: readonly string[]) => {
  const { text, findings } = structure(lines.join('\n'));
  return findings
    .filter((one) => one.code === 'injected-text')
    .map((one) => text.slice(one.at.start, one.at.end));
};
const among = (line: string) => ['江城市建议', ...articles.slice(0, 5), line, ...articles.slice(5)];

describe('injected()', () => {
  it('tells advertising of any trade from the text around it', () => {
    for (const line of [
      '小额借款当天放款，征信花也能做，加V：dk8866咨询',
      '急用钱？网上平台秒到账，凭身份证就能借，详询QQ：28837712',
      '今日新服开张，装备全靠打，上线送礼包，点击进入游戏',
      '棋牌娱乐城注册就送彩金 天天有奖 大厅四开 真人荷官在线发牌',
      '祖传秘方专治顽疾，三个疗程断根，无效退款，咨询热线400-888-1234',
      '老中医亲授，难言之隐不再，一盒见效，货到付款',
      '职称文章发表，包过查重，联系客服微信号lunwen123',
      '专业代写各类开题报告、毕业设计，价格优惠，保密交稿',
      '加群领资料：QQ群 123456789',
    ])
      expect(injected(among(line)), line).toEqual([line]);
  });

  it('tells a foreign sentence inside a paragraph', () => {
    const foreign = '更多精彩小说请登录www.example.com免费阅读全文。';
    expect(injected(among(`11.加强治理。完善网格服务。${foreign}化解矛盾纠纷。`))).toEqual([foreign]);
  });

  it('leaves services alone that a plan orders to be free, downloaded, or reached by telephone', () => {
    expect(
      injected([
        '江城市政务服务规划',
        '一、工作目标',
        '开通政务服务热线，群众可以免费预约办理。推广“江城办”APP下载使用，注册用户达到300万人。',
        '二、重点任务',
        '建设官网和公众号，提供在线咨询、预约体验等服务。推动市民扫码进入办事大厅。',
        '三、保障措施',
        ...BODIES,
      ]),
    ).toEqual([]);
    expect(
      injected(['江城市建议', ...articles, '联系电话：027-00000000', '附件：江城市重点项目清单']),
    ).toEqual([]);
  });
});
