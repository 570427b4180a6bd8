/**
 * The catalogue of refused acts: what is refused and what to do, in both languages.
 * `{name}` stands for a fact of the detail.
 */
export const REFUSALS = {
  'not-found': {
    zh: '没有找到{noun} {id}。它可能已被合并或撤销；请从列表重新进入。',
    en: 'There is no {noun} {id}. It may have been merged or withdrawn; open it again from the list.',
  },
  conflict: {
    zh: '在您之前已有人修改。您的修改没有保存；请查看对方的改动后再提交。',
    en: 'Somebody changed this before you. Yours was not saved; look at their change and submit again.',
  },
  frozen: {
    zh: '该版本已经通过并冻结，不能再改。请通过修订程序提出变更。',
    en: 'This edition is adopted and frozen. Propose a change by the revision procedure.',
  },
  locked: {
    zh: '该数据已提交，退回之后才能修改。',
    en: 'This was submitted and is locked until it is returned.',
  },
  duplicate: { zh: '已有同样的{noun}：{id}。', en: 'There is already such a {noun}: {id}.' },
  'span-invalid': {
    zh: '所选文字（{start}–{end}）越出句子或与另一事项重叠，请重新选择。',
    en: 'The stretch {start}–{end} leaves its sentence or overlaps another item; choose it again.',
  },
  'carried-invalid': {
    zh: '条款 {eId} 的去向不成立：{state}（{into}）。承接、改数至少对应一条，拆分至少两条，未承接不能对应任何条款。',
    en: 'Clause {eId} cannot have gone there: {state} ({into}). Carried and changed need one clause, split two, missing none.',
  },
  'findings-open': {
    zh: '还有 {count} 个严重问题没有处理，处理之后才能通过。',
    en: '{count} findings of severity error are undecided; decide them, then adopt.',
  },
  'framework-invalid': { zh: '指数框架有误：{reason}', en: 'The index framework is not sound: {reasonEn}' },
  'reason-missing': { zh: '退回时请写明理由。', en: 'Say why it is returned.' },
  'gate-closed': {
    zh: '还不能进入下一阶段，以下节点未完成：{nodes}。请先完成或调整这些节点。',
    en: 'The gate is closed; these nodes are not reached: {nodes}. Reach them or change the plan first.',
  },
  'link-cycle': {
    zh: '这条前后关系会形成循环：{nodes}。请换一个方向，或先删除其中一条。',
    en: 'This link would close a circle: {nodes}. Turn it round, or remove one of them first.',
  },
  superseded: {
    zh: '该事项已被合并、拆分或替代，不能再改；请到承接它的事项上操作。',
    en: 'This item was merged, split or replaced and cannot be changed; act on what it became.',
  },
  'not-loopback': {
    zh: '一键查看只在本机（127.0.0.1）可用。',
    en: 'Looking by one click works on this machine only (127.0.0.1).',
  },
  'not-sample': { zh: '一键查看只用于示例数据。', en: 'Looking by one click is for the sample only.' },
  'round-closed': {
    zh: '{period} 的填报已截止。需要补报时，请规划员重新开放这一轮。',
    en: 'The round of {period} is closed. Ask a planner to open it again.',
  },
  'entry-incomplete': {
    zh: '这一行还不能提交，请先补正：{fields}。已填的内容没有丢。',
    en: 'This line cannot be submitted yet; correct first: {fields}. What was filled in is not lost.',
  },
  'book-foreign': {
    zh: '文件 {name} 不是本期的填报表（{sheets}）。请从本页下载工作簿，填好后再上传，不要改动第一行和表头。',
    en: 'The file {name} is not the sheet of this period ({sheets}). Download the workbook from this page and fill that in; leave its first row and its heads alone.',
  },
  'asked-already': {
    zh: '“{name}”已由{asker}向“{post}”要过，不再重复要。请直接使用已报的数据，或与对方合并需求。',
    en: '“{name}” is asked of {post} by {asker} already; it is not asked twice. Use what is reported, or join the two requests.',
  },
  'held-already': {
    zh: '“{name}”已有数据：{period} 为 {value}{unit}，在监测指标中可查，不必再要。',
    en: '“{name}” is held already: {value} {unit} for {period}, among the indicators. There is no need to ask.',
  },
  'evidence-kind': {
    zh: '文件 {name} 的类型不能作为佐证。可以上传：PDF、OFD、Word、Excel、PPT（不含宏）、图片、MP4、纯文本。',
    en: 'A file like {name} is not taken as evidence. Bring a PDF, OFD, Word, Excel or PowerPoint file (without macros), a picture, MP4 or plain text.',
  },
  'evidence-many': {
    zh: '一个事项最多 {limit} 份佐证，请先撤回用不着的。',
    en: 'An item holds at most {limit} pieces of evidence; take back what is not needed first.',
  },
  'evidence-own': {
    zh: '核验须由第二方进行：不能是提供佐证的人，也不能是牵头单位自己。',
    en: 'Only a second party can say that it was checked: not who brought it, and not the body that leads the item.',
  },
  'job-state': {
    zh: '任务现在的状态（{state}）不能这样处理（{event}）。请刷新后再看。',
    en: 'A job that is {state} cannot {event}. Load the page again and look.',
  },
  'job-killed': {
    zh: '执行此任务时服务器已中断 {deaths} 次，不再自动重试。请查看服务器日志，排除原因后再试。',
    en: 'The server died {deaths} times while this ran; it is not tried again by itself. Look into the server’s log, then try again.',
  },
  'job-unknown': {
    zh: '本版本不认识任务“{name}”，它来自另一个版本。请改用建立它的版本，或重新发起。',
    en: 'This release knows no job “{name}”; another release made it. Use that one, or ask for it anew.',
  },
  'password-wrong': {
    zh: '现在的密码不对，没有更改。',
    en: 'The present password is wrong; nothing was changed.',
  },
  'password-weak': { zh: '新密码不能用：{reason}', en: 'The new password cannot be used: {reasonEn}' },
  'password-first': {
    zh: '请先更改一次性密码，再继续。',
    en: 'Change the one-time password first, then go on.',
  },
  'factor-first': {
    zh: '您的角色要求两步验证。请先设置，再继续。',
    en: 'Your role asks for a second factor. Set it up first, then go on.',
  },
  'factor-required': {
    zh: '您的角色要求两步验证，不能关闭；换手机请用“更换”。',
    en: 'Your role asks for a second factor, so it cannot be turned off; for another telephone, replace it.',
  },
  'factor-unreadable': {
    zh: '这台服务器读不出您的两步验证（数据是从另一台机器恢复的）。请用一个恢复码，或请管理员取消您的两步验证后重新设置。',
    en: 'This server cannot read your second factor: the data were restored from another machine. Use a recovery code, or ask the administrator to release it and set it up again.',
  },
  'step-stale': {
    zh: '时间过长，或中间改过密码。请从用户名和密码重新开始。',
    en: 'It took too long, or the password was changed meanwhile. Begin again with user name and password.',
  },
  'code-wrong': {
    zh: '验证码不对、已用过，或已过时。请等手机显示下一个验证码再输；手机的时间要准。恢复码每个只能用一次。',
    en: 'The code is wrong, was used already, or is too old. Wait for the next one; the clock of the telephone must be right. A recovery code works once.',
  },
  'account-disabled': {
    zh: '这个账户已停用。请联系管理员。',
    en: 'This account is closed. Ask the administrator.',
  },
  throttled: {
    zh: '登录失败次数较多，请 {seconds} 秒后再试。忘记密码请找管理员重置。',
    en: 'Too many failed attempts: try again in {seconds} seconds. Who forgot the password asks the administrator.',
  },
  'last-administrator': {
    zh: '这样就没有长期有效的管理员了，没有保存。请先任命另一位管理员。',
    en: 'No lasting administrator would be left; nothing was saved. Appoint another one first.',
  },
  'mail-off': {
    zh: '本服务器没有设置邮件服务，不能发邮件。请管理员设置 LUODI_SMTP_URL 和 LUODI_SMTP_FROM 后重启。',
    en: 'This server sends no mail. The administrator sets LUODI_SMTP_URL and LUODI_SMTP_FROM and starts it again.',
  },
  'mail-refused': {
    zh: '邮件服务器拒收：{reason}。请核对本人填写的邮箱地址和服务器设置，再点“再试一次”。',
    en: 'The mail server refused it: {reason}. Check the person’s address and the settings, then try again.',
  },
  'mail-unsure': {
    zh: '发送途中中断，不知道对方是否已收到；为避免重复，没有自动重发。确认对方没收到后，再点“再试一次”。',
    en: 'The line broke while it was handed over, and nobody can know whether it arrived; so that nobody gets it twice it was not sent again. Ask, then try again.',
  },
  'hook-off': {
    zh: '没有设置推送地址。请管理员设置 LUODI_HOOK_URL 和 LUODI_HOOK_SECRET 后重启。',
    en: 'No webhook is set up. The administrator sets LUODI_HOOK_URL and LUODI_HOOK_SECRET and starts the server again.',
  },
  'hook-private': {
    zh: '推送地址 {host} 指向内部网络，没有推送。确需推送到内网时，请设置 LUODI_HOOK_PRIVATE=yes。',
    en: 'The webhook {host} leads into a private network; nothing was sent. If that is meant, set LUODI_HOOK_PRIVATE=yes.',
  },
  'hook-refused': {
    zh: '接收方 {host} 拒收（{status}），不再自动重试。请与接收方核对地址和密钥，再点“再试一次”。',
    en: 'The receiver {host} refused it ({status}); it is not tried again by itself. Check address and secret with them, then try again.',
  },
  'directory-unreachable': {
    zh: '现在连不上{directory}。请稍后再试，或用本地用户名和密码登录；一直如此请告诉管理员。',
    en: '{directory} cannot be reached now. Try again later, or sign in by user name and password; tell the administrator if it stays so.',
  },
  'directory-stale': {
    zh: '这次从{directory}的登录已用过、已过时，或不是从这个浏览器、这个网址开始的。请从登录页重新开始。',
    en: 'This sign-in by {directory} was used already, took too long, or did not begin in this browser at this address. Begin again on the sign-in page.',
  },
  'directory-refused': {
    zh: '{directory}的答复没有通过核验，没有登录。请再试一次；再不行，请把时间告诉管理员，由其查看服务器日志。',
    en: 'What {directory} answered did not stand the checks; nobody was signed in. Try again; if it stays so, tell the administrator the time, who looks into the server’s log.',
  },
  'directory-denied': {
    zh: '您在{directory}那边取消或拒绝了这次登录，没有登录。要登录请再点一次并同意；拒绝了不该给出的信息，请告诉管理员。',
    en: 'The sign-in was cancelled or refused at {directory}; nobody was signed in. Begin again and agree there; if it asked for more than it should, tell the administrator.',
  },
  'directory-unknown': {
    zh: '{directory}认得您，但这里还没有您的账户。请联系本单位的落地管理员，请其建立用户名为“{who}”的账户，再从这里登录。',
    en: '{directory} knows you, but there is no account for you here yet. Ask the administrator of Luodi to make one with the user name “{who}”, then come back.',
  },
  'directory-taken': {
    zh: '用户名“{who}”的账户属于{directory}里的另一个人。请联系管理员：如果确是您的账户，请其在“账户”页解除与统一身份的绑定。',
    en: 'The account “{who}” belongs to somebody else in {directory}. Ask the administrator: if it is yours, they undo its link to the directory on the page Accounts.',
  },
  unauthenticated: { zh: '请先登录。', en: 'Sign in first.' },
  forbidden: {
    zh: '您的角色（{roles}）不能{act}。可以办的是：{who}。请联系他们办理；需要自己办，请管理员授予角色。',
    en: 'Your roles ({rolesEn}) may not {actEn}. Those who may: {whoEn}. Ask one of them, or the administrator for the role.',
  },
  'cross-site': {
    zh: '这次提交来自别的网站（{origin}），没有执行。请直接打开本系统的网址再操作；经过代理时请管理员核对 LUODI_ADDRESS。',
    en: 'This came from another site ({origin}) and was not done. Open Luodi at its own address; behind a proxy the administrator checks LUODI_ADDRESS.',
  },
  'export-long': {
    zh: '选中 {count} 条，一次最多导出 {limit} 条。请缩小时间范围，分几次导出。',
    en: '{count} events are chosen, and a file holds {limit} at most. Narrow the days and take several files.',
  },
  'areas-overlap': {
    zh: '“{one}”与“{other}”地域重叠，数据不能相加；功能区单列。',
    en: '“{one}” and “{other}” share ground; their figures are not added up. Zones stand apart.',
  },
  'register-invalid': {
    zh: '组织信息有误，没有保存：{reason}',
    en: 'The organisation would not be sound; nothing was saved: {reasonEn}',
  },
  'home-unwritable': {
    zh: '无法写入数据文件夹 {path}（{reason}）。请改用 LUODI_HOME 指定可写的文件夹。',
    en: 'The data folder {path} cannot be written ({reason}). Name another by LUODI_HOME.',
  },
  'instance-running': {
    zh: '落地已在使用这份数据（{where}）。请先停止它，或用 LUODI_HOME 指定另一个文件夹。',
    en: 'Luodi already runs on this data ({where}). Stop it first, or name another folder by LUODI_HOME.',
  },
  'engine-failed': {
    zh: '内置数据库未能启动：{reason}。日志：{log}',
    en: 'The embedded database did not start: {reason}. Its log: {log}',
  },
  'engine-version': {
    zh: '数据文件夹 {path} 由 PostgreSQL {found} 建立，本版本使用 {wanted}。请用旧版本备份，再在新文件夹中恢复。',
    en: 'The data in {path} was made by PostgreSQL {found}; this release runs {wanted}. Back up with the old release and restore into a new folder.',
  },
  'database-unreachable': {
    zh: '连接不上数据库：{reason}。请检查 DATABASE_URL。',
    en: 'The database cannot be reached: {reason}. Check DATABASE_URL.',
  },
  'database-old': {
    zh: '数据库版本为 PostgreSQL {found}，至少需要 {wanted}。',
    en: 'The database is PostgreSQL {found}; at least {wanted} is needed.',
  },
  'database-encoding': {
    zh: '数据库编码为 {found}，需要 UTF8 且中文三元组可用。请用 ENCODING UTF8 和 C.UTF-8 或中文区域重建数据库。',
    en: 'The database uses {found}; UTF8 with a locale that knows Chinese letters is needed (for one C.UTF-8). Create it anew.',
  },
  'database-foreign': {
    zh: '数据库 {database} 中已有不属于落地的表（{tables}）。请换一个空数据库。',
    en: 'The database {database} holds tables that are not ours ({tables}). Name an empty one.',
  },
  'database-newer': {
    zh: '数据由更新的版本建立（迁移 {found}，本版本到 {known}）。请使用新版本。',
    en: 'The data was made by a later release (migration {found}, this one knows {known}). Use the later release.',
  },
  'role-bypasses': {
    zh: '角色 {role} 能绕过行级安全（{reason}），不能使用。请由数据库管理员执行：\n{remedy}',
    en: 'The role {role} bypasses row security ({reason}) and is refused. Let the database administrator run:\n{remedy}',
  },
  'role-poor': {
    zh: '角色 {role} 无权建立或升级数据表。请用 LUODI_MIGRATOR_URL 给出迁移角色，或由数据库管理员执行：\n{remedy}',
    en: 'The role {role} may not create or upgrade tables. Name the migrator by LUODI_MIGRATOR_URL, or let the database administrator run:\n{remedy}',
  },
  'port-taken': {
    zh: '端口 {port} 已被占用。请停止占用它的程序，或用 PORT 指定另一个端口。',
    en: 'The port {port} is taken. Stop the program that uses it, or name another by PORT.',
  },
  'not-empty': {
    zh: '目标数据库已有数据，没有恢复。请恢复到空的 LUODI_HOME 或空数据库。',
    en: 'The target already holds data; nothing was restored. Restore into an empty LUODI_HOME or database.',
  },
  'archive-invalid': {
    zh: '备份文件 {path} 不完整或已损坏：{reason}',
    en: 'The archive {path} is incomplete or damaged: {reason}',
  },
  'file-missing': { zh: '没有找到文件 {name}。', en: 'There is no file {name}.' },
  'file-unreadable': {
    zh: '文件 {name} 打不开（{reason}）。请检查路径和权限；文件夹请逐个写出其中的文件。',
    en: 'The file {name} cannot be opened ({reason}). Check its path and permissions; of a folder, name the files.',
  },
  'file-empty': { zh: '文件 {name} 是空的。', en: 'The file {name} is empty.' },
  'file-large': {
    zh: '文件 {name} 太大（上限 {limit} MB）。规划文本一般不到 1 MB，请拆分或只保留正文。',
    en: 'The file {name} is too large (the limit is {limit} MB). Split it, or keep the text alone.',
  },
  'file-binary': {
    zh: '文件 {name} 不是文本，也不是能读的格式。可以读取：.txt .md .html .docx .pdf .csv。',
    en: 'The file {name} is neither text nor a format that can be read: .txt .md .html .docx .pdf .csv.',
  },
  'file-unsupported': {
    zh: '文件 {name} 的格式（{format}）不能读取。请另存为 .docx、.pdf 或 .txt；表格请另存为不含宏的 .xlsx 或 .csv（宏不会被运行）。',
    en: 'The format of {name} ({format}) cannot be read. Save it as .docx, .pdf or .txt; a table as .xlsx without macros, or .csv (no macro is run).',
  },
  'file-encrypted': {
    zh: '文件 {name} 有密码保护。请去掉密码后再读取。',
    en: 'The file {name} is protected by a password. Remove the password, then read it.',
  },
  'file-broken': {
    zh: '文件 {name} 已损坏或不完整，无法读取（{reason}）。请重新取得原件。',
    en: 'The file {name} is damaged or incomplete ({reason}). Get the original again.',
  },
  'file-bomb': {
    zh: '文件 {name} 解压后过大（超过 {limit} MB），拒绝读取。',
    en: 'The file {name} inflates beyond {limit} MB and is refused.',
  },
  'file-scanned': {
    zh: '文件 {name} 只有图片，没有文字层，像是扫描件。请先做文字识别，再读取。',
    en: 'The file {name} holds pictures only, as a scan does. Recognise its text first, then read it.',
  },
  'text-long': {
    zh: '文件 {name} 的文字太长（{length} 字，上限 {limit} 字）。请拆分后读取。',
    en: 'The text of {name} is too long ({length} characters, the limit is {limit}). Split it, then read it.',
  },
  'sheet-long': {
    zh: '文件 {name} 有 {rows} 行，超过上限 {limit} 行。请拆分后再导入；未导入任何内容。',
    en: '{name} has {rows} rows, more than the limit of {limit}. Split it; nothing was taken in.',
  },
  'encoding-unknown': {
    zh: '不认识编码“{encoding}”。可用：utf-8、utf-16le、utf-16be、gb18030、big5。',
    en: 'The encoding “{encoding}” is not known. Use utf-8, utf-16le, utf-16be, gb18030 or big5.',
  },
  'columns-missing': {
    zh: '文件 {name} 中没有找到所需的列：{columns}。请用导出的表格填写，或在首行写明列名。',
    en: '{name} lacks the columns {columns}. Fill in the exported table, or name the columns in the first row.',
  },
  'columns-open': {
    zh: '文件 {name} 中这些列的单位、年份或资金来源没有写明：{columns}。请在导入页上选定后再写入；未导入任何内容。',
    en: 'In {name} the unit, year or source of these columns is not said: {columns}. Choose it on the page, then write; nothing was taken in.',
  },
  'sheet-missing': {
    zh: '文件 {name} 中没有名为“{sheet}”的工作表。现有：{known}。',
    en: '{name} has no sheet “{sheet}”. It has {known}.',
  },
  invalid: { zh: '请求有误：{reason}', en: 'The request is not valid: {reason}' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type ErrorCode = keyof typeof REFUSALS;
export type Language = 'zh' | 'en';

/** A refused act. Its message is the catalogue's text in Chinese; `refusal(error, 'en')` gives the English. */
export class LuodiError extends Error {
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, detail: Readonly<Record<string, unknown>> = {}) {
    super(fill(REFUSALS[code].zh, detail));
    this.name = 'LuodiError';
    this.code = code;
    this.detail = detail;
  }
}

/** The text of a refusal in a language. */
export const refusal = (error: LuodiError, language: Language): string =>
  fill(REFUSALS[error.code][language], error.detail);

const fill = (text: string, detail: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''));
