import { ask } from './ask.js';

window.ask = ask;
