import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { saveMark } from '../settings/setting-writes.ts'
import { UNTRUSTED_PROXY, type UntrustedProxy } from './proxy-reads.ts'

/** Requests were sent through a proxy at `peer` that is not trusted. */
export type ProxyChange = { type: 'proxy.untrusted'; peer: string }

/** Stores the proxy for the `doctor` command; there is no audit entry. */
export async function saveProxy(tx: Tx, at: string, { peer }: ProxyChange): Promise<AuditEvent> {
  const value = JSON.stringify({ peer, at } satisfies UntrustedProxy)
  await saveMark(tx, UNTRUSTED_PROXY, value)
  return null
}
