/** All of the page that the first check does not need: loaded by main.ts right behind it. */
import { type App, openApp } from './app/app.ts';
import { openStolen } from './stolen/open.ts';
import { addRestTexts } from './texts/rest_texts.ts';

export function openPage(): App {
  addRestTexts();
  const app = openApp();
  // A checkout has no such aids: they come after what it has.
  void app.whole.then(() => import('./demo/aids.ts')).then(({ openAids }) => openAids(app));
  // Nor whole lists of cards.
  void app.whole.then(() => import('./batch/open_batch.ts')).then(({ openBatch }) => openBatch(app));
  // Nor does every visit hear of stolen cards.
  void app.whole.then(() => openStolen(app));
  return app;
}
