import type { Category } from '@mimamori/policy/catalogue/categories'
import { clauseOf } from '@mimamori/policy/catalogue/clauses'
import { Skeleton } from '@mimamori/ui/skeleton'
import { useCopy } from '../language/language.tsx'
import { useLetters } from '../language/letters.tsx'

/** The clause beside the decision: the words the moderator decides by. */
export function Clause({ category }: { category: Category }) {
  const { cases, instants } = useCopy()
  const clause = clauseOf(category)
  const words = useLetters().read?.catalogue.clauses[clause.id]
  return (
    <section className="grid gap-1.5 border-t border-line pt-3 text-sm">
      <h2 className="flex items-baseline justify-between gap-2 font-semibold text-ink2">
        {cases.clause}
        <span className="text-xs font-normal whitespace-nowrap">
          {clause.id} · {cases.clauseSince(instants.day(`${clause.effectiveFrom}T00:00:00.000Z`))}
        </span>
      </h2>
      {words ? (
        <>
          <p className="font-semibold">{words.title}</p>
          <p className="leading-5">{words.text}</p>
        </>
      ) : (
        <Skeleton className="h-16 w-full" />
      )}
    </section>
  )
}
