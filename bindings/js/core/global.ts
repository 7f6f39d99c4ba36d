/** All that the runtime has by name; a mini-program may not even have `globalThis`. */
export const runtime: object = typeof globalThis === 'undefined' ? {} : globalThis;
