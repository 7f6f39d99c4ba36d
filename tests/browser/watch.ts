import type { Page } from 'playwright-core';
import seed from '../../web/gateway/cards.json' with { type: 'json' };

/** Collects what no visit may bring: errors, violations of the policy, requests elsewhere, secrets in addresses. */
export function watch(page: Page, base: string, expected: RegExp | undefined): string[] {
  const wrongs: string[] = [];
  const secrets = seed.cards.map(card => card.secret.toLowerCase());
  const holdsSecret = (text: string): boolean => {
    const plain = text.toLowerCase().replace(/[^0-9a-z]/g, '');
    return secrets.some(secret => plain.includes(secret));
  };
  page.on('pageerror', error => wrongs.push(`page error: ${error.message}`));
  page.on('console', message => {
    if (holdsSecret(message.text())) wrongs.push('a secret in the console');
    if (message.type() === 'error' && expected?.test(message.text()) !== true)
      wrongs.push(`console: ${message.text()}`);
  });
  page.on('request', request => {
    if (!request.url().startsWith(`${base}/`)) wrongs.push(`request elsewhere: ${request.url()}`);
    if (holdsSecret(request.url())) wrongs.push('a secret in an address');
  });
  return wrongs;
}
