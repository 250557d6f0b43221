import type { ModelStanding } from '@mimamori/contract/detection/detection-models-contract'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { formatCount } from './detection-models-copy.ts'

/** What the model in use does on its own, in jobs and in messages and proposals, and why. */
export function ModelStandingText({ standing }: { standing: ModelStanding | null }): ReactNode {
  const copy = useMessages('detection-models')
  const words = copy.standing
  if (standing === null) return copy.off
  const { champion, measured, steppedBack, leftMessages } = standing
  const ofJobs = () => {
    if (champion === null) return words.orders
    return measured ? words.flags(formatCount(measured.flagged), formatCount(measured.honest)) : words.flagsUnmeasured
  }
  const stopped = steppedBack
    ? [
        words.steppedBack(
          copy.version(steppedBack.version),
          formatCount(steppedBack.flagged),
          formatCount(steppedBack.honest),
        ),
      ]
    : []
  const ofMessages = leftMessages
    ? words.leftMessages(formatCount(leftMessages.flags), formatCount(leftMessages.confirmed))
    : words.messages
  return (
    <span className={steppedBack || leftMessages ? 'text-amber' : ''}>
      {words.sentences([...stopped, ofJobs(), ofMessages])}
    </span>
  )
}
