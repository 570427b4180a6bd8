/** Radicals of the supplement that NFKC leaves alone, and the hanzi they are printed for. */
const SUPPLEMENT: Readonly<Record<string, string>> = {
  '⺀': '冫',
  '⺁': '厂',
  '⺃': '乚',
  '⺅': '亻',
  '⺈': '刀',
  '⺉': '刂',
  '⺊': '卜',
  '⺋': '㔾',
  '⺌': '小',
  '⺍': '小',
  '⺎': '兀',
  '⺏': '尣',
  '⺐': '尢',
  '⺒': '巳',
  '⺓': '幺',
  '⺔': '彑',
  '⺕': '彐',
  '⺖': '忄',
  '⺗': '心',
  '⺘': '扌',
  '⺙': '攵',
  '⺛': '旡',
  '⺜': '日',
  '⺝': '月',
  '⺞': '歹',
  '⺠': '民',
  '⺡': '氵',
  '⺢': '水',
  '⺣': '灬',
  '⺤': '爫',
  '⺥': '爫',
  '⺦': '丬',
  '⺨': '犭',
  '⺩': '王',
  '⺪': '疋',
  '⺫': '目',
  '⺬': '示',
  '⺭': '礻',
  '⺮': '竹',
  '⺯': '糹',
  '⺰': '纟',
  '⺱': '罒',
  '⺲': '罒',
  '⺶': '羊',
  '⺷': '羊',
  '⺹': '耂',
  '⺺': '肀',
  '⺻': '聿',
  '⺼': '月',
  '⺾': '艹',
  '⺿': '艹',
  '⻀': '艹',
  '⻁': '虎',
  '⻂': '衤',
  '⻃': '覀',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻇': '角',
  '⻈': '讠',
  '⻉': '贝',
  '⻊': '足',
  '⻋': '车',
  '⻌': '辶',
  '⻍': '辶',
  '⻎': '辶',
  '⻏': '阝',
  '⻐': '钅',
  '⻑': '長',
  '⻒': '镸',
  '⻓': '长',
  '⻔': '门',
  '⻕': '阜',
  '⻖': '阝',
  '⻗': '雨',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻟': '飠',
  '⻠': '饣',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻪': '黾',
  '⻫': '斉',
  '⻬': '齐',
  '⻭': '歯',
  '⻮': '齿',
  '⻯': '竜',
  '⻰': '龙',
  '⻱': '龜',
  '⻲': '亀',
  '⻳': '龟',
  // NFKC gives 戶, which a text in simplified characters does not hold.
  '⼾': '户',
};

/** A text with its radicals repaired, and where the first of them stood. */
export interface Repaired {
  readonly text: string;
  readonly count: number;
  readonly first: number;
}

/**
 * CJK radicals, as PDF extraction leaves them, as the hanzi they were printed for; nothing else is touched, and every
 * place stays where it is.
 * @example repaired('⼈⺠') // → { text: '人民', count: 2, first: 0 }
 */
export function repaired(text: string): Repaired {
  let count = 0;
  let first = -1;
  const hanzi = text.replace(/[\u2E80-\u2FDF]/gu, (sign, at: number) => {
    const printed = SUPPLEMENT[sign] ?? sign.normalize('NFKC');
    if (printed === sign) return sign;
    if (count === 0) first = at;
    count += 1;
    return printed;
  });
  return { text: hanzi, count, first };
}
