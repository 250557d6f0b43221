import type { DecisionLine } from './decision-line.ts'
import { newestUndoable } from './decision-lines.ts'
import type { OutgoingDecision } from './decision-outbox.ts'

type UndoStored = (decisionId: string, caseNumber: number) => unknown

/**
 * Undoes the chosen decision, else the newest that can be undone; one that is still being sent, once the desk has it.
 * Returns whether there is one.
 */
export function undoLine(
  lines: readonly DecisionLine[],
  chosen: DecisionLine | undefined,
  undoStored: UndoStored,
  wantUndo: (key: string) => void,
): boolean {
  const line = chosen ?? newestUndoable(lines)
  if (!line) return false
  if (line.decisionId) undoStored(line.decisionId, line.caseNumber)
  else if (line.outgoing) wantUndo(line.outgoing.key)
  return true
}

/** Called when the desk has stored or refused a decision: undoes it where that was asked for meanwhile. */
export function undoIfWanted({ state, undoWanted, caseNumber }: OutgoingDecision, undoStored: UndoStored): void {
  if (state.at === 'saved' && undoWanted) undoStored(state.decisionId, caseNumber)
}
