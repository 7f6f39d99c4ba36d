/**
 * `cardmend/miniprogram`: what checks a code and what explains a failure, for WeChat, Douyin and a Worker of Alipay.
 * Each part is a file of its own too.
 */
export type * from './check.ts';
export { CardmendLoadError, loadChecker, ProfileError } from './check.ts';
export type * from './guide.ts';
export { loadGuide } from './guide.ts';
