import { plusSeconds } from '@mimamori/policy/instant'
import { MAX_NOTICE_PICTURES } from '@mimamori/policy/notices/notice-model'
import type { Response } from 'express'
import type { AppContext } from '../runtime/app-context.ts'
import { createMinuteLimit } from '../runtime/minute-limit.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'
import { createRareLines } from '../runtime/rare-lines.ts'
import { refusalError } from './refusal-errors.ts'
import type { SignedIn } from './rpc-middleware.ts'

const limitOf = oncePerApp(({ settings }) => createMinuteLimit(settings.sessionPerMinute))

/** pictures of a notice in both languages, which no screen has more of */
const PICTURES_A_PAGE = 2 * MAX_NOTICE_PICTURES
const pictureLimitOf = oncePerApp(({ settings }) => createMinuteLimit(settings.sessionPerMinute * PICTURES_A_PAGE))

const logOf = oncePerApp(({ log }) =>
  createRareLines((staffId, times) => log.warn({ staffId, times }, 'a session makes too many calls')),
)

/** Counts a call or a page of a session. Returns the seconds to wait where it is one too many, else `null`. */
export async function countSessionCall(app: AppContext, { session, account }: SignedIn): Promise<number | null> {
  const waitSeconds = await limitOf(app)(session.id)
  if (waitSeconds !== null) logOf(app)(account.id)
  return waitSeconds
}

/** The same of a picture of a notice: as many as the pages of a minute can show, so that no page meets it, and no call is used up by pictures. */
export async function countSessionPicture(app: AppContext, { session, account }: SignedIn): Promise<number | null> {
  const waitSeconds = await pictureLimitOf(app)(session.id)
  if (waitSeconds !== null) logOf(app)(account.id)
  return waitSeconds
}

/** Answers a call that is one too many, as the operation would refuse it. */
export function sendTooManyCalls({ clock }: AppContext, response: Response, waitSeconds: number): void {
  const refused = refusalError('too_many_calls', null, plusSeconds(clock.now(), waitSeconds))
  response.setHeader('retry-after', waitSeconds)
  response.status(refused.status).json({ json: refused.toJSON() })
}
