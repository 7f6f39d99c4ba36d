import './styles/page.css';
import { openFirst } from './first/first.ts';
import { loadStyles } from './first/styles.ts';

let styles: Promise<unknown> | null = null;

void openFirst(async () => {
  styles ??= loadStyles();
  const rest = import('./rest.ts');
  await Promise.all([rest, styles]);
  const { openPage } = await rest;
  await openPage().answers;
});
