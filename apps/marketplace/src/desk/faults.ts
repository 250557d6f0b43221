import type { Response } from 'express'

/**
 * What can go wrong on the way of a webhook. `drop` and `half` act on the event before the answer breaks, so the desk
 * delivers it again although it was obeyed.
 */
export const FAULT_KINDS = ['500', '302', '410', '429', 'drop', 'half', 'hang', 'reset'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export type Faults = { readonly rate: number; readonly kinds: readonly FaultKind[] }
export const NO_FAULTS: Faults = { rate: 0, kinds: [] }

const HANG_MS = 30_000

export function drawFault({ rate, kinds }: Faults, chance: () => number): FaultKind | null {
  if (kinds.length === 0 || chance() >= rate) return null
  return kinds[Math.floor(chance() * kinds.length)] ?? null
}

export function actsFirst(fault: FaultKind | null): boolean {
  return fault === null || fault === 'drop' || fault === 'half'
}

/** Answers a webhook in the broken way asked for. */
export function breakAnswer(response: Response, fault: FaultKind): void {
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
    case 'hang':
      setTimeout(() => response.socket?.destroy(), HANG_MS).unref()
  }
}
