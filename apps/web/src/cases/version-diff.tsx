import type { Review } from '@mimamori/contract/cases/review-contract'
import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap } from '../keys/keys-provider.tsx'
import { ContentDiff } from './content-diff.tsx'

type Props = { review: Review; against: number; onAgainst: (version: number) => void; onClose: () => void }

/** What changed since an earlier version of the text. */
export default function VersionDiff({ review, against, onAgainst, onClose }: Props): ReactNode {
  const { cases } = useCopy()
  const evidence = useMessages('beside')
  const keycap = useKeycap()
  const { content, versions } = review
  const earlier = versions.find((each) => each.version === against)
  return (
    <section aria-label={cases.showDiff} className="py-3">
      <div className="mb-3 flex flex-wrap items-center gap-3 text-sm text-ink2">
        <h2 className="font-semibold">{evidence.compare(against, content.version)}</h2>
        {versions.length > 1 ? (
          <label className="flex items-center gap-1.5">
            {evidence.compareWith}
            <select
              value={against}
              onChange={(event) => onAgainst(Number(event.target.value))}
              className="h-6 rounded-sm border border-line2 bg-panel px-1 text-ink"
            >
              {versions.map(({ version }) => (
                <option key={version} value={version}>
                  {cases.version(version)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <Button small keycap={keycap('diff')} onClick={onClose}>
          {evidence.closeDiff}
        </Button>
      </div>
      <ContentDiff before={earlier} after={content} unchanged={evidence.sameText} />
    </section>
  )
}
