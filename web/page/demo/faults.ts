import { h, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { TextKey, Translate } from '../texts/translate.ts';
import { type Order, orderFaults, readKnownFaults, readOrders, startOver } from './api.ts';

/** When a fault strikes, by the text that says so. */
const moments = {
  'aids.when-start': { step: 'start', moment: 'before' },
  'aids.when-confirm': { step: 'confirm', moment: 'before' },
  'aids.when-after': { step: 'confirm', moment: 'after' },
} as const satisfies Partial<Record<TextKey, Omit<Order, 'fault'>>>;
type MomentKey = keyof typeof moments;

/** The fault switches. An order strikes once; the switch then falls back by itself. */
export function faultAid() {
  const fault = byId<HTMLSelectElement>('fault');
  const when = byId<HTMLSelectElement>('fault-when');
  const note = byId('aids-note');
  let known: readonly string[] = [];
  let words: Translate | null = null;

  const say = (key: TextKey): void => setText(note, words?.(key) ?? '');
  const send = async (): Promise<void> => {
    const order = { ...moments[when.value as MomentKey], fault: fault.value, times: 1 };
    const done = await orderFaults(fault.value === '' ? [] : [order]);
    setText(note, '');
    if (done === null) say('aids.unreachable');
  };
  fault.addEventListener('change', () => void send());
  when.addEventListener('change', () => void send());
  byId('reset').addEventListener('click', async () => {
    const done = await startOver();
    if (done !== null) fault.value = '';
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
      const option = (value: string, key: TextKey, chosen: string) =>
        h('option', { value, selected: value === chosen }, t(key));
      const { value } = fault;
      fault.replaceChildren(
        option('', 'aids.fault-none', value),
        ...known.map(name => option(name, `fault.${name}` as TextKey, value)),
      );
      const moment = when.value;
      when.replaceChildren(...(Object.keys(moments) as MomentKey[]).map(key => option(key, key, moment)));
    },
  };
}
