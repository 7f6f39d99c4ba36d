// The packed package in a WeChat mini-program, built by the platform's own "build npm".
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../../tools/build/paths.ts';
import { SealedPlace } from '../../miniprogram/sealed.ts';
import { type Project, Workshop } from '../project.ts';

let workshop: Workshop;
let project: Project;
let printed = '';
before(() => {
  workshop = new Workshop();
  project = workshop.project('wechat', ['wechat'], 'wechat/package.json');
  cpSync(join(root, 'bindings/miniprogram/example'), project.folder, { recursive: true });
  printed = project.program(process.execPath, 'pack_npm.cjs', project.folder);
});
after(() => (workshop as Workshop | undefined)?.close());

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

test('its builder takes the package as it is: .wasm.br, texts and component', () => {
  assert.doesNotMatch(printed, /warning/);
  const built = join(project.folder, 'miniprogram_npm/cardmend');
  const shipped = join(root, 'dist/miniprogram');
  assert.deepEqual(filesIn(built), filesIn(shipped));
  for (const file of filesIn(shipped).filter(name => /\.(?:wasm\.br|wxml|wxss|json)$/.test(name)))
    assert.ok(readFileSync(join(built, file)).equals(readFileSync(join(shipped, file))), file);
});

test('what was built checks a code in a sealed place', async () => {
  const place = new SealedPlace(
    { platform: 'wechat', answers: 'instance' },
    { '/miniprogram_npm/cardmend': join(project.folder, 'miniprogram_npm/cardmend') },
  );
  const { loadChecker } = place.require('cardmend') as typeof import('../../../dist/check.js');
  const checker = await loadChecker({ locale: 'zh-CN' });
  const { verdict, display } = checker.check('3F2A-9OBC-77DE-A41B', { product: 'jd.ecard' });
  assert.deepEqual([verdict, display], ['repaired', '3F2A-90BC-77DE-A41B']);
  assert.deepEqual(place.instantiated, ['/miniprogram_npm/cardmend/cardmend-check.wasm.br']);
});
