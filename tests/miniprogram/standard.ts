// What a mini-program can count on: ECMAScript 2017 without what the platforms leave out of it.

/** Globals that every platform has. */
export const standard = [
  ...['undefined', 'NaN', 'Infinity', 'isNaN', 'isFinite', 'parseInt', 'parseFloat'],
  ...[
    'Object',
    'Array',
    'String',
    'Number',
    'Boolean',
    'Symbol',
    'Math',
    'JSON',
    'Date',
    'RegExp',
    'Promise',
  ],
  ...['Map', 'Set', 'WeakMap', 'WeakSet'],
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError'],
  ...['ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array'],
  ...['Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array'],
] as const;

/** Globals that are no part of the place, though a script may look for them. */
export const shadowed = [
  ...['globalThis', 'window', 'self', 'global', 'document', 'process', 'Buffer', 'navigator', 'location'],
  ...['WebAssembly', 'WXWebAssembly', 'MYWebAssembly', 'TTWebAssembly'],
  ...['fetch', 'Request', 'Response', 'Headers', 'XMLHttpRequest', 'URL', 'URLSearchParams', 'Blob', 'File'],
  ...[
    'TextDecoder',
    'TextEncoder',
    'atob',
    'btoa',
    'structuredClone',
    'queueMicrotask',
    'performance',
    'crypto',
  ],
  ...[
    'Intl',
    'BigInt',
    'BigInt64Array',
    'BigUint64Array',
    'Proxy',
    'Reflect',
    'eval',
    'Function',
    'Iterator',
  ],
  ...['WeakRef', 'FinalizationRegistry', 'AggregateError', 'Atomics', 'SharedArrayBuffer', 'importScripts'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'console', 'setTimeout', 'wx', 'my', 'tt'],
] as const;

const typedArray = 'Object.getPrototypeOf(Int8Array.prototype)';

/** What came after ECMAScript 2017, by its owner. */
export const unknownYet: Readonly<Record<string, readonly string[]>> = {
  Object: ['fromEntries', 'hasOwn', 'groupBy'],
  Array: ['fromAsync'],
  'Array.prototype': [
    ...['flat', 'flatMap', 'at', 'findLast', 'findLastIndex', 'toSorted', 'toSpliced', 'toReversed', 'with'],
  ],
  [typedArray]: ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
  'String.prototype': [
    ...['trimStart', 'trimEnd', 'trimLeft', 'trimRight', 'matchAll', 'replaceAll', 'at'],
    ...['isWellFormed', 'toWellFormed'],
  ],
  Promise: ['allSettled', 'any', 'withResolvers', 'try'],
  'Promise.prototype': ['finally'],
  'RegExp.prototype': ['dotAll', 'hasIndices', 'unicodeSets'],
  Map: ['groupBy'],
};
