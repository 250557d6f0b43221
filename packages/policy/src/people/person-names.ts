/** The names a colleague is known by. `kana` and `latinName`: how the alias is read; empty: not told. */
export type PersonNames = {
  readonly alias: string
  readonly login: string
  readonly kana: string
  readonly latinName: string
}

const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]*$/u
const LATIN_NAME = /^[\p{Script=Latin}\p{M}\s.'’-]*$/u

/** Is it empty, or a name in hiragana or katakana? */
export const isKanaName = (name: string): boolean => KANA.test(name)

/** Is it empty, or a name in Latin letters? */
export const isLatinName = (name: string): boolean => LATIN_NAME.test(name)

const KATAKANA = /[ァ-ヶ]/g
const HIRAGANA_OFFSET = 'ぁ'.charCodeAt(0) - 'ァ'.charCodeAt(0)

/** A name as it is compared: width, case, kind of kana, accents and long vowels (Satou, Satō, Sato) do not matter. */
function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) + HIRAGANA_OFFSET))
    .replaceAll(/o[ou]|oh(?![aiueoy])/g, 'o')
    .replaceAll('uu', 'u')
}

const keysOf = ({ alias, login, kana, latinName }: PersonNames): string[] =>
  [alias, login, kana, latinName].filter((name) => name !== '').map(nameKey)

/**
 * People with a name that begins with what was typed, then those with a part of a name that does, then those whose names contain it.
 * Everybody, in their order, while nothing is typed.
 */
export function findPeople<P extends PersonNames>(people: readonly P[], typed: string): P[] {
  const wanted = nameKey(typed.trim())
  const placeOf = (person: P): number => {
    const keys = keysOf(person)
    if (keys.some((key) => key.startsWith(wanted))) return 0
    if (keys.some((key) => key.split(/[\s.・_@-]+/).some((part) => part.startsWith(wanted)))) return 1
    return keys.some((key) => key.replaceAll(/\s/g, '').includes(wanted.replaceAll(/\s/g, ''))) ? 2 : 3
  }
  const placed = people.map((person) => [placeOf(person), person] as const)
  return [0, 1, 2].flatMap((place) => placed.filter(([at]) => at === place).map(([, person]) => person))
}
