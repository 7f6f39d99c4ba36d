/** The browser's speech, as far as it is there: Linux often has the interface and no voice, some web views have neither. */

const synthesis = (): SpeechSynthesis | null => ('speechSynthesis' in globalThis ? speechSynthesis : null);

/** "zh-CN", "zh_CN" (Android) and "cmn-Hans-CN" are one language. */
const languageOf = (lang: string): string =>
  (/^[a-z]+/i.exec(lang)?.[0] ?? '').toLowerCase().replace('cmn', 'zh');

/** The voices of a language, those of its very region first; `null` if the browser does not list any. */
function voicesOf(lang: string): readonly SpeechSynthesisVoice[] | null {
  const all = (synthesis() as Partial<SpeechSynthesis> | null)?.getVoices?.();
  if (all === undefined) return null;
  const exact = (voice: SpeechSynthesisVoice): number => Number(voice.lang.replace('_', '-') !== lang);
  return all.filter(voice => languageOf(voice.lang) === languageOf(lang)).sort((a, b) => exact(a) - exact(b));
}

/** Speech can be asked for at all; whether a voice answers is known only later. */
export const canSpeak = (): boolean => synthesis() !== null;

/** There is a voice for the language. Voices may come late: see `whenVoicesCome`. */
export const hasVoice = (lang: string): boolean => canSpeak() && (voicesOf(lang)?.length ?? 1) > 0;

export function whenVoicesCome(listener: () => void): void {
  (synthesis() as Partial<SpeechSynthesis> | null)?.addEventListener?.('voiceschanged', listener);
}

/**
 * Speaks one part after the other, in place of what was being spoken. Parts are best sentences: some browsers fall silent
 * after 15 seconds of one. `ended` is called once, after the last part or when it stops by itself, not after `stopSpeaking`.
 */
export function speak(
  parts: readonly string[],
  lang: string,
  rate = 0.9,
  ended: () => void = () => {},
): void {
  const speech = synthesis();
  if (speech === null) return;
  const [voice] = voicesOf(lang) ?? [];
  stopSpeaking();
  turn += 1;
  const mine = turn;
  const end = (): void => {
    if (mine === turn) ended();
  };
  parts.forEach((part, i) => {
    const utterance = new SpeechSynthesisUtterance(part);
    utterance.lang = lang;
    utterance.rate = rate;
    if (voice !== undefined) utterance.voice = voice;
    utterance.onerror = end;
    if (i === parts.length - 1) utterance.onend = end;
    speech.speak(utterance);
  });
}

/** Counts what was begun: what ends of an earlier one is nobody's. */
let turn = 0;

export function stopSpeaking(): void {
  turn += 1;
  synthesis()?.cancel();
}
