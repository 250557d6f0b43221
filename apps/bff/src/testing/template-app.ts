import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newDatabase } from '@mimamori/testing-postgres/test-database'
import { testFolder } from '@mimamori/testing-postgres/test-folder'
import { settingsFrom } from '../config/server-settings.ts'
import { createContext } from '../create-context.ts'

type KeptFile = { readonly name: string; readonly bytes: Buffer; readonly mode: number }
/** A desk nobody has used: what is in its data folder, and on PostgreSQL the name of its database. */
type TemplateApp = { readonly files: readonly KeptFile[]; readonly database: string | undefined }

let template: Promise<TemplateApp> | null = null

function keepFiles(folder: string): readonly KeptFile[] {
  return readdirSync(folder).map((name) => {
    const file = join(folder, name)
    return { name, bytes: readFileSync(file), mode: statSync(file).mode }
  })
}

async function makeTemplateApp(): Promise<TemplateApp> {
  const folder = mkdtempSync(join(testFolder(false), 'mimamori-new-'))
  const { TEST_ENGINE, TEST_POSTGRES: server, TEST_TEMPLATE } = process.env
  const url = TEST_ENGINE === 'postgres' && server ? await newDatabase(server, undefined, TEST_TEMPLATE) : null
  const database = url ? { DATABASE_URL: url } : {}
  try {
    const settings = settingsFrom({ MIMAMORI_DATA: folder, MIMAMORI_DEMO: '1', LOG_LEVEL: 'silent', ...database })
    const { storage } = await createContext(settings)
    await storage.close()
    return { files: keepFiles(folder), database: url ? new URL(url).pathname.slice(1) : undefined }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opens the desk that `copyTemplateApp` copies, once in a process. By the real date: to a desk from another week the clock of every test would be in doubt. */
export async function prepareTemplateApp(): Promise<TemplateApp> {
  template ??= makeTemplateApp()
  return await template
}

/**
 * Fills a data folder with a copy of a desk that was opened once in this process, much sooner than a new one is made. Returns
 * the template of its database on PostgreSQL.
 */
export async function copyTemplateApp(folder: string): Promise<string | undefined> {
  const { files, database } = await prepareTemplateApp()
  for (const { name, bytes, mode } of files) writeFileSync(join(folder, name), bytes, { mode })
  return database
}
