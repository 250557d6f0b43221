/** Lookalikes, by the letter they are taken for: Cyrillic and Greek for Latin letters, kana for kanji, signs for each other. */
const LOOKALIKES: readonly (readonly [like: string, letters: string])[] = [
  ['a', 'аɑα'],
  ['b', 'вβь'],
  ['c', 'сϲ'],
  ['d', 'ԁ'],
  ['e', 'еєε'],
  ['g', 'ɡ'],
  ['h', 'һнη'],
  ['i', 'іıιl1|ǀӏ'],
  ['j', 'јϳ'],
  ['k', 'кκ'],
  ['m', 'мμ'],
  ['n', 'ոп'],
  ['o', 'оοσ0օ〇'],
  ['p', 'рρ'],
  ['q', 'ԛ'],
  ['s', 'ѕ'],
  ['t', 'тτ'],
  ['u', 'υս'],
  ['v', 'ѵν'],
  ['w', 'ѡԝω'],
  ['x', 'хχ×'],
  ['y', 'уүγ'],
  ['z', 'ζ'],
  ['二', 'ニ'],
  ['口', 'ロ囗'],
  ['力', 'カ'],
  ['工', 'エ'],
  ['八', 'ハ'],
  ['夕', 'タ'],
  ['卜', 'ト'],
  ['才', 'オ'],
  ['千', 'チ'],
  ['へ', 'ヘ'],
  ['べ', 'ベ'],
  ['ぺ', 'ペ'],
  ['り', 'リ'],
  ['一', 'ー―—–‐‑−-_'],
]

const LOOKALIKE_BY_LETTER: ReadonlyMap<string, string> = new Map(
  LOOKALIKES.flatMap(([like, letters]) => [...letters].map((letter) => [letter, like] as const)),
)

/** Invisible characters: those without width, and those that change the reading direction. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u2800]/u
const LATIN = /\p{Script=Latin}/u
const MISTAKEN_FOR_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u

/** Is a name free of invisible characters, and of letters of another script that look like Latin ones beside them? */
export function isLegibleAlias(alias: string): boolean {
  const normal = alias.normalize('NFKC')
  return !INVISIBLE.test(alias) && !(LATIN.test(normal) && MISTAKEN_FOR_LATIN.test(normal))
}

/**
 * A key that is equal for two names that look alike: NFKC, lower case, without spaces and invisible characters, and one letter for all its
 * lookalikes.
 */
export function aliasKey(alias: string): string {
  const normal = alias.normalize('NFKC').toLowerCase().normalize('NFKC')
  return [...normal]
    .filter((letter) => !INVISIBLE.test(letter) && !/\s/u.test(letter))
    .map((letter) => LOOKALIKE_BY_LETTER.get(letter) ?? letter)
    .join('')
}

/** Ids of those whose alias a reader could take for somebody else's. */
export function findMistakableAliases(people: readonly { readonly id: string; readonly alias: string }[]): Set<string> {
  const byKey = Map.groupBy(people, ({ alias }) => aliasKey(alias))
  return new Set([...byKey.values()].flatMap((same) => (same.length > 1 ? same.map(({ id }) => id) : [])))
}
