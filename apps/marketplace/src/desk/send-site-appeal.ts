import type { MarketplaceContext } from '../marketplace-context.ts'
import { createAppeal, memberForMeasure } from '../site/site-appeals.ts'
import type { Appealed, AppealRecord } from '../site/site-records.ts'

export type AppealResult =
  | { readonly kind: 'sent'; readonly appeal: AppealRecord; readonly status: number }
  /** the desk did not answer: nothing was stored, and it can be tried again */
  | { readonly kind: 'not_sent'; readonly why: string }
  | { readonly kind: 'unknown' }

/** Sends the appeal of the member a measure was about. A refusal of the desk is kept with its message. */
export async function sendAppeal(
  context: MarketplaceContext,
  measureId: string,
  text: string,
  language: string,
): Promise<AppealResult> {
  return await sendAppealOf(context, memberForMeasure(context.site, measureId), {
    against: { measureId },
    text,
    language,
  })
}

type Appealing = { readonly against: Appealed; readonly text: string; readonly language: string }

/** Sends the appeal of this member; `null`: nobody may appeal against that. */
export async function sendAppealOf(
  context: MarketplaceContext,
  memberId: string | null,
  { against, text, language }: Appealing,
): Promise<AppealResult> {
  if (memberId === null) return { kind: 'unknown' }
  const appeal = createAppeal(context.site, memberId, against, text)
  const outcome = await context.desk.appeal(appeal, language)
  if (outcome.kind === 'again') return { kind: 'not_sent', why: outcome.why }
  const { status, body } = outcome
  if (status >= 300) {
    appeal.state = 'refused'
    appeal.answer = errorMessageIn(body)
  }
  context.site.appeals.set(appeal.id, appeal)
  context.markChanged()
  return { kind: 'sent', appeal, status }
}

function errorMessageIn(body: unknown): string | null {
  const message = body !== null && typeof body === 'object' ? Reflect.get(body, 'message') : null
  return typeof message === 'string' ? message : null
}
