import { type CatalogueEntry, type EntryData, isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { entriesInForce } from '@mimamori/policy/catalogue/entries-in-force'
import type { EntryFieldFlaw } from '@mimamori/policy/catalogue/entry-flaws'
import { CATEGORIES, type Category, SEVERITIES } from '@mimamori/policy/catalogue/violation-categories'
import { MEASURES } from '@mimamori/policy/decisions/measure-rules'
import { TextField } from '@mimamori/ui/text-field'
import { type ReactNode, useId } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { MultiChoice, SingleChoice } from './catalogue-choices.tsx'
import type { CatalogueEntryDraft } from './catalogue-entry-draft.ts'
import { FlawLines } from './localized-field.tsx'

type FieldsProps<Data> = { data: Data; flaws: readonly EntryFieldFlaw[]; onChange: (data: Data) => void }

const flawsAt = (flaws: readonly EntryFieldFlaw[], field: string) => flaws.filter((flaw) => flaw.field === field)

function useOptions() {
  const { words } = useCopy()
  return {
    categories: CATEGORIES.map((value) => ({ value, label: words.categories[value] })),
    measures: MEASURES.map((value) => ({ value, label: words.measures[value] })),
    severities: SEVERITIES.map((value) => ({ value, label: words.severities[value] })),
  }
}

function CategoryFields({ data, onChange }: FieldsProps<EntryData['category']>) {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const { severities, measures } = useOptions()
  const places = CATEGORIES.map((_, index) => ({ value: String(index + 1), label: String(index + 1) }))
  return (
    <div className="flex flex-wrap gap-4">
      <SingleChoice
        label={catalogueCopy.fields.severity}
        options={severities}
        value={data.severity}
        onChange={(severity) => onChange({ ...data, severity })}
      />
      <SingleChoice
        label={catalogueCopy.fields.measure}
        options={measures}
        value={data.measure}
        onChange={(measure) => onChange({ ...data, measure })}
      />
      <SingleChoice
        label={catalogueCopy.fields.order}
        options={places}
        value={String(data.order)}
        onChange={(order) => onChange({ ...data, order: Number(order) })}
      />
    </div>
  )
}

function ClauseFields({ data, flaws, onChange }: FieldsProps<EntryData['clause']>) {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const flawId = useId()
  const { categories } = useOptions()
  return (
    <div className="grid gap-4">
      <MultiChoice
        label={catalogueCopy.fields.categories}
        options={categories}
        chosen={data.categories}
        onChange={(chosen) => onChange({ ...data, categories: chosen })}
      >
        <FlawLines flaws={flawsAt(flaws, 'categories')} />
      </MultiChoice>
      <div className="grid max-w-lg gap-1">
        <TextField
          label={catalogueCopy.fields.url}
          type="url"
          placeholder="https://"
          maxLength={300}
          value={data.url ?? ''}
          aria-invalid={flawsAt(flaws, 'url').length > 0}
          aria-describedby={flawId}
          onChange={(event) => onChange({ ...data, url: event.target.value.trim() || null })}
        />
        <FlawLines id={flawId} flaws={flawsAt(flaws, 'url')} />
      </div>
    </div>
  )
}

function ReasonFields({ data, onChange }: FieldsProps<EntryData['reason']>) {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const { categories } = useOptions()
  return (
    <div className="flex flex-wrap gap-4">
      <SingleChoice
        label={catalogueCopy.fields.category}
        options={categories}
        value={data.category}
        onChange={(category) => onChange({ ...data, category })}
      />
      <InUse kind="reason" active={data.active} onChange={(active) => onChange({ ...data, active })} />
    </div>
  )
}

/** Of a letter for something else than decisions only whether it is offered, unless it always is. */
function LetterFields({ data, onChange }: Omit<FieldsProps<EntryData['template']>, 'flaws'>) {
  if (data.use === 'reminder') return null
  return (
    <div className="flex">
      <InUse kind="template" active={data.active} onChange={(active) => onChange({ ...data, active })} />
    </div>
  )
}

function TemplateFields({ data, flaws, onChange, entries, day }: FieldsProps<EntryData['template']> & TemplateContext) {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const { language } = useLanguage()
  const { categories, measures } = useOptions()
  const clauses = entriesInForce(entries, day)
    .filter(isEntryOfKind('clause'))
    .map(({ id, data: { label } }) => ({ value: id, label: `${id} ${label[language]}` }))
  return (
    <div className="grid gap-4">
      <MultiChoice
        label={catalogueCopy.fields.measures}
        options={measures}
        chosen={data.measures}
        onChange={(chosen) => onChange({ ...data, measures: chosen })}
      >
        <FlawLines flaws={flawsAt(flaws, 'measures')} />
      </MultiChoice>
      <div className="flex flex-wrap gap-4">
        <SingleChoice<Category | ''>
          label={catalogueCopy.fields.category}
          options={[{ value: '', label: catalogueCopy.anyCategory }, ...categories]}
          value={data.category ?? ''}
          onChange={(category) => onChange({ ...data, category: category || null })}
        />
        <SingleChoice
          label={catalogueCopy.fields.clause}
          options={[{ value: '', label: catalogueCopy.ofCategory }, ...clauses]}
          value={data.clause ?? ''}
          onChange={(clause) => onChange({ ...data, clause: clause || null })}
        >
          <FlawLines flaws={flawsAt(flaws, 'clause')} />
        </SingleChoice>
        <InUse kind="template" active={data.active} onChange={(active) => onChange({ ...data, active })} />
      </div>
    </div>
  )
}

type InUseProps = { kind: 'reason' | 'template'; active: boolean; onChange: (active: boolean) => void }

function InUse({ kind, active, onChange }: InUseProps) {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const options = [
    { value: 'on', label: catalogueCopy.activeOn[kind] },
    { value: 'off', label: catalogueCopy.activeOff[kind] },
  ] as const
  return (
    <SingleChoice
      label={catalogueCopy.fields.active}
      options={options}
      value={active ? 'on' : 'off'}
      onChange={(value) => onChange(value === 'on')}
    />
  )
}

type TemplateContext = { entries: readonly CatalogueEntry[]; day: string }
type Props = TemplateContext & {
  draft: CatalogueEntryDraft
  flaws: readonly EntryFieldFlaw[]
  onChange: (data: CatalogueEntryDraft['data']) => void
}

/** The fields of a kind of entry, other than its texts. */
export function CatalogueKindFields({ draft, ...rest }: Props): ReactNode {
  switch (draft.kind) {
    case 'category':
      return <CategoryFields {...rest} data={draft.data as EntryData['category']} />
    case 'clause':
      return <ClauseFields {...rest} data={draft.data as EntryData['clause']} />
    case 'reason':
      return <ReasonFields {...rest} data={draft.data as EntryData['reason']} />
    case 'template': {
      const data = draft.data as EntryData['template']
      return data.use ? <LetterFields data={data} onChange={rest.onChange} /> : <TemplateFields {...rest} data={data} />
    }
  }
}
