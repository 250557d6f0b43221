/** Before the desk listens: `hasBeenActive` tells that a key went down before this script ran, though not when. */
let last = navigator.userActivation?.hasBeenActive ? performance.now() : Number.NEGATIVE_INFINITY

function note({ target, timeStamp }: KeyboardEvent): void {
  if (!(target instanceof HTMLInputElement)) last = timeStamp
}
window.addEventListener('keydown', note)

/** When the last key went down that nobody heard, on the clock of the page; minus infinity: none. From now on others listen. */
export function lastUnheard(): number {
  window.removeEventListener('keydown', note)
  return last
}
