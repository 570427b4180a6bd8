const YEAR = '(?:19|20)[0-9]{2}年';
const TIME = new RegExp(
  `(?:力争|争取)?(?:到|至|在)?${YEAR}(?:底前|末前|年前|底|末|前|初|上半年|下半年)?(?![—–-])|` +
    '“?十[一二三四五六七]五”?(?:时期|期间|末)?|' +
    '(?:今年|明年|年)(?:年)?(?:底|末|内)(?:前)?|今年|本世纪中叶|(?:今后|未来|近)(?:[0-9]{1,2}|[一二三五十])(?:到[0-9一二三五十]{1,2})?年|' +
    '(?:一|二|两|三|四|五|[0-9]{1,2})年(?:内|之内)|[一二三四]季度|上半年|下半年|近期|中远期|远期|(?:每年|年均)',
  'u',
);

/**
 * The first time that a clause names: a year, a plan period, a deadline.
 * For: measures.
 * @param clause any words
 * @returns the words as printed, null where none is named
 * @example timeOf('2027年底前建成江堤') // '2027年底前'
 * @example timeOf('建成江堤') // null
 */
export function timeOf(clause: string): string | null {
  return TIME.exec(clause)?.[0] ?? null;
}
