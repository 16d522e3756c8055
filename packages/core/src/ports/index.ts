export { isBlockedByBrowsers } from './browser-blocked.ts';
export type { EverydayProtocol } from './everyday/everyday-protocol.ts';
export { EVERYDAY_PROTOCOLS } from './everyday/everyday-protocols.ts';
export { portClassOf } from './port-class.ts';
export { type PortStanding, portStanding } from './ranges/port-standing.ts';
export type { PortRegistry, RegistryEntry } from './registry/port-registry.ts';
export { portRegistry } from './registry/registry-file.ts';
export { findPorts, type PortMatch } from './search/find-ports.ts';
export { usualServices, usualServicesOf } from './usual/usual-services.ts';
