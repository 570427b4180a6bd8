/** Words that open an order: how the heading of an article in a plan begins. */
const ORDER =
  /^(?:[“"]?)(?:坚持|坚决|更大力度|重构|重塑|坚定|完善|加快|加强|加大|推进|推动|推行|深入|深化|健全|建设|建立|建强|建好|提升|提高|优化|强化|促进|扩大|培育|构建|打造|实施|落实|大力|积极|持续|全面|着力|切实|统筹|严格|严守|稳步|稳定|扎实|巩固|发挥|做强|做优|做大|做好|创新|探索|支持|引导|保障|维护|弘扬|发展|增强|营造|拓展|壮大|主动|高质量|高标准|高水平|高效|改善|牢固|牢牢|牢记|奋力|突出|聚焦|抓好|抓实|办好|守牢|守住|筑牢|激发|繁荣|树立|净化|进一步|不断|更好|更加|多措并举|全力|有序|有效|充分|精准|合理|科学|依法|规范|整合|盘活|释放|塑造|擦亮|提振|开创|实现|夯实|解决|防范|化解|恪守|保持|践行|用好|夺取|打好|打赢|攻坚|加速|升级|厚植|凝聚|勇于|旗帜鲜明|紧扣|紧盯|围绕|服务|融入|对接|强健|振兴|扩|补齐|转变|改革|治理|整治|保护|修复|节约|集约|普及|关爱|关心|健康|培养|引育|引进|吸引|留住|丰富|传承|挖掘|鼓励|倡导|广泛|广开|拓宽|畅通|完成|确保|力争|争创|争取|举办|开展|组织|动员|协同|协调|共建|共享|一体|系统|分类|试点|示范|搭建|布局|谋划|编制|制定|修订|推广|应用|攻克|突破|掌握|做深|做实|做细)/u;

/** True when words begin as an order does. */
export const isOrder = (words: string): boolean => ORDER.test(words);

/** The first sentence of a paragraph, without its end; null where the paragraph is only that, or it never ends. */
export function opening(paragraph: string): { readonly text: string; readonly length: number } | null {
  const match = /^(?:\*\*)?([^。！？\n]{2,200}?)[。！？](?:\*\*)?/u.exec(paragraph);
  if (!match || paragraph.slice(match[0].length).trim().length < 6) return null;
  return { text: match[1]!, length: match[0].length };
}
