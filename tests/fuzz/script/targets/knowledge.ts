/** A shop's own parts of the knowledge, as JSON of anybody. */
import assert from 'node:assert/strict';
import { loadGuide } from '../../../../dist/guide.js';
import { compileKnowledge, KnowledgeError, type KnowledgeOverrides } from '../../../../dist/knowledge.js';
import { root } from '../../../../tools/build/paths.ts';
import { loadData } from '../../../../tools/tables/data.ts';
import { bytesOfText, jsonOf, type MakeTarget, textOf } from '../target.ts';

const files = ['platforms', 'supports', 'remedies', 'causes', 'failures', 'evidence', 'tiers'] as const;

/** Two rows of each file, and what takes one away. */
function seeds(): object[] {
  const data = loadData(root).knowledge as unknown as Record<string, { rows: { id: string }[] }>;
  const parts = files.flatMap(file => {
    const rows = data[file]?.rows ?? [];
    return [0, rows.length >> 1].map(from => ({ [file]: { rows: rows.slice(from, from + 2) } }));
  });
  const texts = { en: { 'cause.unknown.what': 'It is not known.' }, 'zh-CN': {} };
  return [...parts, { messages: texts }, { failures: { rows: [{ id: 'jd.nofind', remove: true }] } }, {}];
}

export const target: MakeTarget = async () => {
  const guide = await loadGuide({ locale: 'en' });
  return {
    seeds: seeds().map(part => bytesOfText(JSON.stringify(part))),
    isJson: true,
    run(input) {
      const value = jsonOf(textOf(input));
      try {
        guide.useKnowledge(compileKnowledge(value as KnowledgeOverrides));
      } catch (error) {
        const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
        if (error instanceof KnowledgeError)
          assert.ok(error.problems.length > 0 && error.problems.every(({ message }) => message !== ''));
        else
          assert.ok(
            error instanceof TypeError && !isObject && value !== undefined,
            String((error as Error).stack),
          );
        return;
      }
      const { causes, message } = guide.explain({ platform: 'jd', channel: 'app', code: 'nofind' }, {});
      const sum = causes.reduce((total, { probability }) => total + Math.round(probability * 1000), 0);
      assert.equal(sum, 1000);
      assert.ok(message.length > 5);
    },
  };
};
