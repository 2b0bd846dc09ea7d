import { describe, expect, it } from 'vitest';
import { cleanPaste, isCollectionId, isFullHostName, isTenant, isWorkspaceId } from './fields.ts';

describe('cleanPaste', () => {
  it.each([
    ['abc', 'abc', []],
    ['  abc\t', 'abc', ['blanks']],
    ['abc\r\n', 'abc', ['lineBreak']],
    ['\u200babc\ufeff', 'abc', ['invisible']],
    ['a\u200bbc', 'abc', ['invisible']],
    ['"abc"', 'abc', ['quotes']],
    ['“abc”', 'abc', ['quotes']],
    ['a b"c', 'a b"c', []],
    ['\u00a0', '', ['blanks']],
  ])('%j becomes %j and says what it removed', (text, value, removed) => {
    expect(cleanPaste(text)).toEqual({ value, removed });
  });
});

describe('isFullHostName', () => {
  it.each(['cm01.contoso.com', 'CM01.contoso.com', 'a.b'])('accepts %s', (text) => {
    expect(isFullHostName(text)).toBe(true);
  });
  it.each([
    'cm01',
    '10.0.0.1',
    '::1',
    'cm01.contoso.com:443',
    'https://cm01.contoso.com',
    'cm 01.contoso.com',
    'a..b',
    '-a.b',
  ])('refuses %s', (text) => {
    expect(isFullHostName(text)).toBe(false);
  });
});

describe('isTenant', () => {
  it.each([
    ['7f3c2a10-5b1d-4c7e-9a46-2d8e0f6b1c35', true],
    ['contoso.onmicrosoft.com', true],
    ['contoso', false],
    ['', false],
  ])('%j: %s', (text, is) => {
    expect(isTenant(text)).toBe(is);
  });
});

describe('isCollectionId', () => {
  it.each([
    ['PS100014', true],
    ['SMS000KM', true],
    ['SMSOTHER', true],
    ['ps100014', false],
    ["PS1' or '", false],
    ['PS10001', false],
  ])('%j: %s', (text, is) => {
    expect(isCollectionId(text)).toBe(is);
  });
});

describe('isWorkspaceId', () => {
  const workspace = {
    subscriptionId: '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18',
    resourceGroup: 'rg-oms-hq',
    name: 'law-contoso-hq',
  };
  const id = `/subscriptions/${workspace.subscriptionId}/resourceGroups/rg-oms-hq/providers/Microsoft.OperationalInsights/workspaces/law-contoso-hq`;

  it('accepts the ID of this workspace in any casing', () => {
    expect(isWorkspaceId(id, workspace)).toBe(true);
    expect(isWorkspaceId(id.toLowerCase(), workspace)).toBe(true);
  });

  it.each([
    ['another host', '.evil.example/x'],
    ['another workspace', id.replace('law-contoso-hq', 'law-other')],
    ['something below it', `${id}/savedSearches/x`],
    ['a query', `${id}?x`],
    ['a way up', id.replace('rg-oms-hq', '..')],
  ])('refuses %s, since a token is sent there', (_what, other) => {
    expect(isWorkspaceId(other, workspace)).toBe(false);
  });
});
