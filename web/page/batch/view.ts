/** The report of a list as it grows, and what can be downloaded in the end. */
import wholeUrl from 'cardmend/cardmend.wasm';
import type { Locale } from '#tables/keys.ts';
import { type Tell, teller } from '../../../bindings/batch/write/texts.ts';
import { h } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Answer, Done, NamedBlob, Progress } from './messages.ts';
import { reportParts } from './report_view.ts';
import { scriptAddress } from './script_address.ts';

/** Lines of a text that is shown to be recognised; it is copied whole. Thousands of lines take longer to lay out than to make. */
const mostLines = 30;

function beginningOf(text: string): string {
  const lines = text.split('\n', mostLines + 1);
  return lines.length <= mostLines ? text : `${lines.slice(0, mostLines).join('\n')}\n\u2026`;
}

export class BatchView {
  readonly #place = byId('batch-report');
  #worker: Worker | null = null;
  /** Addresses of what can be downloaded: they hold the blobs until they are given back. */
  #urls: string[] = [];
  #tell: Tell = teller('en');
  /** Stays the same while the report is drawn anew below it: it is read out when it changes. */
  readonly #status = h('p', { class: 'batch-status', role: 'status' });
  readonly #bar = h('progress', { max: 1, value: 0 });
  readonly #report = h('div', {});
  readonly #end = h('div', {});

  /** Checks files; what an earlier run has shown goes. */
  check(files: readonly File[]): void {
    this.#forget();
    const locale = document.documentElement.lang as Locale;
    this.#tell = teller(locale);
    const stop = h(
      'button',
      { type: 'button', class: 'ghost', onclick: () => this.#stop() },
      this.#tell('batch.page.stop'),
    );
    this.#bar.value = 0;
    this.#bar.setAttribute('aria-label', this.#tell('batch.report.title'));
    this.#end.replaceChildren(stop);
    this.#report.replaceChildren();
    this.#say(this.#tell('batch.page.reading', { percent: 0, rows: 0 }));
    this.#place.replaceChildren(this.#status, this.#bar, this.#report, this.#end);
    const worker = new Worker(scriptAddress(byId('batch').dataset.worker ?? ''), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#take(data);
    const names = files.map(({ name }) => name).join(', ');
    worker.onerror = () => this.#refuse(this.#tell('batch.page.failed', { file: names }));
    worker.postMessage({ files, locale, wasm: new URL(wholeUrl, location.href).href });
    this.#worker = worker;
  }

  #take(answer: Answer): void {
    if (answer.kind === 'refused') {
      this.#refuse(answer.text);
      return;
    }
    this.#draw(answer);
    if (answer.kind === 'done') this.#finish(answer);
  }

  #draw({ share, counts, notes, exceptions }: Progress | Done): void {
    this.#bar.value = share;
    const percent = Math.round(100 * share);
    this.#say(this.#tell('batch.page.reading', { percent, rows: counts.rows }));
    this.#report.replaceChildren(...reportParts({ counts, notes, exceptions }, this.#tell));
  }

  #finish(done: Done): void {
    const { counts, seconds } = done;
    const clean = counts.valid + counts.repaired;
    this.#dismiss();
    this.#say(
      this.#tell('batch.page.done', {
        rows: counts.rows,
        seconds: seconds.toFixed(1),
        clean,
        exceptions: counts.exceptions,
      }),
    );
    const links = [
      ...done.clean.map(file => this.#link(file, 'clean')),
      ...(counts.exceptions > 0 ? [this.#link(done.exceptionsFile, 'exceptions')] : []),
      this.#link(done.report, 'report'),
    ];
    this.#end.replaceChildren(
      h('h3', {}, this.#tell('batch.page.downloads')),
      h('ul', { class: 'batch-files' }, ...links),
      h('p', { class: 'quiet' }, this.#tell('batch.page.codes')),
      ...(counts.exceptions > 0 ? this.#seller(done.seller) : []),
    );
  }

  #link({ name, blob }: NamedBlob, kind: 'clean' | 'exceptions' | 'report'): HTMLElement {
    const url = URL.createObjectURL(blob);
    this.#urls.push(url);
    return h(
      'li',
      {},
      h('a', { href: url, download: name, class: 'link' }, this.#tell(`batch.page.${kind}`, { file: name })),
    );
  }

  #seller(text: string): HTMLElement[] {
    const note = h('p', { class: 'quiet', role: 'status' });
    const copy = async (): Promise<void> => {
      const copied = await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      );
      note.textContent = this.#tell(copied ? 'batch.page.copied' : 'batch.page.not-copied');
    };
    const pre = h('pre', { class: 'snippet', tabindex: 0 }, beginningOf(text));
    return [
      h('h3', {}, this.#tell('batch.report.seller')),
      pre,
      h(
        'button',
        { type: 'button', class: 'ghost', onclick: () => void copy() },
        this.#tell('batch.page.copy'),
      ),
      note,
    ];
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }

  #refuse(text: string): void {
    this.#forget();
    this.#place.replaceChildren(h('p', { class: 'error', role: 'alert' }, text));
  }

  #stop(): void {
    this.#forget();
    this.#place.replaceChildren(this.#status);
    this.#say(this.#tell('batch.page.stopped'));
  }

  /** The worker's memory goes with it. */
  #dismiss(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#bar.remove();
  }

  #forget(): void {
    this.#dismiss();
    for (const url of this.#urls) URL.revokeObjectURL(url);
    this.#urls = [];
  }
}
