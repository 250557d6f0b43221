import type { CatalogueEntry, LocalizedText } from '@mimamori/policy/catalogue/catalogue-entry'
import type { Copy } from '../i18n/language-provider.tsx'
import type { Messages } from '../i18n/messages.ts'

export type FieldName = keyof Messages['catalogue/catalogue-page']['fields']

/** The texts of an entry, field by field. */
export function localizedTextsOf(entry: CatalogueEntry): { readonly name: FieldName; readonly text: LocalizedText }[] {
  const { label } = entry.data
  switch (entry.kind) {
    case 'category':
      return [
        { name: 'label', text: label },
        { name: 'definition', text: entry.data.definition },
        { name: 'notWhen', text: entry.data.notWhen },
      ]
    case 'clause':
      return [
        { name: 'label', text: label },
        { name: 'clauseText', text: entry.data.text },
      ]
    case 'reason':
      return [{ name: 'label', text: label }]
    case 'template':
      return [
        { name: 'label', text: label },
        { name: 'text', text: entry.data.text },
      ]
  }
}

/** The other fields of an entry, in words of the desk. */
export function entryFactsOf(
  entry: CatalogueEntry,
  { words }: Copy,
  catalogueCopy: Messages['catalogue/catalogue-page'],
): { name: FieldName; value: string }[] {
  switch (entry.kind) {
    case 'category': {
      const { severity, measure, order } = entry.data
      return [
        { name: 'severity', value: words.severities[severity] },
        { name: 'measure', value: words.measures[measure] },
        { name: 'order', value: String(order) },
      ]
    }
    case 'clause': {
      const { categories, url } = entry.data
      const named = categories.map((category) => words.categories[category]).join(words.listed)
      return [
        { name: 'categories', value: named },
        { name: 'url', value: url ?? catalogueCopy.none },
      ]
    }
    case 'reason': {
      const { category, active } = entry.data
      return [
        { name: 'category', value: words.categories[category] },
        { name: 'active', value: active ? catalogueCopy.activeOn.reason : catalogueCopy.activeOff.reason },
      ]
    }
    case 'template': {
      const { use, measures, category, clause, active } = entry.data
      const offered = active ? catalogueCopy.activeOn.template : catalogueCopy.activeOff.template
      const usedFor = { name: 'use', value: catalogueCopy.uses[use ?? 'decision'] } as const
      if (use === 'reminder') return [usedFor]
      if (use) return [usedFor, { name: 'active', value: offered }]
      return [
        { name: 'measures', value: measures.map((measure) => words.measures[measure]).join(words.plus) },
        { name: 'category', value: category ? words.categories[category] : catalogueCopy.anyCategory },
        {
          name: 'clause',
          value: clause ?? (measures.includes('show') ? catalogueCopy.none : catalogueCopy.ofCategory),
        },
        { name: 'active', value: offered },
      ]
    }
  }
}

/** Is it there and not used any more? */
export function isRetired(entry: CatalogueEntry): boolean {
  return (entry.kind === 'reason' || entry.kind === 'template') && !entry.data.active
}
