import { AppealText } from '@mimamori/contract/intake/intake-appeal-contract'
import { INTAKE_PREFIX } from '@mimamori/contract/intake/intake-contract'
import { MeasureText } from '@mimamori/contract/intake/intake-effect-contract'
import { EnquiryState } from '@mimamori/contract/intake/intake-enquiry-contract'
import { NoticeText } from '@mimamori/contract/intake/intake-notice-contract'
import { type ReminderAnswer, ReminderState } from '@mimamori/contract/intake/intake-reminder-contract'
import type { ReminderRequest, ToldContact } from '../site/contract-records.ts'
import type { EnquiryRequest } from '../site/enquiry-records.ts'
import type {
  AppealAnswer,
  AppealRecord,
  Arrival,
  Measure,
  MeasureReply,
  PublishedNotice,
} from '../site/site-records.ts'
import { classifyResponse, errorReason, type IntakeOutcome } from './intake-outcome.ts'

export type DeskConnection = {
  readonly state: 'unknown' | 'connected' | 'unreachable' | 'refused'
  readonly since: string
  readonly why: string
}

/** The desk's intake API, one request a call. Retries are up to the caller. */
export type IntakeClient = {
  post(arrival: Arrival, idempotencyKey: string): Promise<IntakeOutcome>
  postBatch(items: readonly Arrival[], idempotencyKey: string): Promise<IntakeOutcome>
  /** `null`: the desk does not know the measure */
  measure(id: string): Promise<{ readonly ok: true; readonly measure: Measure | null } | { readonly ok: false }>
  /** what a member did about a measure */
  reply(reply: MeasureReply): Promise<IntakeOutcome>
  /** `language`: of the desk's message when it refuses */
  appeal(appeal: AppealRequest, language: string): Promise<IntakeOutcome>
  /** `null`: the desk does not know the appeal */
  appealText(
    id: string,
  ): Promise<{ readonly ok: true; readonly answered: AppealAnswer | null } | { readonly ok: false }>
  /** `null`: the desk has published no such notice */
  notice(id: string): Promise<{ readonly ok: true; readonly notice: PublishedNotice | null } | { readonly ok: false }>
  /** asks for a contact reminder; `language`: of the desk's message when it refuses */
  contactReminder(request: ReminderRequest, language: string): Promise<IntakeOutcome>
  /** the silent side of a contact reminder has written */
  contact(told: ToldContact): Promise<IntakeOutcome>
  /** `null`: the desk does not know the contact reminder */
  reminderState(id: string): Promise<Fetched<ReminderAnswer>>
  enquiry(request: EnquiryRequest, language: string): Promise<IntakeOutcome>
  /** `null`: the desk does not know the enquiry */
  enquiryState(id: string): Promise<Fetched<EnquiryAnswer>>
  connection(): DeskConnection
}

/** What was fetched of the desk: `null`, it has none; not `ok`, it did not answer. */
export type Fetched<Text> = { readonly ok: true; readonly state: Text | null } | { readonly ok: false }
type EnquiryAnswer = ReturnType<(typeof EnquiryState)['parse']>

export type AppealRequest = Pick<AppealRecord, 'id' | 'memberId' | 'against' | 'text' | 'appealedAt'>
const REQUEST_TIMEOUT_MS = 10_000

const PATHS = { member: 'members', job: 'jobs', proposal: 'proposals', message: 'messages', report: 'reports' } as const

/** The request for a single arrival. What is put has its id in the path only. */
export function arrivalRequest({ kind, body }: Arrival): { method: 'PUT' | 'POST'; path: string; body: unknown } {
  if (kind === 'message' || kind === 'report') return { method: 'POST', path: `/${PATHS[kind]}`, body }
  const { id, ...rest } = body
  if (kind === 'metrics') return { method: 'PUT', path: `/members/${encodeURIComponent(id)}/metrics`, body: rest }
  return { method: 'PUT', path: `/${PATHS[kind]}/${encodeURIComponent(id)}`, body: rest }
}

type TextSchema<Text> = { readonly safeParse: (body: unknown) => { readonly data?: Text | undefined } }

/** A client of the intake API at this URL. */
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
  /** Fetches a text of the desk; `null`: the desk does not know it, `undefined`: it could not be fetched. */
  async function fetchText<Text>(path: string, schema: TextSchema<Text>): Promise<Text | null | undefined> {
    const outcome = await requestDesk('GET', path, null, null)
    if (outcome.kind === 'again') return undefined
    return outcome.status === 200 ? schema.safeParse(outcome.body).data : null
  }
  return {
    post(arrival, key) {
      const { method, path, body } = arrivalRequest(arrival)
      return requestDesk(method, path, body, key)
    },
    postBatch: (items, key) => requestDesk('POST', '/batch', { items }, key),
    appeal({ id, memberId, against, text, appealedAt }, language) {
      return requestDesk('POST', '/appeals', { id, memberId, ...against, text, appealedAt }, `appeal-${id}`, language)
    },
    reply: ({ measureId, response, at }) =>
      requestDesk(
        'POST',
        `/measures/${encodeURIComponent(measureId)}/${response}`,
        { [`${response}At`]: at },
        `${response}-${measureId}`,
      ),
    async appealText(id) {
      const answered = await fetchText(`/appeals/${encodeURIComponent(id)}`, AppealText)
      return answered === undefined ? { ok: false } : { ok: true, answered }
    },
    async notice(id) {
      const notice = await fetchText(`/notices/${encodeURIComponent(id)}`, NoticeText)
      return notice === undefined ? { ok: false } : { ok: true, notice }
    },
    contactReminder: (request, language) =>
      requestDesk('POST', '/contact-reminders', request, `reminder-${request.id}`, language),
    contact: ({ reminderId, ...told }) =>
      requestDesk(
        'POST',
        `/contact-reminders/${encodeURIComponent(reminderId)}/contact`,
        told,
        `contact-${reminderId}-${told.contactAt}`,
      ),
    async reminderState(id) {
      const state = await fetchText(`/contact-reminders/${encodeURIComponent(id)}`, ReminderState)
      return state === undefined ? { ok: false } : { ok: true, state }
    },
    enquiry: (request, language) => requestDesk('POST', '/enquiries', request, `enquiry-${request.id}`, language),
    async enquiryState(id) {
      const state = await fetchText(`/enquiries/${encodeURIComponent(id)}`, EnquiryState)
      return state === undefined ? { ok: false } : { ok: true, state }
    },
    connection: () => connection,
    async measure(id) {
      const measure = await fetchText(`/measures/${encodeURIComponent(id)}`, MeasureText)
      return measure === undefined ? { ok: false } : { ok: true, measure }
    },
  }
}
