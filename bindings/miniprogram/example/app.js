const { configure } = require('cardmend/field/session');

/** The speech plug-in is in app.json of those apps alone that have been granted it. */
function speechManager() {
  try {
    return requirePlugin('WechatSI').getRecordRecognitionManager();
  } catch (_error) {
    return undefined;
  }
}

App({
  onLaunch() {
    configure({
      speech: speechManager(),
      // Corrections and dictation come from the whole, which is loaded with its sub-package when it is asked for.
      whole: locale =>
        require
          .async('./tools/cardmend/index.js')
          .then(({ loadCardmend }) =>
            loadCardmend({ locale: locale, wasm: '/tools/cardmend/cardmend.wasm.br' }),
          ),
    });
  },
});
