/** The first language's texts that rest.ts brings. */

import { addFirstTexts } from './translate.ts';
import rest from './zh-CN.json' with { type: 'json' };

export const addRestTexts = (): void => addFirstTexts(rest);
