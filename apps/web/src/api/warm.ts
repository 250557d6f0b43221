/** Once the browser has painted what has just been drawn. A message sent in a frame arrives right behind it; a timer may be late. */
export function painted(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    }),
  )
}

let settle: () => void = () => undefined
const settled = new Promise<void>((resolve) => {
  settle = resolve
})

/** What somebody came for is drawn: a case, or a screen that is no way to one. */
export function arrived(): void {
  void painted().then(settle)
}

/** What a case is painted without comes behind it: nothing then competes with what it is painted with. */
export const behind =
  <Part>(load: () => Promise<Part>) =>
  (): Promise<Part> =>
    settled.then(load)

/** The desk is asked for the next cases first. */
const BREATH_MS = 500

/** What nobody sees yet comes behind that. */
export const atLeisure = <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  behind(async () => {
    await new Promise((wake) => setTimeout(wake, BREATH_MS))
    return load()
  })

/** Load what will be needed before it is. What could not be loaded now is loaded, or said to be missing, when it is needed. */
export function warm(load: () => Promise<unknown>): void {
  load().catch(() => undefined)
}
