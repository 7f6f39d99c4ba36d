const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });

window.ask = (part, cases) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.value));
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ part, cases });
  });
