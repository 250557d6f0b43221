import { useCallback } from 'react'
import { api } from '../../api/api-client.ts'
import { failureOf } from '../../api/call-failure.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { failureMessage } from '../failure-message.ts'
import type { DecisionLine } from './decision-line.ts'
import { undoLine } from './undo-line.ts'

/** Undoes a stored decision, then refetches what it changed. */
export function useUndoDecision(
  refresh: () => void,
  forget: (caseId: string) => void,
  onReturned: (caseId: string) => void,
): (decisionId: string, caseNumber: number) => Promise<void> {
  const announce = useAnnounce()
  const copy = useCopy()
  return useCallback(
    async (decisionId: string, caseNumber: number) => {
      try {
        const { caseId, fence } = await api.decisions.undo({ decisionId })
        forget(caseId)
        announce(copy.decisions.undone(caseNumber))
        if (fence !== null) onReturned(caseId)
      } catch (error) {
        announce(copy.decisions.undoFailed(failureMessage(copy, failureOf(error))), true)
      }
      refresh()
    },
    [forget, announce, copy, onReturned, refresh],
  )
}

/** Undoes a line of the status bar: a stored decision by a call, one still being sent once it is stored. */
export function useUndoLine(
  lines: readonly DecisionLine[],
  wantUndo: (key: string) => void,
  undoStored: (decisionId: string, caseNumber: number) => Promise<void>,
): (chosen?: DecisionLine) => void {
  const announce = useAnnounce()
  const { decisions } = useCopy()
  return useCallback(
    (chosen?: DecisionLine) => {
      if (!undoLine(lines, chosen, undoStored, wantUndo)) announce(decisions.nothingToUndo, true)
    },
    [lines, announce, decisions, undoStored, wantUndo],
  )
}
