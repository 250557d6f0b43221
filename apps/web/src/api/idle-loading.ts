import { currentConnection } from './server-connection.ts'
import { wait } from './wait.ts'

/** Resolves once the browser has painted the next frame. A message posted in a frame arrives right after it; a timer may be late. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    }),
  )
}

let resolveFirstPaint: () => void = () => undefined
const firstPaint = new Promise<void>((resolve) => {
  resolveFirstPaint = resolve
})

/** Call when the first screen is rendered: a case, or a screen that does not lead to one. */
export function markPainted(): void {
  void nextPaint().then(resolveFirstPaint)
}

/** Loads a part after the first paint, so that it does not compete with what the paint needs. */
export const afterFirstPaint =
  <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  (): Promise<Part> =>
    firstPaint.then(load)

/** leaves the network to the requests for the next cases, which go out right after the first paint */
const DELAY_AFTER_PAINT_MS = 500

/**
 * Loads a part `DELAY_AFTER_PAINT_MS` after the first paint, for what is not on screen yet. It waits while the server does not
 * answer; see `reloadUnlessUnsaved`.
 */
export const delayedAfterFirstPaint = <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  afterFirstPaint(async () => {
    do {
      await wait(DELAY_AFTER_PAINT_MS)
    } while (!currentConnection().up)
    return load()
  })

/** a list that is only looked at leads to no case: what must be told there, too, is loaded after this */
const LINGERING_MS = 5_000

/** Loads a part after the first paint or, on a list that leads to no case meanwhile, after `LINGERING_MS`. */
export const afterFirstPaintOrLingering =
  <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  (): Promise<Part> =>
    Promise.race([firstPaint, wait(LINGERING_MS)]).then(load)

/** Loads a part ahead of its use. A failure is ignored: the part is loaded again, or reported missing, when it is used. */
export function preload(load: () => Promise<unknown>): void {
  load().catch(() => undefined)
}
