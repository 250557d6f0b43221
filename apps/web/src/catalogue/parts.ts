import type { CatalogueEntry, LocalizedText } from '@mimamori/policy/catalogue/catalogue-entry'
import type { Copy } from '../i18n/language-provider.tsx'
import type { PageCopy } from './words.ts'

export type FieldName = keyof PageCopy['fields']

/** What an entry says in words, field by field. */
export function textsOf(entry: CatalogueEntry): { readonly name: FieldName; readonly said: LocalizedText }[] {
  const { label } = entry.data
  switch (entry.kind) {
    case 'category':
      return [
        { name: 'label', said: label },
        { name: 'definition', said: entry.data.definition },
        { name: 'notWhen', said: entry.data.notWhen },
      ]
    case 'clause':
      return [
        { name: 'label', said: label },
        { name: 'clauseText', said: entry.data.text },
      ]
    case 'reason':
      return [{ name: 'label', said: label }]
    case 'template':
      return [
        { name: 'label', said: label },
        { name: 'text', said: entry.data.text },
      ]
  }
}

/** What else an entry says, in words of the desk. */
export function factsOf(entry: CatalogueEntry, { words }: Copy, page: PageCopy): { name: FieldName; value: string }[] {
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
        { name: 'url', value: url ?? page.none },
      ]
    }
    case 'reason': {
      const { category, active } = entry.data
      return [
        { name: 'category', value: words.categories[category] },
        { name: 'active', value: active ? page.activeOn.reason : page.activeOff.reason },
      ]
    }
    case 'template': {
      const { measures, category, clause, active } = entry.data
      return [
        { name: 'measures', value: measures.map((measure) => words.measures[measure]).join(words.plus) },
        { name: 'category', value: category ? words.categories[category] : page.anyCategory },
        { name: 'clause', value: clause ?? (measures.includes('show') ? page.none : page.ofCategory) },
        { name: 'active', value: active ? page.activeOn.template : page.activeOff.template },
      ]
    }
  }
}

/** Is it there and not used any more? */
export function isRetired(entry: CatalogueEntry): boolean {
  return (entry.kind === 'reason' || entry.kind === 'template') && !entry.data.active
}
