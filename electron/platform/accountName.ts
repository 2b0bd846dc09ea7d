/** This account as Windows writes it ("CONTOSO\admin"); elsewhere just the user's name. */
export function accountName(env: Readonly<Record<string, string | undefined>>, user: string): string {
  const domain = env.USERDOMAIN;
  return domain === undefined || domain === '' ? user : `${domain}\\${user}`;
}
