/** What practice mode says of the workspace that it keeps between two starts. */
export const practiceTexts = {
  movedAside: (path: string) =>
    `What practice mode had kept of its workspaces cannot be used: it is damaged or of another version. It is now called ${path}, and the workspaces start as new.`,
  notRead: (path: string, reason: string) =>
    `What practice mode has kept of its workspaces cannot be read (${reason}): ${path}. The workspaces start as new, and nothing is kept of them.`,
  notKept: (path: string, reason: string) =>
    `What was written into the practice workspaces could not be kept (${reason}): ${path}.`,
} as const;
