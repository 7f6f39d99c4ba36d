/** data/detection.json -> what each piece of evidence multiplies the weight of a product by. */
import { headerText } from './header.ts';

export interface Detection {
  readonly rows: readonly { readonly id: string; readonly factor: number; readonly doc: string }[];
}

/** Every factor that the core names: one that is missing would fail its compiler with no word of the data. */
const known = [
  'none',
  'named',
  'issuer-named',
  'nothing-fits',
  'secret-alone',
  'number-alone',
  'label-agrees',
  'label-disagrees',
  'number-for-secret',
  'label-unexplained',
  'open',
  'open-prefix',
  'open-narrow',
  'short-prefix',
  'mixed-case',
  'possible',
  'repaired',
  'currency-same',
  'currency-own',
  'currency-other',
  'printed',
];

export function checkDetection(file: string, { rows }: Detection): string[] {
  const ids = rows.map(({ id }) => id);
  return [
    ...known.filter(id => !ids.includes(id)).map(id => `${file}: rows: ${id} is missing`),
    ...ids.flatMap((id, i) => {
      if (!known.includes(id)) return [`${file}: rows[${i}].id: nothing uses ${id}`];
      return ids.indexOf(id) < i ? [`${file}: rows[${i}].id: ${id} stands twice`] : [];
    }),
  ];
}

/** `label-agrees` -> `kLabelAgrees` */
function constantName(id: string): string {
  return `k${id.replace(/(^|-)([a-z])/g, (_, _hyphen, letter: string) => letter.toUpperCase())}`;
}

export function detectionHeader({ rows }: Detection): string {
  return headerText({
    guard: 'CARDMEND_TABLES_DETECTION_H_',
    doc: 'What evidence multiplies the weight of a product by.',
    includes: [],
    namespace: 'cardmend::tables::detection',
    body: rows
      .map(({ id, factor, doc }) => `/** ${doc} */\ninline constexpr double ${constantName(id)} = ${factor};`)
      .join('\n'),
  });
}
