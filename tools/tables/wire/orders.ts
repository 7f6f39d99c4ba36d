/** Enums that public headers declare and whose order TypeScript has too: tables/wire.h proves that both are the same. */

import { mostEvidence } from '../../../bindings/js/knowledge/check.ts';
import { termKinds } from '../../../bindings/js/knowledge/rows.ts';
import { noRow, remedyTimes } from '../../../bindings/js/knowledge/tables.ts';
import { keyboards } from '../../../bindings/js/layout/keyboards.ts';
import { fields } from '../../../bindings/js/products/field.ts';
import { spokenLocales } from '../dictation.ts';
import { sessionStateAt, sessionWords } from './session_rows.ts';

/** The words of each enum, as C++ spells them. */
export const orders: Readonly<Record<string, readonly string[]>> = {
  Field: fields,
  Keyboard: keyboards,
  RemedyTime: remedyTimes,
  SpokenLocale: spokenLocales.map(locale => locale.replace('-', '_').toLowerCase()),
  TermKind: termKinds,
};

/** Constants of public headers that the compiler of knowledge has too; it works before there are tables. */
export const figures: Readonly<Record<string, number>> = {
  kMaxEvidence: mostEvidence,
  kNoRow: noRow,
  kSessionWords: sessionWords,
  kSessionTurnWords: sessionStateAt + sessionWords,
};
