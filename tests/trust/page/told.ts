/** What a page does that is told of a change: as it is asked, nothing, or it throws. */
let throws = false;

export const told = (): void => {
  if (throws) throw new Error('the page itself failed');
};

export const throwFromNowOn = (): void => {
  throws = true;
};
