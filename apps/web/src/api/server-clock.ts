import { useEffect, useState } from 'react'

let offset = 0

/** Learn the server's time from its `Date` header (whole seconds): leases and holds end by its clock, not ours. */
export function syncServerTime(header: string | null): void {
  const server = header ? Date.parse(header) : Number.NaN
  if (Number.isNaN(server)) return
  const difference = server + 500 - Date.now()
  offset = Math.abs(difference) > 1500 ? difference : 0
}

/** Now by the server's clock, epoch milliseconds. */
export function serverNow(): number {
  return Date.now() + offset
}

/** Now by the server's clock, epoch milliseconds; rerenders every `everyMs` milliseconds. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
