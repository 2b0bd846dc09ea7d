import { describe, expect, test } from 'vitest';
import { consoleText } from './consoleText.ts';
import { judgeTask, readDefinition, type TaskExpectation, userIdOf } from './readTask.ts';
import type { TaskStatus } from './taskStatus.ts';
import { type TaskDefinition, taskFile, taskXml } from './taskXml.ts';

const definition: TaskDefinition = {
  connectionId: '4f2c1a00-0000-4000-8000-000000000001',
  siteCode: 'PS1',
  workspaceName: 'law-ops',
  account: 'CONTOSO\\admin',
  logon: 'interactive',
  program: { path: 'C:\\OMS & Co\\OMS Connect.exe', folder: 'C:\\OMS & Co' },
  start: '2026-11-25T18:07:31',
};
const expected: TaskExpectation = {
  taskName: '\\OMS Connect\\PS1 4f2c1a',
  connectionId: definition.connectionId,
  syncAccount: 'CONTOSO\\admin',
  program: definition.program.path,
  programExists: true,
};

function xmlOf(change: Partial<TaskDefinition> = {}): string {
  const xml = taskXml({ ...definition, ...change });
  if (!xml.ok) throw new Error(xml.error.code);
  return xml.value;
}

function judge(
  xml: string,
  { status, ...change }: Partial<TaskExpectation> & { readonly status?: TaskStatus } = {},
) {
  const task = readDefinition(xml);
  if (task === undefined) throw new Error('not read');
  return judgeTask(task, status, { ...expected, ...change });
}

/** Our XML with one part exchanged; the part must be there. */
function altered(part: string, by: string, change: Partial<TaskDefinition> = {}): string {
  const xml = xmlOf(change);
  expect(xml).toContain(part);
  return xml.replace(part, by);
}

describe('a task as we made it', () => {
  test.each([
    ['interactive', 'CONTOSO\\admin'],
    ['password', 'CONTOSO\\svc-oms'],
    ['managed', 'CONTOSO\\svc-oms$'],
  ] as const)('%s is in order', (logon, account) => {
    expect(judge(xmlOf({ logon, account }), { syncAccount: account })).toEqual({
      kind: 'registered',
      taskName: '\\OMS Connect\\PS1 4f2c1a',
      account,
      logon,
    });
  });

  test('so is its file, as schtasks gives it back', () => {
    expect(judge(consoleText(taskFile(xmlOf())))).not.toHaveProperty('problem');
    expect(judge(`${xmlOf().replace(/^<\?xml.*\?>/, '$&\r\n<Tasks>')}</Tasks>`)).not.toHaveProperty(
      'problem',
    );
  });

  test('shows when it ran, with what result, and when it runs next', () => {
    const status = {
      lastRunAt: '2026-11-25T15:07:31.000Z',
      lastResult: 2,
      nextRunAt: '2026-11-25T18:07:31.000Z',
    };
    expect(judge(xmlOf(), { status })).toMatchObject(status);
  });
});

/** How Windows shows it: a SID, values that count anyhow left out, elements in another order. */
const exported = `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Author>OMS Connect</Author>
    <URI>\\OMS Connect\\PS1 4f2c1a</URI>
  </RegistrationInfo>
  <Principals>
    <Principal id="Author">
      <UserId>S-1-5-21-1111-2222-3333-1001</UserId>
      <LogonType>InteractiveToken</LogonType>
    </Principal>
  </Principals>
  <Settings>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>0</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT120M</ExecutionTimeLimit>
    <StartWhenAvailable>1</StartWhenAvailable>
    <IdleSettings>
      <StopOnIdleEnd>true</StopOnIdleEnd>
      <RestartOnIdle>false</RestartOnIdle>
    </IdleSettings>
  </Settings>
  <Triggers>
    <TimeTrigger>
      <StartBoundary>2026-11-25T18:07:31</StartBoundary>
      <Repetition>
        <Interval>PT180M</Interval>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
    </TimeTrigger>
  </Triggers>
  <Actions Context="Author">
    <Exec>
      <Command>"c:\\oms &amp; co\\oms connect.EXE"</Command>
      <Arguments>--sync  --scheduled --connection 4F2C1A00-0000-4000-8000-000000000001</Arguments>
    </Exec>
  </Actions>
</Task>`;

describe('a task as Windows shows it', () => {
  test('is in order all the same', () => {
    const status = { account: 'contoso\\Admin' };
    expect(judge(exported, { status })).toEqual({
      kind: 'registered',
      taskName: '\\OMS Connect\\PS1 4f2c1a',
      account: 'contoso\\Admin',
      logon: 'interactive',
    });
  });

  test('a SID that nobody translates is shown, and believed', () => {
    expect(judge(exported)).toMatchObject({ account: 'S-1-5-21-1111-2222-3333-1001' });
    expect(judge(exported)).not.toHaveProperty('problem');
  });

  test('a name without its domain is believed', () => {
    expect(judge(exported, { status: { account: 'admin' } })).not.toHaveProperty('problem');
    expect(judge(exported, { status: { account: 'other' } })).toMatchObject({ problem: 'altered' });
  });

  test('a managed account behind a SID is told as one', () => {
    const xml = exported.replace('InteractiveToken', 'Password');
    const account = 'CONTOSO\\svc-oms$';
    expect(judge(xml, { status: { account }, syncAccount: account })).toEqual({
      kind: 'registered',
      taskName: '\\OMS Connect\\PS1 4f2c1a',
      account,
      logon: 'managed',
    });
  });

  test('names that the console’s code page lacks are no other names', () => {
    const program = 'C:\\Users\\J\u00f6rg\\\u76ee\u5f55\\a.exe';
    const xml = xmlOf({ account: 'CONTOSO\\J\u00f6rg', program: { path: program, folder: 'C:\\' } });
    const bytes = Buffer.from(xml.replaceAll('\u76ee\u5f55', '??'), 'latin1');
    const who = { syncAccount: 'CONTOSO\\J\u00f6rg', program };
    expect(judge(consoleText(bytes), who)).not.toHaveProperty('problem');
    const status = { account: 'CONTOSO\\J\u00f6rg', program };
    expect(judge(consoleText(bytes), { ...who, status })).toEqual({
      kind: 'registered',
      taskName: '\\OMS Connect\\PS1 4f2c1a',
      account: 'CONTOSO\\J\u00f6rg',
      logon: 'interactive',
    });
    const elsewhere = { ...status, program: 'C:\\Users\\J\u00f6rg\\\u5f55\u76ee\\a.exe' };
    expect(judge(consoleText(bytes), { ...who, status: elsewhere })).toMatchObject({
      problem: 'programMissing',
    });
  });
});

describe('a program that is no longer there', () => {
  test.each([
    ['another path', altered('OMS Connect.exe', 'OMS Connect 1.exe'), true],
    ['no path', altered(/<Command>.*<\/Command>/.exec(xmlOf())?.[0] ?? '-', ''), true],
    ['no file', xmlOf(), false],
  ])('%s', (_name, xml, programExists) => {
    expect(judge(xml, { programExists })).toMatchObject({ problem: 'programMissing' });
  });

  test('weighs more than a task that is switched off', () => {
    const xml = altered(
      '    <Enabled>true</Enabled>\r\n  </Settings>',
      '<Enabled>false</Enabled></Settings>',
    );
    expect(judge(xml, { programExists: false })).toMatchObject({ problem: 'programMissing' });
  });
});

test.each([
  ['the task', '    <Enabled>true</Enabled>\r\n  </Settings>', '<Enabled>0</Enabled></Settings>'],
  ['its trigger', '<Enabled>true</Enabled>\r\n    </TimeTrigger>', '<Enabled>false</Enabled></TimeTrigger>'],
])('%s is switched off', (_name, part, by) => {
  expect(judge(altered(part, by))).toMatchObject({ problem: 'disabled' });
});

describe('a task that was changed', () => {
  test.each([
    ['other arguments', '--scheduled', '--full'],
    ['another connection', '000000000001</Arguments>', '000000000002</Arguments>'],
    ['one action more', '</Exec>', '</Exec><Exec><Command>calc.exe</Command></Exec>'],
    ['an action of another kind', '</Exec>', '</Exec><ComHandler/>'],
    ['another interval', 'PT3H', 'PT1H'],
    ['an end of the repetition', '</Interval>', '</Interval><Duration>P1D</Duration>'],
    ['an end', '</StartBoundary>', '</StartBoundary><EndBoundary>2027-01-01T00:00:00</EndBoundary>'],
    ['one trigger more', '</TimeTrigger>', '</TimeTrigger><LogonTrigger/>'],
    ['the highest rights', 'LeastPrivilege', 'HighestAvailable'],
    ['S4U', 'InteractiveToken', 'S4U'],
    ['a logon that is no longer in use', 'InteractiveToken', 'InteractiveTokenOrPassword'],
    ['no logon type, as SYSTEM has it', '<LogonType>InteractiveToken</LogonType>', ''],
    ['a group', '<UserId>CONTOSO\\admin</UserId>', '<GroupId>S-1-5-32-545</GroupId>'],
    ['SYSTEM', 'CONTOSO\\admin', 'S-1-5-18'],
    ['another account', 'CONTOSO\\admin', 'CONTOSO\\other'],
    ['parallel runs', 'IgnoreNew', 'Parallel'],
    ['no start on batteries', 'DisallowStartIfOnBatteries>false', 'DisallowStartIfOnBatteries>true'],
    ['an end on batteries', '<StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>', ''],
    ['no late start', '<StartWhenAvailable>true</StartWhenAvailable>', ''],
    ['a condition of network', 'RunOnlyIfNetworkAvailable>false', 'RunOnlyIfNetworkAvailable>true'],
    ['another time limit', 'PT2H', 'PT3M'],
    ['no time limit', '<ExecutionTimeLimit>PT2H</ExecutionTimeLimit>', ''],
    ['an unreadable time limit', 'PT2H', 'soon'],
    ['waking the computer', 'WakeToRun>false', 'WakeToRun>true'],
  ])('%s', (_name, part, by) => {
    expect(judge(altered(part, by))).toMatchObject({ problem: 'altered' });
  });

  test('still tells how it signs in', () => {
    expect(judge(altered('InteractiveToken', 'S4U'))).toMatchObject({ logon: 'password' });
    const group = altered('<UserId>CONTOSO\\admin</UserId>', '<GroupId>CONTOSO\\team</GroupId>');
    expect(judge(group)).toMatchObject({ logon: 'interactive', account: 'CONTOSO\\team' });
  });
});

test.each([
  ['nothing', ''],
  ['a sentence', 'ERROR: The system cannot find the file specified.'],
  ['another document', '<html><body/></html>'],
  ['an empty list', '<Tasks></Tasks>'],
  ['a cut one', xmlOf().slice(0, 500)],
])('%s is no definition', (_name, text) => {
  expect(readDefinition(text)).toBeUndefined();
});

test('a definition that names nobody has no user', () => {
  const task = readDefinition('<Task/>');
  expect(task && userIdOf(task)).toBe('');
});
