const reasons = new Set<string>()
const askBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()

/** Makes the browser ask before the page is closed, while any reason is set, also after the session has ended. */
export function setLeaveGuard(reason: string, holds: boolean): void {
  if (holds) reasons.add(reason)
  else reasons.delete(reason)
  if (reasons.size > 0) window.addEventListener('beforeunload', askBeforeUnload)
  else window.removeEventListener('beforeunload', askBeforeUnload)
}

/** Is any reason set? */
export const hasUnsavedWork = (): boolean => reasons.size > 0

/**
 * Reloads the page, for a script that failed to load although the server answers: a browser does not request it again before.
 * `false`: unsaved work would be lost by it.
 */
export function reloadUnlessUnsaved(): boolean {
  if (hasUnsavedWork()) return false
  location.reload()
  return true
}
