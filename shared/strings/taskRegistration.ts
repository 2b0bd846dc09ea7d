/** What Windows Task Scheduler shows of our task, and the title of the window in which schtasks asks for a password. */
export const taskRegistration = {
  author: 'OMS Connect',
  folder: 'OMS Connect',
  consoleTitle: 'OMS Connect',
  description: (siteCode: string, workspace: string) =>
    `Refreshes the computer groups of Configuration Manager site ${siteCode} in the Log Analytics workspace ${workspace} every 3 hours. Made by OMS Connect: change it there.`,
} as const;
