import type { Marketplace } from '../parts.ts'
import { memberOf, newAppeal } from '../site/appeals.ts'
import type { AppealRecord } from '../site/records.ts'

export type Appealed =
  | { readonly kind: 'sent'; readonly appeal: AppealRecord; readonly status: number }
  /** the desk could not be asked: nothing was sent, and it can be tried again */
  | { readonly kind: 'not_sent'; readonly why: string }
  | { readonly kind: 'unknown' }

/** Sends the appeal of the member a measure was about. What the desk refuses stands with its words. */
export async function sendAppeal(
  it: Marketplace,
  measureId: string,
  text: string,
  language: string,
): Promise<Appealed> {
  const memberId = memberOf(it.site, measureId)
  if (memberId === null) return { kind: 'unknown' }
  const appeal = newAppeal(it.site, memberId, measureId, text)
  const outcome = await it.desk.appeal(appeal, language)
  if (outcome.kind === 'again') return { kind: 'not_sent', why: outcome.why }
  const { status, body } = outcome
  if (status >= 300) {
    appeal.state = 'refused'
    appeal.answer = messageOf(body)
  }
  it.site.appeals.set(appeal.id, appeal)
  it.changed()
  return { kind: 'sent', appeal, status }
}

function messageOf(body: unknown): string | null {
  const message = body !== null && typeof body === 'object' ? Reflect.get(body, 'message') : null
  return typeof message === 'string' ? message : null
}
