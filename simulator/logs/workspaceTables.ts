/**
 * Tables of a Log Analytics workspace that admins use computer groups on, with columns by the Azure Monitor
 * table reference (not every column: those that queries on computers commonly name). `agentTables.ts` fills some; the others hold no rows.
 */
const standard = 'TenantId: string, SourceSystem: string, TimeGenerated: datetime, Computer: string';
const trailing = 'Type: string, _ResourceId: string';

const specific: Readonly<Record<string, string>> = {
  Heartbeat:
    'SourceComputerId: string, ComputerIP: string, Category: string, OSType: string, OSName: string, ' +
    'OSMajorVersion: string, OSMinorVersion: string, Version: string, SCAgentChannel: string, ' +
    'IsGatewayInstalled: bool, Solutions: string, ComputerEnvironment: string, VMUUID: string, ' +
    'ResourceGroup: string, SubscriptionId: string, ResourceType: string, ResourceId: string',
  Event:
    'Source: string, EventLog: string, EventLevel: int, EventLevelName: string, ParameterXml: string, ' +
    'EventData: string, EventID: int, RenderedDescription: string, EventCategory: int, UserName: string, ' +
    'ManagementGroupName: string, AzureDeploymentID: string, Role: string',
  Perf:
    'ObjectName: string, CounterName: string, InstanceName: string, Min: real, Max: real, ' +
    'SampleCount: int, CounterValue: real, CounterPath: string, BucketStartTime: datetime, ' +
    'BucketEndTime: datetime, StandardDeviation: real',
  Syslog:
    'EventTime: datetime, Facility: string, HostName: string, SeverityLevel: string, SyslogMessage: string, ' +
    'ProcessID: int, HostIP: string, ProcessName: string, CollectorHostName: string',
  SecurityEvent:
    'Account: string, AccountType: string, EventSourceName: string, Channel: string, Task: int, Level: string, ' +
    'EventData: string, EventID: int, Activity: string, CommandLine: string, IpAddress: string, ' +
    'LogonType: int, LogonTypeName: string, NewProcessName: string, ParentProcessName: string, ' +
    'Process: string, TargetAccount: string, TargetUserName: string, SubjectUserName: string',
  Update:
    'Title: string, Classification: string, UpdateState: string, Product: string, KBID: string, ' +
    'PublishedDate: datetime, Optional: bool, Approved: bool, MSRCSeverity: string, OSType: string, ' +
    'UpdateID: string, RebootBehavior: string, BulletinID: string',
  UpdateSummary:
    'RestartPending: bool, OsVersion: string, TotalUpdatesMissing: int, SecurityUpdatesMissing: int, ' +
    'CriticalUpdatesMissing: int, OtherUpdatesMissing: int, WindowsUpdateSetting: string',
  ConfigurationChange:
    'ConfigChangeType: string, ChangeCategory: string, SoftwareName: string, SoftwareType: string, ' +
    'SvcName: string, SvcState: string, Publisher: string, Current: string, Previous: string',
  ConfigurationData:
    'ConfigDataType: string, SoftwareName: string, SoftwareType: string, CurrentVersion: string, ' +
    'Publisher: string, SvcName: string, SvcState: string, SvcStartupType: string',
  ProtectionStatus:
    'DeviceName: string, ThreatStatus: string, ProtectionStatus: string, ThreatStatusRank: int, ' +
    'ProtectionStatusRank: int, TypeofProtection: string, ScanDate: datetime',
  InsightsMetrics:
    'Origin: string, Namespace: string, Name: string, Val: real, Tags: string, AgentId: string',
  VMComputer: 'HostName: string, FullDisplayName: string, OperatingSystemFullName: string, CpuSpeed: int',
  VMConnection:
    'Direction: string, ProcessName: string, SourceIp: string, DestinationIp: string, LinksLive: long',
  Operation: 'OperationStatus: string, Detail: string, OperationCategory: string, Solution: string',
  ComputerGroup:
    'Group: string, GroupId: string, GroupSource: string, GroupSourceName: string, GroupFullName: string',
};

/** Table name to schema in Kusto's notation. */
export const workspaceTables: ReadonlyMap<string, string> = new Map([
  ...Object.entries(specific).map(([name, columns]): [string, string] => [
    name,
    `(${standard}, ${columns}, ${trailing})`,
  ]),
  [
    'Usage',
    '(TenantId: string, TimeGenerated: datetime, DataType: string, Quantity: real, IsBillable: bool, Type: string)',
  ],
]);
