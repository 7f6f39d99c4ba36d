// `npm run test:batch`: whole files of cards, killed and killed again, on one machine and on a queue.
import './killed.test.ts';
import './queue.test.ts';
