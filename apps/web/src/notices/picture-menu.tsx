import { PICTURE_TYPES } from '@mimamori/policy/notices/notice-picture-rules'
import { MenuButton } from '@mimamori/ui/menu-button'
import { Image } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { useMessages } from '../i18n/messages.ts'
import { useEditing } from './editor-context.ts'
import { allPicturesOf, pictureAddress } from './picture-text.ts'

type Props = { disabled: boolean; onFiles: (files: readonly File[]) => void; onStored: (id: string) => void }

/** Adds a picture from a file, or one that this notice or the one before has. */
export function PictureMenu({ disabled, onFiles, onStored }: Props): ReactNode {
  const { draft, lastTexts } = useEditing()
  const copy = useMessages('notices/editor')
  const input = useRef<HTMLInputElement>(null)
  const used = [...allPicturesOf(draft.texts), ...(lastTexts ? allPicturesOf(lastTexts) : [])]
  const stored = used
    .filter(({ id }, n) => used.findIndex((each) => each.id === id) === n)
    .map(({ id, alt }, n) => ({
      ...{ id, picture: pictureAddress(id), lang: langOf(alt) },
      label: alt.trim() || copy.pictureAt(n + 1),
    }))
  return (
    <>
      <MenuButton
        variant="quiet"
        label={copy.picture}
        icon={<Image size={14} aria-hidden="true" />}
        groups={[
          { items: [{ id: 'file', label: copy.pictureFile }] },
          ...(stored.length > 0 ? [{ label: copy.picturesOfNotice, items: stored }] : []),
        ]}
        disabled={disabled}
        onPick={(id) => (id === 'file' ? input.current?.click() : onStored(id))}
      />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={PICTURE_TYPES.join(',')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // the same file can be chosen once more
          currentTarget.value = ''
        }}
      />
    </>
  )
}
