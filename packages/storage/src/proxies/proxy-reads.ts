import { eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { marks } from '../schema/sqlite.ts'

export const UNTRUSTED_PROXY = 'untrusted_proxy'

/** `peer`: IP address of a proxy that is not trusted; `at`: of the last request through it */
export type UntrustedProxy = { readonly peer: string; readonly at: string }

/** The last untrusted proxy that a request was sent through; `null`: none. */
export async function untrustedProxySeen(db: Db): Promise<UntrustedProxy | null> {
  const [row] = await db.select().from(marks).where(eq(marks.name, UNTRUSTED_PROXY))
  return row ? (JSON.parse(row.value) as UntrustedProxy) : null
}
