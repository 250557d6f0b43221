import type { CatalogueEntry, EntryData, EntryKind } from './catalogue-entry.ts'
import { type EntryFieldFlaw, type EntrySituation, findLocalizedTextFlaws, MAX_LABEL_LENGTH } from './entry-flaws.ts'
import { findTemplateFlaws } from './template-entry-rules.ts'

export const MAX_PROSE_LENGTH = 2000

const HTTPS_ADDRESS = /^https:\/\/[^\s"<>]+$/

/**
 * Everything that keeps a version from being added, field by field. `id` is that of the entry, `entries` the whole catalogue, `day` the
 * day the version is to begin.
 */
export function findEntryFlaws<K extends EntryKind>(
  kind: K,
  data: EntryData[K],
  situation: EntrySituation,
): EntryFieldFlaw[] {
  const of = { kind, data } as Pick<CatalogueEntry, 'kind' | 'data'>
  switch (of.kind) {
    case 'template':
      return findTemplateFlaws(of.data as EntryData['template'], situation)
    case 'reason':
      return findLocalizedTextFlaws('label', of.data.label, MAX_LABEL_LENGTH)
    case 'clause': {
      const { label, text, categories, url } = of.data as EntryData['clause']
      const about: EntryFieldFlaw[] =
        categories.length > 0 ? [] : [{ field: 'categories', flaw: 'categories_missing', what: '' }]
      const address: EntryFieldFlaw[] =
        url === null || HTTPS_ADDRESS.test(url) ? [] : [{ field: 'url', flaw: 'address_wrong', what: '' }]
      return [
        ...findLocalizedTextFlaws('label', label, MAX_LABEL_LENGTH),
        ...findLocalizedTextFlaws('text', text, MAX_PROSE_LENGTH),
        ...about,
        ...address,
      ]
    }
    case 'category': {
      const { label, definition, notWhen } = of.data as EntryData['category']
      return [
        ...findLocalizedTextFlaws('label', label, MAX_LABEL_LENGTH),
        ...findLocalizedTextFlaws('definition', definition, MAX_PROSE_LENGTH),
        ...findLocalizedTextFlaws('notWhen', notWhen, MAX_PROSE_LENGTH, false),
      ]
    }
  }
}
