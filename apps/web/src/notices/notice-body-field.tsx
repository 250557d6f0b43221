import { MAX_SECTION_LENGTH, NOTICE_CHARTS } from '@mimamori/policy/notices/notice-model'
import { PICTURE_TYPES } from '@mimamori/policy/notices/notice-picture-rules'
import { hasBlock } from '@mimamori/policy/notices/notice-placeholders'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { cx } from '@mimamori/ui/class-names'
import { insertText } from '@mimamori/ui/insert-text'
import { MenuButton } from '@mimamori/ui/menu-button'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { Braces, Image } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { api } from '../api/api-client.ts'
import { langOf } from '../i18n/lang-of.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { bodyOf, withBody } from './edit-sections.ts'
import { useEditing } from './editor-context.ts'
import { type Insertable, insertableGroups, insertionFor, placeOfDefinitions } from './insertable-text.ts'
import { NoticeField } from './notice-field.tsx'
import { NoticePictureList } from './notice-picture-list.tsx'
import { allPicturesOf, blockBetween, pictureAddress } from './picture-text.ts'
import { useAddPicture } from './use-add-picture.ts'

type Props = {
  language: Language
  /** `null`: the opening */
  section: string | null
  label: string
  labelLang?: Language | undefined
  quiet?: boolean
  hint?: string
}

/** The opening or a section in one language: its text, what can be inserted, and its pictures. */
export function NoticeBodyField({ language, section, ...rest }: Props): ReactNode {
  const { draft, noticeId, languages } = useEditing()
  const copy = useMessages('notices/editor')
  const { words } = useCopy()
  const field = useRef<HTMLTextAreaElement>(null)
  /** somebody has put the caret somewhere: until then what is inserted goes to the end */
  const entered = useRef(false)
  const [failed, setFailed] = useState(false)
  const [over, setOver] = useState(false)
  const adding = useAddPicture(section, language)
  const text = draft.texts[language]
  if (!text) return null
  const body = bodyOf(text, section)
  const theirText = draft.theirs?.texts[language]
  const theirs =
    theirText && (section === null || theirText.sections.some(({ id }) => id === section))
      ? bodyOf(theirText, section)
      : undefined
  const selection = (area: HTMLTextAreaElement): [number, number] =>
    entered.current ? [area.selectionStart, area.selectionEnd] : [area.value.length, area.value.length]
  const caret = () => (field.current ? selection(field.current)[1] : body.length)

  const insertDefinitions = async () => {
    setFailed(false)
    const definitions = await api.notices.definitions({ noticeId }).catch(() => null)
    const area = field.current
    if (!definitions || !area) return setFailed(true)
    const [from, to] = placeOfDefinitions(area.value, selection(area)[1])
    insertText(area, from, to, blockBetween(area.value, from, to, definitions[language]))
  }
  const insert = (id: Insertable) => {
    const area = field.current
    if (!area) return
    if (id === 'definitions_text') return void insertDefinitions()
    const at = selection(area)
    insertText(area, ...at, insertionFor(id, area.value, at, copy))
  }
  /** pictures that are pasted or dropped; other things are the browser's own business */
  const take = (event: { preventDefault: () => void }, files: FileList) => {
    if (files.length === 0) return
    event.preventDefault()
    void adding.addFiles([...files], caret())
  }
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  const first = languages[0] === language
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <NoticeField
        {...rest}
        place={{ part: section === null ? 'opening' : 'text', section, language }}
        words={body}
        theirs={theirs}
        most={MAX_SECTION_LENGTH}
        onWrite={(next) => draft.write(language, withBody(text, section, next))}
        area={{
          ref: field,
          className: cx(section === null ? 'min-h-20' : 'min-h-24', over && 'outline-2 outline-accent'),
          onFocus: () => {
            entered.current = true
          },
          onPaste: (event) => take(event, event.clipboardData.files),
          onDragOver: (event) => {
            if (!hasFiles(event)) return
            event.preventDefault()
            setOver(true)
          },
          onDragLeave: () => setOver(false),
          onDrop: (event) => {
            setOver(false)
            take(event, event.dataTransfer.files)
          },
        }}
      />
      <div className="flex flex-wrap items-center gap-1">
        <MenuButton
          variant="quiet"
          label={copy.insert}
          icon={<Braces size={14} aria-hidden="true" />}
          groups={insertableGroups(copy, words.categories)}
          onPick={insert}
        />
        <PictureMenu
          disabled={adding.busy}
          onFiles={(files) => void adding.addFiles(files, caret())}
          onStored={(id) => adding.addStored(id, caret())}
        />
        {first && hasBlock(body, 'breakdown') ? (
          <span className="ml-auto">
            <Segmented
              label={copy.chart}
              value={draft.texts.chart}
              options={NOTICE_CHARTS.map((value) => ({ value, label: copy.charts[value] }))}
              onChange={(chart) => draft.writeAll({ ...draft.texts, chart })}
            />
          </span>
        ) : null}
      </div>
      {adding.busy ? <p className="text-sm text-ink2">{copy.adding}</p> : null}
      <Problem small>{adding.problem ?? (failed ? copy.definitionsFailed : null)}</Problem>
      <NoticePictureList section={section} language={language} />
    </div>
  )
}

type PictureMenuProps = { disabled: boolean; onFiles: (files: readonly File[]) => void; onStored: (id: string) => void }

/** Adds a picture from a file, or one that this notice or the one before has. */
function PictureMenu({ disabled, onFiles, onStored }: PictureMenuProps): ReactNode {
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
