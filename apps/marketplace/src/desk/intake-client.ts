import { AppealText } from '@mimamori/contract/intake/intake-appeal-contract'
import { INTAKE_PREFIX, MeasureText } from '@mimamori/contract/intake/intake-contract'
import { NoticeText } from '@mimamori/contract/intake/intake-notice-contract'
import type { AppealAnswer, AppealRecord, Arrival, Measure, PublishedNotice } from '../site/site-records.ts'

/** What came of one request: the desk's answer, or the reason to try again and how long the desk wants us to wait. */
export type IntakeOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'again'; readonly why: string; readonly afterMs: number | null }

export type DeskConnection = {
  readonly state: 'unknown' | 'connected' | 'unreachable' | 'refused'
  readonly since: string
  readonly why: string
}

/** The intake API of the desk, one request a call. Whoever calls decides about trying again. */
export type IntakeClient = {
  post(arrival: Arrival, idempotencyKey: string): Promise<IntakeOutcome>
  postBatch(items: readonly Arrival[], idempotencyKey: string): Promise<IntakeOutcome>
  /** `null`: the desk does not know the measure */
  measure(id: string): Promise<{ readonly ok: true; readonly measure: Measure | null } | { readonly ok: false }>
  /** `language`: that of what the desk says when it refuses */
  appeal(appeal: AppealRequest, language: string): Promise<IntakeOutcome>
  /** `null`: the desk does not know the appeal */
  appealText(
    id: string,
  ): Promise<{ readonly ok: true; readonly answered: AppealAnswer | null } | { readonly ok: false }>
  /** `null`: the desk has published no such notice */
  notice(id: string): Promise<{ readonly ok: true; readonly notice: PublishedNotice | null } | { readonly ok: false }>
  connection(): DeskConnection
}

export type AppealRequest = Pick<AppealRecord, 'id' | 'memberId' | 'measureId' | 'text' | 'appealedAt'>

/** Statuses that say nothing about the request itself: the key is not known yet, sent twice at once, too fast, the desk is ill. */
const RETRYABLE_STATUSES = new Set([401, 403, 408, 409, 425, 429])
const REQUEST_TIMEOUT_MS = 10_000

const PATHS = { member: 'members', job: 'jobs', proposal: 'proposals', message: 'messages', report: 'reports' } as const

/** How an arrival is sent by itself: what is put has its id in the path and nowhere else. */
export function arrivalRequest({ kind, body }: Arrival): { method: 'PUT' | 'POST'; path: string; body: unknown } {
  if (kind === 'message' || kind === 'report') return { method: 'POST', path: `/${PATHS[kind]}`, body }
  const { id, ...rest } = body
  return { method: 'PUT', path: `/${PATHS[kind]}/${encodeURIComponent(id)}`, body: rest }
}

export function createIntakeClient(deskUrl: string, apiKey: string): IntakeClient {
  let connection: DeskConnection = { state: 'unknown', since: new Date().toISOString(), why: '' }
  const noteConnection = (state: DeskConnection['state'], why: string) => {
    if (connection.state === state && connection.why === why) return
    connection = { state, since: new Date().toISOString(), why }
  }
  const requestDesk = async (
    method: string,
    path: string,
    body: unknown,
    key: string | null,
    language = 'ja',
  ): Promise<IntakeOutcome> => {
    try {
      const response = await fetch(`${deskUrl}${INTAKE_PREFIX}${path}`, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
        headers: {
          authorization: `Bearer ${apiKey}`,
          accept: 'application/json',
          'accept-language': language,
          ...(key === null ? {} : { 'idempotency-key': key, 'content-type': 'application/json' }),
        },
        ...(key === null ? {} : { body: JSON.stringify(body) }),
      })
      const outcome = classifyResponse(response, await response.text())
      noteConnection(
        outcome.kind === 'answered' ? 'connected' : 'refused',
        outcome.kind === 'answered' ? '' : outcome.why,
      )
      return outcome
    } catch (error) {
      const why = errorReason(error)
      noteConnection('unreachable', why)
      return { kind: 'again', why, afterMs: null }
    }
  }
  return {
    post(arrival, key) {
      const { method, path, body } = arrivalRequest(arrival)
      return requestDesk(method, path, body, key)
    },
    postBatch: (items, key) => requestDesk('POST', '/batch', { items }, key),
    appeal({ id, memberId, measureId, text, appealedAt }, language) {
      return requestDesk('POST', '/appeals', { id, memberId, measureId, text, appealedAt }, `appeal-${id}`, language)
    },
    async appealText(id) {
      const outcome = await requestDesk('GET', `/appeals/${encodeURIComponent(id)}`, null, null)
      if (outcome.kind === 'again') return { ok: false }
      if (outcome.status !== 200) return { ok: true, answered: null }
      const answered = AppealText.safeParse(outcome.body)
      return answered.success ? { ok: true, answered: answered.data } : { ok: false }
    },
    async notice(id) {
      const outcome = await requestDesk('GET', `/notices/${encodeURIComponent(id)}`, null, null)
      if (outcome.kind === 'again') return { ok: false }
      if (outcome.status !== 200) return { ok: true, notice: null }
      const notice = NoticeText.safeParse(outcome.body)
      return notice.success ? { ok: true, notice: notice.data } : { ok: false }
    },
    connection: () => connection,
    async measure(id) {
      const outcome = await requestDesk('GET', `/measures/${encodeURIComponent(id)}`, null, null)
      if (outcome.kind === 'again') return { ok: false }
      if (outcome.status !== 200) return { ok: true, measure: null }
      const measure = MeasureText.safeParse(outcome.body)
      return measure.success ? { ok: true, measure: measure.data } : { ok: false }
    },
  }
}

function classifyResponse(response: Response, text: string): IntakeOutcome {
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

/** `Retry-After` in seconds or as a date, as milliseconds from now; at most five minutes. */
export function parseRetryAfter(header: string | null, now = Date.now()): number | null {
  if (!header) return null
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 300_000) : null
}

function errorReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause as { code?: string } | undefined
  return cause?.code ?? error.message
}
