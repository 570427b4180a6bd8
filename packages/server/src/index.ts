export { type AppOptions, buildApp } from './app.ts';
export { type Begun, firstStart, type Load } from './first.ts';
export { hashPassword, oneTimePassword } from './plugins/sign-in.ts';
