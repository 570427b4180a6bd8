export const palette = {
  places: '页面',
  clauses: '条款',
  items: '事项',
  hint: '↑↓ 选择，Enter 打开，Esc 关闭',
  searching: '正在查找…',
};
