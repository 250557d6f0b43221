import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DATABASE_FILE } from './data-folder.ts'
import type { Settings } from './server-settings.ts'

/** Top of the project, found from wherever this file runs: source or build. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('pnpm-workspace.yaml not found above the program')
    folder = above
  }
  return folder
}

/** The file of a SQLite desk. */
export const databaseFile = ({ dataFolder }: Settings): string => join(dataFolder, DATABASE_FILE)

/** One folder of migrations an engine. */
export const migrationsFolder = (): string => join(projectRoot(), 'packages/storage/migrations')
