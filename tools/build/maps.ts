/**
 * True if each script gets its source map in a file beside it, which the coverage asks for in a folder of its own. The
 * scripts are the same without.
 */
export const maps = process.env.CARDMEND_SOURCE_MAPS === '1';
