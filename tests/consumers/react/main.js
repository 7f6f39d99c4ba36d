import { createElement, StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask } from './ask.js';

/** Under StrictMode each effect runs twice: the part is loaded twice, which must do no harm. */
function App() {
  const [checker, setChecker] = useState(null);
  const [raw, setRaw] = useState('');
  useEffect(() => {
    let stays = true;
    import('cardmend/check')
      .then(({ loadChecker }) => loadChecker({ locale: 'zh-CN' }))
      .then(loaded => stays && setChecker(loaded));
    return () => {
      stays = false;
    };
  }, []);
  const result = checker?.check(raw, { product: 'jd.ecard' });
  return createElement(
    'label',
    null,
    createElement('input', { value: raw, onChange: event => setRaw(event.target.value) }),
    createElement('output', null, result ? `${result.verdict} ${result.display}` : 'loading'),
  );
}

createRoot(document.getElementById('app')).render(createElement(StrictMode, null, createElement(App)));
window.ask = ask;
