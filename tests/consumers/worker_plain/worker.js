import { ask } from './ask.js';

self.onmessage = ({ data: { part, cases } }) =>
  ask(part, cases).then(
    value => postMessage({ value }),
    error => postMessage({ error: String(error) }),
  );
