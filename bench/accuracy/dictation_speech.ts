/**
 * Makes up transcripts: a code, spoken in one of several styles, with noise of the recogniser. Nothing of it is taken from
 * data/dictation.json. The two differ in this:
 * - The data weighs what a word may stand for (a prior over meanings); the noise draws what is written for a meaning, each
 *   homophone as likely, so that a frequent word such as the Chinese "is" comes no more often than a rare one.
 * - One noisy word in thirty is of a neighbouring syllable or a rare character, most of which the data does not know.
 * - The data knows phrases, corrections and number words that are never spoken here.
 */
import noise from './dictation_noise.json' with { type: 'json' };
import words from './dictation_words.json' with { type: 'json' };
import type { Draw } from './draw.ts';

export type SpokenLocale = 'zh-CN' | 'en';

interface Homophones {
  readonly same: string | readonly string[];
  readonly near: string | readonly string[];
}

export interface Noise {
  /** How likely a word becomes a homophone. */
  readonly homophone: number;
  /** How likely a bare letter is written as another that sounds like it: no homophone, nothing shows it. */
  readonly letter: number;
}

/** One noisy word in so many is of a neighbouring syllable. */
const nearOneIn = 30;

const spelling: Readonly<Record<string, string>> = Object.fromEntries(
  'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey x-ray yankee zulu'
    .split(' ')
    .map(word => [word.charAt(0).toUpperCase(), word]),
);
const asIn: Readonly<Record<string, string>> = Object.fromEntries(
  'apple boy cat dog egg fish girl house ice jacket king lemon mother night orange people queen river sugar table umbrella violin water xylophone yellow zebra'
    .split(' ')
    .map(word => [word.charAt(0).toUpperCase(), word]),
);
const alike: readonly string[] = ['BDPTEGV', 'CZ', 'MN', 'FS', 'AK', 'IY', 'UQ'];

/** How somebody speaks. */
export interface Style {
  readonly locale: SpokenLocale;
  /** Digits are written by the recogniser as digits. */
  readonly digits: boolean;
  readonly radio: boolean;
  readonly letters: 'bare' | 'spelled' | 'as-in';
  readonly doubles: boolean;
  readonly separators: '' | 'spoken' | 'comma';
  readonly opening: string;
  readonly between: string;
}

export function drawStyle(draw: Draw): Style {
  const locale = draw.of(['zh-CN', 'en'] as const);
  const zh = locale === 'zh-CN';
  return {
    locale,
    digits: draw.chance(0.25),
    radio: zh && draw.chance(0.4),
    letters: draw.chance(zh ? 0.8 : 0.5) ? 'bare' : draw.of(['spelled', 'as-in'] as const),
    doubles: draw.chance(0.4),
    separators: draw.of(['', 'spoken', 'comma'] as const),
    opening: draw.of(words[locale].openings),
    between: draw.of(words[locale].between),
  };
}

/** What the recogniser writes for one spoken word, noise and all. */
function written(word: string, spokenAs: string, { locale }: Style, how: Noise, draw: Draw): string {
  const homophones = (noise[locale] as Readonly<Record<string, Homophones | undefined>>)[spokenAs];
  if (homophones === undefined || !draw.chance(how.homophone)) return word;
  const list = draw.chance(1 / nearOneIn) ? homophones.near : homophones.same;
  return draw.of(Array.from(list));
}

function letterWord(letter: string, style: Style, how: Noise, draw: Draw): string {
  if (style.letters === 'spelled') return ` ${spelling[letter]} `;
  if (style.letters === 'as-in' && style.locale === 'en') return ` ${letter} as in ${asIn[letter]} `;
  if (style.letters === 'as-in') return ` ${asIn[letter]} ${words['zh-CN'].of} ${letter} `;
  const group = alike.find(letters => letters.includes(letter));
  const heard =
    group !== undefined && draw.chance(how.letter)
      ? draw.of(Array.from(group).filter(other => other !== letter))
      : letter;
  return written(heard, letter, style, how, draw);
}

function characterWord(character: string, style: Style, how: Noise, draw: Draw): string {
  if (/[A-Z]/.test(character)) return letterWord(character, style, how, draw);
  const { digits, radio } = words[style.locale];
  const name = digits[Number(character)] ?? '';
  const spoken = style.radio ? ((radio as Readonly<Record<string, string>>)[character] ?? name) : name;
  return written(style.digits ? character : spoken, spoken, style, how, draw);
}

/** The transcript of a code that is spoken in groups. */
export function speak(groups: readonly string[], style: Style, how: Noise, draw: Draw): string {
  const { double, dash, comma } = words[style.locale];
  const gap = style.locale === 'zh-CN' ? '' : ' ';
  const parts = groups.map(group => {
    const spoken: string[] = [];
    for (let i = 0; i < group.length; ++i) {
      const character = group.charAt(i);
      const twice = style.doubles && character === group.charAt(i + 1);
      if (twice) spoken.push(double);
      spoken.push(characterWord(character, style, how, draw));
      if (twice) ++i;
    }
    return spoken.join(gap);
  });
  const separator = { '': gap, spoken: dash, comma }[style.separators];
  return (style.opening + parts.join(separator + style.between)).replace(/ +/g, ' ');
}
