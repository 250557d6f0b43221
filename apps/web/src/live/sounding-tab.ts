import { type RefObject, useEffect, useRef } from 'react'

const LOCK = 'mimamori-alarm-sound'
/** what a person does before a browser lets a page play sounds */
const ACTIVATING_EVENTS = ['keydown', 'pointerdown'] as const

type SoundPage = Pick<Document, 'addEventListener' | 'removeEventListener'>

/**
 * Calls `chosen` once this tab is the one of its browser that plays sounds, until `signal` aborts: the first in which somebody has done
 * something, as browsers keep all others silent; when it closes, another. `wasActive`: somebody has done something here already.
 */
export function soundInOneTab(
  {
    locks,
    page,
    wasActive,
  }: { readonly locks: Pick<LockManager, 'request'>; readonly page: SoundPage; readonly wasActive: boolean },
  chosen: () => void,
  signal: AbortSignal,
): void {
  const held = () => {
    chosen()
    return new Promise<void>((done) => signal.addEventListener('abort', () => done()))
  }
  const stand = () => {
    for (const type of ACTIVATING_EVENTS) page.removeEventListener(type, stand, { capture: true })
    if (!signal.aborted) void locks.request(LOCK, { signal }, held).catch(() => undefined)
  }
  if (wasActive) {
    stand()
    return
  }
  for (const type of ACTIVATING_EVENTS) page.addEventListener(type, stand, { capture: true })
  signal.addEventListener('abort', () => {
    for (const type of ACTIVATING_EVENTS) page.removeEventListener(type, stand, { capture: true })
  })
}

/** Whether this tab is the one that plays sounds; only tabs where they are `wanted` stand for it. */
export function useSoundingTab(wanted: boolean): RefObject<boolean> {
  const sounds = useRef(false)
  useEffect(() => {
    if (!wanted) return
    const ending = new AbortController()
    const options = { locks: navigator.locks, page: document, wasActive: navigator.userActivation.hasBeenActive }
    soundInOneTab(options, () => (sounds.current = true), ending.signal)
    return () => {
      sounds.current = false
      ending.abort()
    }
  }, [wanted])
  return sounds
}
