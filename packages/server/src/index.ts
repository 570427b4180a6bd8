export { type AppOptions, buildApp } from './app.ts';
export { type Begun, firstStart, type Load } from './first.ts';
