/** The first language's texts that room.ts brings. */

import { addFirstTexts } from './translate.ts';
import stolen from './zh-CN.json' with { type: 'json' };

export const addStolenTexts = (): void => addFirstTexts(stolen);
