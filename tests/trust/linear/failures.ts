/** What a server sent, and what a shop says of failures. */
import { loadGuide } from '../../../dist/guide.js';
import { compileKnowledge } from '../../../dist/knowledge.js';
import { type Call, quietly } from './growth.ts';
import { cardmend } from './person.ts';

const guiding = await loadGuide({ locale: 'en' });

export const failures: readonly Call[] = (['text', 'code', 'exception'] as const).flatMap(
  (field): readonly Call[] => [
    // Held back where it hides something, so that it is long enough to be seen.
    {
      of: 'Cardmend.explain',
      what: field,
      length: 2_000,
      ask: text => () => cardmend.explain({ platform: 'jd', [field]: text }),
    },
    {
      of: 'Cardmend.explain',
      what: `${field}, too long`,
      length: 50_000,
      ask: text => () => cardmend.explain({ platform: 'jd', [field]: text }),
    },
  ],
);

/** A shop's own rows, each with a wording of its own. */
const rowsOf = (text: string) => ({
  failures: {
    rows: Array.from(text, (unit, i) => ({
      id: `own-${i}`,
      texts: [`${unit} card no. ${i} is gone`],
      causes: [{ cause: 'unknown', share: 1_000 }],
      ...{ source: 'https://shop.example', confidence: 'prior' },
    })),
  },
});

export const knowledge: readonly Call[] = [
  {
    of: './knowledge.compileKnowledge',
    what: 'a wording',
    length: 4_000,
    ask: text =>
      quietly(() =>
        compileKnowledge({
          failures: { rows: [{ id: 'own', texts: [text], causes: [{ cause: 'unknown', share: 1 }] }] },
        } as never),
      ),
  },
];

/** Some milliseconds each. */
export const ownRows: readonly Call[] = [
  {
    of: './knowledge.compileKnowledge',
    what: 'rows',
    length: 12,
    ask: text => quietly(() => compileKnowledge(rowsOf(text) as never)),
  },
  {
    of: 'Guiding.explain',
    length: 2_000,
    ask: text => () => guiding.explain({ platform: 'jd', text }),
  },
  ...(['Cardmend', 'Guiding'] as const).map(
    (part): Call => ({
      of: `${part}.useKnowledge`,
      length: 10,
      ask: text => {
        const compiled = compileKnowledge(rowsOf(text) as never);
        const it = part === 'Cardmend' ? cardmend : guiding;
        return quietly(() => {
          it.useKnowledge(compiled);
          it.useKnowledge(null);
        });
      },
    }),
  ),
];
