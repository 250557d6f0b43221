import { languagesOf } from '@mimamori/policy/notices/notice-model'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { IconButton } from '@mimamori/ui/icon-button'
import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { bodyOf, withBody } from './edit-sections.ts'
import { useEditing } from './editor-context.ts'
import { fieldId } from './field-place.ts'
import { pictureAddress, picturesIn, withAlt, withoutPicture } from './picture-text.ts'
import { altFieldId } from './use-add-picture.ts'

/** longest alternative text, in characters */
const MAX_ALT_LENGTH = 300

/** The pictures of a text, each with its alternative text in every language that has it. */
export function NoticePictureList({ section, language }: { section: string | null; language: Language }): ReactNode {
  const { draft, languages, focusOn } = useEditing()
  const copy = useMessages('notices/editor')
  const announce = useAnnounce()
  const { texts } = draft
  const text = texts[language]
  if (!text) return null
  const pictures = picturesIn(bodyOf(text, section))
  if (pictures.length === 0) return null
  // side by side, each language has its own list
  const shown = languages.length > 1 ? [language] : languagesOf(texts)
  const remove = (id: string) => {
    const without = (each: typeof text) => withBody(each, section, withoutPicture(bodyOf(each, section), id))
    draft.writeAll({ ...texts, ja: without(texts.ja), en: texts.en && without(texts.en) })
    announce(copy.pictureRemoved, true)
    focusOn(fieldId({ part: section === null ? 'opening' : 'text', section, language }))
  }
  return (
    <ul aria-label={copy.pictures} className="grid gap-1.5">
      {pictures.map(({ id, alt }) => (
        <li key={id} className="flex gap-2.5 rounded-md border border-line bg-bg p-2">
          <img
            src={pictureAddress(id)}
            alt={alt.trim()}
            lang={language}
            className="size-16 flex-none rounded-sm border border-line bg-sunk object-contain"
          />
          <div className="grid min-w-0 flex-1 content-start gap-1.5">
            {shown.map((each) => (
              <AltField key={each} picture={id} section={section} language={each} />
            ))}
          </div>
          <IconButton label={copy.pictureRemove(alt.trim())} onClick={() => remove(id)}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}

type AltProps = { picture: string; section: string | null; language: Language }

/** The alternative text of a picture in one language; nothing where the text of this language does not have it. */
function AltField({ picture, section, language }: AltProps) {
  const { draft } = useEditing()
  const copy = useMessages('notices/editor')
  const problemId = useId()
  const text = draft.texts[language]
  const found = text && picturesIn(bodyOf(text, section)).find(({ id }) => id === picture)
  if (!text || !found) return null
  const id = altFieldId(picture, section, language)
  const missing = found.alt.trim() === ''
  return (
    <div className="grid gap-0.5">
      <label htmlFor={id} className="text-sm font-semibold text-ink2">
        {language === 'ja' ? copy.alt : copy.altEnglish}
      </label>
      <input
        id={id}
        lang={language}
        value={found.alt}
        required
        maxLength={MAX_ALT_LENGTH}
        placeholder={copy.altHint}
        aria-invalid={missing}
        aria-describedby={missing ? problemId : undefined}
        onChange={({ target }) =>
          draft.write(language, withBody(text, section, withAlt(bodyOf(text, section), picture, target.value)))
        }
        className="h-8 w-full rounded-md border border-line2 bg-panel px-2 aria-invalid:border-amber"
      />
      {missing ? (
        <p id={problemId} className="text-sm text-amber">
          {copy.altMissing}
        </p>
      ) : null}
    </div>
  )
}
