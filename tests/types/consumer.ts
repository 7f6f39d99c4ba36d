// What a user of the package writes, against its declarations as they ship. The marked lines must not compile.
import {
  type Cardmend,
  CardmendLoadError,
  type CheckResult,
  type Explanation,
  type KnownCodesResult,
  loadCardmend,
  type Verdict,
} from 'cardmend';
import { type CardmendChangeEvent, defineCardmendField } from 'cardmend/element';
import { type AttachedField, attachCheckedField, attachField, type FieldState } from 'cardmend/field';
import { BlockedCards, cardOf } from 'cardmend/hub';
import {
  type CauseRow,
  type CompiledKnowledge,
  compileKnowledge,
  type KnowledgeData,
  KnowledgeError,
} from 'cardmend/knowledge';
import {
  checkListed,
  httpTransport,
  type KeptTrust,
  type ListedWatch,
  listMessage,
  openList,
  watchListed,
} from 'cardmend/lists';
import messages from 'cardmend/locales/zh-CN';
import { card, object } from 'cardmend/schema';

/** What a shop's own rows are written with. */
export const rows = (data: KnowledgeData): readonly CauseRow[] => data.causes.rows;

export async function use(): Promise<void> {
  const cardmend = await loadCardmend({
    locale: 'zh-CN',
    wasm: new URL('https://shop.example/cardmend.wasm'),
  });
  const result: CheckResult = cardmend.check('3F2A', { product: 'jd.ecard' });
  const verdict: Verdict = result.verdict;
  const [start, end] = result.findings[0]?.span ?? [0, 0];
  const text: string = messages[result.findings[0]?.key ?? ''] ?? verdict.slice(start, end);
  const explanation: Explanation = cardmend.explain(
    { platform: 'jd', code: text, http: { status: 429, retryAfter: '60' }, exception: new Error('x') },
    { attempts: 2, check: result, online: true, origin: 'second-hand', tried: ['compare-characters'] },
  );
  try {
    const knowledge: CompiledKnowledge = compileKnowledge({ messages: { en: { 'support.jd': 'x' } } });
    cardmend.useKnowledge(knowledge);
    cardmend.useKnowledge(null);
  } catch (error) {
    if (error instanceof KnowledgeError) console.log(error.problems[0]?.field);
  }
  // @ts-expect-error: there is no such origin
  cardmend.explain({}, { origin: 'moon' });
  // @ts-expect-error: overrides must be compiled
  cardmend.useKnowledge({});
  const wait: number = explanation.retry.afterMs;
  cardmend.dictate('three F', { locale: 'zh-CN' });
  // @ts-expect-error: nobody is heard in that language, whatever messages there are
  cardmend.dictate('three F', { locale: 'ja' });
  cardmend.wipe();
  define(cardmend);
  await misuse(cardmend);
  // @ts-expect-error: results cannot be written
  result.code = String(wait);
}

function define(cardmend: Cardmend): void {
  const id: string = cardmend.defineProduct({
    version: 1,
    id: 'shop.voucher',
    name: { 'zh-CN': 'x', en: 'x' },
    secret: { alphabet: '0123456789', groups: [4, 4] },
  });
  cardmend.check('3F2A', { product: id, field: 'number' });
  const { value, caret } = cardmend.layout('3f2a9', 5, { product: id });
  const input = document.createElement('input');
  input.setSelectionRange(caret, value.length);
  const attached: AttachedField = attachField(input, cardmend, {
    product: 'jd.ecard',
    field: 'secret',
    onChange: raw => raw.length,
  });
  attached.put(attached.raw);
  attached.setProduct(id);
  attached.detach();

  const known: KnownCodesResult = cardmend.loadKnownCodes(new Uint8Array(104));
  const said: string = known.ok
    ? `${known.product} ${known.count} ${known.bits}`
    : known.reason + known.message;
  cardmend.dropKnownCodes(said);
}

async function misuse(cardmend: Cardmend): Promise<void> {
  // @ts-expect-error: a path is no file
  cardmend.loadKnownCodes('jd.known');
  // @ts-expect-error: a field for a code is no button
  attachField(document.createElement('button'), cardmend);
  // @ts-expect-error: a caret is a number
  cardmend.layout('3F2A', null);
  // @ts-expect-error: there is no such field
  cardmend.check('3F2A', { field: 'colour' });
  // @ts-expect-error: a number is no text
  cardmend.check(7);
  // @ts-expect-error: there is no such locale
  await loadCardmend({ locale: 'fr' }).catch(
    (error: unknown) => error instanceof CardmendLoadError && error.reason,
  );
}

export function fields(): void {
  defineCardmendField('shop-field', { load: () => loadCardmend({ locale: 'zh-CN' }) });
  const field = document.createElement('cardmend-field');
  field.product = 'jd.ecard';
  field.addEventListener('cardmend-change', ({ detail }: CardmendChangeEvent) => {
    const state: FieldState = detail;
    console.log(state.result?.verdict, field.validity.valid, field.code);
  });
  // @ts-expect-error: there is no such field
  field.field = 'colour';
  const checked = attachCheckedField(document.createElement('input'), { product: 'jd.ecard' });
  checked.set({ product: undefined });
  const form = object({ code: card('jd.ecard', { strict: true }) });
  const types = form['~standard'].types;
  const code: string | undefined = types?.output.code;
  // @ts-expect-error: a checker checks
  card('jd.ecard', { checker: {} });
  console.log(code);
}

export async function lists(cardmend: Cardmend, root: string): Promise<KeptTrust> {
  const transport = httpTransport('https://lists.example/jd', { timeout: 5_000 });
  const list = await openList({ transport, root, product: 'jd.ecard' });
  const result: CheckResult = await checkListed(cardmend, list, '3F2A', {
    check: { product: 'jd.ecard' },
    onBlocked: ({ reason, publisher }) => console.log(reason, publisher),
  });
  const live = new BlockedCards();
  const watch: ListedWatch = watchListed(cardmend, list, '3F2A', { live, onChange: show => show.verdict });
  watch.stop();
  const card = list.key && (await cardOf(list.key, result.code));
  // @ts-expect-error: live entries can be found
  const prepared = await (await list.prepare(result.code))?.ask({ find: card });
  console.log(prepared?.answer);
  const asked = await list.ask(result.code, live);
  // @ts-expect-error: only a blocked card has an entry
  console.log(asked.entry, listMessage(list.standing, cardmend.locale));
  return list.kept;
}
