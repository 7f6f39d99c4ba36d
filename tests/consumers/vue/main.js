import { createApp, h, onMounted, ref, shallowRef } from 'vue';
import { ask } from './ask.js';

const App = {
  setup() {
    const raw = ref('');
    const checker = shallowRef(null);
    onMounted(async () => {
      const { loadChecker } = await import('cardmend/check');
      checker.value = await loadChecker({ locale: 'zh-CN' });
    });
    return () => {
      const result = checker.value?.check(raw.value, { product: 'jd.ecard' });
      const input = h('input', {
        value: raw.value,
        onInput: event => {
          raw.value = event.target.value;
        },
      });
      return h('label', [input, h('output', result ? `${result.verdict} ${result.display}` : 'loading')]);
    };
  },
};

createApp(App).mount('#app');
window.ask = ask;
