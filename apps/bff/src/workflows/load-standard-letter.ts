import { renderStandardLetter } from '@mimamori/copy/letters/standard-letter'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import type { Standard, StandardSet } from '@mimamori/policy/standards/standard-definition'
import { changeById, type StoredChange } from '@mimamori/storage/standards/change-reads'
import { versionByNumber } from '@mimamori/storage/standards/version-reads'
import type { Storage } from '@mimamori/storage/storage'

type Db = Storage['db']

/** A change of what a member holds, with the letter to them. `text` is empty where nobody knows the standard any more. */
export type StandardLetter = { readonly change: StoredChange; readonly text: string }

/** The letter about a change of what a member holds, in one language; `null`: there is no such change. */
export async function loadStandardLetter(db: Db, changeId: string, language: Language): Promise<StandardLetter | null> {
  const change = await changeById(db, changeId)
  if (!change) return null
  const set = await standardsOf(db, change.version)
  const known = await lastKnown(db, change.standard, change.version)
  if (!known) return { change, text: '' }
  const { at, graceUntil, missed } = change
  const subject = {
    standard: known,
    required: set.standards.find(({ id }) => id === known.requires) ?? null,
    endingWarnings: set.endingWarnings,
    ...{ change: change.change, at, graceUntil, missed },
  }
  return { change, text: renderStandardLetter(subject, language) }
}

async function standardsOf(db: Db, version: number): Promise<StandardSet> {
  const stored = version === 0 ? null : await versionByNumber(db, version)
  return stored?.standards ?? SHIPPED_STANDARDS
}

/** The standard with this id in this version, or else in the last before that had it. */
async function lastKnown(db: Db, standard: string, version: number): Promise<Standard | null> {
  for (let number = version; number >= 0; number -= 1) {
    const found = (await standardsOf(db, number)).standards.find(({ id }) => id === standard)
    if (found) return found
  }
  return null
}
