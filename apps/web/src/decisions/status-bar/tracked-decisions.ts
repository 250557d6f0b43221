import { trackAct } from '../../api/acts-underway.ts'
import type { DecisionOutbox, OutgoingDecision, SendDecision } from './decision-outbox.ts'

const storedId = (item: OutgoingDecision | null): string | null =>
  item?.state.at === 'saved' ? item.state.decisionId : null

/** Sends a decision as an act that Undo waits for. */
export function sendTracked(
  outbox: DecisionOutbox,
  item: Parameters<DecisionOutbox['send']>[0],
  send: SendDecision,
): Promise<OutgoingDecision | null> {
  return trackAct(outbox.send(item, send), storedId, () => outbox.wantUndo(item.key))
}

/** Sends a failed decision again. Calls `undo` with its id when Undo was pressed before it failed. */
export async function resendTracked(
  outbox: DecisionOutbox,
  key: string,
  send: SendDecision,
  undo: (decisionId: string) => void,
): Promise<OutgoingDecision | null> {
  const wanted = outbox.items().some((item) => item.key === key && item.undoWanted)
  const sent = outbox.retry(key, send)
  if (!wanted) return trackAct(sent, storedId, () => outbox.wantUndo(key))
  const item = await sent
  const decisionId = storedId(item)
  if (decisionId !== null) undo(decisionId)
  return item
}
