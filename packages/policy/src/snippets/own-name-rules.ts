/** Something a person keeps for themselves under a name. */
export type OwnNamed = { readonly id: string; readonly name: string }

/** The name as names are compared: width and case do not make another one. */
const comparable = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** Can its owner keep this beside their others? `id` is `null` for a new one. */
export function checkOwnName(
  own: readonly OwnNamed[],
  { id, name }: { readonly id: string | null; readonly name: string },
  most: number,
): 'name_taken' | 'too_many' | null {
  const others = own.filter((each) => each.id !== id)
  if (id === null && others.length >= most) return 'too_many'
  return others.some((each) => comparable(each.name) === comparable(name)) ? 'name_taken' : null
}
