/** `wx.request` and its likes as `fetch`: `my.request`, `tt.request`, `uni.request`, `axios`-less mini-programs. */
import type { FetchAnswer, FetchLike } from './transport.ts';

interface RequestAnswer {
  readonly statusCode?: number;
  readonly status?: number;
  readonly header?: unknown;
  readonly headers?: unknown;
  readonly data?: unknown;
}

interface RequestOptions {
  readonly url: string;
  readonly method: string;
  /** WeChat and Douyin say `header`, Alipay `headers`. */
  readonly header: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly data: string | undefined;
  /** Anything but `json` leaves the text as it came. */
  readonly dataType: 'text';
  readonly responseType: 'text';
  success(answer: RequestAnswer): void;
  fail(error: unknown): void;
}

/** A mini-program's own function for requests. */
export type RequestFunction = (options: RequestOptions) => unknown;

const textOf = (data: unknown): string => {
  if (typeof data === 'string') return data;
  try {
    return JSON.stringify(data) ?? '';
  } catch {
    return '';
  }
};

/** What `fail` was given is thrown as it is: the session knows the words of `errMsg`. */
export function requestLike(request: RequestFunction): FetchLike {
  return (url, { method, headers, body, signal }) =>
    new Promise<FetchAnswer>((resolve, reject) => {
      const task = request({
        url,
        method,
        header: headers,
        headers,
        data: body,
        dataType: 'text',
        responseType: 'text',
        success: ({ statusCode, status, header, headers: others, data }) =>
          resolve({
            status: statusCode ?? status ?? 0,
            headers: header ?? others,
            text: async () => textOf(data),
          }),
        fail: reject,
      });
      signal?.addEventListener('abort', () => {
        (task as { abort?(): void } | undefined)?.abort?.();
        reject({ errMsg: 'request:fail abort' });
      });
    });
}
