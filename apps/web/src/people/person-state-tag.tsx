import type { Person } from '@mimamori/contract/people/person-contract'
import { Tag, type Tone } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

const TONES: Readonly<Record<Person['state'], Tone>> = {
  active: 'neutral',
  invited: 'accent',
  lapsed: 'amber',
  disabled: 'neutral',
}

/** State of a person's account as a colored tag. */
export function PersonStateTag({ state }: Pick<Person, 'state'>): ReactNode {
  const { states } = useMessages('people')
  return <Tag tone={TONES[state]}>{states[state]}</Tag>
}
