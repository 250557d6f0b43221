import type { Language } from '../staff/staff-member.ts'
import { type NoticeSection, type NoticeText, type NoticeTexts, TOPICS_SECTION } from './notice-model.ts'
import { hasBlock } from './notice-placeholders.ts'

const PREVIOUS = '{{previous}}'

const withoutPrevious = (text: NoticeText): NoticeText => ({
  ...text,
  opening: text.opening
    .split('\n')
    .filter((line) => line.trim() !== PREVIOUS)
    .join('\n')
    .trimEnd(),
})

/** The texts of the first notice of a desk: there is no notice before it. */
export const firstNoticeTexts = (template: NoticeText): NoticeTexts => ({
  chart: 'pie',
  ja: withoutPrevious(template),
  en: null,
})

/** The texts of the next version of a notice: as published, but for what it corrects. */
export const nextVersionTexts = ({ chart, ja, en }: NoticeTexts): NoticeTexts => ({
  chart,
  ja: { ...ja, correction: '' },
  en: en && { ...en, correction: '' },
})

function nextMonthText(
  last: NoticeText,
  template: NoticeText,
  replaced: readonly string[],
  addPrevious: boolean,
): NoticeText {
  const fresh = (section: NoticeSection): NoticeSection => {
    const text = template.sections.find(({ id }) => id === section.id)?.text
    return text === undefined || !replaced.includes(section.id) ? section : { ...section, text }
  }
  const opening =
    addPrevious && !hasBlock(last.opening, 'previous') ? `${last.opening}\n\n${PREVIOUS}`.trim() : last.opening
  return { title: last.title, correction: '', opening, sections: last.sections.map(fresh) }
}

/**
 * The texts of the notice of another month, in the languages of the last one: with its title, sections, headings, chart and pictures, fresh
 * topics and no correction. `first`: the last one was the first, which could not link to one before it. `standardsTyped`: it was written before
 * the desk wrote the standards, and says thresholds that may have changed.
 */
export function nextMonthTexts(
  { chart, ja, en }: NoticeTexts,
  templates: Readonly<Record<Language, NoticeText>>,
  last: { readonly first: boolean; readonly standardsTyped: boolean },
): NoticeTexts {
  const replaced = last.standardsTyped ? [TOPICS_SECTION, 'standards'] : [TOPICS_SECTION]
  return {
    chart,
    ja: nextMonthText(ja, templates.ja, replaced, last.first),
    en: en && nextMonthText(en, templates.en, replaced, last.first),
  }
}

/** These texts with an English side: the sections of the Japanese one, with what the template has of each. */
export function withEnglish({ chart, ja }: NoticeTexts, template: NoticeText): NoticeTexts {
  const sections = ja.sections.map(
    ({ id }) => template.sections.find((each) => each.id === id) ?? { id, heading: '', text: '' },
  )
  const en = { ...template, correction: '', sections }
  return { chart, ja, en: hasBlock(ja.opening, 'previous') ? en : withoutPrevious(en) }
}
