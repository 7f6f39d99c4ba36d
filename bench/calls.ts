/** How long a check takes, beside what a page would write itself and beside validators of other fields. */
import cardValidator from 'card-validator';
import couponCode from 'coupon-code';
import { isValidPhoneNumber } from 'libphonenumber-js';
import { type Cardmend, type Evidence, loadCardmend } from '../dist/index.js';
import { compare, type Timed } from './timing.ts';

const ascii = '3F2A-90BC-77DE-A41B';
const wide =
  '\uff13\uff26\uff12\uff21\uff0d\uff19\uff10\uff22\uff23\uff0d\uff17\uff17\uff24\uff25\uff0d\uff21\uff14\uff11\uff22';
const typed =
  '\u3010\u4eac\u4e1c\u3011\u5361\u5bc6\uff1a\uff13\uff46\uff12\uff41\uff0d9\uff2fbc\uff0d77d\u0435\uff0da41b';
const format = /^[0-9A-F]{16}$/;

const refusal = '\u6ca1\u6709\u627e\u5230\u6b64\u5361\u4fe1\u606f,\u8bf7\u91cd\u65b0\u8f93\u5165\u5361\u5bc6';
const busy = '\u7cfb\u7edf\u7e41\u5fd9,\u8bf7\u7a0d\u540e\u518d\u8bd5';
const evidence: Evidence = {
  attempts: 2,
  online: true,
  sinceLastMs: 4000,
  otherCodes: 0,
  recentTimeouts: 1,
  hour: 21,
  accountAgeDays: 20,
  origin: 'second-hand',
  amount: 500,
  tried: ['compare-characters'],
};

/** What pages write today. */
function oneLiner(raw: string): string {
  const code = raw.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  return format.test(code) ? code : '';
}

function check(cardmend: Cardmend, raw: string): string {
  const { verdict, code } = cardmend.check(raw, { product: 'jd.ecard' });
  return verdict + code;
}

function detected(cardmend: Cardmend, raw: string): string {
  const { verdict, code } = cardmend.check(raw);
  return verdict + code;
}

export interface CallTimes {
  readonly ascii: readonly Timed[];
  readonly wide: readonly Timed[];
  /** With what each may take, in nanoseconds, if that is said. */
  readonly other: readonly (Timed & { readonly goal?: number })[];
}

const withGoal = (goal: number, timed: readonly Timed[]) => timed.map(one => ({ ...one, goal }));

export async function timeCalls(): Promise<CallTimes> {
  const cardmend = await loadCardmend({ locale: 'zh-CN' });
  const coupon = couponCode.generate({ parts: 4, partLen: 4 });
  return {
    ascii: compare([
      { name: 'one-liner, ASCII code', run: () => oneLiner(ascii) },
      { name: 'cardmend.check, ASCII code', run: () => check(cardmend, ascii) },
      { name: 'cardmend.check, product detected', run: () => detected(cardmend, ascii) },
      { name: 'libphonenumber-js isValidPhoneNumber', run: () => isValidPhoneNumber('+86 131 2345 6789') },
      { name: 'card-validator number', run: () => cardValidator.number('4111 1111 1111 1111').isValid },
      { name: 'coupon-code validate', run: () => couponCode.validate(coupon, { parts: 4, partLen: 4 }) },
    ]),
    wide: compare([
      { name: 'one-liner, full-width code', run: () => oneLiner(wide) },
      { name: 'cardmend.check, full-width code', run: () => check(cardmend, wide) },
    ]),
    other: [
      ...withGoal(
        12_000,
        compare([
          {
            name: 'check with its list of edits, label and look-alikes',
            run: () => cardmend.check(typed, { product: 'jd.ecard' }).edits.length,
          },
        ]),
      ),
      ...compare([
        { name: 'check, the tenth character typed', run: () => check(cardmend, '3F2A-90BC-7') },
        {
          name: 'layout, the last character typed',
          run: () => cardmend.layout('3F2A-90BC-77DE-A41B', 19, { product: 'jd.ecard' }).value,
        },
      ]),
      ...withGoal(
        10_000,
        compare(
          [
            {
              name: 'explain, a code of the platform',
              run: () => cardmend.explain({ platform: 'jd', code: 'binded' }).cause,
            },
            {
              name: 'explain, a text, with much evidence',
              run: () => cardmend.explain({ platform: 'jd', text: busy }, evidence).cause,
            },
          ],
          25,
          2000,
        ),
      ),
      // As long as any that hides its cause, so that its time tells nothing (docs/guessing.md).
      ...compare(
        [
          {
            name: 'explain, a text whose cause is hidden',
            run: () => cardmend.explain({ platform: 'jd', text: refusal }, evidence).cause,
          },
        ],
        25,
        200,
      ),
    ],
  };
}
