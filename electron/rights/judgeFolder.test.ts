import { describe, expect, it } from 'vitest';
import { judgeFolder } from './judgeFolder.ts';
import { readDescriptor } from './securityDescriptor.ts';

/** In the short form that Windows writes. */
const OURS =
  '(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;AU)(A;;0x6;;;AU)(A;OICIIO;FA;;;CO)(A;;0x1200a9;;;OW)';
const OF_WINDOWS =
  '(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIIOID;GA;;;CO)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)';
const ALICE = 'S-1-5-21-1-2-3-1001';

const verdict = (sddl: string, ownedByMe = false) => {
  const read = readDescriptor(sddl);
  return read === undefined ? 'unreadable' : judgeFolder(read, ownedByMe);
};

describe('rights of a folder', () => {
  it.each([
    ['ours', `O:${ALICE}G:DUD:PAI${OURS}`, 'safe'],
    ['ours, of administrators', `O:BAG:SYD:P${OURS}`, 'safe'],
    [
      'ours with synchronize, as icacls may add it',
      `O:${ALICE}G:DUD:PAI${OURS.replace('0x6', '0x100006')}`,
      'safe',
    ],
    ['ours with auditing', `O:BAG:SYD:PAI${OURS}S:AI(AU;OICISA;FA;;;WD)`, 'safe'],
    ['of Windows, made by an administrator', `O:BAG:SYD:AI${OF_WINDOWS}`, 'open'],
    [
      'of the built-in administrator',
      `O:S-1-5-21-1-2-3-500G:SYD:PAI${OURS.replace(/\(A;;0x1200a9;;;OW\)/, '')}`,
      'safe',
    ],
    ['of Windows, made by somebody', `O:${ALICE}G:DUD:AI${OF_WINDOWS}`, 'foreign'],
    [
      'an owner who keeps its rights',
      `O:${ALICE}G:DUD:PAI${OURS.replace('(A;;0x1200a9;;;OW)', '(A;;FA;;;OW)')}`,
      'foreign',
    ],
    [
      'an owner who may set rights',
      `O:${ALICE}G:DUD:PAI${OURS.replace('(A;;0x1200a9;;;OW)', '(A;;RCWD;;;OW)')}`,
      'foreign',
    ],
    [
      'a limit that counts below only',
      `O:${ALICE}G:DUD:PAI${OURS.replace('(A;;0x1200a9;;;OW)', '(A;OICIIO;0x1200a9;;;OW)')}`,
      'foreign',
    ],
    ['somebody who may do all', `O:BAG:SYD:PAI${OURS}(A;;FA;;;${ALICE})`, 'foreign'],
    ['somebody who may do all below', `O:BAG:SYD:PAI${OURS}(A;OICIIO;FA;;;${ALICE})`, 'foreign'],
    ['everybody may delete', `O:BAG:SYD:PAI${OURS}(A;;SD;;;WD)`, 'foreign'],
    ['everybody may do what GENERIC_ALL is', `O:BAG:SYD:PAI${OURS}(A;;GA;;;WD)`, 'foreign'],
    ['no rights at all, which lets everybody', 'O:BAG:SYD:NO_ACCESS_CONTROL', 'foreign'],
    ['no list of rights', 'O:BAG:SY', 'foreign'],
    ['an empty list, which lets nobody', 'O:BAG:SYD:P', 'safe'],
    ['a refusal', `O:BAG:SYD:PAI(D;;FA;;;${ALICE})${OURS}`, 'safe'],
    ['no owner', `G:SYD:PAI${OURS}`, 'unreadable'],
    ['a condition', `O:BAG:SYD:PAI(XA;;FA;;;WD;(@User.x))`, 'unreadable'],
    ['rights that are none', 'O:BAG:SYD:PAI(A;;QQ;;;WD)', 'unreadable'],
    ['nothing', '', 'unreadable'],
  ])('%s', (_what, sddl, expected) => {
    expect(verdict(sddl)).toBe(expected);
  });

  it('of its own the account that asks may do what it likes', () => {
    expect(verdict(`O:${ALICE}G:DUD:AI${OF_WINDOWS}(A;ID;FA;;;${ALICE})`, true)).toBe('open');
  });
});
