/**
 * `cardmend/miniprogram`: what checks a code and what explains a failure, for WeChat, Douyin and a Worker of Alipay.
 * Each part is a file of its own too.
 */
export * from './check.ts';
export * from './guide.ts';
