/**
 * Words of the field by what they name as the head of a name, and by what a clause that they open does to its object.
 * They carry to documents what an annotated corpus of nine cannot hold.
 * @source usage of national, provincial and city plans, work reports and their lists of projects; collected by hand
 */
export const HEADS: readonly (readonly string[])[] = [
  // 1: bounded works.
  (
    '工程 项目 铁路 高铁 公路 高速 高速公路 快速路 航道 港口 港区 码头 机场 大桥 桥梁 隧道 通道 水库 灌区 泵站 电站 水电站 核电 核电站 电厂 风电场 管线 管道 管网 ' +
    '管廊 枢纽 场馆 体育馆 图书馆 博物馆 美术馆 科技馆 纪念馆 文化馆 展览馆 剧院 大剧院 音乐厅 学校 校区 医院 院区 公园 绿道 碧道 廊道 湿地 住房 保障房 安置房 公寓 ' +
    '停车场 停车位 充电桩 充电站 换乘站 客运站 火车站 高铁站 车站 地铁 轻轨 轨道 线路 支线 专线 环线 干线 联络线 延长线 复线 堤防 水闸 大坝 渠道 航站楼 跑道 立交 ' +
    '立交桥 污水处理厂 水厂 自来水厂 垃圾焚烧厂 发电厂 储气库 油库 粮库 冷库 变电站 电网 装置 设施 大厦 遗址公园 湿地公园 森林公园 郊野公园 口袋公园 养老院 福利院 幼儿园 ' +
    '中学 小学 卫生院 疾控中心 遗址 二期 一期 三期 卫星 星座 航母 生产线 产线 改扩建 扩建 新建 线 路 桥 站 园 厂 库 渠 隧 舰 楼'
  ).split(' '),
  // 2: programmes of action and rules.
  (
    '行动 计划 政策 办法 条例 标准 清单 补贴 规划 方案 意见 细则 规定 目录 指南 奖补 战略 规范 法规 规程 专项 专项行动 攻坚战 保卫战 战役 工作法 活动 举措 措施 补助 ' +
    '奖励 津贴 优惠 减免 休假 禁渔 倡议 纲要 章程 预案 白皮书 守则 导则 公约 协定 法律 若干措施 指导意见 实施方案 三年行动 百日行动 大会战 整治 会战 券 消费券 法 周 ' +
    '节 年 赛 大赛 比赛 运动会'
  ).split(' '),
  // 3: bodies and places that go on running.
  (
    '平台 中心 基地 实验室 试验区 示范区 先导区 保税区 综保区 园区 科学城 走廊 大走廊 创新带 基金 交易所 联盟 数据空间 开发区 新区 高新区 功能区 集聚区 产业园 科技园 ' +
    '工业园 创业园 软件园 物流园 产业带 集群 产业集群 论坛 博览会 交易会 展会 研究院 研究所 创新联合体 联合体 共同体 枢纽港 港 城 新城 片区 组团 街区 社区 小镇 特色小镇 ' +
    '综合体 孵化器 加速器 众创空间 工作站 服务站 驿站 流动站 网络 系统 数据库 样板区 核心区 引领区 先行区 合作区 自贸区 自贸试验区 自由贸易港 自由贸易试验区 高地 门户 窗口 ' +
    '专区 馆 银行 公司 集团 大学 学院 智库 委员会 协会 商会 热线 云 大脑 城市大脑 驾驶舱 生态圈 都市圈 经济区 经济带 城市群 都市区 产业区 科创带 度假区 保护区 国家公园 ' +
    '景区 市场 电商平台 工厂 灯塔工厂 车间 门诊 学科 医联体 区 圈 带 院 所 网 岛 谷 廊 镇'
  ).split(' '),
  // 4: changes of institution.
  (
    '改革 机制 体制 制度 体系 模式 试点 综合改革 配套改革 体制机制 一网统管 一网通办 一件事 揭榜挂帅 负面清单 责任制 承诺制 登记制 注册制 备案制 轮换制 合伙人制 首席制 ' +
    '聘任制 目标制 预算制 格局 法治体系 监管体系 考核体系 评价体系 标准体系 治理体系 服务体系 保障体系 网格化 规则 程序 流程 权 制 所有权 经营权 使用权'
  ).split(' '),
  // 5: goals, qualities and other words that name no item.
  (
    '能力 水平 竞争力 影响力 地位 质量 效率 效益 发展 进步 优势 作用 活力 动力 潜力 实力 意识 素质 精神 理念 环境 氛围 形象 面貌 基础 条件 需求 供给 消费 投资 规模 ' +
    '比重 比例 程度 力度 步伐 成效 成果 安全 稳定 和谐 平衡 协调 融合 合作 交流 开放 创新 转型 升级 现代化 一体化 数字化 智能化 绿色化 国际化 市场化 法治化 均等化 ' +
    '城镇化 工业化 品质 品牌 内涵 优质 公平 正义 权益 利益 福祉 生活 贡献 保障 服务 支撑 引领 辐射 带动 监管 管理 治理 保护 利用 开发 供应 覆盖 问题 矛盾 风险 隐患 ' +
    '短板 弱项 方向 方式 方法 途径 重点 关键 目标 任务 要求 责任 领域 环节 方面 层次 结构 布局 力 性 度 率 感 化'
  ).split(' '),
  // 6: industries, goods, persons and places, which are objects of work but no items.
  (
    '产业 行业 企业 工业 农业 服务业 制造业 装备 材料 新材料 汽车 电子 芯片 软件 能源 新能源 人才 队伍 干部 群众 居民 农民 职工 学生 老年人 儿童 妇女 青年 家庭 社会 ' +
    '市场主体 资源 资金 资本 土地 技术 产品 商品 粮食 食品 药品 医药 文化 教育 科技 医疗 卫生 体育 旅游 金融 贸易 物流 交通 水利 生态 农村 城市 城乡 乡村 地区 区域 ' +
    '流域 长江 黄河 国家 政府 党 人民 部门 单位 机构 组织 要素 数据 信息'
  ).split(' '),
];

const ACTS: readonly (readonly string[])[] = [
  // 1: works are built.
  '建设 新建 扩建 改建 续建 迁建 建成 开工 推进 加快 启动 完成 竣工 投用 通车 投产 改造 打通 修复 修建 兴建 开通 建好 规划建设 开工建设 推动 谋划 布局 实现 落地 引进'.split(
    ' ',
  ),
  // 2: programmes are carried out.
  '实施 开展 启动 执行 制定 出台 编制 修订 落实 推行 组织 发布 印发 开好 举办 办好 打好 推广 完善'.split(' '),
  // 3: bodies and places are set up.
  '打造 创建 组建 设立 搭建 建立 争创 培育 申报 申建 建设 共建 做强 做大 建强 布局 发挥 依托 构筑 高标准建设 支持 构建 成立'.split(
    ' ',
  ),
  // 4: institutions are changed.
  '健全 完善 深化 建立 构建 探索 创新 推行 改革 推进 实行 优化 规范 理顺 破除 试点 建立健全 全面推行 全面实施'.split(
    ' ',
  ),
  // 5: qualities are raised.
  '提升 提高 增强 加强 强化 促进 扩大 优化 改善 保障 巩固 拓展 激发 释放 加大 确保 保持 发展 壮大 支持 鼓励 引导 维护 坚持 防范 化解'.split(
    ' ',
  ),
];

const classesOf = (all: readonly (readonly string[])[]): ReadonlyMap<string, number> =>
  new Map(all.flatMap((words, at) => words.map((word) => [word, at + 1] as const)));
const HEAD = classesOf(HEADS);
/** A word may act in several ways: the set of its classes as bits. */
const ACT = new Map<string, number>();
for (const [at, words] of ACTS.entries())
  for (const word of words) ACT.set(word, (ACT.get(word) ?? 0) | (1 << at));

/** The heads by their last character, longest first. */
const BY_LAST = new Map<number, (readonly [string, number])[]>();
for (const entry of HEAD) {
  const last = entry[0].charCodeAt(entry[0].length - 1);
  const held = BY_LAST.get(last);
  if (held) held.push(entry);
  else BY_LAST.set(last, [entry]);
}
for (const held of BY_LAST.values()) held.sort((a, b) => b[0].length - a[0].length);

/** What the longest head that ends at a place names; 0 where the lexicon holds none. */
export function head(text: string, end: number): number {
  const held = BY_LAST.get(text.charCodeAt(end - 1));
  if (held === undefined) return 0;
  for (const [word, kind] of held) if (text.startsWith(word, end - word.length)) return kind;
  return 0;
}

/** What a word that opens a clause does to its object, as a set of bits; 0 where the lexicon does not say. */
export const act = (word: string): number => ACT.get(word) ?? 0;
