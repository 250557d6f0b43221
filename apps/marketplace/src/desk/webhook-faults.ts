import type { Response } from 'express'

/**
 * Faults that the stand-in answers webhooks with, for tests of the desk. With `drop`, `half` and `cut` the event is applied and
 * the response breaks off: before it begins, in its headers, in its body. So the desk delivers it again.
 */
export const FAULT_KINDS = ['500', '302', '410', '429', 'drop', 'half', 'cut', 'hang', 'reset'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export type WebhookFaults = { readonly rate: number; readonly kinds: readonly FaultKind[] }
export const NO_FAULTS: WebhookFaults = { rate: 0, kinds: [] }

const HANG_DURATION_MS = 30_000

/** Picks a fault for one webhook; `null`: none. `chance`: returns a random number from 0 to 1. */
export function pickFault({ rate, kinds }: WebhookFaults, chance: () => number): FaultKind | null {
  if (kinds.length === 0 || chance() >= rate) return null
  return kinds[Math.floor(chance() * kinds.length)] ?? null
}

/** Is the event applied before this fault? */
export function appliesEventFirst(fault: FaultKind | null): boolean {
  return fault === null || fault === 'drop' || fault === 'half' || fault === 'cut'
}

/** Answers a webhook with this fault. */
export function sendFaultyResponse(response: Response, fault: FaultKind): void {
  switch (fault) {
    case '500':
    case '410':
      response.status(Number(fault)).json({ fault })
      return
    case '302':
      response.redirect(302, '/')
      return
    case '429':
      response.status(429).set('retry-after', '1').json({ fault })
      return
    case 'drop':
      response.socket?.destroy()
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'half':
      response.socket?.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-le')
      return
    case 'cut':
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"half":', () => response.socket?.destroy())
      return
    case 'hang':
      setTimeout(() => response.socket?.destroy(), HANG_DURATION_MS).unref()
  }
}
