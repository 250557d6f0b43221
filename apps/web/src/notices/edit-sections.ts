import {
  MAX_SECTIONS,
  type NoticeSection,
  type NoticeText,
  type NoticeTexts,
} from '@mimamori/policy/notices/notice-model'
import type { Language } from '@mimamori/policy/staff/staff-member'

/** A section in every language of a notice. */
export type SectionTexts = { readonly ja: NoticeSection; readonly en: NoticeSection | null }
/** A section that was taken out. `after`: id of the one it stood behind; `null`: it was the first. */
export type RemovedSection = SectionTexts & { readonly after: string | null }

/** Changes the sections of both languages alike, so that they stay tied by their ids. */
const inBoth = (
  texts: NoticeTexts,
  change: (sections: readonly NoticeSection[], language: Language) => readonly NoticeSection[],
): NoticeTexts => ({
  ...texts,
  ja: { ...texts.ja, sections: change(texts.ja.sections, 'ja') },
  en: texts.en && { ...texts.en, sections: change(texts.en.sections, 'en') },
})

const placeOf = ({ ja }: NoticeTexts, id: string): number => ja.sections.findIndex((each) => each.id === id)

const insertAt = <Item>(items: readonly Item[], at: number, item: Item): Item[] => [
  ...items.slice(0, at),
  item,
  ...items.slice(at),
]

/** May a section be added? */
export const takesSection = ({ ja }: NoticeTexts): boolean => ja.sections.length < MAX_SECTIONS

/** With a section at this place, in every language. One whose id is there already is not put in. */
export function insertSection(texts: NoticeTexts, at: number, { ja, en }: SectionTexts): NoticeTexts {
  if (!takesSection(texts) || placeOf(texts, ja.id) >= 0) return texts
  const added = { ja, en: en ?? { id: ja.id, heading: '', text: '' } }
  return inBoth(texts, (sections, language) => insertAt(sections, at, added[language]))
}

/** Without a section. The last one stays: a notice has at least one. */
export function removeSection(texts: NoticeTexts, id: string): { texts: NoticeTexts; removed: RemovedSection } | null {
  const at = placeOf(texts, id)
  const ja = texts.ja.sections[at]
  if (!ja || texts.ja.sections.length === 1) return null
  const removed = { ja, en: texts.en?.sections[at] ?? null, after: texts.ja.sections[at - 1]?.id ?? null }
  return { texts: inBoth(texts, (sections) => sections.filter((each) => each.id !== id)), removed }
}

/** With a section that was taken out, where it stood. */
export const putBackSection = (texts: NoticeTexts, { after, ...section }: RemovedSection): NoticeTexts =>
  insertSection(texts, after === null ? 0 : placeOf(texts, after) + 1, section)

/** With a section at another place, counted from 0 without it; as it was where it cannot go there. */
export function moveSection(texts: NoticeTexts, id: string, to: number): NoticeTexts {
  const at = placeOf(texts, id)
  if (at < 0 || to === at || to < 0 || to >= texts.ja.sections.length) return texts
  return inBoth(texts, (sections) => {
    const moved = sections.find((each) => each.id === id)
    const rest = sections.filter((each) => each.id !== id)
    return moved ? insertAt(rest, to, moved) : sections
  })
}

/** A text with another body of the opening, where `section` is `null`, or of a section. */
export const withBody = (text: NoticeText, section: string | null, body: string): NoticeText =>
  section === null
    ? { ...text, opening: body }
    : { ...text, sections: text.sections.map((each) => (each.id === section ? { ...each, text: body } : each)) }

/** The body of the opening, where `section` is `null`, or of a section. */
export const bodyOf = (text: NoticeText, section: string | null): string =>
  section === null ? text.opening : (text.sections.find(({ id }) => id === section)?.text ?? '')
