import type { Review } from '@mimamori/contract/cases/review-contract'
import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useKeycap } from '../keys/keys-provider.tsx'
import { diffText } from './diff-text.ts'
import { useEvidenceCopy } from './evidence-copy.ts'
import { TextDiff } from './text-diff.tsx'

type Props = { review: Review; against: number; onAgainst: (version: number) => void; onClose: () => void }

/** What changed since an earlier version of the text. */
export default function VersionDiff({ review, against, onAgainst, onClose }: Props): ReactNode {
  const { cases } = useCopy()
  const evidence = useEvidenceCopy()
  const keycap = useKeycap()
  const { content, versions } = review
  const earlier = versions.find((each) => each.version === against)
  const title = useMemo(() => diffText(earlier?.title ?? '', content.title), [earlier, content])
  const body = useMemo(() => diffText(earlier?.body ?? '', content.body), [earlier, content])
  const same = [...title, ...body].every((change) => change.kind === 'same')
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
      {same ? <p className="text-ink2">{evidence.sameText}</p> : null}
      <p lang="ja" className="verbatim mb-3 text-[15px]/[26px] font-semibold">
        <TextDiff changes={title} />
      </p>
      <p lang="ja" className="verbatim max-w-[680px] text-[15px]/[26px]">
        <TextDiff changes={body} />
      </p>
    </section>
  )
}
