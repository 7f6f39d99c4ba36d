/** What the schema cannot say of data/wordings.json: references, and words that would mean two things. */
import { checkIds, type Say, sayMissing } from './ids.ts';
import { reduce } from './reduce.ts';
import { type KnowledgeData, noNoun, type WordingRow } from './rows.ts';

/** The longest word that the core's rows can hold, reduced. */
const mostWord = 64;

function checkReadings(at: string, row: WordingRow, { wordings, failures }: KnowledgeData, say: Say): void {
  for (const kind of ['tells', 'denied'] as const) {
    if (row[kind] !== undefined && row.kind !== 'predicate')
      say('wordings', `${at}.${kind}`, 'only a predicate tells anything');
    for (const [noun, failure] of Object.entries(row[kind] ?? {})) {
      const field = `${at}.${kind}['${noun}']`;
      const other = wordings.rows.find(({ id }) => id === noun);
      if (noun !== noNoun && other === undefined) sayMissing('wordings', field, 'wordings', noun, say);
      if (other !== undefined && other.kind !== 'noun' && other.kind !== 'place')
        say('wordings', field, `'${noun}' is no noun`);
      if (failures.rows.every(({ id }) => id !== failure))
        sayMissing('wordings', field, 'failures', failure, say);
    }
  }
}

export function checkWordings(data: KnowledgeData, say: Say): void {
  const { rows } = data.wordings;
  checkIds('wordings', rows, say);
  const seen = new Map<string, string>();
  rows.forEach((row, i) => {
    if (row.id === noNoun) say('wordings', `rows[${i}].id`, `'${noNoun}' stands for no noun`);
    row.words.forEach((word, j) => {
      const field = `rows[${i}].words[${j}]`;
      const reduced = reduce(word);
      const other = seen.get(reduced);
      if (reduced === '') say('wordings', field, `'${word}' has no letter`);
      if (reduced.length > mostWord) say('wordings', field, `'${word}' is longer than ${mostWord}`);
      if (other !== undefined) say('wordings', field, `'${word}' stands in '${other}' too`);
      seen.set(reduced, row.id);
    });
    checkReadings(`rows[${i}]`, row, data, say);
  });
}
