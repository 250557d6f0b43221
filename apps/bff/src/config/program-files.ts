import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DATABASE_FILE } from './data-folder.ts'
import type { Settings } from './server-settings.ts'

/** The root folder of the project, from source or build. Throws where there is none above this file. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('pnpm-workspace.yaml not found above the program')
    folder = above
  }
  return folder
}

/** The database file of a SQLite desk. */
export const databaseFile = ({ dataFolder }: Settings): string => join(dataFolder, DATABASE_FILE)

/** The folder of migrations, with a folder for each engine. */
export const migrationsFolder = (): string => join(projectRoot(), 'packages/storage/migrations')
