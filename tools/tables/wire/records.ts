/** What crosses between JavaScript and the core, as rows of 32-bit words: one table for who writes and who reads. */
import type { Limits } from '../limits.ts';
import {
  ascii,
  bits,
  bytes,
  count,
  counting,
  list,
  mostWords,
  type Packed,
  part,
  type Row,
  unsigned,
  utf16,
  word,
} from './fields.ts';

const finding: Row = {
  name: 'Finding',
  type: 'Finding',
  doc: 'What is wrong or open, and where: an index of `findings`, a span, the numbers of its message.',
  fields: [
    word('kind'),
    word('begin', 'span.begin'),
    word('end', 'span.end'),
    { kind: 'words', name: 'params', count: 3 },
  ],
};

const edit: Row = {
  name: 'Edit',
  type: 'Edit',
  doc: 'A change from raw to code: an index of `editReasons`, a span, and what stands there in the code.',
  fields: [
    bits(part('reason', 8), part('toLength', 8, 'to_length')),
    word('begin', 'span.begin'),
    word('end', 'span.end'),
    ascii('to', 4, 4),
  ],
};

const change: Row = {
  name: 'Change',
  type: 'Change',
  doc: 'A character that a candidate reads differently; 0 for none.',
  fields: [bits(part('index', 8), part('from', 8), part('to', 8))],
};

function candidate(most: Limits): Row {
  return {
    name: 'Candidate',
    type: 'Candidate',
    doc: 'Another reading of a code, in parts of a thousand. The first `changeCount` of its changes count.',
    fields: [
      bits(part('probability', 16), part('changeCount', 8, 'change_count'), counting('length', 8)),
      list('changes', change, 4, 4),
      ascii('code', 'length', most.maxCode),
    ],
  };
}

const doubt: Row = {
  name: 'Doubt',
  type: 'Doubt',
  doc: 'A place of the code that deserves a closer look, in parts of a thousand.',
  fields: [
    word('begin', 'span.begin'),
    word('end', 'span.end'),
    bits(part('index', 16), part('probability', 16)),
    ascii('readings', 4, 4),
  ],
};

function answer(most: Limits): Row {
  return {
    name: 'Answer',
    type: 'CheckResult',
    doc: 'The whole answer to a text; `product` is -1 for none, `offers` what is left to look for, 0 for nothing.',
    fields: [
      word('verdict'),
      word('offers'),
      word('product'),
      count('codeLength', most.maxCodeUnits, 'code.size()'),
      count('numberLength', most.maxCode, 'number.size()'),
      count('findingCount', most.maxFindings, 'findings.size()'),
      count('editCount', most.maxInput, 'edits.size()'),
      count('candidateCount', most.maxCandidates, 'candidates.size()'),
      count('doubtCount', most.maxDoubts, 'doubts.size()'),
      list('findings', finding, 'findingCount', most.maxFindings),
      list('edits', edit, 'editCount', most.maxInput),
      list('candidates', candidate(most), 'candidateCount', most.maxCandidates),
      list('doubts', doubt, 'doubtCount', most.maxDoubts),
      ascii('number', 'numberLength', most.maxCode),
      utf16('code', 'codeLength', most.maxCodeUnits),
    ],
  };
}

function dictation(most: Limits): Row {
  return {
    name: 'Dictation',
    type: 'DictateResult',
    doc: 'The answer to a transcript, and the lengths of the groups to read back.',
    fields: [
      { kind: 'row', name: 'answer', of: answer(most), from: 'check' },
      count('groupCount', most.maxReadBack, 'read_back_count'),
      bytes('groups', 'groupCount', most.maxReadBack, 'read_back'),
    ],
  };
}

function detections(most: Limits): Row {
  const detection: Row = {
    name: 'Detection',
    type: 'Detection',
    doc: 'A product that a text may hold a card of, in parts of a thousand; bit n of `reasons` is that of `detectReasons`.',
    fields: [word('product'), bits(part('probability', 16), part('reasons', 16))],
  };
  return {
    name: 'Detections',
    type: 'DetectResult',
    doc: 'The products that a text may hold a card of.',
    fields: [count('count', most.maxDetections), list('items', detection, 'count', most.maxDetections)],
  };
}

function card(most: Limits): Row {
  return {
    name: 'Card',
    type: 'ExtractedCard',
    doc: 'An extracted card: spans, its value in hundredths, when it expires as yyyymmdd, zeros that are missing.',
    fields: [
      word('product'),
      word('probability'),
      ...(['span', 'number_span', 'secret_span'] as const).flatMap(span => [
        word(span === 'span' ? 'begin' : `${span.slice(0, 6)}Begin`, `${span}.begin`),
        word(span === 'span' ? 'end' : `${span.slice(0, 6)}End`, `${span}.end`),
      ]),
      bits(counting('numberLength', 8, 'number_length'), counting('secretLength', 8, 'secret_length')),
      unsigned('value'),
      ascii('currency', 3, 3),
      word('expiry'),
      bits(
        part('numberZeros', 8, 'number_zeros'),
        part('secretZeros', 8, 'secret_zeros'),
        counting('findingCount', 16, 'finding_count'),
      ),
      list('findings', finding, 'findingCount', most.maxCardFindings),
      ascii('number', 'numberLength', most.maxCode),
      ascii('secret', 'secretLength', most.maxCode),
    ],
  };
}

function explanation(most: Limits): Row {
  const cause: Row = {
    name: 'Cause',
    type: 'CauseShare',
    doc: 'A cause, its share in parts of a thousand, and what spoke for it.',
    fields: [
      word('cause'),
      word('share'),
      count('reasonCount', most.maxReasons, 'because_count'),
      bytes('reasons', 'reasonCount', most.maxReasons, 'because'),
    ],
  };
  const step: Row = {
    name: 'Step',
    type: 'PlanStep',
    doc: 'A remedy, how long it takes, and its chance in parts of a thousand.',
    fields: [
      word('remedy'),
      word('leastMinutes', 'least_minutes'),
      word('mostMinutes', 'most_minutes'),
      word('chance'),
    ],
  };
  return {
    name: 'Explanation',
    type: 'Explanation',
    doc: 'Why a binding failed and what to do: indices of the vocabulary and of the knowledge.',
    fields: [
      ...[word('tier'), word('disclosure'), word('platform'), word('support'), word('byCode', 'by_code')],
      ...[word('allowed', 'retry.allowed'), word('retryReason', 'retry.reason')],
      ...[word('afterMs', 'retry.after_ms'), word('advice')],
      count('causeCount', most.maxCauses, 'cause_count'),
      count('stepCount', most.maxSteps, 'step_count'),
      list('causes', cause, 'causeCount', most.maxCauses),
      list('plan', step, 'stepCount', most.maxSteps),
    ],
  };
}

const knownFile: Row = {
  name: 'KnownFile',
  type: 'LoadedFile',
  doc: 'A file of known codes that was taken.',
  fields: [word('product'), unsigned('count'), word('bits')],
};

/** What the core writes and TypeScript reads. */
export function answerRows(most: Limits): readonly Row[] {
  return [answer(most), dictation(most), detections(most), card(most), explanation(most), knownFile];
}

/** A product that a shop defines, with its secret's format and its number's. */
function productRow(most: Limits): Row {
  const layout: Row = {
    name: 'LayoutWords',
    doc: 'The lengths of printed groups.',
    fields: [count('groupCount', most.maxGroups), bytes('groups', 'groupCount', most.maxGroups)],
  };
  const format: Row = {
    name: 'FormatWords',
    doc: 'The form of a code: sets of characters and lengths as bits, pairs of look-alikes one behind the other.',
    fields: [
      { kind: 'words', name: 'alphabet', count: 4 },
      { kind: 'words', name: 'possible', count: 4 },
      { kind: 'words', name: 'lengths', count: 2 },
      bits(part('checkDigit', 8), part('ignoreCase', 1), part('open', 1)),
      count('prefixLength', most.maxPrefix),
      ascii('prefix', 'prefixLength', most.maxPrefix),
      count('pairsLength', 2 * most.maxLookAlikes),
      ascii('pairs', 'pairsLength', 2 * most.maxLookAlikes),
      count('layoutCount', most.maxLayouts),
      list('layouts', layout, 'layoutCount', most.maxLayouts),
    ],
  };
  const names = most.maxNames * (most.maxName + 1);
  return {
    name: 'ProductWords',
    doc: 'A product: its id, its names each behind a line feed, and one format or two.',
    fields: [
      count('idLength', most.maxProductId),
      ascii('id', 'idLength', most.maxProductId),
      count('namesLength', names),
      utf16('names', 'namesLength', names),
      ascii('currency', 3, 3),
      count('formatCount', 2),
      list('formats', format, 'formatCount', 2),
    ],
  };
}

/** The texts of a failure, in the order in which they lie behind its words and signals. */
const failureTexts = ['platform', 'channel', 'code', 'text', 'contentType', 'exception', 'tried'];

/** What TypeScript writes and the core reads of a failure: then the signals follow, then the texts, as UTF-16 units. */
const failure: Row = {
  name: 'FailureWords',
  doc: 'A failure: its HTTP status, and how many units each of its texts has. The signals and the texts follow.',
  fields: [word('httpStatus'), ...failureTexts.map(name => word(`${name}Units`))],
};

/** What TypeScript writes and the core reads. */
export function requestRows(most: Limits): readonly Row[] {
  return [productRow(most), failure];
}

/** The words that the largest row takes: what the output has room for. */
export function outputWords(most: Limits): number {
  return Math.max(...[...answerRows(most), ...requestRows(most)].map(mostWords));
}

/** The least of what stands in the place of a verdict where a code is clean. */
export const cleanCode = 6;

export const packedWords: readonly Packed[] = [
  {
    name: 'how',
    doc: 'How a text is checked: as the number and not the secret; typing is done; the way of input.',
    parts: [part('number', 1), part('finished', 1), part('way', 8)],
  },
  {
    name: 'clean',
    doc: 'A clean code: cleanCode, and one more if a closer look is offered; its units; its product.',
    parts: [part('status', 3), part('units', 15), part('product', 14)],
  },
  {
    name: 'checked',
    doc: 'Any other text: its verdict, whether another part may say more, and the words of its answer.',
    parts: [part('verdict', 3), part('more', 1), part('words', 28)],
  },
  {
    name: 'laid',
    doc: "What should stand in a field: whether it changed, the caret, the text's units.",
    parts: [part('changed', 1), part('caret', 13), part('units', 18)],
  },
];
