import type { AllowedNoticeActions, NoticeRefusal } from '@mimamori/policy/notices/allowed-notice-actions'
import { MAX_NOTICE_REASON_LENGTH, type NoticeState, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { MAX_NOTICE_ADDRESS_LENGTH, type NoticeSettings } from '@mimamori/policy/notices/notice-settings-rules'
import type { FlawBasis, NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import type { NoticeDocument } from '@mimamori/policy/notices/published-notice'
import type { PublishedFigures } from '@mimamori/policy/notices/small-count-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { serial, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { type RefusedData, refusals } from '../refusal-contract.ts'
import type { StaffRef } from '../withdrawals/withdrawal-contract.ts'
import { NoticeTextsInput } from './notice-texts-contract.ts'

type ActorAndTime = { by: StaffRef; at: string }

/** A notice (お知らせ) as lists show it. */
export type NoticeLine = {
  id: string
  /** the month it is of */
  month: string
  /** the month before, whose figures it shows */
  figuresMonth: string
  version: number
  state: NoticeState
  /** how often its text was saved */
  edit: number
  edited: ActorAndTime
  requested: ActorAndTime | null
  /** its last request, when it was refused */
  refused: (ActorAndTime & { reason: string }) | null
  /** `revision`: of the closed month, whose figures it shows */
  published: (ActorAndTime & { revision: number }) | null
  /** of the last version that was published: the newest revision of that month, when it is a later one */
  newer: number | null
}

export type NoticeVersion = { id: string; version: number; state: NoticeState; publishedAt: string | null }

export type NoticeView = NoticeLine & {
  begun: ActorAndTime
  texts: NoticeTexts
  /** as published; or as it would be now */
  documents: NoticeDocument[]
  /** those it shows; `null`: the month is not closed */
  figures: PublishedFigures | null
  /** number of the version of the account standards in force now */
  standards: number
  /** the published content still has its hash; if not, the database was tampered with */
  intact: boolean
  /** SHA-256 of what was published, also in the audit log */
  hash: string | null
  /** what keeps its text from being published */
  flaws: NoticeFlawAt[]
  /** what the flaws of its text depend on, so that a page finds those of words that are not saved */
  basis: FlawBasis
  /**
   * when its writer can publish it alone, if there still are too few leads then; `null`: there are enough, or its
   * publication is not requested
   */
  aloneFrom: string | null
  /** all of its month, the newest first */
  versions: NoticeVersion[]
  /** for every action: `null` when the caller may do it, else the refusal */
  moves: AllowedNoticeActions
}

/** A month whose notice can be begun, or why not. */
export type StartableNotice = { month: string; figuresMonth: string; closed: boolean; why: NoticeRefusal | null }

/** Sent with the refusal of a save: the text as it is stored now. */
export type CurrentNotice = { edit: number; edited: ActorAndTime; texts: NoticeTexts }
export type NoticeConflict = RefusedData & { now: CurrentNotice | null }

const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11')
const NoticeId = z.strictObject({ noticeId: CaseId })
const SmallCountLimit = z.int().min(0).max(100_000)
const SeenNotice = NoticeId.extend({ edit: serial(1) })

/** The notice the quality committee publishes every month. */
export const notices = {
  /** The newest month first, with the months whose notice has not been begun. */
  list: oc
    .meta({ permission: 'notices.read', background: true })
    .output(type<{ notices: NoticeLine[]; toBegin: StartableNotice[] }>()),
  get: oc
    .meta({ permission: 'notices.read', background: true })
    .input(NoticeId)
    .output(type<NoticeView>())
    .errors(refusals),
  /** These texts as they would be published now. */
  preview: oc
    .meta({ permission: 'notices.decide' })
    .input(NoticeId.extend({ texts: NoticeTextsInput }))
    .output(type<{ documents: NoticeDocument[]; flaws: NoticeFlawAt[] }>())
    .errors(refusals),
  /** The notice of this month, or the next version of what was published. */
  begin: oc
    .meta({ permission: 'notices.decide' })
    .input(z.strictObject({ month: Month }))
    .output(type<{ noticeId: string }>())
    .errors(refusals),
  /** `edit`: the one that these texts are based on. 409 with the stored text, when somebody has saved meanwhile. */
  save: oc
    .meta({ permission: 'notices.decide' })
    .input(SeenNotice.extend({ texts: NoticeTextsInput }))
    .output(type<{ edit: number }>())
    .errors({ ...refusals, REFUSED_409: { status: 409, data: type<NoticeConflict>() } }),
  /** Only a draft, and for good: its words are kept nowhere, and a new one can be begun. `edit`: the one on screen. */
  discard: oc
    .meta({ permission: 'notices.decide' })
    .input(SeenNotice)
    .output(type<{ month: string; version: number }>())
    .errors(refusals),
  /** Requests its publication by another lead. */
  request: oc
    .meta({ permission: 'notices.decide' })
    .input(SeenNotice)
    .output(type<{ edit: number }>())
    .errors(refusals),
  /**
   * By another eligible lead than who saved it last, or on a small desk by that one 72 hours after it was asked for, with a second factor shown at most five minutes ago (else `step_up_required`). `edit`,
   * `revision`, `below` and `standards`: the words, the figures, the limit for small counts and the account standards on screen. It is
   * published with that.
   */
  approve: oc
    .meta({ permission: 'notices.decide', stepUp: 'notices' })
    .input(SeenNotice.extend({ revision: serial(1), below: SmallCountLimit, standards: z.int().min(0) }))
    .output(type<{ month: string; version: number }>())
    .errors(refusals),
  refuse: oc
    .meta({ permission: 'notices.decide' })
    .input(SeenNotice.extend({ reason: text(MAX_NOTICE_REASON_LENGTH) }))
    .output(type<{ edit: number }>())
    .errors(refusals),
  settings: oc.meta({ permission: 'notices.read' }).output(type<NoticeSettings>()),
  setSettings: oc
    .meta({ permission: 'desk.manage', stepUp: 'desk' })
    .input(
      z.strictObject({
        below: SmallCountLimit,
        draftDay: z.int().min(0).max(31).nullable(),
        address: text(MAX_NOTICE_ADDRESS_LENGTH),
      }),
    )
    .output(type<NoticeSettings>())
    .errors({ REFUSED_422: { status: 422, data: type<RefusedData>() } }),
}
