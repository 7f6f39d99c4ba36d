/**
 * The states of a card in the journal, and which may follow which.
 *
 *   queued --> claimed --> sent --> bound
 *     ^          |  ^        |----> refused        the platform has said so, of this card
 *     |          |  |        |----> waiting        it is clear that nothing was bound, and a later try may help
 *     |          |  |        '----> unclear        nobody knows: the platform is asked before anything is sent
 *     |          |  '-- waiting, unclear, and what a worker that died left claimed or sent
 *     |          '----> queued         nothing was sent, or the platform knows of nothing
 *     '-- held          no account has room; queued as soon as one has
 *   person: whatever cannot be decided by itself
 *
 * `sent` is written before anything is sent. So a card that is not `sent` was not sent since the state before, and one that
 * is may have been: what takes it up after its lease asks first.
 */

export const openStates = ['queued', 'waiting', 'unclear', 'claimed', 'sent'] as const;
export const endStates = ['bound', 'refused', 'person'] as const;
export type OpenState = (typeof openStates)[number];
export type EndState = (typeof endStates)[number];
export type State = OpenState | EndState | 'held';
export const states: readonly State[] = [...openStates, 'held', ...endStates];

/** What a worker may make of a card that it has claimed. */
export type Settled = 'queued' | 'waiting' | 'unclear' | EndState;

/** From which states each may be reached by the worker that holds the card. */
export const reachedFrom: Readonly<Record<Settled, readonly State[]>> = {
  queued: ['claimed'],
  waiting: ['claimed', 'sent'],
  unclear: ['claimed', 'sent'],
  bound: ['claimed', 'sent'],
  refused: ['claimed', 'sent'],
  person: ['claimed', 'sent'],
};

export const isEnd = (state: State): state is EndState => (endStates as readonly State[]).includes(state);

/** After which states the platform is asked before anything is sent. */
export const asksAfter = (state: State): boolean => state === 'sent' || state === 'unclear';
