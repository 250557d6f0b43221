import type { AppealLine } from '@mimamori/contract/appeals/appeal-contract'
import { Tag, type Tone } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

const TONES: Readonly<Record<AppealLine['state'], Tone>> = {
  open: 'amber',
  held: 'accent',
  granted: 'green',
  upheld: 'neutral',
  refused: 'neutral',
}

/** State of an appeal as a colored tag. `waits`: it is held until a second person agrees. */
export function AppealStateTag({ state, waits }: Pick<AppealLine, 'state'> & { waits?: boolean }): ReactNode {
  const copy = useMessages('appeals')
  return <Tag tone={waits ? 'amber' : TONES[state]}>{waits ? copy.waiting : copy.states[state]}</Tag>
}
