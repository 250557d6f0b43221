import type { StandardChangeText } from '@mimamori/contract/intake/intake-effect-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Storage } from '@mimamori/storage/storage'
import type { z } from 'zod'
import { loadStandardLetter } from '../workflows/load-standard-letter.ts'

/** A standard that was granted, kept or lost, with the letter to its member; `null`: the desk has no such change. */
export async function getStandardChange(
  db: Storage['db'],
  id: string,
  language: Language,
): Promise<z.input<typeof StandardChangeText> | null> {
  const letter = await loadStandardLetter(db, id, language)
  if (!letter) return null
  const { memberId, standard, change, at, graceUntil, missed } = letter.change
  return {
    ...{ id, memberId, standard, change, at, graceUntil, language },
    criteria: missed.map((each) => ({
      id: each.id,
      metric: each.metric,
      value: each.value,
      threshold: each.threshold,
    })),
    text: letter.text,
  }
}
