import { wmiClasses } from './classes/registry.ts';
import type { WmiClass } from './odata/wmiClass.ts';

/** `$metadata` of the wmi route for the classes that are served here. */
export function metadataDocument(): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    '  <edmx:DataServices>',
    '    <Schema Namespace="AdminService" xmlns="http://docs.oasis-open.org/odata/ns/edm">',
    ...wmiClasses.flatMap((each) => each((wmiClass) => entityType(wmiClass))),
    '      <EntityContainer Name="Container">',
    ...wmiClasses.map((each) =>
      each(({ name }) => `        <EntitySet Name="${name}" EntityType="AdminService.${name}" />`),
    ),
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
