import { describe, expect, it } from 'vitest';
import { serve } from '../sampleService.ts';

describe('$filter', () => {
  it.each<[filter: string, expected: readonly string[]]>([
    ["Name eq 'sql01'", ['SQL01']],
    ["Name ne 'SQL01' and startswith(Name,'sql')", ['SQL02']],
    ["startswith(Name,'SQL') eq true", ['SQL01', 'SQL02']],
    ["startswith(Name,'SQL') eq false and ResourceID le 16777222", ['CM01', 'WEB01']],
    ["endswith(Name,'01') and contains(Name,'e')", ['WEB01', 'FILE01']],
    ['ResourceID gt 16777223 and ResourceID lt 16777225', ['PC-0001']],
    ['16777223 lt ResourceID and 16777225 ge ResourceID', ['PC-0001', 'PC-0002']],
    ['ResourceID ge 2046820353', ['x64 Unknown Computer (x64 Unknown Computer)', 'DC01', 'OLDPC']],
    ['SiteCode eq null', ['Provisioning Device (Provisioning Device)', 'OLDPC']],
    ['IsObsolete eq null', ['DC01', 'OLDPC']],
    // SQL: a comparison with NULL is neither true nor false, and neither is its negation.
    ['IsActive ne true', ['FILE01']],
    ['not (IsActive eq true)', ['FILE01']],
    ["not (IsActive eq true or Name eq 'nobody')", ['FILE01']],
    ["not (IsActive eq true and Name ne 'CM01')", ['CM01', 'FILE01']],
    ['16777221 gt ResourceID and 16777220 le ResourceID', ['SQL01']],
    ["not (Name eq 'CM01' or ResourceID gt 16777220)", ['SQL01']],
    ["Name eq 'CM01' or Name eq 'WEB01' and Domain eq 'CONTOSO'", ['CM01']],
    ["(Name eq 'CM01' or Name eq 'WEB01') and Domain eq 'fabrikam'", ['WEB01']],
    ["Name gt 'sql01' and Name lt 'X'", ['SQL02', 'WEB01']],
    ["Name eq 'O''Brien'", []],
    ['ResourceID eq 16777219 or ResourceID eq 2097152015', ['CM01', 'OLDPC']],
  ])('%s', async (filter, expected) => {
    const { names } = serve();
    const path = `SMS_FullCollectionMembership?$filter=CollectionID eq 'SMS00001' and (${filter})`;
    expect(await names(path)).toEqual(expected);
    // Hints only narrow: the same rows must come when the collection is named the other way round.
    expect(
      await names(`SMS_FullCollectionMembership?$filter=(${filter}) and 'sms00001' eq CollectionID`),
    ).toEqual(expected);
  });

  it('finds texts with quotes, ampersands and brackets, written with + or %20', async () => {
    const { names } = serve();
    const name = encodeURIComponent("Kiosk PCs - St. John''s (R&D)");
    expect(await names(`SMS_Collection?$filter=Name+eq+'${name}'`)).toEqual(["Kiosk PCs - St. John's (R&D)"]);
  });

  it('compares dates as moments', async () => {
    const { names } = serve();
    const path =
      'SMS_Collection?$filter=LastMemberChangeTime gt 2026-07-31T20:28:53.25Z&$select=CollectionID,Name';
    expect(await names(path)).toEqual(['All Windows Servers']);
  });

  it.each([
    "Name like 'SQL%'",
    "Name in ('SQL01','SQL02')",
    "tolower(Name) eq 'sql01'",
    "NoSuchProperty eq 'x'",
    "ResourceID eq '16777219'",
    'Name eq 5',
    'IsClient eq 1',
    'Name gt null',
    'IsClient gt true',
    'Name eq Domain',
    'Name eq',
    "(Name eq 'x'",
    "Name eq 'x",
    "Name eq 'x' Domain eq 'y'",
    "contains(Name,'x') eq 'true'",
    'ResourceID eq 1.5',
    "RoleNames/any(role: role eq 'x')",
    '',
  ])('refuses %s with the 404 of the service', async (filter) => {
    const { ask } = serve();
    const response = await ask(`SMS_FullCollectionMembership?$filter=${encodeURIComponent(filter)}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: { code: '404', message: expect.any(String) } });
  });
});
