/**
 * data/ -> constexpr tables for the core and keys, messages for TypeScript.
 * usage: tools/run tools/tables/main.ts OUT     writes OUT/tables/*.h and OUT/ts/*.ts
 * An error in data ends it with status 1 and one line an error: file, field, what is wrong.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { knowledgeFiles } from '../../bindings/js/knowledge/rows.ts';
import { checkDigitsHeader, checkRulesModule } from './check_digits.ts';
import { currenciesHeader } from './currencies.ts';
import { checkData, loadData } from './data.ts';
import { detectionHeader } from './detection.ts';
import { dictationHeader, spokenLocales } from './dictation.ts';
import { gbModule, gbWordingsModule } from './explain/gb2312.ts';
import {
  knowledgeHeader,
  knowledgeLayoutHeader,
  packedKnowledgeHeader,
  wordingsModule,
} from './explain/header.ts';
import { knowledgeKeys, knowledgeLists, knowledgeModule } from './explain/keys.ts';
import { schemaModule, validatorsOf } from './explain/schema.ts';
import { publishedSchema } from './fill_schema.ts';
import { formsModule } from './forms.ts';
import { kindsModule } from './kinds.ts';
import { limitsModule, limitsOf } from './limits.ts';
import { DataError } from './load.ts';
import {
  componentTextsModule,
  loadersModule,
  localeKeys,
  localesModule,
  pageLoadersModule,
  pageTextsModule,
} from './locales.ts';
import { messagesModule, partNames, programNames, programTextsModule, textsOfPart } from './messages.ts';
import { productRowsHeader, productsHeader, productsModule, secretsModule } from './products.ts';
import { confusionsHeader, labelsHeader, labelsModule } from './reading.ts';
import { sessionHeader, sessionModule, sessionRulesHeader } from './session.ts';
import { slipsHeader, warnedHeader } from './slips.ts';
import { textKeysModule, textLinesModule } from './text_lists.ts';
import { thresholdsHeader } from './thresholds.ts';
import { idList, vocabularyHeader, vocabularyKeys } from './vocabulary.ts';
import { wireHeader } from './wire/cpp.ts';
import { orders } from './wire/orders.ts';
import { wireModule } from './wire/script.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const out = process.argv[2];
if (!out) {
  console.error('usage: tools/tables/main.ts OUT');
  process.exit(1);
}

/** Leaves a file that is as it should be alone, so that nothing is built again for it. */
function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    if (readFileSync(path, 'utf8') === text) return;
  } catch {
    // not there yet
  }
  writeFileSync(path, text);
}

try {
  const data = loadData(root);
  const errors = checkData(data);
  if (errors.length) throw new DataError(errors);
  const header = (name: string, text: string) => write(join(out, 'tables', name), text);
  header('vocabulary.h', vocabularyHeader(data.vocabulary, data));
  header('check_digits.h', checkDigitsHeader(data.checkDigits));
  const checkDigits = data.checkDigits.rows.map(({ id }) => id);
  const testProducts = [...data.products, ...data.testProducts];
  header('products.h', productsHeader(data.products, checkDigits, 'CARDMEND_TABLES_PRODUCTS_H_'));
  header('test_products.h', productsHeader(testProducts, checkDigits, 'CARDMEND_TABLES_TEST_PRODUCTS_H_'));
  header('product_rows.h', productRowsHeader(testProducts));
  header('confusions.h', confusionsHeader(data.confusions));
  header('slips.h', slipsHeader(data.slips));
  header('warned.h', warnedHeader(data.slips));
  header('labels.h', labelsHeader(data.labels));
  header('currencies.h', currenciesHeader(data.currencies));
  header('detection.h', detectionHeader(data.detection));
  header('thresholds.h', thresholdsHeader(data.thresholds));
  header('dictation.h', dictationHeader(data.dictation));
  header('knowledge.h', knowledgeHeader(data.knowledge, data.vocabulary));
  header('packed_knowledge.h', packedKnowledgeHeader(data.knowledge, data.vocabulary));
  header('knowledge_layout.h', knowledgeLayoutHeader());
  header('session.h', sessionHeader(data.session));
  header('session_rules.h', sessionRulesHeader(data.session, data.knowledge));
  const limits = limitsOf(data.vocabulary.limits);
  header('wire.h', wireHeader(limits, orders));
  write(join(out, 'ts/wire.ts'), wireModule(limits));
  write(join(out, 'ts/session.ts'), sessionModule(data.session, data.knowledge));
  write(join(out, 'ts/limits.ts'), limitsModule(data.vocabulary.limits));
  const words = (ids: readonly string[], doc: string) => ids.map(id => ({ id, doc }));
  write(
    join(out, 'ts/keys.ts'),
    `/** Generated from data/ by the build: the words that the core answers in, in the order of its indices. */
${vocabularyKeys(data.vocabulary, data)}

${idList(
  'productIds',
  'ProductId',
  data.products.map(({ id, name }) => ({ id, doc: name.en ?? id })),
)}

${idList(
  'locales',
  'Locale',
  words(
    data.locales.rows.map(({ id }) => id),
    'A language of messages.',
  ),
)}

${localeKeys(data.locales)}

${idList('spokenLocales', 'SpokenLocale', words(spokenLocales, 'A language that `dictate` hears.'))}

${knowledgeKeys(data.knowledge)}
`,
  );
  write(join(out, 'ts/knowledge_data.ts'), knowledgeModule(data.knowledge));
  write(join(out, 'ts/wordings.ts'), wordingsModule(data.knowledge, data.vocabulary));
  write(join(out, 'ts/gb2312.ts'), gbModule());
  write(join(out, 'ts/gb_wordings.ts'), gbWordingsModule(data.knowledge));
  write(join(out, 'ts/knowledge_schema.ts'), schemaModule(join(root, 'data/schema')));
  write(join(out, 'ts/plan_schema.ts'), validatorsOf(join(root, 'data/schema'), ['plan']));
  write(join(out, 'ts/check_rules.ts'), checkRulesModule(data.checkDigits));
  write(join(out, 'ts/locales.ts'), localesModule(data.locales));
  write(join(out, 'ts/page_texts.ts'), pageTextsModule(data.locales));
  write(join(out, 'ts/page_loaders.ts'), pageLoadersModule(data.locales));
  write(join(out, 'ts/component_texts.ts'), componentTextsModule(data.locales));
  write(join(out, 'product.schema.json'), publishedSchema(root, 'product', data));
  for (const file of knowledgeFiles)
    write(join(out, `schemas/${file}.schema.json`), publishedSchema(root, file, data));
  write(join(out, 'schemas/plan.schema.json'), publishedSchema(root, 'plan', data));
  write(join(out, 'ts/products.ts'), productsModule(data.products));
  write(join(out, 'ts/forms.ts'), formsModule(data.products));
  write(join(out, 'ts/kinds.ts'), kindsModule(data.products, data.sections, data.locales));
  write(join(out, 'ts/test_products.ts'), productsModule(testProducts));
  write(join(out, 'ts/secrets.ts'), secretsModule(data.products));
  write(join(out, 'ts/labels.ts'), labelsModule(data.labels));
  for (const program of programNames)
    write(join(out, `ts/${program}_texts.ts`), programTextsModule(program, data.messages));
  const textLists = {
    editReasons: data.vocabulary.editReasons.map(({ id }) => id),
    findings: data.vocabulary.findings.map(({ id }) => id),
    productIds: data.products.map(({ id }) => id),
    ...knowledgeLists(data.knowledge),
  };
  for (const part of partNames) {
    const at = join(out, `ts/messages/${part}`);
    for (const messages of data.messages) {
      const texts = textsOfPart(part, messages, data.products);
      write(join(out, `ts/locales/${part}/${messages.locale}.ts`), messagesModule(messages.locale, texts));
      write(join(at, `${messages.locale}.ts`), textLinesModule(texts, textLists));
      write(join(at, 'keys.ts'), textKeysModule(texts, textLists));
    }
    write(join(at, 'loaders.ts'), loadersModule(data.locales));
  }
} catch (error) {
  if (!(error instanceof DataError)) throw error;
  console.error(error.message);
  process.exit(1);
}
