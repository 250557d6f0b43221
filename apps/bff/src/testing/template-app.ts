import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { newDatabase } from '@mimamori/testing-postgres/test-database'
import { testFolder } from '@mimamori/testing-postgres/test-folder'
import type { TestProject } from 'vitest/node'
import { settingsFrom } from '../config/server-settings.ts'
import { createContext } from '../create-context.ts'

/** The PostgreSQL database for the data folder of a new desk. */
export const TEMPLATE_DATABASE = 'new_desk'

const templateVariable = (engine: string): string => `TEST_NEW_DESK_${engine}`

/** The data folder of a desk nobody has used, on the engine of these tests: made once for the run, to be copied. */
export function templateFolder(): string {
  const folder = process.env[templateVariable(process.env.TEST_ENGINE ?? 'sqlite')]
  if (!folder) throw new Error('these tests run without desk-for-the-run.ts')
  return folder
}

async function openOnce(folder: string, database: Record<string, string>): Promise<void> {
  const settings = settingsFrom({ MIMAMORI_DATA: folder, MIMAMORI_DEMO: '1', LOG_LEVEL: 'silent', ...database })
  const { storage } = await createContext(settings)
  await storage.close()
}

/** Each test gets a copy of a desk that was opened once: much sooner than one that has to be made. */
export default async function makeTemplateApp({ config }: TestProject): Promise<() => void> {
  const engine = config.env?.TEST_ENGINE ?? 'sqlite'
  if (process.env[templateVariable(engine)]) return () => undefined
  const folder = mkdtempSync(join(testFolder(false), 'mimamori-new-'))
  const { TEST_POSTGRES: server, TEST_TEMPLATE: template } = process.env
  const postgres = engine === 'postgres' && server
  await openOnce(folder, postgres ? { DATABASE_URL: await newDatabase(server, TEMPLATE_DATABASE, template) } : {})
  process.env[templateVariable(engine)] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
