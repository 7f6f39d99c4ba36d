// Stores as they are, and as they should not be: a session's record goes in and comes out, and nothing is thrown.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Kept } from '../../bindings/js/session/kept.ts';
import { readRecord, recordText, type StoredRecord } from '../../bindings/js/session/record.ts';
import { memoryStore, type SessionStore } from '../../bindings/js/session/store.ts';
import { webStore } from '../../bindings/js/session/web_store.ts';

const record: StoredRecord = { revision: 7, key: [1, -2, 3, -4], state: Int32Array.of(0, -1, 0x7fffffff, 5) };

test('a record is what was written, and anything else is none', () => {
  assert.deepEqual(readRecord(recordText(record)), record);
  const text = recordText(record);
  for (const wrong of [
    text.slice(1),
    text.slice(0, -1),
    `${text} `,
    text.toUpperCase(),
    text.replace('7', '-7'),
    text.replace(' 7 ', ' 007 '),
    text.split(' ').slice(0, 3).join(' '),
  ])
    assert.equal(readRecord(wrong), undefined, wrong);
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.string(), fc.string({ unit: 'binary' })), value => {
      assert.equal(readRecord(value), undefined);
    }),
  );
});

/** What a page has, as far as the store asks. */
function page(locks: boolean) {
  const texts = new Map<string, string>();
  const heard = new Set<(event: { key: string | null }) => void>();
  let last: Promise<unknown> = Promise.resolve();
  const request = (_: string, work: () => Promise<void>) => {
    last = last.then(work, work);
    return last;
  };
  return {
    texts,
    heard,
    localStorage: {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => {
        texts.set(key, text);
      },
      removeItem: (key: string) => {
        texts.delete(key);
      },
    },
    navigator: locks ? { locks: { request } } : {},
    addEventListener: (_: string, one: (event: { key: string | null }) => void) => heard.add(one),
    removeEventListener: (_: string, one: (event: { key: string | null }) => void) => heard.delete(one),
  };
}

for (const locks of [true, false]) {
  test(`the web's store ${locks ? 'with Web Locks' : 'with a lock by compare'} lets one work at a time`, async () => {
    const shared = page(locks);
    let inside = 0;
    let most = 0;
    let done = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise(resolve => setTimeout(resolve, 2));
      inside -= 1;
      done += 1;
    };
    const stores = Array.from({ length: 4 }, () => webStore(shared));
    await Promise.all(stores.map(store => store.lock?.('k', work)));
    assert.deepEqual([most, done], [1, 4]);
    assert.deepEqual([...shared.texts.keys()], []);
  });
}

test('a claim whose owner is gone is over after a while, and one out of the future at once', async () => {
  for (const claimed of [Date.now() - 3000, Date.now() + 3_600_000]) {
    const shared = page(false);
    shared.texts.set('k.lock', `gone ${claimed}`);
    let ran = false;
    await webStore(shared).lock?.('k', async () => {
      ran = true;
    });
    assert.ok(ran);
  }
});

test('other tabs are heard until nobody listens', () => {
  const shared = page(true);
  let calls = 0;
  const stop = webStore(shared).watch?.('k', () => {
    calls += 1;
  });
  for (const key of ['k', 'other', null]) for (const heard of shared.heard) heard({ key });
  assert.equal(calls, 2);
  stop?.();
  assert.equal(shared.heard.size, 0);
});

test('a store that does what it should keeps the record', async () => {
  for (const store of [memoryStore(), webStore(page(true)), webStore(page(false))]) {
    const kept = new Kept(store, 'k');
    assert.equal(await kept.read(), undefined);
    await kept.write(record);
    assert.deepEqual(await kept.read(), record);
    assert.equal(kept.state, 'kept');
  }
});

const fails = () => {
  throw new DOMException('full', 'QuotaExceededError');
};
const never = () => new Promise<never>(() => {});
const wrongStores: Readonly<Record<string, readonly [SessionStore, string]>> = {
  'one that throws': [{ read: fails, write: fails, lock: fails }, 'refused'],
  'one that rejects': [{ read: async () => fails(), write: async () => fails() }, 'refused'],
  'one that is full': [{ read: () => null, write: fails }, 'refused'],
  'one that never answers': [{ read: never, write: never, lock: never }, 'slow'],
  'one that holds other text': [{ read: () => '{"cart":[1]}', write: fails }, 'refused'],
  'one that holds no text': [{ read: () => new Map(), write: () => {} }, 'kept'],
  'one without any functions': [{} as SessionStore, 'refused'],
  'a lock that never runs its work': [{ read: () => null, write: () => {}, lock: () => {} }, 'kept'],
  'a lock that runs it twice': [
    {
      read: () => null,
      write: () => {},
      lock: async (_, work) => {
        await work();
        await work();
      },
    },
    'kept',
  ],
};

for (const [name, [store, state]] of Object.entries(wrongStores)) {
  test(`${name} throws nothing, runs what is to be done once, and says so`, { timeout: 10_000 }, async () => {
    const kept = new Kept(store, 'k');
    let runs = 0;
    await kept.locked(async () => {
      runs += 1;
      assert.equal(await kept.read(), undefined);
      await kept.write(record);
    });
    assert.equal(runs, 1);
    assert.equal(kept.state, state);
  });
}

test('what is read in the place of a record is told', async () => {
  const kept = new Kept({ read: () => 'somebody else', write: () => {} }, 'k');
  await kept.read();
  assert.equal(kept.state, 'foreign');
  await kept.write(record);
  assert.equal(kept.state, 'kept');
});

test('nothing at all is no text of somebody else', async () => {
  for (const none of [null, undefined, '']) {
    const kept = new Kept({ read: () => none as null, write: () => {} }, 'k');
    await kept.read();
    assert.equal(kept.state, 'kept', `${none}`);
  }
});

test('without a store there is nothing to fail', async () => {
  const kept = new Kept(undefined, 'k');
  await kept.write(record);
  assert.equal(await kept.read(), undefined);
  assert.equal(kept.state, 'memory');
});
