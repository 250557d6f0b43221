import { plainForm } from '../wording/contact-details.ts'
import { ALL_OFFENCES } from './offence-catalogue.ts'
import type { Offence } from './offence-definition.ts'

type TellingPattern = { readonly offence: Offence; readonly shape: RegExp }

/** A template as a pattern over plain forms: the slots may hold anything. */
function templatePattern(template: string): RegExp {
  const fixed = template.split(/\{[^{}]+\}/).map((part) => plainForm(part).replace(/[\\^$*+?()[\]{}|/]/g, '\\$&'))
  return new RegExp(`^${fixed.join('.{0,80}?')}$`)
}

function tellingPatterns(templates: (offence: Offence) => readonly string[]): readonly TellingPattern[] {
  return ALL_OFFENCES.flatMap((offence) => templates(offence).map((one) => ({ offence, shape: templatePattern(one) })))
}

const LINE_PATTERNS = tellingPatterns(({ tells }) => tells)
const TITLE_PATTERNS = tellingPatterns(({ tellingTitles }) => tellingTitles)

/** The offence a line of our own making gives away, disguised or not; `null` for any other line. */
export function recogniseLine(line: string): Offence | null {
  const plain = plainForm(line)
  return LINE_PATTERNS.find(({ shape }) => shape.test(plain))?.offence ?? null
}

/** The offence a title of our own making gives away. */
export function recogniseTitle(title: string): Offence | null {
  const plain = plainForm(title)
  return TITLE_PATTERNS.find(({ shape }) => shape.test(plain))?.offence ?? null
}
