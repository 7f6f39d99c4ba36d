import './styles/page.css';
import { openApp } from './app/app.ts';

const app = openApp();
/** So long the page is left to itself once it checks: what is needed next comes first. */
const restMs = 250;

// A checkout has no such aids: they come after what it has.
void app.checks
  .then(() => new Promise(resolve => setTimeout(resolve, restMs)))
  .then(() => import('./demo/aids.ts'))
  .then(({ openAids }) => openAids(app));
