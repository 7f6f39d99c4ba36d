import './styles/page.css';
import { openApp } from './app/app.ts';

const app = openApp();
// A checkout has no such aids: they come after what it has.
void app.whole.then(() => import('./demo/aids.ts')).then(({ openAids }) => openAids(app));
// Nor whole lists of cards.
void app.whole.then(() => import('./batch/open_batch.ts')).then(({ openBatch }) => openBatch(app));
