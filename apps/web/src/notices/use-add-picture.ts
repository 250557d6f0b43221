import { MAX_NOTICE_PICTURES, type NoticeText, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { MAX_PICTURE_BYTES, PICTURE_TYPES } from '@mimamori/policy/notices/notice-picture-rules'
import { picturesOf } from '@mimamori/policy/notices/notice-pictures'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { useOperation } from '../parts/use-operation.ts'
import { bodyOf, withBody } from './edit-sections.ts'
import { useEditing } from './editor-context.ts'
import { picturesIn, withPicture } from './picture-text.ts'

/** The bytes of a file in base64. Throws where it cannot be read. */
function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}

type PictureAdding = {
  readonly busy: boolean
  /** why a picture was not added, in words */
  readonly problem: string | null
  /** stores files, and puts them in the text at this place, and at the end of the same text in the other language */
  readonly addFiles: (files: readonly File[], at: number) => Promise<void>
  /** puts in a picture that is stored already */
  readonly addStored: (id: string, at: number) => void
}

/** Has a text in any language as many pictures as it may have? */
const isFull = ({ ja, en }: NoticeTexts): boolean =>
  [ja, ...(en ? [en] : [])].some((text) => picturesOf(text).length >= MAX_NOTICE_PICTURES)

/** Adds pictures to the opening, where `section` is `null`, or to a section. */
export function useAddPicture(section: string | null, language: Language): PictureAdding {
  const { noticeId, draft, focusOn } = useEditing()
  const copy = useMessages('notices/editor')
  const announce = useAnnounce()
  const { run, busy, problem } = useOperation({ refusals: useMessages('notices').refusals })
  const [refused, setRefused] = useState<string | null>(null)

  /** answers where the next one belongs */
  const put = (id: string, at: number): number => {
    const texts = draft.latest()
    const placed = (text: NoticeText, own: boolean) =>
      withBody(text, section, withPicture(bodyOf(text, section), id, own ? at : undefined))
    const next = {
      ...texts,
      ja: placed(texts.ja, language === 'ja'),
      en: texts.en && placed(texts.en, language === 'en'),
    }
    const length = (of: NoticeTexts) => bodyOf(of[language] ?? of.ja, section).length
    draft.writeAll(next)
    announce(copy.pictureAdded)
    focusOn(altFieldId(id, section, language))
    return at + length(next) - length(texts)
  }
  const check = (file: File): string | null => {
    if (!PICTURE_TYPES.some((each) => each === file.type)) return copy.pictureProblems.type(file.name)
    if (file.size > MAX_PICTURE_BYTES) return copy.pictureProblems.size(file.name)
    return isFull(draft.latest()) ? copy.pictureProblems.many : null
  }
  const addFiles = async (files: readonly File[], at: number) => {
    setRefused(null)
    let place = at
    for (const file of files) {
      const why = check(file)
      if (why) return setRefused(why)
      const data = await readBase64(file).catch(() => null)
      if (data === null) return setRefused(copy.pictureProblems.empty(file.name))
      announce(copy.adding)
      const stored = await run(queries.notices.addPicture, { noticeId, data })
      if (!stored) return
      place = put(stored.id, place)
    }
  }
  const addStored = (id: string, at: number) => {
    setRefused(isFull(draft.latest()) ? copy.pictureProblems.many : null)
    const text = draft.latest()[language]
    if (text && !isFull(draft.latest()) && !picturesIn(bodyOf(text, section)).some((each) => each.id === id))
      put(id, at)
  }
  return { busy, problem: refused ?? problem, addFiles, addStored }
}

/** The id of the field of an alternative text. */
export const altFieldId = (id: string, section: string | null, language: Language): string =>
  `notice-alt-${language}-${section ?? 'opening'}-${id.slice(0, 12)}`
