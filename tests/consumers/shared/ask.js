/** A part is loaded when a test asks it: what comes over the network then is what the part weighs. */
const parts = {
  check: () => import('./check.js'),
  guide: () => import('./guide.js'),
  whole: () => import('./whole.js'),
};

export const ask = async (part, cases) => (await parts[part]()).answer(cases);
