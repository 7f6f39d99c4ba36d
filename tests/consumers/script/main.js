(() => {
  const { CardmendCheck, CardmendGuide, Cardmend } = window;
  const loads = {
    check: CardmendCheck.loadChecker,
    guide: CardmendGuide.loadGuide,
    whole: Cardmend.loadCardmend,
  };
  window.ask = async (part, cases) => {
    const { answersOf } = await import('./answers.js');
    const loaded = await loads[part]({ locale: 'zh-CN' });
    return { runtime: loaded.runtime, answers: answersOf[part](loaded, cases) };
  };
})();
