import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { reminderSettings } from '@mimamori/storage/reminders/reminder-settings-reads'
import { pendingSettingProposal } from '@mimamori/storage/setting-proposals/setting-proposal-reads'
import {
  areTwo,
  humansOf,
  isLongAnnounced,
  type Life,
  type LoosenedNames,
  noteDone,
  noteWrong,
  type Settings,
  standingOf,
} from './insider-life.ts'
import { type Act, pick } from './people-acts.ts'

/** In which direction each setting protects less. */
const LOOSER: Readonly<Record<LoosenedNames, 1 | -1>> = {
  ...{ holdMinutes: -1, undoSeconds: -1, appealDays: -1 },
  ...{ withdrawalsAnHour: 1, twoPeopleAboveYen: 1, aloneADayYen: 1 },
}
const NAMES = Object.keys(LOOSER) as LoosenedNames[]

/** The settings in force. */
export async function readSettings({ desk }: Pick<Life, 'desk'>): Promise<Settings> {
  const { db } = desk.testApp
  const { holdMinutes, undoSeconds, appealDays, withdrawalsAnHour } = await measureSettings(db)
  const { twoPeopleAboveYen, aloneADayYen } = await reminderSettings(db)
  return { holdMinutes, undoSeconds, appealDays, withdrawalsAnHour, twoPeopleAboveYen, aloneADayYen }
}

/** Looks at the settings: none protects less than before, but for what was agreed to. */
async function reckonSettings(life: Life, agreed: Partial<Settings> = {}): Promise<void> {
  const now = await readSettings(life)
  for (const name of NAMES) {
    const loosened = (now[name] - life.settings[name]) * LOOSER[name] > 0
    if (loosened && agreed[name] !== now[name]) noteWrong(life, `${name} is ${now[name]} and nobody agreed`)
  }
  life.settings = now
}

async function pendingId(life: Life, about: 'measures' | 'money'): Promise<string> {
  return (await pendingSettingProposal(life.desk.testApp.db, about))?.id ?? ''
}

async function propose(life: Life, who: string, about: 'measures' | 'money', path: string, wanted: object) {
  const by = standingOf(life, who)
  const { value } = await life.desk.ask(who, path, wanted)
  if (!value) return
  await reckonSettings(life)
  if (!(value as { proposed: boolean }).proposed) return
  if (!(about === 'money' ? by.full : by.bent)) noteWrong(life, `${who} proposed a setting without being eligible`)
  const values = Object.fromEntries(NAMES.map((name) => [name, (wanted as Settings)[name]]))
  life.proposed[about] = { id: await pendingId(life, about), values, by }
}

async function loosen(life: Life, who: string, n: number): Promise<void> {
  const { hidesPerStep: _, correctionDays: _2, appealDueDays: _3, ...now } = await measureSettings(life.desk.testApp.db)
  const change = pick(
    [{ holdMinutes: 5 }, { undoSeconds: 5 }, { appealDays: 7 }, { withdrawalsAnHour: 50 }, { holdMinutes: 60 }],
    n,
  )
  await propose(life, who, 'measures', 'ledger.setSettings', { ...now, ...change })
}

async function raiseLimit(life: Life, who: string, n: number): Promise<void> {
  const now = await reminderSettings(life.desk.testApp.db)
  const change = pick(
    [{ twoPeopleAboveYen: 90_000_000 }, { aloneADayYen: 90_000_000 }, { twoPeopleAboveYen: 60_000 }],
    n,
  )
  await propose(life, who, 'money', 'reminders.set', { ...now, ...change })
}

async function agree(life: Life, who: string, n: number): Promise<void> {
  const about = n % 2 ? 'money' : 'measures'
  const proposal = life.proposed[about]
  if (!proposal) return
  if (!(await life.desk.ask(who, 'ledger.agree', { id: proposal.id })).value) return
  const [first, second] = [standingOf(life, proposal.by.id), standingOf(life, who)]
  const eligible = about === 'money' ? first.full && second.full : first.bent && second.bent
  const two = about === 'measures' ? areTwo(life, first, second) : first.id !== second.id && humansOf(first, second) > 1
  const roles = second.role === 'lead' && first.role === (about === 'money' ? 'lead' : 'admin')
  if (!eligible || !two || !roles) noteWrong(life, `${who} agreed to ${about}, no second person`)
  life.proposed[about] = null
  await reckonSettings(life, proposal.values)
  noteDone(life, `${about} loosened by two`)
}

const end =
  (path: string): Act =>
  async (life, who, n) => {
    const about = n % 2 ? 'money' : 'measures'
    const proposal = life.proposed[about]
    if (proposal && (await life.desk.ask(who, path, { id: proposal.id })).value) life.proposed[about] = null
  }

/** After what the desk does by itself: on a small desk a setting that was announced for long enough is in force. */
export async function reckonAnnounced(life: Life): Promise<void> {
  const waiting = life.proposed.measures
  const alone = waiting && (await pendingId(life, 'measures')) !== waiting.id
  if (!alone) return await reckonSettings(life)
  life.proposed.measures = null
  const by = standingOf(life, waiting.by.id)
  if (!isLongAnnounced(life, waiting.by.at) || !by.bent) noteWrong(life, 'a setting is in force before its hours')
  noteDone(life, 'setting in force on a small desk')
  await reckonSettings(life, waiting.values)
}

export const SETTING_ACTS = {
  ...{ loosen, raiseLimit, agreeToSetting: agree },
  ...{
    refuseSetting: end('ledger.refuse'),
    takeSettingBack: end('ledger.takeBack'),
    takeLimitBack: end('reminders.takeBack'),
  },
} satisfies Record<string, Act>
