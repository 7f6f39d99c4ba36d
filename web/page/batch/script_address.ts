/** Where a policy lets nothing become a script but what was looked at (Trusted Types), the worker's address is. */

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** An address of this page's own origin, as `Worker` takes it. @throws TypeError for another one, where there are Trusted Types */
export function scriptAddress(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return address;
  policy ??= trustedTypes.createPolicy('cardmend-worker', {
    createScriptURL(given) {
      if (new URL(given, location.href).origin !== location.origin)
        throw new TypeError('a script of another origin');
      return given;
    },
  });
  return policy.createScriptURL(address);
}
