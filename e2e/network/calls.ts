import type { Page } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { type DiagnosisRow, isSameRow } from '../../shared/diagnosis.ts';
import type { AppError } from '../../shared/errors.ts';
import { practice } from '../../shared/practice.ts';

export const entra = 'login.microsoftonline.com';
export const arm = 'management.azure.com';
export const logs = 'api.loganalytics.io';

/** Verifies the practice app at the simulated Entra ID; answers why it did not work, if it did not. */
export async function verify(page: Page): Promise<AppError | undefined> {
  return page.evaluate(
    async (values) => {
      const answer = await window.oms.verifySignIn({
        source: { kind: 'provider', fqdn: values.providerFqdn },
        cloud: 'public',
        tenant: values.tenantId,
        clientId: values.clientId,
        secret: { kind: 'typed', value: values.clientSecret },
      });
      return answer.ok ? undefined : answer.error;
    },
    { ...practice },
  );
}

/** What *Diagnose* finds on the way to Azure. No site is named, whose name would be asked for outside. */
export async function diagnose(page: Page): Promise<readonly DiagnosisRow[]> {
  const [rows, changes] = await page.evaluate(async () => {
    const told: DiagnosisRow[] = [];
    const finished = new Promise<void>((resolve) => {
      window.oms.on('diagnosis', (event) => {
        if (event.kind === 'row') told.push(event.row);
        else resolve();
      });
    });
    const answer = await window.oms.diagnose({ cloud: 'public', practice: false });
    if (!answer.ok) throw new Error(answer.error.code);
    await finished;
    return [answer.value.rows, told] as const;
  });
  return rows.map((row) => changes.findLast((change) => isSameRow(change, row)) ?? row);
}

export function rowOf(rows: readonly DiagnosisRow[], host: string, probe: DiagnosisRow['probe']) {
  return rows.find((row) => row.host === host && row.probe === probe);
}
