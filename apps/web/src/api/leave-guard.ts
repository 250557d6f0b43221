const reasons = new Set<string>()
const askBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()

/** Ask before the page is closed while there is a reason, also after the session has ended. */
export function setLeaveGuard(reason: string, holds: boolean): void {
  if (holds) reasons.add(reason)
  else reasons.delete(reason)
  if (reasons.size > 0) window.addEventListener('beforeunload', askBeforeUnload)
  else window.removeEventListener('beforeunload', askBeforeUnload)
}

/** Would somebody lose something by leaving? */
export const hasUnsavedWork = (): boolean => reasons.size > 0
