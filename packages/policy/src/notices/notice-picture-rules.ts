import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import { checkNoticeSave, type SaveNoticeRefusal } from './notice-draft-rules.ts'
import { MAX_NOTICE_PICTURES, type Notice } from './notice-model.ts'

export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

/** largest file of a picture */
export const MAX_PICTURE_BYTES = 500_000
/** longest side of a picture, in pixels */
export const MAX_PICTURE_SIDE = 6_000

/** most pixels of a picture, which a browser holds in memory as it shows it */
export const MAX_PICTURE_PIXELS = 12_000_000

/** pictures that one person has added and that are in no saved text yet */
const MAX_UNUSED_PICTURES = 40

/** A picture as its bytes say it is. */
export type PictureFacts = { readonly mediaType: PictureType; readonly width: number; readonly height: number }

export type AddPictureRefusal =
  | Exclude<SaveNoticeRefusal, 'notice_edited'>
  | 'picture_unreadable'
  | 'picture_too_large'
  | 'pictures_full'
  | 'pictures_unused'

/**
 * Adds a picture for the text of a notice. `bytes`: of the file as it was sent; `picture`: what it is, `null` when its bytes are of no format
 * that is allowed; `others`: how many other pictures the saved text has; `unused`: how many others this person added that are in no saved text.
 */
export function addPicture(
  notice: Notice,
  actor: Staff,
  {
    bytes,
    picture,
    others,
    unused,
  }: {
    readonly bytes: number
    readonly picture: PictureFacts | null
    readonly others: number
    readonly unused: number
  },
): Verdict<{ readonly type: 'notice.picture_added' }, AddPictureRefusal> {
  const refusal = checkNoticeSave(notice, actor)
  if (refusal) return refuse(refusal)
  if (bytes > MAX_PICTURE_BYTES) return refuse('picture_too_large')
  if (!picture) return refuse('picture_unreadable')
  const { width, height } = picture
  if (Math.max(width, height) > MAX_PICTURE_SIDE || width * height > MAX_PICTURE_PIXELS)
    return refuse('picture_too_large')
  if (unused >= MAX_UNUSED_PICTURES) return refuse('pictures_unused')
  return others >= MAX_NOTICE_PICTURES ? refuse('pictures_full') : allow({ type: 'notice.picture_added' })
}
