import type { Cases, Part } from '../cases.ts';

export declare const answersOf: Readonly<Record<Part, (module: never, cases: Cases) => unknown[]>>;
