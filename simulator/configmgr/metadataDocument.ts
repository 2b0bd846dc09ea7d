import { nameOf, wmiClasses } from './classes/registry.ts';
import type { WmiClass } from './odata/wmiClass.ts';

/** `$metadata` of the wmi route for the classes that are served here. */
export function metadataDocument(): string {
  return documentOf(
    wmiClasses.flatMap((each) => each((wmiClass) => entityType(wmiClass))),
    wmiClasses.map(nameOf),
  );
}

/** `$metadata` of the v1.0 route, which is Microsoft's documented test of the service. */
export function v1MetadataDocument(): string {
  const properties = [
    ['MachineId', 'Edm.Int64'],
    ['Name', 'Edm.String'],
    ['ClientVersion', 'Edm.String'],
    ['DeviceOS', 'Edm.String'],
    ['IsActive', 'Edm.Int32'],
    ['LastActiveTime', 'Edm.DateTimeOffset'],
  ];
  const device = [
    '      <EntityType Name="Device">',
    '        <Key>',
    '          <PropertyRef Name="MachineId" />',
    '        </Key>',
    ...properties.map(([name, type]) => `        <Property Name="${name}" Type="${type}" />`),
    '      </EntityType>',
  ];
  return documentOf(device, ['Device']);
}

function documentOf(entityTypes: readonly string[], sets: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    '  <edmx:DataServices>',
    '    <Schema Namespace="AdminService" xmlns="http://docs.oasis-open.org/odata/ns/edm">',
    ...entityTypes,
    '      <EntityContainer Name="Container">',
    ...sets.map((name) => `        <EntitySet Name="${name}" EntityType="AdminService.${name}" />`),
    '      </EntityContainer>',
    '    </Schema>',
    '  </edmx:DataServices>',
    '</edmx:Edmx>',
    '',
  ].join('\n');
}

const tail: readonly (readonly [name: string, type: string])[] = [
  ['__GENUS', 'Edm.Int32'],
  ['__CLASS', 'Edm.String'],
  ['__SUPERCLASS', 'Edm.String'],
  ['__DYNASTY', 'Edm.String'],
  ['__RELPATH', 'Edm.String'],
  ['__PROPERTY_COUNT', 'Edm.Int32'],
  ['__DERIVATION', 'Collection(Edm.String)'],
  ['__SERVER', 'Edm.String'],
  ['__NAMESPACE', 'Edm.String'],
  ['__PATH', 'Edm.String'],
  ['__LAZYPROPERTIES', 'Collection(Edm.String)'],
  ['__QUALIFIER_SECURITYVERBS', 'Edm.Int32'],
];

function entityType<Row>(wmiClass: WmiClass<Row>): string[] {
  // Here, unlike in an entity, embedded objects stand in alphabetical place.
  const properties = [...wmiClass.properties].sort((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
  );
  return [
    `      <EntityType Name="${wmiClass.name}">`,
    '        <Key>',
    ...wmiClass.keys.map((key) => `          <PropertyRef Name="${key}" />`),
    '        </Key>',
    ...tail.map(([name, type]) => `        <Property Name="${name}" Type="${type}" />`),
    ...properties.map(({ name, edm }) => {
      const required = wmiClass.name === 'SMS_Collection' && name === 'Name' ? ' Nullable="false"' : '';
      return `        <Property Name="${name}" Type="${edm}"${required} />`;
    }),
    ...(wmiClass.name === 'SMS_Collection' ? collectionNavigation() : []),
    '      </EntityType>',
  ];
}

/** The odd constraint is the service's own. */
function collectionNavigation(): string[] {
  return ['SMS_R_System', 'SMS_R_User', 'SMS_R_UserGroup', 'SMS_R_UnknownSystem'].flatMap((target) => [
    `        <NavigationProperty Name="${target}" Type="Collection(AdminService.${target})">`,
    '          <ReferentialConstraint Property="CollectionID" ReferencedProperty="ResourceId" />',
    '        </NavigationProperty>',
  ]);
}
