/** A case of the patrol that is claimed. `probability`: that the text is a violation, by the model that read it; `null`: none did. */
type PatrolCase = { readonly row: { readonly pinnedAt: string | null }; readonly probability: number | null }

/**
 * The cases of a patrol page in the order they are read: what a lead pinned, then what the model doubts most, though it flags none of
 * them. Which cases are on the page follows their rank, and so their due times; those that are equal stay as they were.
 */
export function mostDoubtfulFirst<Row extends PatrolCase>(claimed: readonly Row[]): Row[] {
  const place = ({ row, probability }: Row) => (row.pinnedAt === null ? (probability ?? 0) : 2)
  return [...claimed].sort((one, other) => place(other) - place(one))
}
