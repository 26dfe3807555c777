/** Runs `task` once after `ms` milliseconds; returns what cancels it. */
export function after(ms: number, task: () => void): () => void {
  const timer = window.setTimeout(task, ms);
  return () => window.clearTimeout(timer);
}
