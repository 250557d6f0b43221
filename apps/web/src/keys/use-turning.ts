import { useKeys } from './keys.tsx'

/** What lies so many tabs on, round and round. */
const turned = <Id extends string>(ids: readonly Id[], at: Id, by: number): Id =>
  ids[(ids.indexOf(at) + by + ids.length) % ids.length] ?? at

/** The brackets turn the tabs of a screen, whichever of them has the focus. */
export function useTurning<Id extends string>(ids: readonly Id[], at: Id, show: (id: Id) => void, active = true): void {
  useKeys({ tabBefore: () => show(turned(ids, at, -1)), tabAfter: () => show(turned(ids, at, 1)) }, active)
}
