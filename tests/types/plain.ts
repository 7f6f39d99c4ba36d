// What a user writes whose runtime has neither a page nor Node: no declaration of the package names a type of theirs.
import { type Cardmend, loadCardmend, type Runtime } from 'cardmend';
import wasm from 'cardmend/cardmend.wasm';
import { loadChecker } from 'cardmend/check';
import { attachField, type CodeField } from 'cardmend/field';
import { loadGuide } from 'cardmend/guide';
import { loadCardmend as loadInline } from 'cardmend/inline';
import { integrity } from 'cardmend/integrity';
import { compileKnowledge } from 'cardmend/knowledge';
import { gatewayTransport, type Transport } from 'cardmend/session';

/** A mini-program's: its signal is heard, whatever made it. */
export const transport = (ask: (url: string, aborted: () => boolean) => Promise<string>): Transport =>
  gatewayTransport({
    fetch: async (url, { signal }) => {
      signal?.addEventListener('abort', () => {});
      return { status: 200, headers: {}, text: () => ask(url, () => signal?.aborted === true) };
    },
  });

export async function use(field: CodeField, bytes: Uint8Array): Promise<Runtime> {
  const cardmend: Cardmend = await loadCardmend({ wasm, fallback: false });
  const checker = await loadChecker({ wasm: bytes });
  const guide = await loadGuide({ wasm: 'https://shop.example/cardmend-guide.wasm' });
  guide.useKnowledge(compileKnowledge());
  attachField(field, checker).detach();
  const reason = cardmend.fallbackReason?.reason ?? integrity['cardmend.wasm'].sri;
  return reason === undefined ? cardmend.runtime : (await loadInline()).runtime;
}
