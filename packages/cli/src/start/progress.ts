import type { Progress } from '@luodi/store';

/** What the store is doing, as a line for the terminal; null for what needs no line. */
export function progress({ step, detail }: Progress): string | null {
  switch (step) {
    case 'initialise':
      return '首次启动：建立数据库… · first start: making the database';
    case 'shelter':
      return `数据库账户进不了程序所在的文件夹，复制到 ${detail} · copying the database programs to where their account can reach them`;
    case 'adopt':
      return '接管上次没有关闭的数据库… · taking over the database that was left running';
    case 'recover':
      return '上次没有正常结束，正在恢复… · recovering from a sudden end';
    case 'migrate':
      return `建立数据表 ${detail} · making tables`;
    case 'relaunch':
      return '数据库意外停止，重新启动… · the database stopped, starting it again';
    case 'notice':
      return detail;
    default:
      return null;
  }
}
