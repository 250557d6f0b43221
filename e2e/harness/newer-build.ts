import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './server-processes.ts'

/** A build of the product, as an operator has one beside another. */
export type ProductBuild = { readonly root: string; readonly desk: string; readonly command: string }

/** Name of the migration that the newer program has. */
export const NEWER_MIGRATION = '9999_newer'

/** It leaves the counters of the breakdown wrong, as one might that moves rows which are counted. */
const SQL = `CREATE TABLE "newer_things" ("id" text PRIMARY KEY NOT NULL);
--> statement-breakpoint
DELETE FROM "breakdown_counts" WHERE "dimension" = 'decided';
`

type Journal = { entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[] }

function addMigration(folder: string): void {
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as Journal
  const last = journal.entries.at(-1)
  if (!last) throw new Error('there are no migrations')
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag: NEWER_MIGRATION })
  writeFileSync(file, JSON.stringify(journal))
  writeFileSync(join(folder, `${NEWER_MIGRATION}.sql`), SQL)
}

/** This program with one migration more, in a folder of its own that the caller removes. */
export function createNewerBuild(): ProductBuild {
  const root = mkdtempSync(join(tmpdir(), 'mimamori-newer-'))
  writeFileSync(join(root, 'pnpm-workspace.yaml'), '')
  mkdirSync(join(root, 'apps/bff'), { recursive: true })
  mkdirSync(join(root, 'apps/web'), { recursive: true })
  cpSync(join(ROOT, 'apps/bff/dist'), join(root, 'apps/bff/dist'), { recursive: true })
  symlinkSync(join(ROOT, 'apps/bff/node_modules'), join(root, 'apps/bff/node_modules'))
  symlinkSync(join(ROOT, 'apps/web/dist'), join(root, 'apps/web/dist'))
  const migrations = join(root, 'packages/storage/migrations')
  cpSync(join(ROOT, 'packages/storage/migrations'), migrations, { recursive: true })
  for (const engine of ['sqlite', 'postgres']) addMigration(join(migrations, engine))
  return {
    root,
    desk: join(root, 'apps/bff/dist/main.mjs'),
    command: join(root, 'apps/bff/dist/mimamori.mjs'),
  }
}
