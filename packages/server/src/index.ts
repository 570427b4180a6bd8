export { type AppOptions, buildApp } from './app.ts';
export { type Directory, directoryOf } from './directory/settings.ts';
export { type Begun, firstStart, type Load } from './first.ts';
export { type Outlets, outletsOf } from './notice/outlet.ts';
export { hashPassword, oneTimePassword } from './plugins/password.ts';
export { type Proxies, proxiesOf } from './plugins/proxy.ts';
