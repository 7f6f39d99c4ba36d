// Runs one target for a time, with another seed each time, and prints what libFuzzer prints of its own.
// usage: tools/run tests/fuzz/script/main.ts TARGET SECONDS [SEED]
import { fuzz, knownInputs, loadTarget, runOne } from './engine.ts';

const [name = '', seconds = '60', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
const target = await loadTarget(name);
for (const input of knownInputs(name)) await runOne(target, input);
const { executions, finding } = await fuzz(target, { seed: Number(seed), seconds: Number(seconds) });
if (finding !== undefined) {
  console.log(`law broken: ${finding.law}`);
  console.log(`input: ${finding.line}`);
  console.log(`seed: ${finding.seed}`);
}
console.log(`stat::number_of_executed_units: ${executions}`);
process.exit(finding === undefined ? 0 : 1);
