/** What the answers of a platform mean, as data/platforms.json and data/session.json know them. */
import type { PlatformId } from '#tables/keys.ts';
import { type AnswerMeaning, platformAnswers, statusMeanings } from '#tables/session.ts';
import type { Meanings } from './read_reply.ts';

function codesOf(platform: PlatformId): Map<string, AnswerMeaning> {
  const found = new Map<string, AnswerMeaning>();
  // The platform's own words stand in the place of those that hold for all.
  for (const rows of [platformAnswers.generic, platformAnswers[platform]])
    for (const [means, codes] of Object.entries(rows))
      for (const code of codes.split(' ')) found.set(code, means as AnswerMeaning);
  return found;
}

export function meaningsOf(platform: PlatformId): Meanings {
  const codes = codesOf(platform);
  return {
    code: code => codes.get(code),
    status: status => statusMeanings.find(([from, to]) => from <= status && status <= to)?.[2],
  };
}
