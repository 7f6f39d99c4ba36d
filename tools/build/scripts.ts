/** The scripts alone, into folders below another one: usage: tools/run tools/build/scripts.ts FOLDER */
import { buildJavaScript } from './javascript.ts';

const [folder = 'build/coverage'] = process.argv.slice(2);
await buildJavaScript(`${folder}/dist`, false);
await buildJavaScript(`${folder}/test-dist`, true);
