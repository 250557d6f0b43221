import type {
  AllowedNoticeActions,
  NoticeRefusal,
  RenderNoticeRefusal,
} from '@mimamori/policy/notices/allowed-notice-actions'
import { MAX_NOTICE_REASON_LENGTH, type NoticeState, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import type { PictureType } from '@mimamori/policy/notices/notice-picture-rules'
import { MAX_NOTICE_ADDRESS_LENGTH, type NoticeSettings } from '@mimamori/policy/notices/notice-settings-rules'
import type { FlawBasis, NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import type { NoticeDocument } from '@mimamori/policy/notices/published-notice'
import type { PublishedFigures } from '@mimamori/policy/notices/small-count-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
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
  /** nobody has saved it: the desk drafted it by itself */
  byDesk: boolean
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
  /** the correction note as published, with its figures; empty: it has none, or is not published */
  correction: Record<Language, string>
  /** why there are none of what would be published; `null`: there are */
  unrendered: RenderNoticeRefusal | null
  /** those it shows; `null`: the month is not closed */
  figures: PublishedFigures | null
  /** number of the version of the account standards in force now */
  standards: number
  /** the published content still has its hash; if not, the database was tampered with */
  intact: boolean
  /** SHA-256 of all it would be published with, but for the day; what was published is given with its approval. Empty: it is published */
  content: string
  /** changes with everything here; see `state` */
  stamp: string
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

/** A picture for the texts of notices. Its bytes are at `NOTICE_PICTURE_PATH`. */
export type NoticePicture = { id: string; mediaType: PictureType; bytes: number; width: number; height: number }

/** What somebody who looks at a notice may compare its texts with. */
export type NoticeChanges = {
  /** the notice of the latest earlier month, as published last; `null`: there is none */
  sinceLastMonth: { id: string; month: string; version: number; texts: NoticeTexts } | null
  /** as the caller looked at it last; `null`: never, or it is published */
  sinceLook: { edit: number; seenAt: string; texts: NoticeTexts } | null
}

const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11')
const NoticeId = z.strictObject({ noticeId: CaseId })
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256')
const SmallCountLimit = z.int().min(0).max(100_000)
/** The base64 of a file at most as large as the rule allows, and of one a little larger, which the rule refuses by name. */
const PictureData = z.base64().max(700_000)
const SeenNotice = NoticeId.extend({ edit: serial(1) })

const renderRefusals = { ...refusals, REFUSED_429: { status: 429, data: type<RefusedData>() } } as const

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
  /** Has a notice changed? It has where the `stamp` is another than that of `get`, which has the documents. */
  state: oc
    .meta({ permission: 'notices.read', background: true })
    .input(NoticeId)
    .output(type<{ stamp: string }>())
    .errors(refusals),
  /** These texts as they would be published now. */
  preview: oc
    .meta({ permission: 'notices.decide' })
    .input(NoticeId.extend({ texts: NoticeTextsInput }))
    .output(type<{ documents: NoticeDocument[]; flaws: NoticeFlawAt[] }>())
    .errors(renderRefusals),
  /** Read by a page before it reports a look, which changes what it says. */
  changes: oc
    .meta({ permission: 'notices.read', background: true })
    .input(NoticeId)
    .output(type<NoticeChanges>())
    .errors(refusals),
  /**
   * The caller looks at this edit, or leaves it: it is what their next look is compared with. Nothing is kept of an edit that is not the newest,
   * of a published notice, or of a request that the page made by itself.
   */
  look: oc.meta({ permission: 'notices.decide' }).input(SeenNotice).output(type<{ kept: boolean }>()).errors(refusals),
  /** The definitions of the categories as `{{definitions}}` prints them, as text to be changed by hand. */
  definitions: oc
    .meta({ permission: 'notices.read' })
    .input(NoticeId)
    .output(type<Record<Language, string>>())
    .errors(refusals),
  /** Stores a picture for the text of a draft: PNG, JPEG or WebP. What is not needed to show it, such as a place or a camera, is taken out. */
  addPicture: oc
    .meta({ permission: 'notices.decide' })
    .input(NoticeId.extend({ data: PictureData }))
    .output(type<NoticePicture>())
    .errors(refusals),
  /** The pictures in the saved texts of a notice, in order. */
  pictures: oc
    .meta({ permission: 'notices.read', background: true })
    .input(NoticeId)
    .output(type<NoticePicture[]>())
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
   * `revision`, `below`, `standards` and `content`: the words, the figures, the limit for small counts, the account standards and all else that was
   * on screen when it was opened. It is published with that.
   */
  approve: oc
    .meta({ permission: 'notices.decide', stepUp: 'notices' })
    .input(
      SeenNotice.extend({ revision: serial(1), below: SmallCountLimit, standards: z.int().min(0), content: Sha256 }),
    )
    .output(type<{ month: string; version: number }>())
    .errors(renderRefusals),
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
