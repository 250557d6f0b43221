/** An act of this page from the moment it was sent. `stored`: its id, once the desk has it; `null`: it did not come to that. */
type SentAct = {
  readonly stored: Promise<string | null>
  /** called when it is to be taken back, however it is stored in the end */
  readonly onUndo: () => void
  over: boolean
  wanted: boolean
}

/** The acts since the oldest that is still on its way, in the order they were made. */
const sent: SentAct[] = []

/**
 * Notes an act that Undo can take back while its call is on its way, so that Undo waits for it. Returns the call.
 * `idOf`: the act's id in the answer; `null`: there is nothing to take back.
 */
export function trackAct<Answer>(
  call: Promise<Answer>,
  idOf: (answer: Answer) => string | null,
  onUndo: () => void = () => undefined,
): Promise<Answer> {
  const act: SentAct = { stored: call.then(idOf, () => null), onUndo, over: false, wanted: false }
  sent.push(act)
  void act.stored.then(() => {
    act.over = true
    while (sent[0]?.over) sent.shift()
  })
  return call
}

/**
 * The newest act of this page that Undo was not asked for yet, while it, or an older one, is on its way; resolves with its id as
 * above. `null`: all are with the desk, which knows the last one.
 */
export function undoUnderway(): Promise<string | null> | null {
  const newest = sent.findLast(({ wanted }) => !wanted)
  if (!newest) return null
  newest.wanted = true
  newest.onUndo()
  return newest.stored
}
