// The lint's look at names and namespaces, on made-up sources and on the project's own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesOf } from '../../tools/lint/cpp_names.ts';
import { clashCheck, clashesOf, namespaceCheck, strayNames } from '../../tools/lint/namespaces.ts';

const namesIn = (text: string) => namesOf(text).defined.map(({ name }) => name);

function header(file: string, body: string, namespace = 'cardmend::base') {
  return { file, text: `#ifndef X_\n#define X_\nnamespace ${namespace} {\n${body}\n}\n#endif\n` };
}

const cases: readonly (readonly [text: string, ...names: string[]])[] = [
  ['class A;', ...[]],
  ['enum class A : int;', ...[]],
  ['class A {};', 'A'],
  ['struct alignas(8) A final : public B<int> { int x = 1; void f() { g(); } };', 'A'],
  ['enum class A : std::uint8_t { a, b };', 'A'],
  ['template <class T, std::size_t N = (1 > 0)>\nstruct A { T x[N]; };', 'A'],
  ['using A = std::vector<int>; using b::C; using namespace d;', 'A'],
  ['inline constexpr std::uint32_t kA = 1U << 24U; extern const B kB;', 'kA', 'kB'],
  ['constexpr char kA[] = {1, 2}; constexpr B kB{.x = {1}};', 'kA', 'kB'],
  ['std::vector<int> f(int a); std::vector<int> f(char a) { return {}; }', 'f', 'f'],
  ['template <class T> requires(sizeof(T) > 1) constexpr T f(T a) noexcept { return a; }', 'f'],
  ['int A::f() { return 1; } A::A(int x) : x_{x}, y_(x) { g(); } A::~A() = default;', ...[]],
  ['bool operator==(const A& a, const A& b); A operator<<(A a, int b) { return a; }', ...[]],
  ['static_assert(f() == "a;{");', ...[]],
  ['/* struct A {}; */ // struct B {};\n#define C struct D {}; \\\n struct E {};\nint f();', 'f'],
  ['const char* f(int a = \'{\', const char* b = "}"); int g;', 'f', 'g'],
  ['namespace a::b { int f(); namespace { int g(); } } namespace c = a::b;', 'a::b::f', 'c'],
  ['U_NAMESPACE_BEGIN\nclass A;\nU_NAMESPACE_END\nint f();', 'f'],
  ['extern "C" { int f(); } extern "C" int g() { return 0; }', 'f', 'g'],
  ['[[nodiscard]] inline const A& f(const B<C, (1 < 2)>& b);', 'f'],
];

test('the names that a C++ text defines', () => {
  for (const [text, ...names] of cases) assert.deepEqual(namesIn(text), names, text);
});

test('a name that two files define is found', () => {
  const one = header('src/base/a.h', 'struct Row { int a; };\nint size_of(int a);');
  const problems = (other: string, file = 'src/base/b.h') => clashesOf([one, header(file, other)]);
  assert.deepEqual(problems('class Row {};'), [
    'src/base/a.h:4: cardmend::base::Row is defined in src/base/b.h:4 too',
  ]);
  assert.deepEqual(problems('inline constexpr int Row = 1;'), [
    'src/base/a.h:4: cardmend::base::Row is defined in src/base/b.h:4 too',
  ]);
  assert.deepEqual(problems('int size_of(char a);'), [
    'src/base/a.h:5: cardmend::base::size_of is defined in src/base/b.h:4 too',
  ]);
  assert.equal(problems('struct Row { char a; };', 'src/base/b.cpp').length, 1);
});

test('what is no clash', () => {
  const one = header('src/base/a.h', 'struct Row { int a; };\nint size_of(int a);\nint size_of(char a);');
  const with_ = (file: string, body: string, namespace?: string) =>
    clashesOf([one, header(file, body, namespace)]);
  assert.deepEqual(with_('src/base/b.h', 'struct Row;\nstruct Other { struct Row {}; };'), []);
  assert.deepEqual(with_('src/text/b.h', 'struct Row {};', 'cardmend::text'), []);
  assert.deepEqual(
    with_('src/base/b.cpp', 'namespace {\nstruct Row {};\n}\nint size_of(int a) { return a; }'),
    [],
  );
});

test('a name in the namespace of another folder is found', () => {
  const strays = (file: string, body: string, namespace: string) =>
    strayNames([
      header('src/include/cardmend/a.h', 'class Checker {};\nint version();', 'cardmend'),
      header(file, body, namespace),
    ]).length > 0;
  assert.equal(strays('src/base/a.h', 'int f();', 'cardmend::base'), false);
  assert.equal(strays('src/base/a.h', 'int f();', 'cardmend::base::inner'), false);
  assert.equal(strays('src/base/a.h', 'int f();', 'cardmend::text'), true);
  assert.equal(strays('src/base/a.h', 'int f();', 'cardmend'), true);
  assert.equal(strays('src/base/a.h', 'class Checker;', 'cardmend'), false);
  assert.equal(strays('src/check/locate/parts.h', 'int f();', 'cardmend::locate'), true);
  assert.equal(strays('src/check/locate/parts.h', 'int f();', 'cardmend::check'), false);
  assert.equal(
    strays('src/answer/checker.cpp', 'namespace { int g(); }\nint version() { return g(); }', 'cardmend'),
    false,
  );
  assert.equal(strays('src/answer/checker.cpp', 'int Checker::f() { return 1; }', 'cardmend'), false);
  assert.equal(strays('src/answer/checker.cpp', 'int f() { return 1; }', 'cardmend'), true);
  assert.equal(strays('src/include/cardmend/b.h', 'int f();', 'cardmend::base'), true);
});

test('the project keeps both rules', async () => {
  assert.deepEqual(await clashCheck.run(), []);
  assert.deepEqual(await namespaceCheck.run(), []);
});
