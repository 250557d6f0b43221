import type { Colleague } from '@mimamori/contract/notes/note-contract'

/** An `@` that is being written: where it stands and what follows it up to the caret. */
export type MentionQuery = { readonly from: number; readonly name: string }

type MentionedColleague = Pick<Colleague, 'id' | 'alias'>

const MAX_SUGGESTIONS = 8

/** Is somebody being called where the caret is? Not within a mail address; a full-width ＠ counts like the other. */
export function mentionQueryAt(text: string, caret: number): MentionQuery | null {
  const match = /(?:^|[^\w.+-])[@＠]([^\s@＠]{0,40})$/.exec(text.slice(0, caret))
  const name = match?.[1]
  return name === undefined ? null : { from: caret - name.length - 1, name }
}

const normalizeName = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Colleagues whose name begins with, or at least holds, what was written. */
export function suggestColleagues(colleagues: readonly Colleague[], name: string): Colleague[] {
  const wanted = normalizeName(name)
  const begins = colleagues.filter(({ alias }) => normalizeName(alias).startsWith(wanted))
  const holds = colleagues.filter((one) => !begins.includes(one) && normalizeName(one.alias).includes(wanted))
  return [...begins, ...holds].slice(0, MAX_SUGGESTIONS)
}

/** The text with the colleague called, and where the caret goes. */
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

/** The text in pieces, with those who are called; of two names that both fit, the longer is meant. */
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

/** Ids of the colleagues a text calls by name. */
export function mentionedIds(text: string, colleagues: readonly MentionedColleague[]): string[] {
  return [...new Set(splitAtMentions(text, colleagues).flatMap(({ who }) => who.map(({ id }) => id)))]
}
