/** What each part is asked, in plain data that can go anywhere. */
export const answersOf = {
  check: (checker, cases) =>
    cases.check.map(({ raw, options }) => {
      const { verdict, code, display, edits, findings } = checker.check(raw, options);
      return { verdict, code, display, edits, findings };
    }),
  guide: (guide, cases) => cases.explain.map(({ failure, evidence }) => guide.explain(failure, evidence)),
  whole: (cardmend, cases) =>
    cases.check.map(({ raw, options }) => {
      const { verdict, code, display, edits, findings, candidates, doubts } = cardmend.check(raw, options);
      return { verdict, code, display, edits, findings, candidates, doubts };
    }),
};
