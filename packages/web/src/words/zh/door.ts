export const door = {
  by: (directory: string) => `用${directory}登录`,
  byHint: '用您在本单位已有的账号，不用另记密码。',
  left: {
    both: (directory: string) => `已退出本系统和${directory}。`,
    here: (directory: string) =>
      `已退出本系统；${directory}那边可能仍是登录状态。用的是公用电脑的话，请到那边退出，或关闭浏览器。`,
  },
  byName: '用本系统的用户名登录',
};
