import type { Language } from '@mimamori/policy/staff/staff-member'
import type { ReactNode } from 'react'
import { diffText } from '../../cases/diff-text.ts'
import { TextDiff } from '../../cases/text-diff.tsx'
import { useMessages } from '../../i18n/messages.ts'
import type { PictureChange } from '../../notices/compare-notices.ts'
import { pictureAddress } from '../../notices/picture-text.ts'

/** The pictures that were added, taken out, or are described in other words. */
export function PictureChanges({
  pictures,
  language,
}: {
  pictures: readonly PictureChange[]
  language: Language
}): ReactNode {
  const copy = useMessages('notices/changes')
  if (pictures.length === 0) return null
  return (
    <section aria-label={copy.pictures} className="grid gap-1.5">
      <h2 className="font-semibold">{copy.pictures}</h2>
      <ul className="grid gap-2">
        {pictures.map(({ id, before, after }) => (
          <li key={id} className="flex items-start gap-3 rounded-lg border border-line bg-panel p-2">
            <img
              src={pictureAddress(id)}
              alt=""
              className="size-16 flex-none rounded-sm border border-line bg-sunk object-contain"
            />
            <div className="grid min-w-0 gap-0.5">
              <span className="text-sm text-ink2">
                {before === null ? copy.pictureAdded : after === null ? copy.pictureRemoved : copy.pictureReworded}
              </span>
              <span lang={language}>
                <TextDiff changes={diffText(before ?? '', after ?? '')} />
                {(after ?? before ?? '').trim() === '' ? copy.noAlt : null}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
