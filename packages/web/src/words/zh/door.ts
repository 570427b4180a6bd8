export const door = {
  by: (directory: string) => `用${directory}登录`,
  byHint: '用您在本单位已有的账号，不用另记密码。',
  byName: '用本系统的用户名登录',
};
