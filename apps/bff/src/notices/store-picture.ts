import { hash } from 'node:crypto'
import type { NoticePicture } from '@mimamori/contract/notices/notice-contract'
import { addPicture, type PictureType } from '@mimamori/policy/notices/notice-picture-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { countUnusedPictures, pictureFactsById, type StoredPictureFacts } from '@mimamori/storage/notices/picture-reads'
import { record } from '@mimamori/storage/record-change'
import type { Storage, Tx } from '@mimamori/storage/storage'
import { requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import { loadNotice } from './load-notice.ts'
import { pictureIdsOf } from './load-notice-pictures.ts'
import { readPicture } from './picture-formats.ts'
import { lockNotice } from './write-notice.ts'

const toNoticePicture = ({ id, mediaType, bytes, width, height }: StoredPictureFacts) => ({
  ...{ id, bytes, width, height },
  mediaType: mediaType as PictureType,
})

/** Stores a picture for the text of a notice, by the hash of what is kept of it. Throws NotFound, and the refusal of the rule. */
export async function storePicture(
  tx: Tx,
  at: string,
  actor: Staff,
  { noticeId, data }: { readonly noticeId: string; readonly data: string },
): Promise<NoticePicture> {
  const notice = await lockNotice(tx, noticeId)
  const file = Buffer.from(data, 'base64')
  const picture = readPicture(file)
  const id = picture ? hash('sha256', picture.bytes) : ''
  const others = pictureIdsOf(notice.texts).filter((each) => each !== id).length
  const unused = await countUnusedPictures(tx.db, { addedBy: actor.id, except: id })
  const event = requireAllowed(addPicture(notice, actor, { bytes: file.length, picture, others, unused }))
  const { bytes, mediaType, width, height } = requireFound(picture)
  const stored = { id, mediaType, width, height, bytes: bytes.length, data: bytes.toString('base64') }
  await record(tx, at, actor.id, { ...event, notice, picture: stored, actorId: actor.id })
  return toNoticePicture(stored)
}

/** The pictures in the saved texts of a notice, in order. Throws NotFound for an unknown id. */
export async function listPictures(db: Storage['db'], noticeId: string): Promise<NoticePicture[]> {
  const { texts } = requireFound(await loadNotice(db, noticeId))
  const ids = pictureIdsOf(texts)
  const stored = await pictureFactsById(db, ids)
  return ids.flatMap((id) => {
    const picture = stored.get(id)
    return picture ? [toNoticePicture(picture)] : []
  })
}
