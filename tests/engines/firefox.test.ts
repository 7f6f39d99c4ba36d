import { openFirefox } from './firefox.ts';
import { testEngine } from './suite.ts';

testEngine(openFirefox);
