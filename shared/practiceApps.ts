/**
 * Apps of the practice tenant beside the one that works: one for each thing that goes wrong in real life. Client
 * IDs and secrets are fixed and documented in the simulator's README. Like those of the one that works they open
 * nothing anywhere else.
 */
export const practiceApps = {
  expiredSecret: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b31',
    clientSecret: 'Exp8Q~practice-only.Expired_Value~0123456789',
  },
  noRole: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b32',
    clientSecret: 'Nor8Q~practice-only.No_Role_Value~0123456789',
  },
  reader: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b33',
    clientSecret: 'Rdr8Q~practice-only.Reader_Value~01234567890',
  },
  disabled: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b34',
    clientSecret: 'Dis8Q~practice-only.Disabled_Value~012345678',
  },
  conditionalAccess: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b35',
    clientSecret: 'Cap8Q~practice-only.Blocked_Value~0123456789',
  },
  graphPermitted: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b36',
    clientSecret: 'Gph8Q~practice-only.Graph_Value~012345678901',
  },
  manySubscriptions: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b37',
    clientSecret: 'Mny8Q~practice-only.Many_Value~0123456789012',
  },
  owner: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b38',
    clientSecret: 'Own8Q~practice-only.Owner_Value~012345678901',
  },
  newSecret: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b39',
    clientSecret: 'New8Q~practice-only.New_Value~01234567890123',
  },
  /** Lives in the other tenant, Fabrikam: AADSTS700016 in the practice tenant. */
  foreign: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b3a',
    clientSecret: 'Fab8Q~practice-only.Fabrikam_Value~012345678',
  },
  expiresSoon: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b3b',
    clientSecret: 'Soo8Q~practice-only.Soon_Value~0123456789012',
  },
  severalSecrets: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b3c',
    clientSecret: 'Sev8Q~practice-only.Several_Value~0123456789',
  },
  renewing: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b3d',
    clientSecret: 'Ren8Q~practice-only.Renewing_Value~012345678',
  },
  /** Log Analytics Reader where the working app is Contributor: it may query groups, and not write them. */
  queryReader: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4bd0',
    clientSecret: 'Lar8Q~practice-only.Query_Reader~01234567890',
  },
  /** Contributor, but of another resource group. */
  otherGroup: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4bd1',
    clientSecret: 'Oth8Q~practice-only.Other_Group~012345678901',
  },
  /** Reader, and for a minute after the start of practice mode not yet the Log Analytics Contributor that it is. */
  newRole: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4bd2',
    clientSecret: 'Nrl8Q~practice-only.New_Role_Value~012345678',
  },
} as const;

export type OtherPracticeApp = keyof typeof practiceApps;
