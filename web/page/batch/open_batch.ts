/** Lists of cards that are dropped on the page or chosen: how they are checked is loaded with the first one. */
import type { App } from '../app/app.ts';
import { h } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { BatchView } from './view.ts';

const isPicture = ({ type }: { readonly type: string }): boolean => type.startsWith('image/');

/** A file that is let go of beside the place for it would take the page's place in the window. */
function takeDrops(take: (files: readonly File[]) => void): void {
  const zone = byId('batch');
  addEventListener('dragover', event => {
    const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
    if (items.length === 0) return;
    event.preventDefault();
    // Which files they are is told at the drop; their types are at times.
    if (!items.every(isPicture)) zone.dataset.over = '';
  });
  addEventListener('dragleave', event => {
    if (event.relatedTarget === null) delete zone.dataset.over;
  });
  addEventListener('drop', event => {
    delete zone.dataset.over;
    // A picture is the scan's.
    if (event.defaultPrevented) return;
    const files = [...(event.dataTransfer?.files ?? [])].filter(file => !isPicture(file));
    if ((event.dataTransfer?.files ?? []).length > 0) event.preventDefault();
    if (files.length > 0) take(files);
  });
}

export function openBatch(app: App): void {
  let loading: Promise<BatchView> | null = null;
  let failed = '';
  const load = (): Promise<BatchView> => {
    loading ??= import('./view.ts').then(({ BatchView }) => new BatchView());
    return loading;
  };
  const take = (files: readonly File[]): void => {
    load().then(
      view => view.check(files),
      () => {
        // The next file tries again.
        loading = null;
        byId('batch-report').replaceChildren(h('p', { class: 'error', role: 'alert' }, failed));
      },
    );
  };
  app.onRender(t => {
    failed = t('batch.unavailable');
  });
  const input = byId<HTMLInputElement>('batch-files');
  const chosen = (): void => {
    const files = [...(input.files ?? [])];
    // The same file may be chosen again, mended.
    input.value = '';
    if (files.length > 0) take(files);
  };
  input.addEventListener('change', chosen);
  byId('batch-choose').addEventListener('click', () => input.click());
  takeDrops(take);
  byId('batch').dataset.open = '';
  // Somebody may have been quicker than this script.
  chosen();
}
