import type { TextViewBuilder } from '@mimamori/policy/text/text-view'
import { TELLING_WORDS } from './telling-words.ts'

/** Signs that are put in the place of a letter, as the folded text has them. */
const MASKS = new Uint8Array(0x10000)
for (const sign of '○●*×✕_◎■□◆◇△▲☆★\ufffc') MASKS[sign.charCodeAt(0)] = 1
const MAX_MASKS = 40
/** Before these a sign stands for a number or a name that is not told: ○月○日, ○○様. */
const PLACEHOLDERS_BEFORE = new Set(Array.from('年月日時分円名人社様さ県市', (letter) => letter.charCodeAt(0)))

const isKanji = (code: number) => code >= 0x4e00 && code <= 0x9fff
const isWordCode = (code: number) => (code >= 97 && code <= 122) || (code >= 0x3041 && code <= 0x30fc) || isKanji(code)

/** Do the signs around `at` adorn a kanji word that begins behind them, as a bullet does and ◇◆, rather than hide its letters? */
function adornsWord(text: TextViewBuilder, at: number): boolean {
  const isApart = (left: number) => text.end(left) < text.start(left + 1)
  let first = at
  while (MASKS[text.code(first - 1)] === 1) first--
  let last = at
  while (MASKS[text.code(last + 1)] === 1) last++
  const opens = !isWordCode(text.code(first - 1)) || isApart(first - 1)
  return isKanji(text.code(last + 1)) && (opens || isApart(last))
}

/** The telling words by each of their letters. */
const WORDS_BY_LETTER: ReadonlyMap<number, readonly { readonly word: string; readonly at: number }[]> = (() => {
  const byLetter = new Map<number, { word: string; at: number }[]>()
  for (const word of TELLING_WORDS)
    for (let at = 0; at < word.length; at++) {
      const list = byLetter.get(word.charCodeAt(at)) ?? []
      list.push({ word, at })
      byLetter.set(word.charCodeAt(at), list)
    }
  return byLetter
})()

/** How many letters of a word, laid at `from`, stand in the text; -1 where one differs, or more are masked than stand. */
function revealedLetters(text: TextViewBuilder, from: number, word: string): number {
  let revealed = 0
  for (let i = 0; i < word.length; i++) {
    const code = text.code(from + i)
    if (code === word.charCodeAt(i)) revealed++
    else if (MASKS[code] !== 1) return -1
  }
  return revealed * 2 >= word.length ? revealed : -1
}

type Place = { readonly from: number; readonly word: string; readonly revealed: number }

/** The word that fits best around the masked letter at `at`; looked up by the letter beside it. */
function wordAround(text: TextViewBuilder, at: number): Place | null {
  let best: Place | null = null
  for (const beside of [at - 1, at + 1]) {
    for (const { word, at: letter } of WORDS_BY_LETTER.get(text.code(beside)) ?? []) {
      const from = beside - letter
      if (from > at || from + word.length <= at) continue
      const revealed = revealedLetters(text, from, word)
      if (revealed > (best?.revealed ?? 0)) best = { from, word, revealed }
    }
  }
  return best
}

/** Puts the letters back that signs stand for, where a word of the rules fits around them; says whether any did. */
export function restoreMasks(text: TextViewBuilder): boolean {
  let restored = false
  let left = MAX_MASKS
  for (let at = 0; at < text.length && left > 0; at++) {
    if (MASKS[text.code(at)] !== 1 || !(isWordCode(text.code(at - 1)) || isWordCode(text.code(at + 1)))) continue
    if (PLACEHOLDERS_BEFORE.has(text.code(at + 1)) || adornsWord(text, at)) continue
    left--
    const place = wordAround(text, at)
    if (place === null) continue
    for (let i = 0; i < place.word.length; i++) text.codes[place.from + i] = place.word.charCodeAt(i)
    restored = true
  }
  return restored
}
