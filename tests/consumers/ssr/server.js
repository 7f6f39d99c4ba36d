/** On a server nothing of a page may be touched, by an import or by a call: each would throw here. */
for (const name of ['window', 'document', 'navigator', 'location', 'customElements', 'HTMLElement'])
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get() {
      // Asking whether it is there is what libraries do.
      if (new Error().stack.includes('cardmend')) throw new Error(`${name} was touched`);
      return undefined;
    },
  });

const { createElement } = await import('react');
const { renderToString } = await import('react-dom/server');
const { readFileSync } = await import('node:fs');
for (const entry of ['cardmend/field', 'cardmend/knowledge']) await import(entry);
const { ask } = await import('./ask.js');
const { loadChecker } = await import('cardmend/check');

const cases = JSON.parse(readFileSync('cases.json', 'utf8'));
const answers = {};
for (const part of ['check', 'guide', 'whole']) answers[part] = await ask(part, cases);
const checker = await loadChecker({ locale: 'zh-CN' });
const { display } = checker.check('3f2a-9Obc-77de-a41b', { product: 'jd.ecard' });
const html = renderToString(createElement('output', null, display));
console.log(JSON.stringify({ answers, html }));
