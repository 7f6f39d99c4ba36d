/**
 * data/ -> constexpr tables for the core and keys, messages for TypeScript.
 * usage: tools/run tools/tables/main.ts OUT     writes OUT/tables/*.h and OUT/ts/*.ts
 * An error in data ends it with status 1 and one line an error: file, field, what is wrong.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkData, loadData } from './data.ts';
import { detectionHeader } from './detection.ts';
