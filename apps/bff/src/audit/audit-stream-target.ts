import { fileURLToPath } from 'node:url'
import type { AuditSettings } from '../config/audit-settings.ts'
import { appendLines } from './append-lines.ts'

/** How it ended: anything but `ok` is sent again, not before so many seconds. */
type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: string; readonly retryAfterSeconds: number }

/** Sends one signed event and waits for its answer, as webhooks do. */
export type SendSigned = (
  event: { readonly id: string; readonly payload: string },
  to: { readonly url: string; readonly secret: string },
  leaving: AbortSignal,
) => Promise<Outcome>

type Entries = readonly { readonly n: number }[]

/** Takes entries in the order of their numbers; what it took before, it may be given again. */
export type StreamTarget = (entries: Entries, leaving: AbortSignal) => Promise<Outcome>

const failedOutcome = (error: string): Outcome => ({ ok: false, error, retryAfterSeconds: 0 })

const entryNumber = (line: string): number => (JSON.parse(line) as { n: number }).n

/** A file of lines: an entry it has already is not written again. */
function fileTarget(path: string): StreamTarget {
  return async (entries) => {
    try {
      let ahead = false
      appendLines(path, (last) => {
        const known = last === null ? 0 : entryNumber(last)
        ahead = known > (entries.at(-1)?.n ?? 0)
        return entries.filter(({ n }) => n > known).map((entry) => JSON.stringify(entry))
      })
      // the desk went back in time, as a backup does: what it would write now has numbers that are taken
      return ahead ? failedOutcome('place_is_ahead') : { ok: true }
    } catch (fault) {
      const { code } = fault as { code?: string }
      return failedOutcome((code ?? 'not_a_stream').toLowerCase())
    }
  }
}

/** Where the stream goes: a file, or an address that is sent batches, signed, each under an id that stays its own. */
export function streamTargetFor({ url, secret }: NonNullable<AuditSettings['stream']>, send: SendSigned): StreamTarget {
  if (url.startsWith('file:')) return fileTarget(fileURLToPath(url))
  return async (entries, leaving) => {
    const id = `audit_${entries[0]?.n}_${entries.at(-1)?.n}`
    const payload = JSON.stringify({ type: 'audit.entries', data: { entries } })
    return await send({ id, payload }, { url, secret }, leaving)
  }
}
