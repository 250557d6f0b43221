/** Why something was not done. */
export function ProblemLine({ problem }: { problem: string | null }) {
  if (!problem) return null
  return (
    <p role="alert" className="rounded-md bg-red-bg px-3 py-2 text-sm text-red">
      {problem}
    </p>
  )
}
