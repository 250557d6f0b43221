// @vitest-environment jsdom
import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import { aside } from '@mimamori/copy/aside/ja'
import { keys } from '@mimamori/copy/keys/ja'
import { refusals } from '@mimamori/copy/refusals/ja'
import { BOUND_ACTIONS, resolveKeys } from '@mimamori/policy/keys/default-key-bindings'
import type { KeyAction } from '@mimamori/policy/keys/key-actions'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { type ReactNode, useState } from 'react'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { CaseActions } from '../../decisions/secondary-actions/case-actions.tsx'
import { DECIDING_ACTIONS } from '../../keys/key-guard.ts'
import { sheetGroupsOf } from '../../keys/key-sheet-rows.ts'
import { OwnKeyList } from '../../keys/own-key-list.tsx'
import { announced, buttonOf, clickOn, press } from '../../keys/page-keys.test-support.tsx'
import type { PaletteEntry } from '../../palette/palette-matching.ts'
import { type Action, ActionPanel } from '../../parts/actions/action-panel.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { useOperation } from '../../parts/use-operation.ts'
import { onDesk } from '../../screens/desk.test-support.tsx'
import { useActionEntries } from '../use-palette-entries.ts'

// a worker has read the declarations already: here, and behind this file, they are read anew
vi.hoisted(() => vi.resetModules())
afterAll(() => void vi.resetModules())

/** An action that the desk does not have, as one would declare it: one line, and its name in the words. */
const free = vi.hoisted(() => ({ key: '' }))
vi.mock('@mimamori/policy/keys/key-actions', async (original) => {
  const declared = await original<typeof import('@mimamori/policy/keys/key-actions')>()
  const taken: readonly object[] = Object.values(declared.KEY_ACTIONS)
  free.key = [...'_^~$%&'].find((each) => taken.every((spec) => !('key' in spec) || spec.key !== each)) ?? ''
  const added = { key: free.key, group: 'evidence', needs: 'cases.lead', decides: true }
  return { ...declared, KEY_ACTIONS: { ...declared.KEY_ACTIONS, stamp: added } }
})
const stamp = 'stamp' as KeyAction
const NAMES = [keys.actions, aside.moves] as unknown as Record<string, string>[]

/** The same for a case: where its button stands, what it does, and what is said then. */
const { stamped } = vi.hoisted(() => ({ stamped: vi.fn(async () => ({})) }))
vi.mock('../../decisions/secondary-actions/case-actions-declared.ts', async (original) => {
  const { CASE_ACTIONS } = await original<object & { CASE_ACTIONS: object }>()
  const added = { key: 'stamp', closedBy: 'offline', run: () => stamped(), said: 'pinned' }
  return { CASE_ACTIONS: { ...CASE_ACTIONS, stamp: added } }
})

let palette: PaletteEntry[] = []
let leave: (() => Promise<void>) | undefined

beforeEach(() => {
  for (const names of NAMES) names.stamp = '検印を押す'
  palette = []
  stamped.mockClear()
  fakeDesk({ 'inbox.summary': () => ({ unread: 0, watched: [], mentions: [] }) })
})
afterEach(async () => {
  await leave?.()
  for (const names of NAMES) delete names.stamp
  vi.unstubAllGlobals()
})

/** The palette over what is on screen, as it opens. */
function Palette(): ReactNode {
  palette = useActionEntries()
  return null
}

/** Opens the palette once the screen is there. */
function Over({ children }: { children: ReactNode }): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <>
      {children}
      <button type="button" onClick={() => setOpen(true)}>
        パレット
      </button>
      {open ? <Palette /> : null}
    </>
  )
}

function Panel({ action }: { action: Partial<Action> }): ReactNode {
  return <ActionPanel label="画面" operation={useOperation()} actions={[{ id: 'stamp', key: stamp, ...action }]} />
}

async function shown(screen: ReactNode, role: Role) {
  await leave?.()
  const { page, unmount } = await render(onDesk({ me: { role } })(<Over>{screen}</Over>))
  leave = async () => {
    leave = undefined
    await unmount()
  }
  await until(() => page.querySelector('button') !== null)
  await clickOn(page, 'パレット')
  const entry = () => palette.find(({ id }) => id === 'stamp')
  const rows = sheetGroupsOf(role, keys, resolveKeys({}), '検印')
  const byKey = () => press('', free.key, { shiftKey: true })
  return { page, button: () => buttonOf(page, '検印を押す'), entry, rows, byKey }
}

test('a declared action has its key, button, palette entry, row of the key sheet and of a person’s own keys', async () => {
  const run = vi.fn()
  const { button, entry, rows, byKey, page } = await shown(
    <>
      <Panel action={{ run }} />
      <OwnKeyList own={{}} onChange={() => undefined} />
    </>,
    'lead',
  )
  await until(() => page.querySelector('section[aria-label="資料"]') !== null)
  expect([button()?.textContent, button()?.getAttribute('aria-keyshortcuts')]).toEqual([
    `検印を押す${free.key}`,
    free.key,
  ])
  expect(entry()).toMatchObject({ label: '検印を押す', keys: [free.key], closed: null })
  expect(rows).toEqual([{ name: keys.groups.evidence, rows: [{ name: '検印を押す', keys: [free.key] }] }])
  expect(page.querySelector('section[aria-label="資料"]')?.textContent).toContain('検印を押す')
  // the server takes a key of one's own for it, and it is guarded as one that decides
  expect([BOUND_ACTIONS.some((each) => each === stamp), DECIDING_ACTIONS.has(stamp)]).toEqual([true, true])
  await byKey()
  await clickOn(page, '検印を押す')
  entry()?.run()
  expect(run).toHaveBeenCalledTimes(3)
})

test('who lacks its permission finds it nowhere', async () => {
  const run = vi.fn()
  const { button, entry, rows, byKey } = await shown(<Panel action={{ run }} />, 'moderator')
  expect([button(), entry(), rows]).toEqual([undefined, undefined, []])
  expect((await byKey()).defaultPrevented).toBe(false)
  expect(run).not.toHaveBeenCalled()
})

test('while it is refused, its button, the palette and its key say why', async () => {
  const run = vi.fn()
  const { button, entry, byKey } = await shown(<Panel action={{ run, refused: '朱肉がありません' }} />, 'lead')
  expect([button()?.disabled, button()?.title, entry()?.closed]).toEqual([true, '朱肉がありません', '朱肉がありません'])
  await byKey()
  expect([announced(), run.mock.calls]).toEqual(['朱肉がありません', []])
})

const aCase = (refusal: string | null) => {
  const review = { id: 'c1', number: 12, escalatedBy: null, pinnedAt: null, queue: 'flagged' }
  const never = () => undefined
  return (
    <CaseActions
      {...{ staffId: 'sato', active: true, closed: null, barred: null, panel: null, busy: false }}
      {...{ onPanel: never, onBusy: never, onLeavePanel: never, onSetAside: never }}
      review={{ ...review, moves: { stamp: refusal } } as unknown as CaseHead}
    />
  )
}

test('one declared of a case is among the buttons beside the decision, and its key does it and says so', async () => {
  const { button, entry, byKey } = await shown(aCase(null), 'lead')
  await until(() => button() !== undefined)
  expect([button()?.getAttribute('aria-keyshortcuts'), entry()?.closed]).toEqual([free.key, null])
  await byKey()
  await until(() => announced() === aside.pinned(12))
  expect(stamped).toHaveBeenCalledTimes(1)
})

test('one of a case says at its button and key why the desk refuses it; not permitted, it is not there', async () => {
  const refused = await shown(aCase('lease_lost'), 'lead')
  await until(() => refused.button() !== undefined)
  expect([refused.button()?.title, refused.entry()?.closed]).toEqual([refusals.lease_lost, refusals.lease_lost])
  await refused.byKey()
  expect(announced()).toBe(refusals.lease_lost)
  const lacking = await shown(aCase('not_permitted'), 'moderator')
  await until(() => buttonOf(lacking.page, aside.moves.snooze) !== undefined)
  expect([lacking.button(), lacking.entry()]).toEqual([undefined, undefined])
  expect((await lacking.byKey()).defaultPrevented).toBe(false)
  expect(stamped).not.toHaveBeenCalled()
})
