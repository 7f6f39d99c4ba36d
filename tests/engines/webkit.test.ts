import { testEngine } from './suite.ts';
import { openWebKit } from './webkit.ts';

testEngine(openWebKit);
