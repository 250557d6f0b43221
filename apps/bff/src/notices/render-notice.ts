import type { NoticeDocument } from '@mimamori/policy/notices/published-notice'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import type { TurnRequest } from '../runtime/fair-turns.ts'
import { createLimitedThread, type LimitedThread, limitOf } from '../runtime/limited-thread.ts'
import { buildNoticeDocuments } from './notice-document.ts'
import type { NoticeMaterial } from './notice-section-parts.ts'

/** many times what the longest notice with all its pictures takes */
const LIMIT_MS = 5_000
const MOST_WAITING = 10
const MOST_OF_ONE = 2

const REFUSALS = { over_limit: 'notice_too_slow', queue_full: 'notices_busy', replaced: 'notices_busy' } as const

/** Where the desk runs from source, which a thread could not load. */
const renderHere: LimitedThread = {
  run: async (task) => ({ ok: true, result: buildNoticeDocuments(task as NoticeMaterial) }),
  close: async () => undefined,
}

const moduleUrl = import.meta.url
/** The thread that renders notices: one for all of a process. */
export const NOTICE_THREAD: LimitedThread = moduleUrl.endsWith('.ts')
  ? renderHere
  : createLimitedThread({
      program: new URL('./notice-thread.mjs', moduleUrl),
      startLimit: limitOf(LIMIT_MS),
      mostWaiting: MOST_WAITING,
      mostOfOne: MOST_OF_ONE,
    })

/** The documents of a notice, in each of its languages. Throws `notice_too_slow` where that takes too long, and `notices_busy` where too many wait, of all or of this person, or a newer request stands in for it. */
export async function renderNotice(
  { noticeThread, log }: Pick<AppContext, 'noticeThread' | 'log'>,
  content: NoticeMaterial,
  asked: TurnRequest,
): Promise<NoticeDocument[]> {
  const end = await noticeThread.run(content, asked)
  if (end.ok) return end.result as NoticeDocument[]
  const { month, version } = content
  log.warn({ month, version, why: end.why }, 'a notice was not rendered')
  throw refusalError(REFUSALS[end.why])
}
