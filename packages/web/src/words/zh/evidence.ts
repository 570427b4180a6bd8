export const evidenceOf = {
  title: '佐证材料',
  none: '还没有佐证。可以上传文件，或填写网址、数字。',
  addFile: '上传文件',
  name: '材料名称',
  said: '网址，或数字和单位，如 12.5 亿元',
  add: '添加',
  remove: '撤回',
  verify: '核验属实',
  verified: (by: string) => `${by} 已核验`,
};
