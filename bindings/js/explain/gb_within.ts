/** In place of what asks the runtime first, where all of a part is in one script: the table is there anyway. */
import { shippedCharacters } from '#tables/gb_wordings.ts';
import { type GbReader, gbByTable } from './gb2312.ts';

export const loadGb = async (): Promise<GbReader> => gbByTable(shippedCharacters);
