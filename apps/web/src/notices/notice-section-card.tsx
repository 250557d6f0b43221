import { MAX_HEADING_LENGTH } from '@mimamori/policy/notices/notice-model'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { cx } from '@mimamori/ui/class-names'
import { IconButton } from '@mimamori/ui/icon-button'
import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useEditing } from './editor-context.ts'
import { NoticeBodyField } from './notice-body-field.tsx'
import { NoticeField } from './notice-field.tsx'

type Props = {
  id: string
  /** counted from 1 */
  place: number
  /** the heading in the language of the page's reader */
  name: string
  handle: ComponentProps<'span'>
  /** while sections are dragged, only their headings are shown */
  folded: boolean
  lifted: boolean
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

/** The id of the button that moves a section. */
export const moveButtonId = (id: string, by: 1 | -1): string => `notice-${by === 1 ? 'down' : 'up'}-${id}`

/** A section: its heading and text in each language that is edited, its place among the others. */
export function NoticeSectionCard({ id, place, name, handle, folded, lifted, onMove, onRemove }: Props): ReactNode {
  const { draft, languages } = useEditing()
  const copy = useMessages('notices/editor')
  const all = draft.texts.ja.sections.length
  const called = name || copy.untitled
  const columns = cx('grid min-w-0 flex-1 gap-x-4 gap-y-2', languages.length > 1 && 'grid-cols-2')
  const theirs = draft.theirs
  const goneThere = theirs && !theirs.texts.ja.sections.some((each) => each.id === id)
  return (
    <fieldset
      className={cx(
        'min-w-0 rounded-lg border bg-panel p-2',
        lifted ? 'border-accent bg-accent-bg' : 'border-line focus-within:border-line2',
      )}
    >
      <legend className="sr-only">{copy.sectionOf(place, name)}</legend>
      <div className="flex items-start gap-1">
        <span
          {...handle}
          aria-hidden="true"
          title={copy.move(called)}
          className="mt-1 grid h-7 w-5 flex-none cursor-grab touch-none place-items-center rounded-sm text-ink3 hover:bg-hover hover:text-ink active:cursor-grabbing"
        >
          <GripVertical size={14} aria-hidden="true" />
        </span>
        <div className={columns}>
          {languages.map((language) => (
            <HeadingField key={language} id={id} language={language} />
          ))}
        </div>
        <div className="flex flex-none pt-1">
          {([-1, 1] as const).map((by) => (
            <IconButton
              key={by}
              id={moveButtonId(id, by)}
              label={by === 1 ? copy.moveDown(called) : copy.moveUp(called)}
              // it keeps the focus at either end
              aria-disabled={place + by < 1 || place + by > all}
              className="aria-disabled:opacity-40"
              onClick={() => onMove(by)}
            >
              {by === 1 ? <ArrowDown size={14} aria-hidden="true" /> : <ArrowUp size={14} aria-hidden="true" />}
            </IconButton>
          ))}
          <IconButton
            label={copy.remove(called)}
            title={all === 1 ? copy.lastStays : copy.remove(called)}
            disabled={all === 1}
            onClick={onRemove}
          >
            <X size={14} aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      {goneThere ? <p className="pt-1 text-sm text-amber">{copy.gone(theirs.edited.by.alias)}</p> : null}
      <div className={cx(columns, 'pt-1', folded && 'hidden')}>
        {languages.map((language) => (
          <SectionBody key={language} id={id} language={language} />
        ))}
      </div>
    </fieldset>
  )
}

type SideProps = { id: string; language: Language }

function HeadingField({ id, language }: SideProps) {
  const { draft, languages } = useEditing()
  const copy = useMessages('notices/editor')
  const { parts, japanese, english } = useMessages('notices')
  const text = draft.texts[language]
  if (!text) return null
  const theirs = draft.theirs?.texts[language]?.sections.find((each) => each.id === id)?.heading
  return (
    <NoticeField
      quiet
      label={languages.length > 1 ? copy.flawAt(parts.heading, language === 'ja' ? japanese : english) : parts.heading}
      place={{ part: 'heading', section: id, language }}
      words={text.sections.find((each) => each.id === id)?.heading ?? ''}
      theirs={theirs}
      most={MAX_HEADING_LENGTH}
      hint={copy.headingHint}
      onWrite={(heading) =>
        draft.write(language, {
          ...text,
          sections: text.sections.map((each) => (each.id === id ? { ...each, heading } : each)),
        })
      }
    />
  )
}

function SectionBody({ id, language }: SideProps) {
  const { draft } = useEditing()
  const { parts } = useMessages('notices')
  const heading = draft.texts[language]?.sections.find((each) => each.id === id)?.heading ?? ''
  return (
    <NoticeBodyField
      quiet
      language={language}
      section={id}
      label={heading || parts.text}
      labelLang={heading ? language : undefined}
    />
  )
}
