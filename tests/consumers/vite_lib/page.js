import { ask } from './lib.js';

window.ask = ask;
