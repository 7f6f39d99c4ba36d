import { h, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import { waitInWords } from '../texts/durations.ts';
import type { TextKey, Translate } from '../texts/translate.ts';
import { type Order, orderFaults, readKnownFaults, readOrders, setLoad, startOver } from './api.ts';

/** When a fault strikes, by the text that says so. */
const moments = {
  'aids.when-start': { step: 'start', moment: 'before' },
  'aids.when-confirm': { step: 'confirm', moment: 'before' },
  'aids.when-after': { step: 'confirm', moment: 'after' },
} as const satisfies Partial<Record<TextKey, Omit<Order, 'fault'>>>;
type MomentKey = keyof typeof moments;

/** Requests a second from which the platform is slow. */
const loads = [0, 10, 2, 0.5] as const;
/** Parts of the requests that meet a fault by chance. */
const shares = [0, 0.1, 0.2, 0.5] as const;
/** By how much the page's clock is wrong, in ms. */
const skews = [0, 3_600_000, -3_600_000, 86_400_000] as const;
/** The same faults in the same order each time. */
const seed = 618;

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** Fills a list anew, with what was chosen still chosen. */
function fill(select: HTMLSelectElement, choices: readonly Choice[]): void {
  const { value } = select;
  select.replaceChildren(
    ...choices.map(each => h('option', { value: each.value, selected: each.value === value }, each.text)),
  );
}

function skewInWords(ms: number, t: Translate): string {
  if (ms === 0) return t('aids.skew-none');
  return t(ms > 0 ? 'aids.skew-ahead' : 'aids.skew-behind', { time: waitInWords(Math.abs(ms), t) });
}

const selects = {
  load: 'mood-load',
  share: 'mood-share',
  skew: 'mood-skew',
  fault: 'fault',
  when: 'fault-when',
} as const;
type Selects = Readonly<Record<keyof typeof selects, HTMLSelectElement>>;

/** The choices of each list, in the language of the moment. */
function fillAll({ load, share, skew, fault, when }: Selects, known: readonly string[], t: Translate): void {
  const percent = (part: number): string => t('aids.share-some', { percent: 100 * part });
  const rate = (perSecond: number): string => t('aids.load-rate', { rate: perSecond });
  const named = (value: number, text: string): Choice => ({ value: String(value), text });
  fill(
    load,
    loads.map(each => named(each, each === 0 ? t('aids.load-none') : rate(each))),
  );
  fill(
    share,
    shares.map(each => named(each, each === 0 ? t('aids.share-none') : percent(each))),
  );
  fill(
    skew,
    skews.map(each => named(each, skewInWords(each, t))),
  );
  fill(fault, [
    { value: '', text: t('aids.fault-none') },
    ...known.map(name => ({ value: name, text: t(`fault.${name}` as TextKey) })),
  ]);
  fill(
    when,
    (Object.keys(moments) as MomentKey[]).map(key => ({ value: key, text: t(key) })),
  );
}

/** The mood of the gateway, and of the page's clock. An ordered fault strikes once; the switch then falls back by itself. */
export function moodAid(setSkew: (ms: number) => void) {
  const all = Object.fromEntries(
    Object.entries(selects).map(([name, id]) => [name, byId(id)]),
  ) as unknown as Selects;
  const { load, share, skew, fault, when } = all;
  const note = byId('aids-note');
  let known: readonly string[] = [];
  let words: Translate | null = null;

  const say = (key: TextKey | null): void => setText(note, key === null ? '' : (words?.(key) ?? ''));
  const told = (done: unknown): void => say(done === null ? 'aids.unreachable' : null);
  const sendFaults = async (): Promise<void> => {
    const order = { ...moments[when.value as MomentKey], fault: fault.value, times: 1 };
    told(await orderFaults(fault.value === '' ? [] : [order], { share: Number(share.value), seed }));
  };
  for (const select of [fault, when, share]) select.addEventListener('change', () => void sendFaults());
  load.addEventListener('change', async () => {
    told(await setLoad(Number(load.value)));
  });
  skew.addEventListener('change', () => setSkew(Number(skew.value)));
  byId('reset').addEventListener('click', async () => {
    const done = await startOver();
    if (done !== null) for (const select of [fault, load, share]) select.selectedIndex = 0;
    say(done === null ? 'aids.unreachable' : 'aids.reset-done');
  });

  return {
    async open(): Promise<void> {
      known = (await readKnownFaults()) ?? [];
      if (words !== null) this.renderText(words);
      await this.refresh();
    },
    /** Shows what is still ordered. */
    async refresh(): Promise<void> {
      const orders = await readOrders();
      if (orders !== null && document.activeElement !== fault) fault.value = orders[0]?.fault ?? '';
    },
    renderText(t: Translate): void {
      words = t;
      fillAll(all, known, t);
    },
  };
}
