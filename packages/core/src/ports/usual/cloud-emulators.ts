import type { UsualRow } from './usual-row.ts';

/** Services of clouds as they run on a developer's own machine. */
export const cloudEmulators = (): readonly UsualRow[] => [
  [4000, 'tcp', 'Firebase Emulator UI', 'firebase.google.com/docs/emulator-suite/install_and_configure: ui.port 4000'],
  [
    4400,
    'tcp',
    'Firebase emulator hub',
    'firebase.google.com/docs/emulator-suite/install_and_configure: hub.port 4400',
  ],
  [4566, 'tcp', 'LocalStack', 'docs.localstack.cloud: GATEWAY_LISTEN, port 4566'],
  [5001, 'tcp', 'Firebase functions emulator', 'firebase.google.com/docs/emulator-suite: functions.port 5001'],
  [8080, 'tcp', 'Firestore emulator', 'firebase.google.com/docs/emulator-suite: firestore.port 8080'],
  [8085, 'tcp', 'Pub/Sub emulator', 'cloud.google.com/pubsub/docs/emulator: default port 8085'],
  [9099, 'tcp', 'Firebase Auth emulator', 'firebase.google.com/docs/emulator-suite: auth.port 9099'],
  [9199, 'tcp', 'Firebase Storage emulator', 'firebase.google.com/docs/emulator-suite: storage.port 9199'],
  [10000, 'tcp', 'Azurite (blob)', 'learn.microsoft.com/azure/storage/common/storage-use-azurite: blob port 10000'],
  [10001, 'tcp', 'Azurite (queue)', 'learn.microsoft.com/azure/storage/common/storage-use-azurite: queue port 10001'],
  [10002, 'tcp', 'Azurite (table)', 'learn.microsoft.com/azure/storage/common/storage-use-azurite: table port 10002'],
  [54321, 'tcp', 'Supabase API (local)', 'supabase: config.toml, [api] port = 54321'],
  [54322, 'tcp', 'Supabase database (local)', 'supabase: config.toml, [db] port = 54322'],
  [54323, 'tcp', 'Supabase Studio (local)', 'supabase: config.toml, [studio] port = 54323'],
  [54324, 'tcp', 'Supabase mail (local)', 'supabase: config.toml, [inbucket] port = 54324'],
];
