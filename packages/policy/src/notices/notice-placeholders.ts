import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import { allBodiesOf, type NoticeTexts } from './notice-model.ts'

/** A placeholder in the text of a notice, such as `{{total}}`; of a category, `{{count:mlm}}` and `{{share:mlm}}`. */
export type Placeholder =
  | { readonly kind: 'total' }
  | { readonly kind: 'month' | 'notice_month' }
  | { readonly kind: PlaceholderBlock }
  | { readonly kind: 'count' | 'share'; readonly category: Category }

/** Placeholders on a line of their own: the table with its chart, the definitions of the categories, the account standards in force, and a link to the notice before. */
export const PLACEHOLDER_BLOCKS = ['breakdown', 'definitions', 'standards', 'previous'] as const
export type PlaceholderBlock = (typeof PLACEHOLDER_BLOCKS)[number]

const SINGLE = ['total', 'month', 'notice_month', ...PLACEHOLDER_BLOCKS] as const
const IN_BRACES = /\{\{([^{}\n]*)\}\}/g

/** Reads what is between the braces; `null`: no known placeholder. */
function parsePlaceholder(inside: string): Placeholder | null {
  const name = inside.trim()
  const single = SINGLE.find((each) => each === name)
  if (single) return { kind: single }
  const [kind, of, more] = name.split(':')
  const category = CATEGORIES.find((each) => each === of)
  if (!category || more !== undefined || (kind !== 'count' && kind !== 'share')) return null
  return { kind, category }
}

/** Replaces the placeholders of a text; unknown ones stay as they are. */
export function fillPlaceholders(text: string, replacementFor: (placeholder: Placeholder) => string): string {
  return text.replace(IN_BRACES, (whole, inside: string) => {
    const placeholder = parsePlaceholder(inside)
    return placeholder ? replacementFor(placeholder) : whole
  })
}

/** A part of a section: text, or a block between two texts. */
export type SectionPart = { readonly text: string } | { readonly block: PlaceholderBlock }

/** Splits a section at its blocks, which count only on a line of their own. */
export function splitAtBlocks(text: string): SectionPart[] {
  const parts: SectionPart[] = []
  let lines: string[] = []
  const endText = () => {
    if (lines.some((line) => line.trim() !== '')) parts.push({ text: lines.join('\n') })
    lines = []
  }
  for (const line of text.split('\n')) {
    const block = PLACEHOLDER_BLOCKS.find((each) => line.trim() === `{{${each}}}`)
    if (!block) lines.push(line)
    else {
      endText()
      parts.push({ block })
    }
  }
  endText()
  return parts
}

/** Everything in double braces, with its placeholder; `null`: unknown. */
export function findPlaceholders(text: string): { readonly whole: string; readonly placeholder: Placeholder | null }[] {
  return [...text.matchAll(IN_BRACES)].map(([whole, inside = '']) => ({ whole, placeholder: parsePlaceholder(inside) }))
}

/** Does this placeholder stand on a line of its own? */
export const isBlock = (placeholder: Placeholder): placeholder is { readonly kind: PlaceholderBlock } =>
  PLACEHOLDER_BLOCKS.some((each) => each === placeholder.kind)

/** Does a text have this block, on a line of its own? */
export const hasBlock = (text: string, block: PlaceholderBlock): boolean =>
  splitAtBlocks(text).some((part) => 'block' in part && part.block === block)

/** Does any text of a notice have this block? */
export const hasBlockAnywhere = (texts: NoticeTexts, block: PlaceholderBlock): boolean =>
  allBodiesOf(texts).some((text) => hasBlock(text, block))
