/** The first language's texts that app/later.ts brings; its others come with the page. */

import { addFirstTexts } from './translate.ts';
import later from './zh-CN.json' with { type: 'json' };

export const addLaterTexts = (): void => addFirstTexts(later);
