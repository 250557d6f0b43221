/** Notes that were begun and not saved, by case; as long as the page lives. What is written for colleagues is kept nowhere else. */
const begun = new Map<string, string>()

export const begunNote = (caseId: string): string => begun.get(caseId) ?? ''

export function keepNote(caseId: string, text: string): void {
  if (text === '') begun.delete(caseId)
  else begun.set(caseId, text)
}

/** Is there any note that leaving the page would lose? */
export const anyBegun = (): boolean => begun.size > 0
