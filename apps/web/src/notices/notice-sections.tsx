import type { Language } from '@mimamori/policy/staff/staff-member'
import { Button } from '@mimamori/ui/button'
import { Fragment, type ReactNode, useRef, useState } from 'react'
import { useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { AddSection } from './add-section.tsx'
import {
  insertSection,
  moveSection,
  putBackSection,
  type RemovedSection,
  removeSection,
  takesSection,
} from './edit-sections.ts'
import { useEditing } from './editor-context.ts'
import { fieldId } from './field-place.ts'
import { moveButtonId, NoticeSectionCard } from './notice-section-card.tsx'
import { usePlaceholderWords } from './placeholder-words.ts'
import { useSectionDrag } from './use-section-drag.ts'

const putBackId = (id: string): string => `notice-put-back-${id}`

/** The sections of a notice, in both of its languages alike: added, moved, taken out and put back. */
export function NoticeSections(): ReactNode {
  const { draft, languages, focusOn } = useEditing()
  const copy = useMessages('notices/editor')
  const announce = useAnnounce()
  const own = useLanguage().language
  const list = useRef<HTMLOListElement>(null)
  const worded = usePlaceholderWords()
  const [removed, setRemoved] = useState<readonly RemovedSection[]>([])
  const { texts } = draft
  const { sections } = texts.ja
  const first: Language = languages[0] ?? 'ja'
  const nameOf = (id: string): string => {
    const headings = [own, 'ja' as const].map((each) => texts[each]?.sections.find((one) => one.id === id)?.heading)
    return worded(headings.find(Boolean) ?? '')
  }
  const called = (id: string) => nameOf(id) || copy.untitled

  const headingOf = (section: RemovedSection) => worded(section[own]?.heading || section.ja.heading) || copy.untitled

  const moveTo = (id: string, to: number) => {
    const next = moveSection(texts, id, to)
    if (next === texts) return announce(copy.stays(called(id)))
    draft.writeAll(next)
    announce(copy.moved(called(id), to + 1, sections.length))
  }
  const { dragged, handle } = useSectionDrag(list, moveTo)
  const takeOut = (id: string) => {
    const taken = removeSection(texts, id)
    if (!taken) return
    draft.writeAll(taken.texts)
    setRemoved([...removed, taken.removed])
    announce(copy.removed(called(id)))
    focusOn(putBackId(id))
  }
  const putBack = (section: RemovedSection) => {
    const next = putBackSection(texts, section)
    draft.writeAll(next)
    setRemoved(removed.filter((each) => each !== section))
    announce(copy.isBack(headingOf(section)))
    focusOn(fieldId({ part: 'heading', section: section.ja.id, language: first }))
  }
  // what was taken out and is there once more needs no way back
  const gone = removed.filter(({ ja }) => !sections.some(({ id }) => id === ja.id))
  const goneBehind = (id: string | null) =>
    gone
      .filter(({ after }) => (sections.some((each) => each.id === after) ? after : null) === id)
      .map((section) => (
        <li
          key={section.ja.id}
          className="flex flex-wrap items-center justify-between gap-2 rounded-lg border border-line border-dashed px-2.5 py-1 text-sm text-ink2"
        >
          <span lang={section[own]?.heading ? own : 'ja'}>{copy.removed(headingOf(section))}</span>
          <Button small id={putBackId(section.ja.id)} disabled={!takesSection(texts)} onClick={() => putBack(section)}>
            {copy.putBack}
          </Button>
        </li>
      ))
  const others = dragged ? sections.filter(({ id }) => id !== dragged.id) : []
  const mark = <li aria-hidden="true" className="-my-1 h-0.5 rounded-full bg-accent" />
  return (
    <section aria-label={copy.sections} className="grid gap-2">
      <ol ref={list} className="grid gap-2">
        {goneBehind(null)}
        {sections.map(({ id }, n) => (
          <Fragment key={id}>
            {dragged && others[dragged.to]?.id === id ? mark : null}
            <li data-section={id}>
              <NoticeSectionCard
                id={id}
                place={n + 1}
                name={nameOf(id)}
                handle={handle(id)}
                folded={dragged !== null}
                lifted={dragged?.id === id}
                onMove={(by) => {
                  moveTo(id, n + by)
                  focusOn(moveButtonId(id, by))
                }}
                onRemove={() => takeOut(id)}
              />
            </li>
            {goneBehind(id)}
          </Fragment>
        ))}
        {dragged && dragged.to >= others.length ? mark : null}
      </ol>
      <TheirSections />
      <AddSection
        onAdd={(section) => {
          draft.writeAll(insertSection(texts, sections.length, section))
          announce(copy.added(section[own]?.heading || section.ja.heading))
          focusOn(fieldId({ part: 'heading', section: section.ja.id, language: first }))
        }}
      />
    </section>
  )
}

/** Sections that somebody else has added meanwhile. */
function TheirSections() {
  const { draft } = useEditing()
  const copy = useMessages('notices/editor')
  const worded = usePlaceholderWords()
  const { theirs, texts } = draft
  if (!theirs) return null
  const added = theirs.texts.ja.sections.filter(({ id }) => !texts.ja.sections.some((each) => each.id === id))
  return added.map((ja) => (
    <div key={ja.id} className="grid gap-1 rounded-md border border-amber/40 bg-amber-bg px-2.5 py-2">
      <div className="flex items-center justify-between gap-2 text-sm">
        <span className="font-semibold text-amber">{copy.theirSection(theirs.edited.by.alias)}</span>
        <Button
          small
          disabled={!takesSection(texts)}
          onClick={() => {
            const en = theirs.texts.en?.sections.find(({ id }) => id === ja.id) ?? null
            const at = theirs.texts.ja.sections.findIndex(({ id }) => id === ja.id)
            draft.writeAll(insertSection(texts, Math.min(at, texts.ja.sections.length), { ja, en }))
          }}
        >
          {copy.takeSection}
        </Button>
      </div>
      <p lang="ja" className="font-semibold">
        {worded(ja.heading)}
      </p>
      <p lang="ja" className="verbatim max-h-40 overflow-y-auto text-sm">
        {worded(ja.text)}
      </p>
    </div>
  ))
}
