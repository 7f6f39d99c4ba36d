import { h, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import { type Trace, type TraceEntry, type TraceKind, traceKinds, traceText } from '../bind/trace.ts';
import type { Translate } from '../texts/translate.ts';

/** So many rows are drawn; the file has all that are kept. */
const mostRows = 25;

const clock = (at: number): string => new Date(at).toISOString().slice(11, 23);

const inWords = ({ facts }: TraceEntry): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name} ${value}`)
    .join(' \u00b7 ');

function row(entry: TraceEntry, t: Translate): HTMLElement {
  const { kind, name, at, ms } = entry;
  return h(
    'li',
    { 'data-kind': kind },
    h('time', {}, clock(at)),
    h('span', { class: 'trace-kind' }, t(`trace.${kind}`)),
    h('span', { class: 'trace-name' }, name),
    h('span', { class: 'trace-ms' }, ms === undefined ? '' : t('trace.ms', { ms })),
    h('span', { class: 'trace-facts' }, inWords(entry)),
  );
}

/** The list of what happened, newest first. It is drawn while it lies open, and speaks of itself only when asked. */
export function traceView(trace: Trace, about: () => Readonly<Record<string, string>>) {
  const box = byId<HTMLDetailsElement>('aid-trace');
  const list = byId('trace');
  const note = byId('trace-note');
  const shown = new Set<TraceKind>(traceKinds);
  let words: Translate | null = null;
  let planned = false;

  function draw(): void {
    planned = false;
    const t = words;
    if (t === null || !box.open) return;
    const entries = trace.entries.filter(({ kind }) => shown.has(kind));
    const rows = entries.slice(0, mostRows).map(entry => row(entry, t));
    list.replaceChildren(...(rows.length === 0 ? [h('li', { class: 'trace-none' }, t('trace.none'))] : rows));
  }

  /** Many things happen at once; they are drawn once. */
  function plan(): void {
    if (planned || !box.open) return;
    planned = true;
    requestAnimationFrame(draw);
  }

  function toggles(t: Translate): HTMLElement[] {
    return traceKinds.map(kind =>
      h(
        'label',
        { class: 'trace-toggle' },
        h('input', {
          type: 'checkbox',
          name: `trace-${kind}`,
          checked: shown.has(kind),
          onchange: (event: Event) => {
            if ((event.target as HTMLInputElement).checked) shown.add(kind);
            else shown.delete(kind);
            plan();
          },
        }),
        h('span', {}, t(`trace.${kind}s`)),
      ),
    );
  }

  trace.listen(plan);
  box.addEventListener('toggle', plan);
  byId('trace-clear').addEventListener('click', () => {
    trace.clear();
    if (words !== null) setText(note, words('trace.cleared'));
  });
  byId('trace-export').addEventListener('click', () => {
    const address = URL.createObjectURL(
      new Blob([traceText(trace.entries, about())], { type: 'application/json' }),
    );
    const link = h('a', { href: address, download: 'cardmend-trace.json' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1_000);
    if (words !== null) setText(note, words('trace.exported', { count: trace.entries.length }));
  });

  return {
    renderText(t: Translate): void {
      words = t;
      byId('trace-kinds').replaceChildren(...toggles(t));
      plan();
    },
  };
}
