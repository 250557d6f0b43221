import {
  MAX_CORRECTION_LENGTH,
  MAX_HEADING_LENGTH,
  MAX_NOTICE_LENGTH,
  MAX_NOTICE_PICTURES,
  MAX_SECTION_LENGTH,
  MAX_SECTIONS,
  NOTICE_CHARTS,
  type NoticeTexts,
  noticeLength,
  SECTION_ID,
} from '@mimamori/policy/notices/notice-model'
import { picturesOf } from '@mimamori/policy/notices/notice-pictures'
import { z } from 'zod'
import { list, text } from '../intake/field-contract.ts'

/** Title and headings stand in a line. */
const Line = text(MAX_HEADING_LENGTH).refine((value) => !/[\r\n]/.test(value), { message: 'one line' })

const Section = z.strictObject({
  id: z.string().regex(SECTION_ID, 'id of a section: 1–40 small letters, digits and hyphens'),
  heading: Line,
  text: text(MAX_SECTION_LENGTH),
})

const NoticeTextInput = z
  .strictObject({
    title: Line,
    correction: text(MAX_CORRECTION_LENGTH),
    opening: text(MAX_SECTION_LENGTH),
    sections: list(Section, MAX_SECTIONS, 1),
  })
  .superRefine((words, context) => {
    words.sections.forEach(({ id }, n) => {
      const first = words.sections.findIndex((each) => each.id === id)
      if (first < n)
        context.addIssue({ code: 'custom', path: ['sections', n, 'id'], message: `another id than section ${first}` })
    })
    // each is within the document, which is made for a draft as well
    if (picturesOf(words).length > MAX_NOTICE_PICTURES)
      context.addIssue({ code: 'custom', path: [], message: `at most ${MAX_NOTICE_PICTURES} pictures` })
    if (noticeLength(words) > MAX_NOTICE_LENGTH)
      context.addIssue({ code: 'custom', path: [], message: `at most ${MAX_NOTICE_LENGTH} characters in all` })
  })

/** The texts of a notice as a page sends them. The English text has the sections of the Japanese one, in the same order. */
export const NoticeTextsInput: z.ZodType<NoticeTexts, NoticeTexts> = z
  .strictObject({ chart: z.enum(NOTICE_CHARTS), ja: NoticeTextInput, en: NoticeTextInput.nullable() })
  .superRefine(({ ja, en }, context) => {
    if (!en) return
    if (en.sections.length !== ja.sections.length)
      context.addIssue({ code: 'custom', path: ['en', 'sections'], message: `${ja.sections.length} items, as in ja` })
    else
      en.sections.forEach(({ id }, n) => {
        if (id !== ja.sections[n]?.id)
          context.addIssue({
            code: 'custom',
            path: ['en', 'sections', n, 'id'],
            message: 'the id of this section in ja',
          })
      })
  })
