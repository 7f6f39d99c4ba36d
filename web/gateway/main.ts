/**
 * Runs a gateway alone. CARDMEND_DATA: its folder (build/gateway). PORT: 8080 if unset. CARDMEND_DEMO=1: demo mode.
 * CARDMEND_PAGES: a built page to serve.
 */
import { openGateway } from './gateway.ts';

const { CARDMEND_DATA, CARDMEND_DEMO, CARDMEND_PAGES, PORT } = process.env;
const gateway = await openGateway({
  folder: CARDMEND_DATA ?? 'build/gateway',
  demo: CARDMEND_DEMO === '1',
  ...(CARDMEND_PAGES === undefined ? {} : { pages: CARDMEND_PAGES }),
  onSms: line => console.log(line),
});
console.log(`gateway: ${await gateway.listen(Number(PORT ?? 8080))}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void gateway.close().then(() => process.exit(0)));
}
