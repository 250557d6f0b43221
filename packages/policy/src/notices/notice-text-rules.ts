import type { Language } from '../staff/staff-member.ts'
import { bodiesOf, MAX_NOTICE_PICTURES, type NoticeText, type NoticeTexts } from './notice-model.ts'
import { findPictures, picturesOf } from './notice-pictures.ts'
import { findPlaceholders, hasBlock, isBlock, type PlaceholderBlock, splitAtBlocks } from './notice-placeholders.ts'
import type { PublishedFigures } from './small-count-rules.ts'
import { correctionNumbers, findTypedFigures, findTypedThresholds, type Threshold } from './typed-figure-rules.ts'
import { findOtherIssues, findOtherMonths } from './typed-month-rules.ts'

/** Why a text cannot be published as it is. A draft may have any of them. */
export const NOTICE_FLAWS = [
  'title_empty',
  'correction_missing',
  'correction_unneeded',
  'correction_not_plain',
  'month_other',
  'heading_empty',
  'section_empty',
  'placeholder_unknown',
  'block_within_line',
  'breakdown_missing',
  'breakdown_twice',
  'standards_twice',
  'previous_missing',
  'alt_missing',
  'picture_unknown',
  'pictures_many',
  'figure_typed',
  'threshold_typed',
] as const
export type NoticeFlaw = (typeof NOTICE_FLAWS)[number]

/** The part of a notice that a flaw is in; `whole`: in none of them. */
export type NoticePart = 'title' | 'correction' | 'opening' | 'heading' | 'text' | 'whole'

export type NoticeFlawAt = {
  readonly language: Language
  readonly part: NoticePart
  /** id of the section, where the part is its heading or text */
  readonly section: string | null
  readonly flaw: NoticeFlaw
  /** the passage it is about; empty when it is the whole part */
  readonly what: string
}

/** What the flaws of a text depend on beside its words. */
export type FlawBasis = {
  /** the month of the notice */
  readonly month: string
  readonly version: number
  /** the figures as they would be published; `null`: the month is not closed */
  readonly figures: PublishedFigures | null
  /** those of the version that this one corrects, which a correction note may state, as it may the difference */
  readonly corrected: PublishedFigures | null
  /** is there a published notice of an earlier month? */
  readonly previous: boolean
  /** ids of the pictures that are stored; `null`: not looked up, and none is unknown */
  readonly pictures: readonly string[] | null
  /** of the account standards in force */
  readonly thresholds: readonly Threshold[]
}

type FlawFound = { readonly flaw: NoticeFlaw; readonly what: string }

const found = (flaw: NoticeFlaw, what = ''): FlawFound => ({ flaw, what })

function findBlockFlaws(text: string): FlawFound[] {
  const blocks = splitAtBlocks(text).filter((part) => 'block' in part)
  const known = findPlaceholders(text).filter(({ placeholder }) => placeholder && isBlock(placeholder))
  return known.length > blocks.length ? [found('block_within_line', known[0]?.whole)] : []
}

function findPictureFlaws(text: string, { pictures }: FlawBasis): FlawFound[] {
  return findPictures(text).flatMap(({ whole, alt, id }) => [
    ...(alt === '' ? [found('alt_missing', whole)] : []),
    ...(pictures && !pictures.includes(id) ? [found('picture_unknown', whole)] : []),
  ])
}

/** Flaws of words in a line or a paragraph: placeholders that are none, and figures typed by hand. */
function findWordFlaws(text: string, { figures }: FlawBasis, allowed?: ReadonlySet<number>): FlawFound[] {
  const unknown = findPlaceholders(text).filter(({ placeholder }) => placeholder === null)
  return [
    ...unknown.map(({ whole }) => found('placeholder_unknown', whole)),
    ...findTypedFigures(text, figures, allowed).map((what) => found('figure_typed', what)),
  ]
}

type MonthsOf = (line: string, month: string) => string[]

function findLineFlaws(line: string, basis: FlawBasis, empty: NoticeFlaw, otherMonths: MonthsOf): FlawFound[] {
  if (line.trim() === '') return [found(empty)]
  const blocks = findPlaceholders(line).filter(({ placeholder }) => placeholder && isBlock(placeholder))
  return [
    ...findWordFlaws(line, basis),
    ...blocks.map(({ whole }) => found('block_within_line', whole)),
    ...otherMonths(line, basis.month).map((what) => found('month_other', what)),
  ]
}

function findBodyFlaws(text: string, basis: FlawBasis): FlawFound[] {
  const thresholds = hasBlock(text, 'standards') ? findTypedThresholds(text, basis.thresholds) : []
  const words = findWordFlaws(text, basis)
  return [
    ...words,
    ...findBlockFlaws(text),
    ...(hasBlock(text, 'previous') && !basis.previous ? [found('previous_missing', '{{previous}}')] : []),
    ...findPictureFlaws(text, basis),
    ...thresholds
      .filter((each) => !words.some(({ what }) => what.startsWith(each)))
      .map((what) => found('threshold_typed', what)),
  ]
}

/** A correction note is words alone: blocks and pictures are in the sections, where they are counted and checked. */
function findCorrectionFlaws(note: string, basis: FlawBasis): FlawFound[] {
  const empty = note.trim() === ''
  if (basis.version === 1) return empty ? [] : [found('correction_unneeded')]
  if (empty) return [found('correction_missing')]
  const blocks = findPlaceholders(note).filter(({ placeholder }) => placeholder && isBlock(placeholder))
  return [
    ...findWordFlaws(note, basis, correctionNumbers(basis.corrected, basis.figures)),
    ...[...blocks, ...findPictures(note)].map(({ whole }) => found('correction_not_plain', whole)),
  ]
}

/** Flaws of a whole text: it must have the breakdown table exactly once, the account standards no more than once, and not too many pictures. */
function findWholeFlaws(text: NoticeText): FlawFound[] {
  const blocks = bodiesOf(text)
    .flatMap(splitAtBlocks)
    .flatMap((part) => ('block' in part ? [part.block] : []))
  const times = (block: PlaceholderBlock) => blocks.filter((each) => each === block).length
  return [
    ...(times('standards') > 1 ? [found('standards_twice')] : []),
    ...(times('breakdown') === 0 ? [found('breakdown_missing')] : []),
    ...(times('breakdown') > 1 ? [found('breakdown_twice')] : []),
    ...(picturesOf(text).length > MAX_NOTICE_PICTURES ? [found('pictures_many')] : []),
  ]
}

/** All flaws that keep these texts from being published, in the order they are read. */
export function findNoticeFlaws(texts: NoticeTexts, basis: FlawBasis): NoticeFlawAt[] {
  return (['ja', 'en'] as const).flatMap((language) => {
    const text = texts[language]
    if (!text) return []
    const at = (part: NoticePart, section: string | null, flaws: readonly FlawFound[]): NoticeFlawAt[] =>
      flaws.map((each) => ({ language, part, section, ...each }))
    return [
      ...at('title', null, findLineFlaws(text.title, basis, 'title_empty', findOtherMonths)),
      ...at('correction', null, findCorrectionFlaws(text.correction, basis)),
      ...at('opening', null, findBodyFlaws(text.opening, basis)),
      ...text.sections.flatMap(({ id, heading, text: body }) => [
        ...at('heading', id, findLineFlaws(heading, basis, 'heading_empty', findOtherIssues)),
        ...at('text', id, body.trim() === '' ? [found('section_empty')] : findBodyFlaws(body, basis)),
      ]),
      ...at('whole', null, findWholeFlaws(text)),
    ]
  })
}
