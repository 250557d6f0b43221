import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'

type Props = {
  text: string
  /** what stands in the place of an empty one; "(no title)" unless given */
  instead?: string
  id?: string
  className?: string
}

/**
 * The title of what a member posted. Members write Japanese, and a screen reader has to be told so; what the desk says in
 * the place of an empty one is in the language of the page.
 */
export function MemberTitle({ text, instead, ...rest }: Props): ReactNode {
  const { queue } = useCopy()
  return (
    <span lang={text ? 'ja' : undefined} {...rest}>
      {text || (instead ?? queue.noTitle)}
    </span>
  )
}
