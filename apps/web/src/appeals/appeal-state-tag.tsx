import type { AppealLine } from '@mimamori/contract/appeals/appeal-contract'
import { Tag, type Tone } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useAppealsCopy } from './appeals-copy.ts'

const TONES: Readonly<Record<AppealLine['state'], Tone>> = {
  open: 'amber',
  held: 'accent',
  granted: 'green',
  upheld: 'neutral',
  refused: 'neutral',
}

/** State of an appeal as a colored tag. */
export function AppealStateTag({ state }: Pick<AppealLine, 'state'>): ReactNode {
  return <Tag tone={TONES[state]}>{useAppealsCopy().states[state]}</Tag>
}
