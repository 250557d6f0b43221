import type { StandardChangeLine } from '@mimamori/contract/standards/standards-contract'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { csvFile } from '@mimamori/policy/text/csv-format'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { formatCount, useStandardsCopy, useStandardsErrorCopy } from '../../standards/standards-copy.ts'
import { useCriterionWords } from '../../standards/use-criterion-words.ts'
import { useExport } from '../use-export.ts'

/** Rows asked for at a time: the most that the desk answers. */
export const EXPORT_PAGE_SIZE = 200

type Page = { readonly lines: readonly StandardChangeLine[]; readonly next: string | null }

/** All lines of a list that is answered in pages. */
export async function loadAllLines(load: (after: string | undefined) => Promise<Page>): Promise<StandardChangeLine[]> {
  const lines: StandardChangeLine[] = []
  let after: string | undefined
  do {
    const page = await load(after)
    lines.push(...page.lines)
    after = page.next ?? undefined
  } while (after !== undefined)
  return lines
}

/** Saves changes of members as CSV. */
export function useChangesExport(
  name: string,
  set: StandardSet,
  load: () => Promise<readonly StandardChangeLine[]>,
): ReturnType<typeof useExport> {
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  const { instants } = useCopy()
  const errors = useStandardsErrorCopy()
  const { csv } = copy
  const ask = async () => {
    const lines = await load()
    const rows = lines.map(({ memberId, standard, change, at, graceUntil, missed }) => [
      memberId,
      words.standardName(set, standard),
      copy.changes[change],
      instants.absolute(at),
      graceUntil ? instants.absolute(graceUntil) : '',
      missed.map((each) => words.missed(each, set, standard)).join(' / '),
    ])
    const head = [csv.member, csv.standard, csv.change, csv.at, csv.graceUntil, csv.reasons]
    return { name: `${name}.csv`, csv: csvFile([head, ...rows]), rows: rows.length }
  }
  return useExport(ask, {
    done: (rows) => copy.exported(formatCount(Number(rows.replaceAll(',', '')))),
    failed: (failure) => failureMessage(errors, failure),
  })
}
