import type { Request } from 'express'

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const SYSTEMS = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iOS'],
  ['iPad', 'iPadOS'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** Browser and system in a few words of our own, `Chrome, Windows`; empty for what is neither. Nothing of the header itself is kept. */
export function describeUserAgent(request: Request): string {
  const userAgent = request.get('user-agent') ?? ''
  const parts = [BROWSERS, SYSTEMS].flatMap((known) => known.find(([mark]) => userAgent.includes(mark))?.[1] ?? [])
  return parts.join(', ')
}
