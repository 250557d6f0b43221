import { useKeys } from './keys-provider.tsx'

/** The tab `by` places on, around the ends. */
const neighbourTab = <Id extends string>(ids: readonly Id[], at: Id, by: number): Id =>
  ids[(ids.indexOf(at) + by + ids.length) % ids.length] ?? at

/** The bracket keys switch the tabs of a screen, wherever the focus is. */
export function useTabKeys<Id extends string>(ids: readonly Id[], at: Id, show: (id: Id) => void, active = true): void {
  useKeys({ tabBefore: () => show(neighbourTab(ids, at, -1)), tabAfter: () => show(neighbourTab(ids, at, 1)) }, active)
}
