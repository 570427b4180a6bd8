export const mailbox = {
  title: '邮件通知',
  hint: '系统里的通知也可以发到邮箱；已经在系统里读过的不再发，没有新通知就不发。',
  off: '本服务器没有设置邮件服务。需要时请联系管理员。',
  address: '邮箱地址',
  when: '什么时候发',
  choices: { digest: '每天早上 8 点汇总一封', once: '有通知就发', none: '不发' },
  saved: '已保存',
  forget: '删除我的邮箱地址',
  forgotten: '已删除',
};
