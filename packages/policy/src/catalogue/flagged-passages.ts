import type { Passage } from '../decisions/decision-choice.ts'
import { widenToWholePassages } from '../text/whole-passages.ts'
import type { Flag } from './detection-flag.ts'

const FIELDS = ['title', 'body'] as const

/**
 * The flagged passages, once each, in reading order, as a letter quotes them: whole words, brackets and addresses, whatever the
 * detection marked of them. An empty suggestion asks to take the passage out.
 */
export function collectFlaggedPassages(
  flags: readonly Flag[],
  content: Readonly<Record<(typeof FIELDS)[number], string>>,
): Passage[] {
  const spans = flags.flatMap((flag) => flag.spans)
  return FIELDS.flatMap((field) =>
    widenToWholePassages(
      content[field],
      spans.filter((span) => span.field === field),
    ).map(({ start, end }) => ({ field, start, end, suggestion: '' })),
  )
}
