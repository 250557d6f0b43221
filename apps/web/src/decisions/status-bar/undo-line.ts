import type { DecisionLine } from './decision-line.ts'
import { newestUndoable } from './decision-lines.ts'
import type { OutgoingDecision } from './decision-outbox.ts'

type UndoStored = (decisionId: string, caseNumber: number) => unknown

/** Take a decision back: the chosen one, else the newest that can be; one on its way as soon as the desk has it. Answers whether there is one. */
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

/** The desk has a decision now, or not: take it back where that was asked for while it was on its way. */
export function undoIfWanted({ state, undoWanted, caseNumber }: OutgoingDecision, undoStored: UndoStored): void {
  if (state.at === 'saved' && undoWanted) undoStored(state.decisionId, caseNumber)
}
