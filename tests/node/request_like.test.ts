// A mini-program's function for requests as fetch: whatever it calls what it answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestLike } from '../../bindings/js/session/request_like.ts';

const asked = { method: 'POST', headers: { a: 'b' }, body: '{}' };

test('an answer has its status, headers and text, by the names of every platform', async () => {
  const answers: readonly (readonly [object, number, unknown, string])[] = [
    [{ statusCode: 200, header: { x: '1' }, data: 'as it came' }, 200, { x: '1' }, 'as it came'],
    [{ status: 404, headers: { y: '2' }, data: { read: true } }, 404, { y: '2' }, '{"read":true}'],
    [{}, 0, undefined, ''],
    [{ statusCode: 200, data: 10n }, 200, undefined, ''],
  ];
  for (const [answer, status, headers, text] of answers) {
    const fetched = requestLike(options => {
      assert.deepEqual(
        [options.url, options.method, options.header, options.data],
        ['/a', 'POST', asked.headers, '{}'],
      );
      options.success(answer);
    });
    const got = await fetched('/a', asked as never);
    assert.deepEqual([got.status, got.headers, await got.text()], [status, headers, text]);
  }
});

test('what failed is thrown as it is, and who gives up aborts the request', async () => {
  const failing = requestLike(({ fail }) => fail({ errMsg: 'request:fail timeout' }));
  await assert.rejects(failing('/a', asked as never), { errMsg: 'request:fail timeout' });
  let aborted = 0;
  for (const task of [{ abort: () => (aborted += 1) }, {}, undefined]) {
    const controller = new AbortController();
    const waiting = requestLike(() => task)('/a', { ...asked, signal: controller.signal } as never);
    controller.abort();
    await assert.rejects(waiting, { errMsg: 'request:fail abort' });
  }
  assert.equal(aborted, 1);
});
