import { template as en } from '@mimamori/copy/notices/template.en'
import { template as ja } from '@mimamori/copy/notices/template.ja'
import { MenuButton } from '@mimamori/ui/menu-button'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { type SectionTexts, takesSection } from './edit-sections.ts'
import { useEditing } from './editor-context.ts'
import { ADD_SECTION_ID } from './field-place.ts'

const EMPTY = 'empty'

/** An id that no other section has. */
const newSectionId = (): string => `s-${crypto.randomUUID().slice(0, 8)}`

/** A usual section with the words of the template, unless the notice has it, or an empty one. */
export function AddSection({ onAdd }: { onAdd: (section: SectionTexts) => void }): ReactNode {
  const { draft } = useEditing()
  const copy = useMessages('notices/editor')
  const { language } = useLanguage()
  const { sections } = draft.texts.ja
  const usual = ja.sections.filter(({ id }) => !sections.some((each) => each.id === id))
  const room = takesSection(draft.texts)
  const add = (id: string) => {
    const words = usual.find((each) => each.id === id)
    const section = words ?? { id: newSectionId(), heading: '', text: '' }
    onAdd({ ja: section, en: en.sections.find((each) => words && each.id === words.id) ?? { ...section } })
  }
  const headingOf = (id: string) =>
    ({ ja, en })[language].sections.find((each) => each.id === id)?.heading.replace(/\{\{[^}]*\}\}の?/g, '…') ?? id
  return (
    <div className="flex flex-wrap items-center gap-2">
      <MenuButton
        buttonId={ADD_SECTION_ID}
        label={copy.add}
        icon={<Plus size={14} aria-hidden="true" />}
        disabled={!room}
        groups={[
          { items: [{ id: EMPTY, label: copy.addEmpty }] },
          ...(usual.length > 0
            ? [{ label: copy.addUsual, items: usual.map(({ id }) => ({ id, label: headingOf(id) })) }]
            : []),
        ]}
        onPick={add}
      />
      {room ? null : <span className="text-sm text-ink2">{copy.full}</span>}
    </div>
  )
}
