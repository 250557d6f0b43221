import { squeezedText } from '../text/text-normalisation.ts'

/** Code units of letters and digits, folded, that the indexes of both engines also treat as letters. */
const WORD_CHARACTER_RANGES: readonly (readonly [number, number])[] = [
  [0x30, 0x39],
  [0x61, 0x7a],
  [0xdf, 0x24f],
  [0x370, 0x52f],
  [0x3005, 0x3007],
  [0x3041, 0x3096],
  [0x30fc, 0x30fc],
  [0x3400, 0x4db5],
  [0x4e00, 0x9fcc],
  [0xac00, 0xd7a3],
]

const table = new Uint8Array(0x10000)
for (const [first, last] of WORD_CHARACTER_RANGES) table.fill(1, first, last + 1)

/** Is this code unit of a folded text part of a word? Signs and rare kanji, of two code units, are not. */
export function isWordCharacter(code: number): boolean {
  return table[code] === 1
}

/** Folds a text for search and comparison: width, case, kana and lookalikes; spaces and ornaments are removed. */
export function foldForSearch(text: string): string {
  return squeezedText(text)
}
