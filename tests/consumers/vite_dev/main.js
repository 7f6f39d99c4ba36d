import { ask } from './ask.js';
import { shown } from './shown.js';

window.ask = ask;
window.shown = shown;
import.meta.hot?.accept('./shown.js', changed => {
  window.shown = changed.shown;
});
