/** Where the app's own server binds cards. */
const address = 'https://shop.example/api/bind';

Page({
  data: { ready: false, sending: false, bound: false, failure: null, evidence: null },

  onChange({ detail }) {
    // The code is needed for sending alone: it is not put into data, which the tool can show.
    this.code = detail.code;
    this.setData({
      ready: detail.verdict === 'valid' || detail.verdict === 'repaired',
      bound: false,
      failure: null,
    });
  },

  onSend() {
    this.attempts = (this.attempts || 0) + 1;
    const began = Date.now();
    const evidence = { attempts: this.attempts };
    this.setData({ sending: true, failure: null, evidence: evidence });
    wx.request({
      url: address,
      method: 'POST',
      data: { code: this.code },
      success: ({ statusCode, data, header }) => {
        this.setData({ sending: false, bound: statusCode === 200 });
        if (statusCode === 200) {
          this.code = '';
          this.selectComponent('#field').clear();
          return;
        }
        const { code, text } = data || {};
        this.fail(
          { platform: 'jd', code: code, text: text, http: { status: statusCode, headers: header } },
          began,
        );
      },
      fail: exception => this.fail({ platform: 'jd', exception: exception }, began),
    });
  },

  fail(failure, began) {
    this.setData({ sending: false, failure: Object.assign(failure, { elapsedMs: Date.now() - began }) });
  },
});
