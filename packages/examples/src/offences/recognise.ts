import { plainForm } from '../wording/contacts.ts'
import { ALL_OFFENCES } from './all.ts'
import type { Offence } from './offence.ts'

type Telling = { readonly offence: Offence; readonly shape: RegExp }

/** A template as a pattern over plain forms: the slots may hold anything. */
function shapeOf(template: string): RegExp {
  const fixed = template.split(/\{[^{}]+\}/).map((part) => plainForm(part).replace(/[\\^$*+?()[\]{}|/]/g, '\\$&'))
  return new RegExp(`^${fixed.join('.{0,80}?')}$`)
}

function tellings(templates: (offence: Offence) => readonly string[]): readonly Telling[] {
  return ALL_OFFENCES.flatMap((offence) => templates(offence).map((one) => ({ offence, shape: shapeOf(one) })))
}

const LINES = tellings(({ tells }) => tells)
const TITLES = tellings(({ tellingTitles }) => tellingTitles)

/** The offence a line of our own making gives away, disguised or not; `null` for any other line. */
export function offenceInLine(line: string): Offence | null {
  const plain = plainForm(line)
  return LINES.find(({ shape }) => shape.test(plain))?.offence ?? null
}

/** The offence a title of our own making gives away. */
export function offenceInTitle(title: string): Offence | null {
  const plain = plainForm(title)
  return TITLES.find(({ shape }) => shape.test(plain))?.offence ?? null
}
