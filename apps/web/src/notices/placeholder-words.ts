import { fillPlaceholders, isBlock, type Placeholder } from '@mimamori/policy/notices/notice-placeholders'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** A text of a notice with its placeholders in the words of the menu that inserts them, in brackets as pictures are. What is no placeholder stays as typed. */
export function usePlaceholderWords(): (text: string) => string {
  const copy = useMessages('notices/editor')
  const { categories } = useCopy().words
  const nameOf = (placeholder: Placeholder): string => {
    if (isBlock(placeholder)) return copy.blocks[placeholder.kind]
    switch (placeholder.kind) {
      case 'total':
        return copy.total
      case 'month':
        return copy.month
      case 'notice_month':
        return copy.noticeMonth
      case 'count':
        return copy.countOf(categories[placeholder.category])
      case 'share':
        return copy.shareOf(categories[placeholder.category])
    }
  }
  return (text) => fillPlaceholders(text, (placeholder) => `[${nameOf(placeholder)}]`)
}
