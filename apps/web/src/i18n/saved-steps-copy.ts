import type { SavedStep } from '@mimamori/policy/saved-steps/saved-step-rules'
import { useCopy } from './language-provider.tsx'
import { useMessages } from './messages.ts'

/** What a step does, in one line. */
export function useStepSummary(): (step: SavedStep) => string {
  const { words } = useCopy()
  const { savedWith, between } = useMessages('saved-steps')
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
