import jd from './jd.json' with { type: 'json' };
import pinduoduo from './pinduoduo.json' with { type: 'json' };
import suning from './suning.json' with { type: 'json' };
import taobao from './taobao.json' with { type: 'json' };

export const platforms = { jd, taobao, pinduoduo, suning } as const;
export type PlatformId = keyof typeof platforms;
export const platformIds = Object.keys(platforms) as PlatformId[];
export type Step = 'sms-code' | 'pay-password' | 'dynamic-token' | 'qr-code';

/** What a platform refuses for, named by the code that JD has for it; each platform has words of its own. */
export type Reason = keyof typeof jd.answers | 'tokenused';

export interface Platform {
  /** The kinds of cards that it binds; the first is meant where none is named. */
  readonly kinds: readonly string[];
  readonly channels: readonly string[];
  /** The channel by which a back office binds, without a step of verification. */
  readonly interface: string;
  readonly step: {
    readonly step: string;
    readonly lifeMs: number | null;
    readonly resendMs: number | null;
    readonly tries: number | null;
  };
  /** Wrong answers in a row before a lock; `null`: none ever locks. */
  readonly attempts: { readonly limit: number | null; readonly scope: string };
  readonly arrival: { readonly when: string; readonly fromMs: number; readonly toMs: number };
  readonly support: string;
  readonly answers: Readonly<Partial<Record<Reason, { readonly code: string; readonly text: string }>>>;
}

export const platformOf = (id: PlatformId): Platform => platforms[id];

/** The platform's own code and text for a reason. */
export function wordsFor(id: PlatformId, reason: Reason): { readonly code: string; readonly text: string } {
  return platformOf(id).answers[reason] ?? platforms[id].answers.default;
}
