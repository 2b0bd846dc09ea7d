import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAccountName } from '../../shared/fields.ts';
import { isBuiltInAccount, isManagedAccount } from './taskAccount.ts';
import { firstStart, type TaskDefinition, taskArguments, taskFile, taskName, taskXml } from './taskXml.ts';
import { elementsAt, readXml, textAt, type XmlElement } from './xmlTree.ts';

/** A strict parser of others, so that our own reading and writing cannot be wrong alike. It brings no types. */
interface StrictParser {
  onopentag: (tag: { readonly name: string }) => void;
  onclosetag: () => void;
  ontext: (text: string) => void;
  onerror: (error: Error) => void;
  write(text: string): { close(): void };
}
const { parser } = createRequire(import.meta.url)('sax') as { parser: (strict: boolean) => StrictParser };

interface Mutable {
  readonly name: string;
  readonly children: Mutable[];
  text: string;
}

function readStrictly(xml: string): XmlElement {
  const root: Mutable = { name: '', children: [], text: '' };
  const open = [root];
  const strict = parser(true);
  strict.onerror = (error) => {
    throw error;
  };
  strict.onopentag = ({ name }) => {
    const element: Mutable = { name, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  strict.onclosetag = () => {
    open.pop();
  };
  strict.ontext = (text) => {
    const inner = open.at(-1);
    if (inner) inner.text += text;
  };
  strict.write(xml).close();
  const [first] = root.children;
  if (first === undefined) throw new Error('no element');
  return first;
}

const task: TaskDefinition = {
  connectionId: '4F2C1A00-0000-4000-8000-000000000001',
  siteCode: 'PS1',
  workspaceName: 'law-ops',
  account: 'CONTOSO\\admin',
  logon: 'interactive',
  program: {
    path: 'C:\\Program Files\\OMS Connect\\OMS Connect.exe',
    folder: 'C:\\Program Files\\OMS Connect',
  },
  start: '2026-11-25T18:07:31',
};

function written(change: Partial<TaskDefinition> = {}): XmlElement {
  const xml = taskXml({ ...task, ...change });
  if (!xml.ok) throw new Error(xml.error.code);
  return readStrictly(xml.value);
}

describe('the task', () => {
  test('is named after site and connection', () => {
    expect(taskName(task)).toBe('\\OMS Connect\\PS1 4f2c1a');
  });

  test.each([
    ['P"1', '\\OMS Connect\\P1 4f2c1a'],
    ['..\\..', '\\OMS Connect\\Site 4f2c1a'],
    ['', '\\OMS Connect\\Site 4f2c1a'],
  ])('a site code like %j makes no other name than a legal one', (siteCode, name) => {
    expect(taskName({ ...task, siteCode })).toBe(name);
  });

  test('says what it is', () => {
    expect(textAt(written(), 'RegistrationInfo', 'Description')).toBe(
      'Refreshes the computer groups of Configuration Manager site PS1 in the Log Analytics workspace law-ops every 3 hours. Made by OMS Connect: change it there.',
    );
  });

  test('is repeated every 3 hours for ever', () => {
    const [trigger, ...others] = elementsAt(written(), 'Triggers', 'TimeTrigger');
    if (trigger === undefined) throw new Error('no trigger');
    expect(others).toEqual([]);
    expect(textAt(trigger, 'Repetition', 'Interval')).toBe('PT3H');
    expect(elementsAt(trigger, 'Repetition', 'Duration')).toEqual([]);
    expect(elementsAt(trigger, 'EndBoundary')).toEqual([]);
    expect(textAt(trigger, 'StartBoundary')).toBe('2026-11-25T18:07:31');
  });

  test.each([
    ['interactive', 'CONTOSO\\admin', 'InteractiveToken'],
    ['password', 'CONTOSO\\svc-oms', 'Password'],
    ['managed', 'CONTOSO\\svc-oms$', 'Password'],
  ] as const)('%s signs in as %s by %s, with the least rights', (logon, account, type) => {
    const [principal, ...others] = elementsAt(written({ logon, account }), 'Principals', 'Principal');
    if (principal === undefined) throw new Error('no principal');
    expect(others).toEqual([]);
    expect(principal.children.map(({ name, text }) => [name, text])).toEqual([
      ['UserId', account],
      ['LogonType', type],
      ['RunLevel', 'LeastPrivilege'],
    ]);
  });

  test('waits for neither power nor network, and never runs twice at once', () => {
    const [settings] = elementsAt(written(), 'Settings');
    expect(Object.fromEntries(settings?.children.map(({ name, text }) => [name, text]) ?? [])).toEqual({
      MultipleInstancesPolicy: 'IgnoreNew',
      DisallowStartIfOnBatteries: 'false',
      StopIfGoingOnBatteries: 'false',
      AllowHardTerminate: 'true',
      StartWhenAvailable: 'true',
      RunOnlyIfNetworkAvailable: 'false',
      AllowStartOnDemand: 'true',
      RunOnlyIfIdle: 'false',
      WakeToRun: 'false',
      ExecutionTimeLimit: 'PT2H',
      Enabled: 'true',
    });
  });

  test('starts this program for this connection', () => {
    const [exec] = elementsAt(written(), 'Actions', 'Exec');
    expect(exec?.children.map(({ name, text }) => [name, text])).toEqual([
      ['Command', task.program.path],
      ['Arguments', '--sync --scheduled --connection 4f2c1a00-0000-4000-8000-000000000001'],
      ['WorkingDirectory', task.program.folder],
    ]);
    expect(elementsAt(written(), 'Actions').flatMap(({ children }) => children)).toHaveLength(1);
  });

  test('is a file of UTF-16 with its mark', () => {
    const xml = taskXml(task);
    if (!xml.ok) throw new Error(xml.error.code);
    const bytes = Buffer.from(taskFile(xml.value));
    expect([...bytes.subarray(0, 4)]).toEqual([0xff, 0xfe, 0x3c, 0]);
    expect(bytes.subarray(2).toString('utf16le')).toBe(xml.value);
    expect(xml.value).toMatch(/^<\?xml version="1.0" encoding="UTF-16"\?>\r\n<Task version="1.2" /);
  });
});

describe('property: whatever is typed comes back from the XML', () => {
  const sign = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    fc.constantFrom(...'&<>"\' ]]>%^!$\\'),
  );
  const line = fc
    .array(sign, { minLength: 1, maxLength: 30 })
    .map((signs) =>
      signs
        .join('')
        .replace(/[\p{Cc}\ufffe\uffff]/gu, '')
        .toWellFormed(),
    )
    .filter((text) => text !== '' && text.length < 260);
  const account = line
    .map((text) => `CONTOSO\\${text}`)
    .filter((name) => isAccountName(name) && !isManagedAccount(name) && !isBuiltInAccount(name));

  test('accounts', () => {
    fc.assert(
      fc.property(account, (name) => {
        expect(
          textAtExactly(written({ account: name, logon: 'password' }), 'Principals', 'Principal', 'UserId'),
        ).toBe(name);
      }),
    );
  });

  test('paths', () => {
    fc.assert(
      fc.property(line, line, (path, folder) => {
        const tree = written({ program: { path, folder } });
        expect(textAtExactly(tree, 'Actions', 'Exec', 'Command')).toBe(path);
        expect(textAtExactly(tree, 'Actions', 'Exec', 'WorkingDirectory')).toBe(folder);
      }),
    );
  });

  test('and our own reading agrees with the strict one', () => {
    fc.assert(
      fc.property(line, line, fc.string({ unit: 'binary' }), (path, siteCode, workspaceName) => {
        const xml = taskXml({ ...task, siteCode, workspaceName, program: { path, folder: path } });
        if (!xml.ok) throw new Error(xml.error.code);
        expect(readXml(xml.value)).toEqual(readStrictly(xml.value));
      }),
    );
  });

  function textAtExactly(tree: XmlElement, ...path: readonly string[]): string | undefined {
    return elementsAt(tree, ...path)[0]?.text;
  }
});

describe('refused', () => {
  test.each(['SYSTEM', 'NT AUTHORITY\\SYSTEM', 'NT AUTHORITY\\NETWORK SERVICE'])('%s', (account) => {
    expect(taskXml({ ...task, account, logon: 'password' })).toMatchObject({
      ok: false,
      error: { code: 'taskAccountRefused', facts: { rule: 'builtIn' } },
    });
  });

  test('an account with half a character', () => {
    expect(taskXml({ ...task, account: 'CONTOSO\\a\ud800b' })).toMatchObject({
      ok: false,
      error: { code: 'taskAccountRefused', facts: { rule: 'characters' } },
    });
  });

  test.each(['', 'C:\\a\tb.exe', 'C:\\a\nb.exe', 'C:\\a\0b.exe', 'C:\\\ud800.exe', `C:\\${'a'.repeat(257)}`])(
    'a program path like %j',
    (path) => {
      expect(taskXml({ ...task, program: { ...task.program, path } })).toMatchObject({
        ok: false,
        error: { code: 'taskNotRegistered', facts: { reason: 'programPath', path } },
      });
    },
  );

  test('there is no way to S4U', () => {
    for (const logon of ['interactive', 'password', 'managed'] as const) {
      const xml = taskXml({ ...task, logon, account: logon === 'managed' ? 'CONTOSO\\a$' : 'CONTOSO\\a' });
      expect(xml.ok && !/S4U|HighestAvailable|GroupId/.test(xml.value)).toBe(true);
    }
  });
});

describe('the first start', () => {
  const jitter = 7 * 60_000 + 31_000;
  test.each([
    [new Date(2026, 10, 25, 16, 1), '2026-11-25T18:07:31'],
    [new Date(2026, 10, 25, 0, 0), '2026-11-25T03:07:31'],
    [new Date(2026, 10, 25, 2, 59, 59), '2026-11-25T03:07:31'],
    [new Date(2026, 10, 25, 3, 0), '2026-11-25T06:07:31'],
    [new Date(2026, 11, 31, 22, 30), '2027-01-01T00:07:31'],
  ])('after %s is %s', (now, start) => {
    expect(firstStart(now, jitter)).toBe(start);
  });

  test('without jitter is the full hour', () => {
    expect(firstStart(new Date(2026, 0, 2, 8, 0), 0)).toBe('2026-01-02T09:00:00');
  });
});

test('the arguments name the connection as the folders do', () => {
  expect(taskArguments('ABCDEF00-0000-4000-8000-000000000001')).toBe(
    '--sync --scheduled --connection abcdef00-0000-4000-8000-000000000001',
  );
});
