import { useKeys } from './keys-provider.tsx'

/** What lies so many tabs on, round and round. */
const neighbourTab = <Id extends string>(ids: readonly Id[], at: Id, by: number): Id =>
  ids[(ids.indexOf(at) + by + ids.length) % ids.length] ?? at

/** The brackets turn the tabs of a screen, whichever of them has the focus. */
export function useTabKeys<Id extends string>(ids: readonly Id[], at: Id, show: (id: Id) => void, active = true): void {
  useKeys({ tabBefore: () => show(neighbourTab(ids, at, -1)), tabAfter: () => show(neighbourTab(ids, at, 1)) }, active)
}
