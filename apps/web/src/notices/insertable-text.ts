import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { PLACEHOLDER_BLOCKS, type PlaceholderBlock } from '@mimamori/policy/notices/notice-placeholders'
import type { MenuGroup } from '@mimamori/ui/menu-button'
import type { Messages } from '../i18n/messages.ts'
import { blockBetween } from './picture-text.ts'

type Mark = 'heading' | 'list' | 'bold' | 'link'
/** What can be inserted in a text of a notice. */
export type Insertable =
  | 'total'
  | 'month'
  | 'notice_month'
  | `${'count' | 'share'}:${Category}`
  | `mark:${Mark}`
  | PlaceholderBlock
  | 'definitions_text'

type Words = Messages['notices/editor']

const isBlock = (id: Insertable): id is PlaceholderBlock => PLACEHOLDER_BLOCKS.some((each) => each === id)

/** The menu of what can be inserted. */
export function insertableGroups(copy: Words, categories: Readonly<Record<Category, string>>): MenuGroup<Insertable>[] {
  const placeholder = (id: Insertable, label: string) => ({ id, label, detail: `{{${id}}}` })
  const ofCategories = (kind: 'count' | 'share', words: (category: string) => string) =>
    CATEGORIES.map((each) => placeholder(`${kind}:${each}`, words(categories[each])))
  return [
    {
      label: copy.insertGroups.blocks,
      items: [
        ...PLACEHOLDER_BLOCKS.map((each) => placeholder(each, copy.blocks[each])),
        { id: 'definitions_text', label: copy.definitionsAsText },
      ],
    },
    {
      label: copy.insertGroups.figures,
      items: [
        placeholder('total', copy.total),
        ...ofCategories('count', copy.countOf),
        ...ofCategories('share', copy.shareOf),
      ],
    },
    {
      label: copy.insertGroups.months,
      items: [placeholder('month', copy.month), placeholder('notice_month', copy.noticeMonth)],
    },
    {
      label: copy.insertGroups.marks,
      items: (['heading', 'list', 'bold', 'link'] as const).map((each) => ({
        id: `mark:${each}` as const,
        label: copy.marks[each],
      })),
    },
  ]
}

/** What is put in place of a selection. `chosen`: the words selected; empty for none. */
function markedWords(mark: Mark, chosen: string, { markWords }: Words): string {
  const words = chosen || markWords[mark]
  switch (mark) {
    case 'heading':
      return `### ${words}`
    case 'list':
      return words
        .split('\n')
        .map((line) => `- ${line}`)
        .join('\n')
    case 'bold':
      return `**${words}**`
    case 'link':
      return `[${words}](https://)`
  }
}

/** The text to put between two places of a body. */
export function insertionFor(
  id: Exclude<Insertable, 'definitions_text'>,
  body: string,
  at: [number, number],
  copy: Words,
): string {
  const [from, to] = at
  if (isBlock(id)) return blockBetween(body, from, to, `{{${id}}}`)
  if (!id.startsWith('mark:')) return `{{${id}}}`
  const mark = id.slice('mark:'.length) as Mark
  const marked = markedWords(mark, body.slice(from, to), copy)
  return mark === 'heading' || mark === 'list' ? blockBetween(body, from, to, marked) : marked
}

/** Where the definitions as text belong: in place of `{{definitions}}`, else at the caret. */
export function placeOfDefinitions(body: string, caret: number): [number, number] {
  const found = /^[ \t]*\{\{[ \t]*definitions[ \t]*\}\}[ \t]*$/m.exec(body)
  return found ? [found.index, found.index + found[0].length] : [caret, caret]
}
