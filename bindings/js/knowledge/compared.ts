/** Which characters matter where what came back is compared with the wordings of what is known. */
import { reduce } from './reduce.ts';
import type { KnowledgeData } from './rows.ts';

/** Those of the core's own words: how long to wait, and whether to try again (src/explain). A test compares them. */
export const coreCharacters =
  '\u518d\u8bd5\u91cd\u540e\u7b49\u5f85\u8bf7\u7a0d\u5019\u9501\u5b9a\u51bb\u7ed3\u89e3\u9664\u6765\u660e\u5929\u65e5\u6b21' +
  '\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u4e24\u534a\u79d2\u5206\u5c0f\u65f6\u524d\u4e2a\u5361\u53f7' +
  '\u4e0d\u4f5c\u5185\u523b\u52ff\u5468\u5de5\u65e0\u661f\u6708\u671f\u7981\u949f\u9650';

/** Whether it stands in a wording, or is left out where one is compared: any other is as good as another. */
export function isCompared({ failures, wordings }: KnowledgeData): (character: string) => boolean {
  const held = new Set(coreCharacters + JSON.stringify([failures, wordings]));
  return character => held.has(character) || reduce(character) === '';
}
