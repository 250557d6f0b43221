import { hash } from 'node:crypto'
import { allBodiesOf, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { findPictures, PICTURE_ID } from '@mimamori/policy/notices/notice-pictures'
import { picturesById, type StoredPicture } from '@mimamori/storage/notices/picture-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { ShownPicture } from './notice-markdown.ts'

/** The ids of the pictures of these texts, each once. */
export function pictureIdsOf(texts: NoticeTexts): string[] {
  const ids = allBodiesOf(texts).flatMap((body) => findPictures(body).map(({ id }) => id))
  return [...new Set(ids.filter((id) => PICTURE_ID.test(id)))]
}

/** One that was changed in the database is not the one that somebody added. */
const hasOwnHash = ({ id, data }: StoredPicture): boolean => hash('sha256', Buffer.from(data, 'base64')) === id

/** The pictures of these texts, by id. */
export async function loadNoticePictures(
  db: Storage['db'],
  texts: NoticeTexts,
): Promise<ReadonlyMap<string, ShownPicture>> {
  const stored = await picturesById(db, pictureIdsOf(texts))
  return new Map(
    [...stored.values()].filter(hasOwnHash).map(({ id, mediaType, data, width, height }) => {
      const fileName = `picture-${id.slice(0, 12)}.${mediaType.replace('image/', '').replace('jpeg', 'jpg')}`
      return [id, { fileName, mediaType, data, width, height }]
    }),
  )
}
