import type { NoticePart } from '@mimamori/policy/notices/notice-text-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'

/** Where a text of a notice stands. `section`: its id; `null`: it is in none. */
export type FieldPlace = {
  readonly part: NoticePart
  readonly section: string | null
  readonly language: Language
}

export const ADD_SECTION_ID = 'notice-add-section'

/** The id of the element in which a text is written. What is about the whole notice leads to where a section is added. */
export const fieldId = ({ part, section, language }: FieldPlace): string =>
  part === 'whole' ? ADD_SECTION_ID : ['notice', language, part, ...(section === null ? [] : [section])].join('-')
