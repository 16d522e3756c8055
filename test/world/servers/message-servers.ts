import type { RealServer } from './real-server.ts';

/** Servers that pass messages on. */
export const MESSAGE_SERVERS: readonly RealServer[] = [
  {
    name: 'NATS',
    package: 'nats-server',
    program: '/usr/sbin/nats-server',
    ports: [{ port: 21422, title: 'NATS', service: 'nats', tellsVersion: true }],
    launch: () => ({ command: ['/usr/sbin/nats-server', '-a', '127.0.0.1', '-p', '21422'] }),
  },
  {
    name: 'Mosquitto',
    package: 'mosquitto',
    program: '/usr/sbin/mosquitto',
    ports: [
      { port: 21883, title: 'Mosquitto', service: 'mqtt' },
      { port: 21884, title: 'Mosquitto in TLS', service: 'mqtt', tls: true },
    ],
    launch: (folder, certificate) => ({
      files: {
        'mosquitto.conf': [
          ...['listener 21883 127.0.0.1', 'allow_anonymous true', 'user root', 'log_dest stderr'],
          ...['listener 21884 127.0.0.1', `certfile ${certificate}`, `keyfile ${certificate}.key`, ''],
        ].join('\n'),
      },
      command: ['/usr/sbin/mosquitto', '-c', `${folder}/mosquitto.conf`],
    }),
  },
];
