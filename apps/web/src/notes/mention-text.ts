import type { Colleague } from '@mimamori/contract/notes/note-contract'
import { findPeople } from '@mimamori/policy/people/person-names'

/** A mention that is being written: where its `@` is, and the text between it and the caret. */
export type MentionQuery = { readonly from: number; readonly name: string }

type MentionedColleague = Pick<Colleague, 'id' | 'alias'>

const MAX_SUGGESTIONS = 8

/** Is a mention being written at the caret? Not within a mail address; a full-width ＠ counts too. */
export function mentionQueryAt(text: string, caret: number): MentionQuery | null {
  const match = /(?:^|[^\w.+-])[@＠]([^\s@＠]{0,40})$/.exec(text.slice(0, caret))
  const name = match?.[1]
  return name === undefined ? null : { from: caret - name.length - 1, name }
}

/** The first colleagues that the text after the `@` finds. */
export const suggestColleagues = (colleagues: readonly Colleague[], name: string): Colleague[] =>
  findPeople(colleagues, name).slice(0, MAX_SUGGESTIONS)

/** The text with the mention inserted, and the position of the caret. */
export function insertMention(
  text: string,
  { from, name }: MentionQuery,
  { alias }: MentionedColleague,
): { text: string; caret: number } {
  const rest = text.slice(from + 1 + name.length)
  const call = `@${alias}${/^\s/.test(rest) ? '' : ' '}`
  return { text: text.slice(0, from) + call + rest, caret: from + alias.length + 2 }
}

export type NotePiece = { readonly at: number; readonly text: string; readonly who: readonly MentionedColleague[] }

/** The text in pieces, with the mentioned people; where two names fit, the longer one. */
export function splitAtMentions(text: string, people: readonly MentionedColleague[]): NotePiece[] {
  const pieces: NotePiece[] = []
  let plainFrom = 0
  for (const { index } of text.matchAll(/(?<![\w.+-])[@＠]/g)) {
    const fits = people.filter(({ alias }) => alias !== '' && text.startsWith(alias, index + 1))
    const longest = Math.max(0, ...fits.map(({ alias }) => alias.length))
    if (longest === 0 || index < plainFrom) continue
    if (index > plainFrom) pieces.push({ at: plainFrom, text: text.slice(plainFrom, index), who: [] })
    plainFrom = index + 1 + longest
    const who = fits.filter(({ alias }) => alias.length === longest)
    pieces.push({ at: index, text: text.slice(index, plainFrom), who })
  }
  if (plainFrom < text.length) pieces.push({ at: plainFrom, text: text.slice(plainFrom), who: [] })
  return pieces
}

/** Ids of the colleagues that a text mentions. */
export function mentionedIds(text: string, colleagues: readonly MentionedColleague[]): string[] {
  return [...new Set(splitAtMentions(text, colleagues).flatMap(({ who }) => who.map(({ id }) => id)))]
}

/** What is written after an @ and is no colleague's name, with its @; nobody is told of it. */
export function unmatchedMentions(text: string, colleagues: readonly MentionedColleague[]): string[] {
  const plain = splitAtMentions(text, colleagues).filter(({ who }) => who.length === 0)
  const written = plain.flatMap((piece) => piece.text.match(/(?<![\w.+-])[@＠][^\s@＠、。（）「」,]{1,40}/g) ?? [])
  return [...new Set(written)]
}
