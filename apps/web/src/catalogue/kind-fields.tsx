import { type CatalogueEntry, type EntryData, isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import type { EntryFieldFlaw } from '@mimamori/policy/catalogue/catalogue-entry-rules'
import { entriesInForce } from '@mimamori/policy/catalogue/entries-in-force'
import { CATEGORIES, type Category, SEVERITIES } from '@mimamori/policy/catalogue/violation-categories'
import { MEASURES } from '@mimamori/policy/decisions/measure-rules'
import { Field } from '@mimamori/ui/field'
import { useId } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { ChooseMany, ChooseOne } from './choices.tsx'
import type { EntryDraft } from './draft.ts'
import { FlawLines } from './said-field.tsx'
import { usePageCopy } from './words.ts'

type Of<Data> = { data: Data; flaws: readonly EntryFieldFlaw[]; onChange: (data: Data) => void }

const at = (flaws: readonly EntryFieldFlaw[], field: string) => flaws.filter((flaw) => flaw.field === field)

function useOptions() {
  const { words } = useCopy()
  return {
    categories: CATEGORIES.map((value) => ({ value, label: words.categories[value] })),
    measures: MEASURES.map((value) => ({ value, label: words.measures[value] })),
    severities: SEVERITIES.map((value) => ({ value, label: words.severities[value] })),
  }
}

function CategoryFields({ data, onChange }: Of<EntryData['category']>) {
  const page = usePageCopy()
  const { severities, measures } = useOptions()
  const places = CATEGORIES.map((_, index) => ({ value: String(index + 1), label: String(index + 1) }))
  return (
    <div className="flex flex-wrap gap-4">
      <ChooseOne
        label={page.fields.severity}
        options={severities}
        value={data.severity}
        onChange={(severity) => onChange({ ...data, severity })}
      />
      <ChooseOne
        label={page.fields.measure}
        options={measures}
        value={data.measure}
        onChange={(measure) => onChange({ ...data, measure })}
      />
      <ChooseOne
        label={page.fields.order}
        options={places}
        value={String(data.order)}
        onChange={(order) => onChange({ ...data, order: Number(order) })}
      />
    </div>
  )
}

function ClauseFields({ data, flaws, onChange }: Of<EntryData['clause']>) {
  const page = usePageCopy()
  const flawId = useId()
  const { categories } = useOptions()
  return (
    <div className="grid gap-4">
      <ChooseMany
        label={page.fields.categories}
        options={categories}
        chosen={data.categories}
        onChange={(chosen) => onChange({ ...data, categories: chosen })}
      >
        <FlawLines flaws={at(flaws, 'categories')} />
      </ChooseMany>
      <div className="grid max-w-lg gap-1">
        <Field
          label={page.fields.url}
          type="url"
          placeholder="https://"
          maxLength={300}
          value={data.url ?? ''}
          aria-invalid={at(flaws, 'url').length > 0}
          aria-describedby={flawId}
          onChange={(event) => onChange({ ...data, url: event.target.value.trim() || null })}
        />
        <FlawLines id={flawId} flaws={at(flaws, 'url')} />
      </div>
    </div>
  )
}

function ReasonFields({ data, onChange }: Of<EntryData['reason']>) {
  const page = usePageCopy()
  const { categories } = useOptions()
  return (
    <div className="flex flex-wrap gap-4">
      <ChooseOne
        label={page.fields.category}
        options={categories}
        value={data.category}
        onChange={(category) => onChange({ ...data, category })}
      />
      <InUse kind="reason" active={data.active} onChange={(active) => onChange({ ...data, active })} />
    </div>
  )
}

function TemplateFields({ data, flaws, onChange, entries, day }: Of<EntryData['template']> & Around) {
  const page = usePageCopy()
  const { language } = useLanguage()
  const { categories, measures } = useOptions()
  const clauses = entriesInForce(entries, day)
    .filter(isEntryOfKind('clause'))
    .map(({ id, data: { label } }) => ({ value: id, label: `${id} ${label[language]}` }))
  return (
    <div className="grid gap-4">
      <ChooseMany
        label={page.fields.measures}
        options={measures}
        chosen={data.measures}
        onChange={(chosen) => onChange({ ...data, measures: chosen })}
      >
        <FlawLines flaws={at(flaws, 'measures')} />
      </ChooseMany>
      <div className="flex flex-wrap gap-4">
        <ChooseOne<Category | ''>
          label={page.fields.category}
          options={[{ value: '', label: page.anyCategory }, ...categories]}
          value={data.category ?? ''}
          onChange={(category) => onChange({ ...data, category: category || null })}
        />
        <ChooseOne
          label={page.fields.clause}
          options={[{ value: '', label: page.ofCategory }, ...clauses]}
          value={data.clause ?? ''}
          onChange={(clause) => onChange({ ...data, clause: clause || null })}
        >
          <FlawLines flaws={at(flaws, 'clause')} />
        </ChooseOne>
        <InUse kind="template" active={data.active} onChange={(active) => onChange({ ...data, active })} />
      </div>
    </div>
  )
}

type InUseProps = { kind: 'reason' | 'template'; active: boolean; onChange: (active: boolean) => void }

function InUse({ kind, active, onChange }: InUseProps) {
  const page = usePageCopy()
  const options = [
    { value: 'on', label: page.activeOn[kind] },
    { value: 'off', label: page.activeOff[kind] },
  ] as const
  return (
    <ChooseOne
      label={page.fields.active}
      options={options}
      value={active ? 'on' : 'off'}
      onChange={(value) => onChange(value === 'on')}
    />
  )
}

type Around = { entries: readonly CatalogueEntry[]; day: string }
type Props = Around & {
  draft: EntryDraft
  flaws: readonly EntryFieldFlaw[]
  onChange: (data: EntryDraft['data']) => void
}

/** What a kind has beside its words. */
export function KindFields({ draft, ...rest }: Props) {
  switch (draft.kind) {
    case 'category':
      return <CategoryFields {...rest} data={draft.data as EntryData['category']} />
    case 'clause':
      return <ClauseFields {...rest} data={draft.data as EntryData['clause']} />
    case 'reason':
      return <ReasonFields {...rest} data={draft.data as EntryData['reason']} />
    case 'template':
      return <TemplateFields {...rest} data={draft.data as EntryData['template']} />
  }
}
