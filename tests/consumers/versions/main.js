import { answersOf } from './answers.js';
import * as one from './cardmend/index.js';
import * as other from './other/index.js';

/** Both at once, each with its own wasm; and neither takes the other's. */
window.ask = async (part, cases) => {
  const loading = [one, other].map(each => each.loadCardmend({ locale: 'zh-CN' }));
  const [first, second] = await Promise.all(loading);
  const wrong = await one.loadCardmend({ wasm: './other/cardmend.wasm' }).catch(({ reason }) => reason);
  const answers = [first, second].map(each => answersOf[part](each, cases));
  return { runtime: `${first.runtime} ${second.runtime} ${wrong}`, answers };
};
