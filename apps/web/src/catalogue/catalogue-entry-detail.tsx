import type { CatalogueVersion } from '@mimamori/contract/catalogue/catalogue-contract'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Tag, type Tone } from '@mimamori/ui/tag'
import { type ReactNode, useState } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { noonInJapan } from './catalogue-copy.ts'
import { CatalogueEntryContent, type RenderDiff } from './catalogue-entry-content.tsx'

const TONES: Readonly<Record<CatalogueVersion['state'], Tone>> = {
  in_force: 'green',
  coming: 'amber',
  past: 'neutral',
  superseded: 'neutral',
}

type Props = {
  /** newest first */
  versions: readonly CatalogueVersion[]
  renderDiff: RenderDiff
  /** opens the form for a new version; `null`: this person is no lead */
  onAdd: (() => void) | null
  back: ReactNode
}

/** An entry of the catalogue: its content, its versions, and how each differs from the one before. */
export function CatalogueEntryDetail({ versions, renderDiff, onAdd, back }: Props): ReactNode {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const { language } = useLanguage()
  const [chosen, choose] = useState<number | null>(null)
  const [comparing, compare] = useState(false)
  const shown =
    versions.find(({ entry }) => entry.version === chosen) ??
    versions.find(({ state }) => state === 'in_force') ??
    versions[0]
  if (!shown) return null
  const { entry } = shown
  const before = versions.find((each) => each.entry.version < entry.version)?.entry ?? null
  return (
    <article aria-label={entry.data.label[language]} className="grid gap-5 px-6 py-4 max-sheet:px-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          {back}
          <h2 className="text-lg font-semibold">{entry.data.label[language]}</h2>
          <p className="text-sm text-ink2">
            {entry.id} · {catalogueCopy.version(entry.version)} · {catalogueCopy.states[shown.state]}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {before ? (
            <Button aria-pressed={comparing} onClick={() => compare(!comparing)}>
              {comparing ? catalogueCopy.compareOff : catalogueCopy.compare(before.version)}
            </Button>
          ) : null}
          {onAdd ? (
            <Button variant="primary" onClick={onAdd}>
              {catalogueCopy.add}
            </Button>
          ) : null}
        </div>
      </div>
      <CatalogueEntryContent entry={entry} against={comparing ? before : null} renderDiff={renderDiff} />
      <VersionList versions={versions} shown={entry.version} onChoose={choose} />
    </article>
  )
}

type ListProps = { versions: readonly CatalogueVersion[]; shown: number; onChoose: (version: number) => void }

function VersionList({ versions, shown, onChoose }: ListProps) {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const { instants } = useCopy()
  return (
    <section aria-label={catalogueCopy.versions} className="grid gap-1.5">
      <h3 className="text-sm font-semibold text-ink2">{catalogueCopy.versions}</h3>
      <ol className="overflow-hidden rounded-lg border border-line">
        {versions.map(({ entry, by, at, state }) => (
          <li key={entry.version} className="border-t border-line first:border-t-0">
            <button
              type="button"
              aria-current={entry.version === shown ? 'true' : undefined}
              onClick={() => onChoose(entry.version)}
              className={cx(
                'flex min-h-9 w-full flex-wrap items-center gap-x-4 gap-y-0.5 px-3 py-1.5 text-left -outline-offset-2',
                entry.version === shown ? 'bg-accent-bg' : 'bg-panel hover:bg-hover',
              )}
            >
              <b className="min-w-12 font-semibold">{catalogueCopy.version(entry.version)}</b>
              <span className="min-w-32">{catalogueCopy.since(instants.day(noonInJapan(entry.effectiveFrom)))}</span>
              <Tag tone={TONES[state]}>{catalogueCopy.states[state]}</Tag>
              <span className="ml-auto text-right text-sm text-ink2">
                {by === null ? catalogueCopy.shipped : catalogueCopy.by(by)} {at ? <Timestamp at={at} brief /> : null}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
