/** Lowers a script to ES5, for where a developer tool would else add polyfills that do not run. */
import ts from 'typescript5';

/** @param script without imports and exports of modules */
export function toEs5(script: string): string {
  const { outputText, diagnostics = [] } = ts.transpileModule(script, {
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES5,
      module: ts.ModuleKind.CommonJS,
      moduleDetection: ts.ModuleDetectionKind.Legacy,
      allowJs: true,
      // Maps are iterated and spread, not only arrays.
      downlevelIteration: true,
      removeComments: true,
    },
  });
  const [first] = diagnostics;
  if (first !== undefined) throw new Error(ts.flattenDiagnosticMessageText(first.messageText, '\n'));
  return outputText;
}
