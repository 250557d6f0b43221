import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '@mimamori/policy/staff/staff'
import { startDesk } from './desk.ts'
import { type Account, addStaff } from './people.ts'

/** A desk with one moderator and nothing else, not running; `account` is that moderator, who reads this language. */
export type Prepared = { readonly folder: string; readonly apiKey: string; readonly account: Account }

const made = new Map<Language, Promise<Prepared>>()

async function make(language: Language): Promise<Prepared> {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-prepared-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const desk = await startDesk({ folder })
  const account = await addStaff(desk, 'hana', 'moderator', language)
  await desk.stop()
  return { folder, apiKey: desk.apiKey, account }
}

/** A copy of a prepared desk: most tests begin with the same one, and making it takes longer than they do. */
export async function preparedDesk(language: Language): Promise<Prepared> {
  const known = made.get(language) ?? make(language)
  made.set(language, known)
  const prepared = await known
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-'))
  cpSync(prepared.folder, folder, { recursive: true })
  // each copy has an app that goes on from where the first stood
  const { account } = prepared
  return { ...prepared, folder, account: { ...account, ...(account.app ? { app: { ...account.app } } : {}) } }
}
