export const intake = {
  title: '导入规划文本',
  pastedName: '粘贴的文本',
  seeFindings: (count: number) => (count > 0 ? `先看 ${count} 处疑点` : '没有疑点，去阅读'),
  toReview: (count: number) => `审定 ${count} 个建议项`,
  openFindings: (count: number) => `${count} 处疑点未处理`,
  findingsDone: (count: number) => (count > 0 ? `${count} 处疑点已处理` : '没有疑点'),
  rename: '改名称和类别',
  titleName: '文本名称',
  kindName: '文本类别',
  keep: '保存',
};
