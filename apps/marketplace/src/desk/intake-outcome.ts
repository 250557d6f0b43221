/** The result of one request: the desk's answer, or why to try again, and after how long if the desk says so. */
export type IntakeOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'again'; readonly why: string; readonly afterMs: number | null }

/**
 * Statuses that say nothing about the request itself, as for a key that is not known yet, a request sent twice at once,
 * or too many requests.
 */
const RETRYABLE_STATUSES = new Set([401, 403, 408, 409, 425, 429])

/** The outcome of a response: 5xx, redirects and retryable statuses are tried again. */
export function classifyResponse(response: Response, text: string): IntakeOutcome {
  const { status } = response
  const body = parseJson(text)
  if (status >= 500 || RETRYABLE_STATUSES.has(status) || (status >= 300 && status < 400))
    return { kind: 'again', why: `HTTP ${status}`, afterMs: parseRetryAfter(response.headers.get('retry-after')) }
  return { kind: 'answered', status, body }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** `Retry-After`, in seconds or as a date, as milliseconds from now; at most five minutes. */
export function parseRetryAfter(header: string | null, now = Date.now()): number | null {
  if (!header) return null
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 300_000) : null
}

/** The cause of a failed request: the system's error code, or the message. */
export function errorReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause as { code?: string } | undefined
  return cause?.code ?? error.message
}
