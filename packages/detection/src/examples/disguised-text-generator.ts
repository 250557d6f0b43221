import fc from 'fast-check'

const katakana = (text: string) => text.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
const hiragana = (text: string) => text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
const fullWidth = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const decomposed = (text: string) => text.normalize('NFD')
const plain = (text: string) => text

/** Changes of one character that leave the folded reading as it is. */
const FAITHFUL = [
  plain,
  plain,
  plain,
  katakana,
  hiragana,
  fullWidth,
  decomposed,
  (text: string) => `${text}\u200b`,
] as const
/** Changes that only a squeezed view reads through. */
const SPACED = [
  ...FAITHFUL,
  (text: string) => `${text} `,
  (text: string) => `${text}　`,
  (text: string) => `${text}・`,
] as const

const FILLERS = [
  '',
  '😀',
  '👩‍💻',
  '🇯🇵',
  '㍿',
  '𠮷',
  'か\u3099',
  'ｶﾞ',
  '\u200b',
  '。',
  '。よろしく。',
  '\n',
  '\r\n',
  '★',
  'は\u309a',
] as const

export type Disguised = { readonly text: string; readonly faithful: boolean }

function applyDisguises(text: string, picks: readonly number[], spaced: boolean): string {
  const changes = spaced ? SPACED : FAITHFUL
  return [...text]
    .map((letter, at) => changes[(picks[at % picks.length] ?? 0) % changes.length]?.(letter) ?? letter)
    .join('')
}

/** A text as someone might write it to slip past a reader, with odd characters before and after. */
export function disguisedTexts(text: string): fc.Arbitrary<Disguised> {
  return fc
    .record({
      picks: fc.array(fc.nat(1000), { minLength: 1, maxLength: 24 }),
      spaced: fc.boolean(),
      before: fc.array(fc.constantFrom(...FILLERS), { maxLength: 4 }),
      after: fc.array(fc.constantFrom(...FILLERS), { maxLength: 4 }),
    })
    .map(({ picks, spaced, before, after }) => ({
      text: `${before.join('')}。${applyDisguises(text, picks, spaced)}。${after.join('')}`,
      faithful: !spaced,
    }))
}
