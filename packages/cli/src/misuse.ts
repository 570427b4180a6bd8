/** The titles of a help text in both languages. */
export const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法 Usage:',
  'Arguments:': '参数 Arguments:',
  'Options:': '选项 Options:',
  'Commands:': '命令 Commands:',
};

/** What the parser of the command line says, and the same in Chinese; `$1` is the word it is about. */
const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.+)'/, '缺少参数 $1。'],
  [/^error: unknown option '(.+)'/, '没有选项 $1。'],
  [/^error: option '(.+)' argument missing/, '选项 $1 后面要有值。'],
  [/^error: required option '(.+)' not specified/, '缺少选项 $1。'],
  [/^error: unknown command '(.+)'/, '没有命令 $1。'],
  [/^error: too many arguments/, '参数太多。'],
];

/** A complaint of the parser in Chinese and English, with what to do. */
export function inBoth(message: string): string {
  const english = message
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  const saying = SAYINGS.find(([pattern]) => pattern.test(english));
  const chinese = saying?.[0].exec(english)?.[0].replace(...saying) ?? '用法有误。';
  return `${chinese}请看 luodi --help。\n${english}. See luodi --help.\n`;
}
