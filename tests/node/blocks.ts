/** The blocks of code that a document shows, in their order. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/build/paths.ts';

export interface Block {
  /** As behind the three ticks. */
  readonly language: string;
  readonly code: string;
}

export function blocksIn(text: string): readonly Block[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({
    language,
    code,
  }));
}

export function blocksOf(document: string): readonly Block[] {
  return blocksIn(readFileSync(join(root, document), 'utf8'));
}
