import { fileURLToPath } from 'node:url'
import type { AuditSettings } from '../config/audit-settings.ts'
import { appendLines } from './append-lines.ts'

/** The result of one attempt. A failed one is repeated, `retryAfterSeconds` later at the earliest. */
type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: string; readonly retryAfterSeconds: number }

/** Sends one signed event and waits for the response, as for webhooks. `shutdown` aborts it. */
export type SendSigned = (
  event: { readonly id: string; readonly payload: string },
  to: { readonly url: string; readonly secret: string },
  shutdown: AbortSignal,
) => Promise<Outcome>

type Entries = readonly { readonly n: number }[]

/** Receives entries in the order of their numbers; an entry may be sent to it twice. */
export type StreamTarget = (entries: Entries, shutdown: AbortSignal) => Promise<Outcome>

const failedOutcome = (error: string): Outcome => ({ ok: false, error, retryAfterSeconds: 0 })

const entryNumber = (line: string): number => (JSON.parse(line) as { n: number }).n

/** A file of JSON lines; entries that it has already are skipped. */
function fileTarget(path: string): StreamTarget {
  return async (entries) => {
    try {
      let ahead = false
      appendLines(path, (last) => {
        const known = last === null ? 0 : entryNumber(last)
        ahead = known > (entries.at(-1)?.n ?? 0)
        return entries.filter(({ n }) => n > known).map((entry) => JSON.stringify(entry))
      })
      // the desk was restored from an older backup: what it would append has numbers that are taken
      return ahead ? failedOutcome('place_is_ahead') : { ok: true }
    } catch (fault) {
      const { code } = fault as { code?: string }
      return failedOutcome((code ?? 'not_a_stream').toLowerCase())
    }
  }
}

/** The target of the audit stream: a file, or a URL that signed batches are sent to, each under its own id. */
export function streamTargetFor({ url, secret }: NonNullable<AuditSettings['stream']>, send: SendSigned): StreamTarget {
  if (url.startsWith('file:')) return fileTarget(fileURLToPath(url))
  return async (entries, shutdown) => {
    const id = `audit_${entries[0]?.n}_${entries.at(-1)?.n}`
    const payload = JSON.stringify({ type: 'audit.entries', data: { entries } })
    return await send({ id, payload }, { url, secret }, shutdown)
  }
}
