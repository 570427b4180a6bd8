/**
 * Words with which a clause of a plan opens: verbs that act, and adverbs that stand before them.
 * @source collected from the opening words of national, provincial and city plans and work reports; standing usage
 */
const VERBS =
  '加强 完善 加快 推动 推进 健全 实施 强化 支持 深化 促进 提升 建设 建立 打造 优化 提高 构建 统筹 发展 鼓励 培育 开展 增强 加大 新增 落实 扩大 探索 创新 ' +
  '发挥 聚焦 实现 建成 确保 规范 巩固 引导 制定 保障 完成 拓展 办好 改革 新建 推广 维护 做好 培养 畅通 推行 增加 夯实 弘扬 壮大 建好 营造 稳定 改善 建强 明确 ' +
  '搭建 激发 争创 做强 筑牢 破除 开工 启动 贯彻 注重 实行 保护 丰富 研究 构筑 谋划 加速 减少 创建 防范 激活 改造 补齐 降低 组织 开发 树立 力争 布局 做大 做优 ' +
  '严守 用好 运用 推出 防止 对接 设立 举办 打通 开拓 争取 带动 重构 整合 倡导 赋予 允许 调整 减轻 出台 发布 更新 办理 聚力 利用 抓好 组建 重塑 挖掘 引育 规划 传承 ' +
  '守住 共建 参与 提供 清理 遏制 盘活 预防 彰显 融入 塑造 普及 遴选 引领 深耕 认定 整理 树牢 消除 筹集 突破 打好 引进 提振 微改造 织密 讲好 吸引 擦亮 守牢 应对 ' +
  '增进 集约 解决 放宽 采取 帮助 放开 搞好 精简 简化 严禁 禁止 杜绝 缩小 开放 转化 拓宽 延伸 提档升级 编制 修订 修编 起草 制订 出版 建造 修建 修复 修缮 扩建 改建 改扩建 ' +
  '新改扩建 新改建 新开工 新开业 新投产 新签约 滚动实施 迁建 重建 续建 建管 投产 投用 开通 开行 开办 开设 开辟 开启 增设 增强 增加 增殖 放大 放活 做实 做精 做细 做活 做亮 做深 做美 理顺 厘清 ' +
  '压实 压减 压降 压缩 严控 控制 管控 整治 治理 查处 打击 惩治 排查 化解 处置 监测 预警 监管 监督 考核 评估 评价 检查 督查 督促 督导 督办 审计 追究 问责 通报 公开 公布 ' +
  '签约 招引 招商 招引 入驻 落地 落户 承接 承办 承担 举行 召开 组织实施 策划 包装 储备 争创 申报 申创 创设 创办 创造 创优 创响 唱响 叫响 打响 打赢 打牢 打破 打开 ' +
  '打击 打通 疏通 疏浚 疏解 连通 联通 贯通 接入 接续 链接 衔接 协调 协作 协同 合作 配合 配套 配备 配置 配齐 补强 补充 补短 补贴 补助 奖励 奖补 表彰 激励 资助 扶持 帮扶 ' +
  '救助 关爱 关心 照护 供给 供应 保供 储备 储存 收储 收购 收集 回收 循环 利用 节约 节能 减排 降碳 降本 减负 减免 免除 取消 取缔 淘汰 退出 关停 关闭 搬迁 迁移 转移 转型 ' +
  '转变 转换 转入 升级 改进 改良 改变 变革 重组 重点支持 重点发展 推选 推介 推荐 宣传 宣讲 传播 展示 展现 讲述 学习 培训 训练 选派 选拔 选树 评选 评定 选育 繁育 ' +
  '种植 养殖 造林 绿化 美化 净化 亮化 硬化 保洁 清洁 清淤 清运 清除 清零 拆除 拆迁 腾退 腾笼换鸟 复垦 复绿 修筑 加固 加密 加装 安装 部署 铺设 架设 搭载 上线 接通 ' +
  '升格 晋级 晋升 跻身 迈上 迈入 保持 坚持 坚定 坚守 恪守 遵循 遵守 严格 严肃 严明 从严 纠正 纠治 整改 反对 反腐 根治 铲除 兴办 兴建 振兴 ' +
  '释放 激化 催生 孵化 孕育 涵养 厚植 厚积 培植 培树 培优 培强 扶优 做专 招募 招聘 招录 引聚 集聚 汇聚 聚集 聚合 凝聚 团结 动员 号召 发动 依托 立足 围绕 紧扣 紧盯 ' +
  '紧抓 抓紧 抓实 抓牢 抓细 抓住 把握 掌握 管好 管理 护航 守护 呵护 保育 保存 保管 留住 留足 预留 划定 划清 划转 划拨 下放 下沉 下达 上调 上市 扩容 扩面 扩建 扩充 扩展 ' +
  '提质 提效 提标 提速 提级 提前 提取 提请 提出 提炼 增收 增效 增绿 增厚 共享 共治 共筑 共创 共商 互认 互通 互联 连接 贯彻落实 执行 施行 履行 行使 兑现 兜牢 兜底 ' +
  '支撑 支援 助力 助推 助企 赋能 满足 回应 解答 受理 审批 审核 审查 审议 核定 核减 核发 发放 发行 发挥 发掘 发现 探明 勘查 勘探 开采 攻关 攻克 研发 研制 研究 ' +
  '试点 试行 借鉴 复制 复制推广 延长 缩短 缩减 降解 加工 制作 制造 出让 转让 流转 入股 投入 融资 筹措 筹建 筹备 筹划 募集 拨付 ' +
  '统一 普查 调查 调研 摸清 摸底 登记 确权 颁证 备案 挂牌 授予 授权 赋权 定期 建档 归集 汇集 整顿 清查 清退 巡查 巡视 巡护 监控 防控 防治 防御 抵御 抗击 抢救 ' +
  '疏导 调解 调处 调度 调动 调控 平抑 稳住 稳妥 稳慎 稳企 稳岗 促成 促使 促进 推升 拉动 撬动 牵引 牵头 主导 主办 参加 走好 走出 走深 办成 办实 办结 干好 用足 用活 备好 ' +
  '种好 护好 守好 建优 建全 建实 育好 育强 养成 倡树 移风易俗 弘扬 继承 赓续 践行 培塑 书写 谱写 描绘 奋力 争当 当好 发扬 尊重 重视 关注 优待 抚恤 安置 征集 ' +
  '征收 免征 减征 减税 退税 降费 让利 惠及 覆盖 覆盖 延续 持续 继续 纳入 列入 并入 划入 归并 合并 撤销 撤并 拆分 分离 分担 分配 分级 分类 ' +
  '营运 运营 运行 运用 运作 参保 投保 供地 供水 供电 供气 供热 通水 通电 通气 并网 联网 上云 用数赋智 智改数转 改制 改组 混改 破解 ' +
  '建立健全 培育壮大 巩固拓展 开发利用 整治提升 做大做强 做强做优 做优做强 防范化解 改造提升 优化提升 巩固提升 深化拓展 健全完善 建立完善 建设完善 规划建设 培育引进 ' +
  '修改完善 推广应用 保护利用 传承弘扬 修订完善 改革完善 新建改造 建设改造 优化调整 优化完善 调整优化 巩固深化 巩固扩大 引进培育 培育发展 创新发展 支持引导 鼓励引导 鼓励支持 ' +
  '建好用好 管好用好 补齐补强 提标扩面 扩容提质 提档升级 谋划实施 研究制定 研究出台 制定出台 制定实施 组织开展 规划布局 适应 融通 顺应 扛起 扛牢 杜绝 兜住 健全落实 ' +
  '集中 点亮 确定 抢抓 抢占 调节 提倡 给予 细化 梳理 锻造 繁荣 答好 报请 松绑 接受 教育引导 宣传教育 形成 改制 保证 达成 走出 打好 打赢 迭代 接好 备足 种好 管住 放权 让渡 开好 挂图作战 ' +
  '破题 攻坚 突出 凸显 体现 反映 消纳 消化 吸收 吸纳 接纳 容纳 承载 打捞 打磨 打包 抓 建 办 守 做 搞 修 造 引 育';

const ADVERBS =
  '全力以赴 尽力而为 动态 常态 着重 全方位 切实 全面 深入 大力 积极 着力 持续 稳步 有序 扎实 切实 进一步 不断 更好 充分 广泛 统筹 协同 科学 合理 稳妥 高标准 高质量 高水平 高效 率先 主动 精准 分类 因地制宜 依法 严格 严厉 ' +
  '坚决 坚定不移 坚定 重点 优先 适度 适时 逐步 加速 大幅 有效 常态化 系统 整体 同步 联动 共同 一体 一体化 深度 前瞻 前瞻性 集中 滚动 全力 全方位 多渠道 继续 始终 务实 平稳 有力 ' +
  '加快 创新 规范 分步 分批 分级 分区 分层 高起点 高位 高频次 大规模 大范围 大胆 最大限度 最大程度 更加 更大力度 加大力度 纵深 奋力 努力 力争 ' +
  '及时 定期 严肃 从严 认真 自觉 坚持不懈 持之以恒 锲而不舍 毫不动摇 牢牢 紧紧 紧密 密切 深层次 宽领域 多层次 多元 多措并举 千方百计 统一 集约 集约化 梯次 按需 按期 如期 按时 ' +
  '绿色 审慎 稳慎 慎重 灵活 适当 科学合理 有序有效 全域 全链条 全周期 全过程 全流程 全员 点面结合 双向 多维 初步 逐年 每年 全年 年内 ' +
  '大幅度 显著 明显 强力 强势 聚力 合力 群策群力 带头 尽快 尽早 抓紧 抢抓 超前 提前 提速 快速 迅速 滚动式 清单化 项目化 网格化 数字化 智能化 市场化 法治化 专业化 标准化 ' +
  '规模化 国际化 实质性 创造性 针对性 差异化 特色化 品牌化 高能级 高品质 精细化 精心 用心 倾力 倾情 用情 用力 妥善 从快';

const CONJUNCTIONS =
  '地 并 且 和 与 及 以及 同时 此外 另外 其中 还 也 将 要 要以 需 需要 应 应当 必须 须 务必 都要 更要 既要 又要 重在 旨在 力求 更 再 一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 ' +
  '一要 二要 三要 四要 五要 首先 其次 最后 对此 为此 因此 —— —';

/** Modal words among them, which say how firmly the clause commits. */
const MODAL = /要|应|须|务必/u;

const EDGE = new Set([...' \t\u3000*_#>、·•-']);

interface Word {
  readonly word: string;
  readonly kind: 'verb' | 'adverb' | 'joint';
}

/** Words by their first character, the longest first. */
const WORDS = new Map<string, Word[]>();
for (const [kind, words] of [
  ['verb', VERBS],
  ['adverb', ADVERBS],
  ['joint', CONJUNCTIONS],
] as const) {
  for (const word of new Set(words.split(' '))) {
    const known = WORDS.get(word[0]!) ?? [];
    known.push({ word, kind });
    WORDS.set(word[0]!, known);
  }
}
for (const words of WORDS.values()) words.sort((a, b) => b.word.length - a.word.length);
/** One character is a verb only before a quotation or a listed object; nouns begin with it too often. */
const SINGLE = /^[“《]/u;

/** 更加有力有效地, 全方位地. */
const MANNER = /^[\u4e00-\u9fff]{2,8}?地/u;

/** The opening of a clause: what stands before its verb, and the verb. */
export interface Opening {
  /** Adverbs, modals and helping verbs before the verb, in order. */
  readonly before: readonly string[];
  readonly verb: string;
  /** Offset of the verb in the clause. */
  readonly at: number;
}

function longest(kind: Word['kind'], clause: string, at: number): string | null {
  const words = WORDS.get(clause[at] ?? '');
  if (words === undefined) return null;
  for (const known of words) if (known.kind === kind && clause.startsWith(known.word, at)) return known.word;
  return null;
}

/**
 * The verb a clause opens with; a helping verb before another (加快推进, 支持建设) is kept in `before`.
 * For: measures and roles.
 * @param clause a clause without its comma
 * @param from offset at which to look, 0 for the beginning
 * @returns null where the clause opens with anything else
 * @example opening('稳步推进渡口改造') // { before: ['稳步'], verb: '推进', at: 2 }
 * @example opening('渡口改造已经完成') // null
 */
export function opening(clause: string, from = 0): Opening | null {
  const before: string[] = [];
  let at = from;
  for (let step = 0; step < 8; step += 1) {
    while (at < clause.length && EDGE.has(clause[at]!)) at += 1;
    const verb = longest('verb', clause, at);
    const adverb = longest('adverb', clause, at);
    const word = adverb !== null && (verb === null || adverb.length >= verb.length) ? adverb : null;
    if (word !== null && (verb === null || followed(clause, at + word.length))) {
      before.push(word);
      at += word.length;
      continue;
    }
    if (verb !== null) {
      if (verb.length === 1 && !SINGLE.test(clause.slice(at + 1))) return null;
      return { before, verb, at };
    }
    const joint = longest('joint', clause, at);
    if (joint === null) {
      const manner = MANNER.exec(clause.slice(at, at + 12))?.[0];
      if (manner === undefined || !followed(clause, at + manner.length)) return null;
      at += manner.length;
      continue;
    }
    if (MODAL.test(joint)) before.push(joint);
    at += joint.length;
  }
  return null;
}

/** Whether a verb, an adverb or 、 with either stands next, so that the word before only helps. */
function followed(clause: string, at: number): boolean {
  const next = clause[at] === '、' ? at + 1 : at;
  const verb = longest('verb', clause, next);
  const adverb = longest('adverb', clause, next);
  return (
    (verb !== null && verb.length > 1) ||
    (adverb !== null && adverb.length > 1 && longest('verb', clause, next + adverb.length) !== null)
  );
}

/** Verbs plain enough to be the act of a clause that opens with 在, 对, 将 or their like. */
const PLAIN = new Set(
  '建设 推行 调整 确定 制定 培育 培养 打造 开展 建立 布局 实施 推进 推动 加强 实行 落实 完善 构建 形成 探索 推广 设立 配备 部署 安排 规划 举办 提供 给予 纳入 作为 列入 转化 转变 集聚 拓展 延伸 优化 提升 统一 限制 控制 淘汰 保护 治理 整治 支持 倾斜 投入 发展 新建 改造 创建 试点 引导 扩大 深化 取消 下放 增设 建成 搭建 组织 监管 转移 开放 融入 嵌入 覆盖 布设 增加'.split(
    ' ',
  ),
);
const PREPOSITION = /^(?:在|对(?!外|内)|将|把|以|向|沿|面向|针对|通过|按照|依托|根据|结合|利用|从|为)/u;
/** 在推进改革中, 在加强保护的前提下: the verb belongs to the phrase. */
const PHRASE_END =
  /(?:上|中|下|时|后|前|方面|基础|过程|同时|原则|要求|方向|目标|重点|导向|契机|抓手|需要|需求)$/u;
const FAR = 24;

/**
 * The verb of a clause that opens with a preposition: 在中心城区布局充电站.
 * For: measures.
 * @param clause a clause without its comma
 * @param from offset of its first word
 * @returns null where the clause opens otherwise or holds no plain verb with an object
 * @example phrased('在中心城区布局充电站', 0)!.verb // '布局'
 * @example phrased('在推进改革中', 0) // null
 */
export function phrased(clause: string, from: number): Opening | null {
  const rest = clause.slice(from, from + FAR + 2);
  if (!PREPOSITION.test(rest) || PHRASE_END.test(clause)) return null;
  for (let at = 3; at < rest.length - 2; at += 1) {
    const verb = rest.slice(at, at + 2);
    if (PLAIN.has(verb) && rest[at - 1] !== '的') return { before: [], verb, at: from + at };
  }
  return null;
}
