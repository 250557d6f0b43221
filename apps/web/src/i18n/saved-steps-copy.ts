import { savedSteps as en } from '@mimamori/copy/saved-steps/en'
import { savedSteps as ja } from '@mimamori/copy/saved-steps/ja'
import type { SavedStep } from '@mimamori/policy/saved-steps/saved-step-rules'
import { copyHook, useCopy } from './language-provider.tsx'

export type SavedStepsCopy = typeof ja

/** The words of a person's saved steps; they come with their panels. */
export const useSavedStepsCopy = copyHook<SavedStepsCopy>({ ja, en })

/** What a step does, in one line. */
export function useStepSummary(): (step: SavedStep) => string {
  const { words } = useCopy()
  const { savedWith, between } = useSavedStepsCopy()
  return ({ measures, categories, edit, note }) =>
    [
      measures.map((measure) => words.measures[measure]).join(words.plus),
      categories.map((category) => words.categoriesShort[category]).join(words.plus),
      edit ? savedWith.letter : '',
      note.trim() ? savedWith.note : '',
    ]
      .filter(Boolean)
      .join(between)
}
