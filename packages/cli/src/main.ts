import { Command } from 'commander';
import { version } from '../package.json';
import { inBoth, TITLES } from './misuse.ts';
import { refusing } from './refuse.ts';

const program = new Command('luodi')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .configureOutput({ outputError: (message, write) => write(inBoth(message)) })
  .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
  .description('从规划文本到落地成效 · from a plan’s text to its results')
  .version(version, '-v, --version', '版本 · the version')
  .helpOption('-h, --help', '用法 · this help')
  .helpCommand('help [command]', '某个命令的用法 · how a command is used');
program
  .command('read')
  .description(
    `读一份规划：找出疑点、标题、举措、四张清单的事项、量化目标和指标表。
Reads a plan: findings, headings, measures, items of the four lists, targets, indicator tables.`,
  )
  .argument('<file...>', '.txt .md .html .docx .pdf .csv，- 为标准输入 · or - for standard input')
  .option('--format <form>', 'json | akn | markdown | table（默认 table · table by default）')
  .option(
    '--out <path>',
    '写入文件；多个文件或以 / 结尾时为文件夹 · a file; a folder for several files, or where it ends in /',
  )
  .option(
    '--encoding <name>',
    'utf-8 | utf-16le | utf-16be | gb18030 | big5（默认自动识别 · detected by default）',
  )
  .addHelpText(
    'after',
    `
形式 Forms
  table     终端上看：疑点、四张清单、目标、指标表 · for the terminal: findings, four lists, targets, indicators
  markdown  可以转发的报告，内容同上 · the same as a report to pass on
  json      全部结果：原文、标题、句、举措、事项、目标、指标、疑点，位置为 UTF-16 偏移
            everything with its place in the text, in UTF-16 units
  akn       Akoma Ntoso 3.0 XML，疑点为旁注 · with findings as side notes

示例 Examples
  luodi read 建议.txt
  luodi read 纲要.docx --format json > 纲要.json
  luodi read *.pdf --format markdown --out 报告/
  cat 建议.txt | luodi read - --format akn

文件按内容识别，不看扩展名；不联网，不用数据库。单个文件不超过 60 MB；有密码的、扫描的文件会说明原因。
What a file is, its content decides. No network, no database. Up to 60 MB a file; a file under a password or a
scan is refused with the reason.

退出码 Exit codes
  0 读完，没有严重疑点 · read, no finding of severity error
  1 读完，有严重疑点（混入文字、残缺）· read, with such findings
  2 用法有误，或文件不能读 · wrong use, or the file cannot be read
  3 程序内部错误 · internal error`,
  )
  .action((files: string[], flags) =>
    refusing(async () => (await import('./commands/read.ts')).read(files, flags)),
  );
/** What the verbs of the index exit with. */
const CODES = `退出码 Exit codes
  0 完成 · done
  1 完成，但有严重疑点 · done, with findings of severity error
  2 用法有误，或输入不能用（指明文件、行、原因）· wrong use, or input that is refused with file, row and reason
  3 程序内部错误 · internal error`;
const index = program
  .command('index')
  .description('评价指数：按步骤计算，文件格式与 COINr 相同 · a composite index, in COINr’s own files');
index
  .command('compute')
  .description('计算得分、名次和每一步的中间结果 · scores, ranks and every step between')
  .requiredOption(
    '--data <file>',
    '数据 iData：uCode，可有 Time，每个指标一列；空格或 NA 为缺失，NA:原因 说明为何缺失 · one column per indicator; blank or NA is missing, NA:reason says why',
  )
  .requiredOption('--meta <file>', '元数据 iMeta：iCode, Level, Parent, Weight, Direction, Type …')
  .option('--units <file>', '分组和分母 · groups and denominators')
  .requiredOption('--recipe <file>', '步骤 · the steps, JSON')
  .requiredOption('--out <folder>', '结果文件夹 · where the results go')
  .addHelpText(
    'after',
    `
示例 Example
  luodi index compute --data iData.csv --meta iMeta.csv --recipe recipe.json --out results/
  recipe.json: {"normalise": {"method": "minmax", "range": [0, 100]}, "aggregate": {"method": "arithmetic"}}

步骤 Steps（依次进行，normalise、aggregate 之外均可省略 · in this order, all but these two may be left out）
  denominate  {"scale": 1}
  impute      mean | median | mean-group | median-group | row-mean
  screen      available | nonzero | both
  treat       {"winsoriseMax": 5, "then": "log | log-plus | box-cox | none"}
  normalise   none | minmax | zscore | rank | percentile | borda | goalposts | fraction-of-max
              | distance-to-target | distance-to-max | distance-to-reference
  weights     meta | equal | file | entropy | critic | pca | ahp | budget-allocation | benefit-of-doubt
  aggregate   arithmetic | geometric | harmonic | power | copeland | topsis | mazziotta-pareto

结果 Results
  scores.csv normalised.csv report.json，做了的步骤另有 denominated.csv imputed.csv treated.csv treatment.csv；
  有缺失时 missing.csv 逐格说明原因。report.json 记下配方、疑点、版本。
  scores, normalised values and a report with findings; a table for every step that ran; where cells are missing,
  missing.csv says why, cell by cell.

${CODES}`,
  )
  .action((flags) => refusing(async () => (await import('./commands/index/compute.ts')).computeIndex(flags)));
index
  .command('uncertainty')
  .description('不确定性和敏感性：名次区间、Sobol 指数 · rank intervals and Sobol indices')
  .requiredOption('--data <file>', 'iData')
  .requiredOption('--meta <file>', 'iMeta')
  .option('--units <file>', '分组和分母 · groups and denominators')
  .requiredOption('--recipe <file>', '步骤 · the steps, JSON')
  .requiredOption('--design <file>', '备选方案 · the alternatives, JSON')
  .requiredOption('--out <folder>', '结果文件夹 · where the results go')
  .option(
    '--threads <n>',
    '线程数，默认按处理器；结果与线程数无关 · threads; the result is the same on any number',
  )
  .addHelpText(
    'after',
    `
示例 Example
  luodi index uncertainty --data iData.csv --meta iMeta.csv --recipe recipe.json --design design.json --out results/
  design.json: {"normalise": [{"method": "minmax", "range": [1, 100]}, {"method": "rank"}],
                "weights": {"noise": 0.25}, "aggregate": ["arithmetic", "geometric"], "samples": 1000, "seed": 1}

每个输入给出若干备选，第一个为基准；"exact": true 逐一组合而不抽样。权重可为 {"file": "w.csv"}（w1, w2, … 各为一套）、
{"noise": 0.25} 或几种赋权方法。
Each input has alternatives, the nominal one first; "exact": true runs every combination instead of samples. Weights
are sets in a file, noise on the recipe's own, or a list of weighting steps.

结果 Results: ranks.csv bands.csv sobol.csv report.json

${CODES}`,
  )
  .action((flags) =>
    refusing(async () => (await import('./commands/index/uncertainty.ts')).uncertaintyIndex(flags)),
  );
index
  .command('diagnose')
  .description(
    '诊断：描述统计、相关、信度、有效权重、贡献、耦合协调度、障碍度 · descriptives, correlations, reliability, effective weights, contributions, coupling, obstacles',
  )
  .requiredOption('--data <file>', 'iData')
  .requiredOption('--meta <file>', 'iMeta')
  .option('--units <file>', '分组和分母 · groups and denominators')
  .requiredOption('--recipe <file>', '步骤 · the steps, JSON')
  .requiredOption('--out <folder>', '结果文件夹 · where the results go')
  .addHelpText(
    'after',
    `
结果 Results: descriptives.csv correlations.csv reliability.csv weights.csv contributions.csv coupling.csv
  obstacles.csv report.json

${CODES}`,
  )
  .action((flags) =>
    refusing(async () => (await import('./commands/index/diagnose.ts')).diagnoseIndex(flags)),
  );
program
  .command('start')
  .description(
    '启动数据库和服务器 · start the database and the server (PORT, HOST, LUODI_HOME, DATABASE_URL)',
  )
  .action(() => refusing(async () => (await import('./commands/start.ts')).start()));
program
  .command('backup')
  .description('把全部数据备份到一个文件，不用停机 · write everything into one file, while the server runs')
  .argument('<file>', 'made anew; never written over')
  .action((file: string) => refusing(async () => (await import('./commands/backup.ts')).backup(file)));
program
  .command('restore')
  .description('从备份恢复到空的 LUODI_HOME 或空数据库 · bring a backup into an empty LUODI_HOME or database')
  .argument('<file>', 'made by luodi backup, of this release or an earlier one')
  .action((file: string) => refusing(async () => (await import('./commands/restore.ts')).restore(file)));
program
  .command('account')
  .description('登录账户 · sign-in accounts')
  .command('reset')
  .description('给账户一个一次性密码并重新启用 · give an account a one-time password, and open it again')
  .argument('<name>', '用户名 · the user name')
  .action((name: string) => refusing(async () => (await import('./commands/account.ts')).reset(name)));
program
  .command('audit')
  .description('审计链 · the audit chain')
  .command('verify')
  .description(
    '验证审计链，指出第一处断裂或被截去的链尾 · prove the chain, or name its first broken link or cut tail',
  )
  .argument('[file]', '导出的 .jsonl，不用数据库 · an exported .jsonl, without the database')
  .action((file?: string) =>
    refusing(async () => {
      const audit = await import('./commands/audit.ts');
      return file === undefined ? audit.verify() : audit.verifyFile(file);
    }),
  );
await program.parseAsync();
