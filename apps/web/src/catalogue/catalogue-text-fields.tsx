import type { CatalogueEntry, EntryData, LocalizedText } from '@mimamori/policy/catalogue/catalogue-entry'
import type { EntryFieldFlaw } from '@mimamori/policy/catalogue/entry-flaws'
import { isFillable } from '@mimamori/policy/catalogue/template-entry-rules'
import { TEMPLATE_VARIABLES, type TemplateVariable } from '@mimamori/policy/catalogue/template-rendering'
import { Button } from '@mimamori/ui/button'
import { type ReactNode, useRef } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { type CatalogueEntryDraft, entryFromDraft } from './catalogue-entry-draft.ts'
import { localizedTextsOf } from './catalogue-entry-texts.ts'
import { LocalizedField } from './localized-field.tsx'

/** names of fields on the page → in the data */
const DATA_FIELD_OF: Readonly<Record<string, string>> = { clauseText: 'text' }
const LINES: Readonly<Record<string, number>> = { label: 1, text: 10, clauseText: 4, definition: 3, notWhen: 2 }

type Props = {
  draft: CatalogueEntryDraft
  flaws: readonly EntryFieldFlaw[]
  onChange: (data: CatalogueEntryDraft['data']) => void
}

/** The text fields of a version; for a template with its variables, which are inserted at the cursor. */
export function CatalogueTextFields({ draft, flaws, onChange }: Props): ReactNode {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const last = useRef<HTMLTextAreaElement | null>(null)
  const put = (name: string, text: LocalizedText) => onChange({ ...draft.data, [name]: text } as CatalogueEntry['data'])
  return localizedTextsOf(entryFromDraft(draft)).map(({ name, text }) => {
    const field = DATA_FIELD_OF[name] ?? name
    const insert = (variable: TemplateVariable) => {
      const area = last.current
      const language = area?.dataset.field === 'text.en' ? 'en' : 'ja'
      const [start, end] = area ? [area.selectionStart, area.selectionEnd] : [text.ja.length, text.ja.length]
      const words = text[language]
      put(field, { ...text, [language]: `${words.slice(0, start)}{{${variable}}}${words.slice(end)}` })
      const caret = start + variable.length + 4
      requestAnimationFrame(() => {
        area?.focus()
        area?.setSelectionRange(caret, caret)
      })
    }
    return (
      <div key={name} className="grid gap-1.5">
        {draft.kind === 'template' && name === 'text' ? (
          <Variables purpose={draft.data as EntryData['template']} onInsert={insert} />
        ) : null}
        <LocalizedField
          name={field}
          label={catalogueCopy.fields[name]}
          value={text}
          lines={LINES[name] ?? 1}
          flaws={flaws}
          onChange={(next) => put(field, next)}
          {...(name === 'text' ? { onFocus: (event) => (last.current = event.currentTarget) } : {})}
        />
      </div>
    )
  })
}

type VariablesProps = { purpose: EntryData['template']; onInsert: (variable: TemplateVariable) => void }

function Variables({ purpose, onInsert }: VariablesProps) {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const panels = useMessages('panels')
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="sr-only">{catalogueCopy.insert}</legend>
      <span aria-hidden="true" className="mr-1 text-sm font-semibold text-ink2">
        {catalogueCopy.insert}
      </span>
      {TEMPLATE_VARIABLES.filter((variable) => isFillable(variable, purpose)).map((variable) => (
        <Button
          key={variable}
          small
          aria-label={catalogueCopy.insertOne(panels.variables[variable])}
          onClick={() => onInsert(variable)}
        >
          {panels.variables[variable]}
        </Button>
      ))}
    </fieldset>
  )
}
