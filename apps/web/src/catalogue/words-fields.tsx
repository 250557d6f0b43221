import type { CatalogueEntry, EntryData, LocalizedText } from '@mimamori/policy/catalogue/catalogue-entry'
import { type EntryFieldFlaw, isFillable } from '@mimamori/policy/catalogue/catalogue-entry-rules'
import { TEMPLATE_VARIABLES, type TemplateVariable } from '@mimamori/policy/catalogue/template-rendering'
import { Button } from '@mimamori/ui/button'
import { useRef } from 'react'
import { usePanelCopy } from '../i18n/panel-copy.ts'
import type { EntryDraft } from './draft.ts'
import { entryOf } from './draft.ts'
import { textsOf } from './parts.ts'
import { SaidField } from './said-field.tsx'
import { usePageCopy } from './words.ts'

/** names of fields on the page → in the data */
const IN_DATA: Readonly<Record<string, string>> = { clauseText: 'text' }
const LINES: Readonly<Record<string, number>> = { label: 1, text: 10, clauseText: 4, definition: 3, notWhen: 2 }

type Props = { draft: EntryDraft; flaws: readonly EntryFieldFlaw[]; onChange: (data: EntryDraft['data']) => void }

/** What a version says in words; for a template with its variables, each put where the cursor is. */
export function WordsFields({ draft, flaws, onChange }: Props) {
  const page = usePageCopy()
  const last = useRef<HTMLTextAreaElement | null>(null)
  const put = (name: string, said: LocalizedText) => onChange({ ...draft.data, [name]: said } as CatalogueEntry['data'])
  return textsOf(entryOf(draft)).map(({ name, said }) => {
    const field = IN_DATA[name] ?? name
    const insert = (variable: TemplateVariable) => {
      const area = last.current
      const language = area?.dataset.field === 'text.en' ? 'en' : 'ja'
      const [start, end] = area ? [area.selectionStart, area.selectionEnd] : [said.ja.length, said.ja.length]
      const words = said[language]
      put(field, { ...said, [language]: `${words.slice(0, start)}{{${variable}}}${words.slice(end)}` })
      const caret = start + variable.length + 4
      requestAnimationFrame(() => {
        area?.focus()
        area?.setSelectionRange(caret, caret)
      })
    }
    return (
      <div key={name} className="grid gap-1.5">
        {draft.kind === 'template' && name === 'text' ? (
          <Variables measures={(draft.data as EntryData['template']).measures} onInsert={insert} />
        ) : null}
        <SaidField
          name={field}
          label={page.fields[name]}
          said={said}
          lines={LINES[name] ?? 1}
          flaws={flaws}
          onChange={(next) => put(field, next)}
          {...(name === 'text' ? { onFocus: (event) => (last.current = event.currentTarget) } : {})}
        />
      </div>
    )
  })
}

type VariablesProps = { measures: EntryData['template']['measures']; onInsert: (variable: TemplateVariable) => void }

function Variables({ measures, onInsert }: VariablesProps) {
  const page = usePageCopy()
  const panels = usePanelCopy()
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="sr-only">{page.insert}</legend>
      <span aria-hidden="true" className="mr-1 text-sm font-semibold text-ink2">
        {page.insert}
      </span>
      {TEMPLATE_VARIABLES.filter((variable) => isFillable(variable, measures)).map((variable) => (
        <Button
          key={variable}
          small
          aria-label={page.insertOne(panels.variables[variable])}
          onClick={() => onInsert(variable)}
        >
          {panels.variables[variable]}
        </Button>
      ))}
    </fieldset>
  )
}
