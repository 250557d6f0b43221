/** The language a text is counted under, judged by its letters alone; see `textLanguage`. */
export const TEXT_LANGUAGES = ['ja', 'en', 'other'] as const
export type TextLanguage = (typeof TEXT_LANGUAGES)[number]

const JAPANESE_LETTER = /[ぁ-ヿ㐀-鿿]/
const LATIN_LETTER = /[A-Za-z]/

/**
 * Japanese with any kana or kanji, else English with any Latin letter, else `other`. Empty for a text that was erased. The migration that
 * added `decisions.language` says the same in SQL.
 */
export function textLanguage({ title, body }: { readonly title: string; readonly body: string }): TextLanguage | '' {
  const text = title + body
  if (text === '') return ''
  if (JAPANESE_LETTER.test(text)) return 'ja'
  return LATIN_LETTER.test(text) ? 'en' : 'other'
}
