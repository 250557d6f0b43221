import type { ReactNode } from 'react'
import { useJobCategories } from '../i18n/job-categories.ts'

/** The category of a job in English, or as the marketplace calls it. */
export default function JobCategory({ name }: { name: string }): ReactNode {
  return useJobCategories()[name] ?? <span lang="ja">{name}</span>
}
