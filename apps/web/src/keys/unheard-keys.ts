/** Before the desk listens: `hasBeenActive` tells that a key went down before this script ran, though not when. */
let lastKeyAt = navigator.userActivation?.hasBeenActive ? performance.now() : Number.NEGATIVE_INFINITY

function noteKey({ target, timeStamp }: KeyboardEvent): void {
  if (!(target instanceof HTMLInputElement)) lastKeyAt = timeStamp
}
window.addEventListener('keydown', noteKey)

/** When the last key went down before anything listened, milliseconds on the page's clock; minus infinity: none. Stops listening. */
export function lastUnheardKeyAt(): number {
  window.removeEventListener('keydown', noteKey)
  return lastKeyAt
}
