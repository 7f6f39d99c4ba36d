/**
 * A code in its printed groups, joined by hyphens: `3F2A90BC77DEA41B` in groups of four is `3F2A-90BC-77DE-A41B`.
 * What is left after the last group forms one more; no groups leave the code as it is.
 */
export function grouped(code: string, groups: readonly number[]): string {
  if (groups.length === 0) return code;
  const parts: string[] = [];
  let at = 0;
  for (const length of groups) {
    if (at >= code.length) break;
    parts.push(code.slice(at, at + length));
    at += length;
  }
  if (at < code.length) parts.push(code.slice(at));
  return parts.join('-');
}
