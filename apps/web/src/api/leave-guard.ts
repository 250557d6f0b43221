const reasons = new Set<string>()
const ask = (event: BeforeUnloadEvent) => event.preventDefault()

/** Ask before the page is closed while there is a reason, also after the session has ended. */
export function guardLeaving(reason: string, holds: boolean): void {
  if (holds) reasons.add(reason)
  else reasons.delete(reason)
  if (reasons.size > 0) window.addEventListener('beforeunload', ask)
  else window.removeEventListener('beforeunload', ask)
}

/** Would somebody lose something by leaving? */
export const leavingLoses = (): boolean => reasons.size > 0
