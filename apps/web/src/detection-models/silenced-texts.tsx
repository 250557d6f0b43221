import type { ModelLine } from '@mimamori/contract/detection/detection-models-contract'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

type Props = { silenced: ModelLine['silenced']; caseLink: (caseId: string, text: string) => ReactNode }

/** The surely flagged texts that a model would let through on the word of one person, with who that is. */
export function SilencedTexts({ silenced, caseLink }: Props): ReactNode {
  const copy = useMessages('detection-models')
  if (silenced.length === 0) return null
  return (
    <section
      aria-label={copy.silencedTitle}
      className="mx-4 grid gap-1 rounded-lg border border-line bg-panel px-3.5 py-3"
    >
      <h2 className="font-semibold">{copy.silencedTitle}</h2>
      <p className="text-sm text-ink2">{copy.silencedNote}</p>
      <ul className="text-sm">
        {silenced.map(({ caseId, caseNumber, by }) => (
          <li key={caseId}>{caseLink(caseId, copy.silencedBy(caseNumber, by ?? copy.system))}</li>
        ))}
      </ul>
    </section>
  )
}
