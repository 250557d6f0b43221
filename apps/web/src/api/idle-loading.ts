/** Once the browser has painted what has just been drawn. A message sent in a frame arrives right behind it; a timer may be late. */
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

/** What somebody came for is drawn: a case, or a screen that is no way to one. */
export function markPainted(): void {
  void nextPaint().then(resolveFirstPaint)
}

/** What a case is painted without comes behind it: nothing then competes with what it is painted with. */
export const afterFirstPaint =
  <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  (): Promise<Part> =>
    firstPaint.then(load)

/** The desk is asked for the next cases first. */
const IDLE_DELAY_MS = 500

/** What nobody sees yet comes behind that. */
export const whenIdle = <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  afterFirstPaint(async () => {
    await new Promise((wake) => setTimeout(wake, IDLE_DELAY_MS))
    return load()
  })

/** Load what will be needed before it is. What could not be loaded now is loaded, or said to be missing, when it is needed. */
export function preload(load: () => Promise<unknown>): void {
  load().catch(() => undefined)
}
