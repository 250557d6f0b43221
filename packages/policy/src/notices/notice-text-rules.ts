import type { Language } from '../staff/staff-member.ts'
import { NOTICE_SECTIONS, type NoticeSection, type NoticeText, type NoticeTexts } from './notice-model.ts'
import { findPlaceholders, hasBlock, isBlock, type PlaceholderBlock, splitAtBlocks } from './notice-placeholders.ts'

/** Why a text cannot be published as it is. A draft may have any of them. */
export const NOTICE_FLAWS = [
  'section_empty',
  'placeholder_unknown',
  'block_within_line',
  'breakdown_missing',
  'breakdown_twice',
  'standards_twice',
  'figure_typed',
] as const
export type NoticeFlaw = (typeof NOTICE_FLAWS)[number]

export type NoticeFlawAt = {
  readonly language: Language
  readonly section: NoticeSection
  readonly flaw: NoticeFlaw
  /** the passage it is about; empty when it is the whole section */
  readonly what: string
}

/** Digits that are no figure: in an address, at the start of a numbered line, in a date or a year. */
const NOT_FIGURE_PATTERNS = [
  /https?:\/\/\S+/g,
  /\]\([^)\s]*\)/g,
  /^[ \t]*\d{1,3}[.)][ \t]/gm,
  /\d{4}年(?:度)?|\d{1,2}月|\d{1,2}日(?!間)/g,
  /\b(?:19|20)\d{2}\b(?!\s*(?:件|%|％|割|cases?|violations?|jobs?))/g,
]
/**
 * A number with its unit, so that its writer can find it; in kanji only with a unit. With 人 or 名 only from ten on, or of two numerals, as
 * 一人ひとり and 二人 are words, and so is 十人十色.
 */
const FIGURE_PATTERN =
  /\d[\d,.]*\s*(?:件|%|割|倍|分の\d+)?|[〇一二三四五六七八九十百千万]+\s*(?:件|割|パーセント)|(?:[〇一二三四五六七八九十百千万]{2,}|[十百千])\s*[名人](?!十色)/g
/**
 * What could be a threshold of an account standard: any number in digits, or one in kanji with a unit, unlike 四つ or 二人.
 */
const THRESHOLD_PATTERN =
  /[¥￥]?\d[\d,.]*\s*(?:万|千)?(?:円|件|項目|文字|か月|%|割|分の\d+|yen\b|percent\b|characters?\b|months?\b|days?\b)?|[〇一二三四五六七八九十百千万]+\s*(?:円|件|項目|文字|か月|割|パーセント)/gi
/** A count of cases, jobs or violations; not a limit in a rule, such as 5件以上. */
const COUNT_PATTERN =
  /(?:\d[\d,.]*|[〇一二三四五六七八九十百千万]+)\s*件(?!以上|以下|以内|まで|未満|あたり|につき|ごと|ずつ)|\d[\d,.]*\s*(?:jobs?|cases?|violations?)\b/gi

function findTypedFigures(text: string, figure: RegExp): string[] {
  // placeholders, dates and addresses are no figures
  const bare = findPlaceholders(text).reduce((rest, { whole }) => rest.replace(whole, ' '), text.normalize('NFKC'))
  const remaining = NOT_FIGURE_PATTERNS.reduce((rest, each) => rest.replace(each, ' '), bare)
  return (remaining.match(figure) ?? []).map((each) => each.trim())
}

/**
 * The figures typed by hand in a section, as typed, where placeholders should be used. In the breakdown every number counts as one, and beside
 * the account standards that the desk writes; in topics and activities numbers with a counted thing; in questions none, nor in standards that
 * somebody wrote out. Full-width digits count too.
 */
export function findTypedFiguresInSection(section: NoticeSection, text: string): string[] {
  if (section === 'faq') return []
  if (section === 'standards') return hasBlock(text, 'standards') ? findTypedFigures(text, THRESHOLD_PATTERN) : []
  return findTypedFigures(text, section === 'breakdown' ? FIGURE_PATTERN : COUNT_PATTERN)
}

type FlawFound = { readonly flaw: NoticeFlaw; readonly what: string }

function findBlockFlaws(text: string): FlawFound[] {
  const blocks = splitAtBlocks(text).flatMap((part) => ('block' in part ? [part.block] : []))
  const known = findPlaceholders(text).filter(({ placeholder }) => placeholder && isBlock(placeholder))
  const within =
    known.length > blocks.length ? [{ flaw: 'block_within_line', what: known[0]?.whole ?? '' } as const] : []
  return within
}

function findSectionFlaws(section: NoticeSection, text: string): FlawFound[] {
  if (text.trim() === '') return [{ flaw: 'section_empty', what: '' }]
  const unknown = findPlaceholders(text)
    .filter(({ placeholder }) => placeholder === null)
    .map(({ whole }) => ({ flaw: 'placeholder_unknown', what: whole }) as const)
  const typed = findTypedFiguresInSection(section, text).map((what) => ({ flaw: 'figure_typed', what }) as const)
  return [...unknown, ...findBlockFlaws(text), ...typed]
}

/** Flaws of a whole text, in any section: it must have the breakdown table exactly once, and the account standards no more than once. */
function findWholeTextFlaws(text: NoticeText): (FlawFound & { section: NoticeSection })[] {
  const blocks = NOTICE_SECTIONS.flatMap((section) => splitAtBlocks(text[section])).flatMap((part) =>
    'block' in part ? [part.block] : [],
  )
  const times = (block: PlaceholderBlock) => blocks.filter((each) => each === block).length
  const flaws: (FlawFound & { section: NoticeSection })[] = []
  if (times('standards') > 1) flaws.push({ section: 'standards', flaw: 'standards_twice', what: '' })
  if (times('breakdown') === 0) flaws.push({ section: 'breakdown', flaw: 'breakdown_missing', what: '' })
  if (times('breakdown') > 1) flaws.push({ section: 'breakdown', flaw: 'breakdown_twice', what: '' })
  return flaws
}

/** All flaws that keep these texts from being published, in the order of the sections. */
export function findNoticeFlaws(texts: NoticeTexts): NoticeFlawAt[] {
  return (['ja', 'en'] as const).flatMap((language) => {
    const text = texts[language]
    if (!text) return []
    const each = NOTICE_SECTIONS.flatMap((section) =>
      findSectionFlaws(section, text[section]).map((found) => ({ language, section, ...found })),
    )
    return [...each, ...findWholeTextFlaws(text).map((found) => ({ language, ...found }))]
  })
}
