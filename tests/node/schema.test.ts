// A card's code as a Standard Schema, and in the libraries for forms that take one.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { FieldApi, FormApi } from '@tanstack/form-core';
import { type Checker, loadChecker } from '../../dist/check.js';
import { card, object } from '../../dist/schema.js';

const code = '3F2A90BC77DEA41B';
const raw = '\uff13f2a-9Obc 77DE.A41B';

let checker: Checker;
before(async () => {
  checker = await loadChecker({ locale: 'en' });
});

/** The specification's own types, and its way to infer. */
function assertTyped(): void {
  const later: StandardSchemaV1<string, string> = card('jd.ecard');
  const atOnce: StandardSchemaV1<string, string> = card('jd.ecard', { checker });
  const form = object({ code: card('jd.ecard'), pin: atOnce });
  const output: StandardSchemaV1.InferOutput<typeof form> = { code: '', pin: '' };
  const input: StandardSchemaV1.InferInput<typeof form> = output;
  // @ts-expect-error: there is no such field in it
  void [later, input.number];
}

test('with a checker the answer is there at once; a code is given in its plain form', () => {
  assertTyped();
  const { version, vendor, validate } = card('jd.ecard', { checker })['~standard'];
  assert.deepEqual([version, vendor], [1, 'cardmend']);
  assert.deepEqual(validate(raw), { value: code });
  assert.deepEqual(validate('3f2a'), {
    issues: [{ message: '12 more to go: there are 4 of 16 characters. Please type on.' }],
  });
});

test('values of any kind give an issue, and none throws', () => {
  const { validate } = card('jd.ecard', { checker })['~standard'];
  for (const value of [undefined, null, '', ' \u3000', '\u5361'])
    assert.deepEqual(validate(value), { issues: [{ message: 'Please type the code of the card.' }] });
  for (const value of [7, {}, [], true, Symbol('x'), () => raw, new Proxy({}, {})])
    assert.match(JSON.stringify(validate(value)), /A text is expected here/);
  const optional = card('jd.ecard', { checker, optional: true })['~standard'].validate;
  assert.deepEqual([optional(''), optional(undefined)], [{ value: '' }, { value: '' }]);
  assert.ok(optional('3f').issues);
});

test('all that is wrong is told, the gravest first, and a doubt only where nobody can look', () => {
  const { issues = [] } = card('jd.ecard', { checker })['~standard'].validate('???');
  assert.equal(issues.length, 2);
  assert.match(issues[0]?.message ?? '', /neither a letter nor a digit/);
  const doubtful = '3f2a-90bc-77de-a41s';
  assert.deepEqual(card('jd.ecard', { checker })['~standard'].validate(doubtful), {
    value: '3F2A90BC77DEA41S',
  });
  const strict = card('jd.ecard', { checker, strict: true })['~standard'].validate(doubtful);
  assert.match(strict.issues?.[0]?.message ?? '', /group 4, place 4/);
});

test('without a checker one is loaded, in the locale of the messages', async () => {
  const schema = card('jd.ecard', { locale: 'zh-CN' });
  assert.deepEqual(await schema['~standard'].validate(raw), { value: code });
  assert.deepEqual(await schema['~standard'].validate(''), {
    issues: [{ message: '\u8bf7\u8f93\u5165\u5361\u5bc6\u3002' }],
  });
  const number = card('jd.ecard', { field: 'number' });
  assert.deepEqual(await number['~standard'].validate(''), {
    issues: [{ message: 'Please type the number of the card.' }],
  });
  const failing = card('jd.ecard', { load: () => Promise.reject(new Error('no network')) });
  await assert.rejects(failing['~standard'].validate(raw), /no network/);
  await assert.rejects(card('no.such-card')['~standard'].validate(raw), RangeError);
});

test('an object of schemas gives each issue its place, and waits only if it must', async () => {
  const atOnce = object({ code: card('jd.ecard', { checker }) })['~standard'];
  assert.deepEqual(atOnce.validate({ code: raw, name: 'Li' }), { value: { code, name: 'Li' } });
  const later = object({ code: card('jd.ecard'), other: card('jd.ecard', { checker }) })['~standard'];
  const { issues } = await later.validate({ code: '3f2a', other: raw });
  assert.deepEqual(issues, [
    { message: '12 more to go: there are 4 of 16 characters. Please type on.', path: ['code'] },
  ]);
  assert.equal((await later.validate(null)).issues?.length, 2);
});

test('react-hook-form: its resolver gives the plain code, or the message at the field', async () => {
  const resolve = standardSchemaResolver(object({ code: card('jd.ecard') }));
  const options = { fields: {}, shouldUseNativeValidation: false };
  assert.deepEqual(await resolve({ code: raw }, undefined, options), { values: { code }, errors: {} });
  const { errors } = await resolve({ code: '13812345678' }, undefined, options);
  assert.equal(errors.code?.message, 'This is a phone number. Please type the code that is on the card.');
});

test('TanStack Form: a field takes the schema, at once and later', async () => {
  const form = new FormApi({ defaultValues: { code: '' } });
  form.mount();
  const field = new FieldApi({
    form,
    name: 'code',
    validators: {
      onChange: card('jd.ecard', { checker }),
      onSubmitAsync: card('jd.ecard', { strict: true }),
    },
  });
  field.mount();
  field.handleChange('3f2a');
  assert.match(JSON.stringify(field.state.meta.errors), /12 more to go/);
  field.handleChange('3f2a-90bc-77de-a41s');
  assert.deepEqual(field.state.meta.errors, []);
  await form.handleSubmit();
  assert.match(JSON.stringify(field.state.meta.errors), /group 4, place 4/);
  field.handleChange(raw);
  await form.handleSubmit();
  assert.deepEqual(field.state.meta.errors, []);
});

test('what is no product, no checker or no schema is told at once', () => {
  assert.throws(() => card(undefined as never), {
    name: 'TypeError',
    message: /^card takes a product, .* undefined$/,
  });
  for (const checker of [undefined, loadChecker()])
    assert.throws(() => card('jd.ecard', { checker: checker as never }), {
      name: 'TypeError',
      message: '{ checker } must be what a loader resolves with: await loadChecker()',
    });
  assert.throws(() => object(card('jd.ecard') as never), {
    name: 'TypeError',
    message:
      "object takes schemas by the names of fields, such as { code: card('jd.ecard') }; ~standard is none",
  });
});
