import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whatIs } from './what-is.ts';

/** Arguments as one line, split at blanks; `~` inside of an argument stands for a blank. */
function what(line: string, executable?: string): string | undefined {
  const command = line.split(' ').map((word) => word.replaceAll('~', ' '));
  const found = whatIs({ name: undefined, command, executable });
  return found === undefined ? undefined : `${found.kind}: ${found.label}`;
}

const NODE = '/usr/bin/node';
const PYTHON = '/usr/bin/python3.11';
const RUBY = '/usr/bin/ruby3.1';

describe('whatIs', () => {
  it.each([
    ['node /x/node_modules/vite/bin/vite.js', NODE, 'dev-server: Vite dev server'],
    ['node /x/node_modules/.bin/vite --port 3000', NODE, 'dev-server: Vite dev server'],
    ['node node_modules/.bin/vite', undefined, 'dev-server: Vite dev server'],
    ['node /x/node_modules/.pnpm/vite@5.4.0/node_modules/vite/bin/vite.js dev', NODE, 'dev-server: Vite dev server'],
    ['node /root/.npm/_npx/1f2/node_modules/.bin/vite', NODE, 'dev-server: Vite dev server'],
    ['node /usr/local/bin/vite', NODE, 'dev-server: Vite dev server'],
    [
      '/home/a/.nvm/versions/node/v20.1.0/bin/node /home/a/.nvm/versions/node/v20.1.0/bin/vite',
      undefined,
      'dev-server: Vite dev server',
    ],
    [
      'node --inspect --max-old-space-size=4096 -r dotenv/config /x/node_modules/.bin/vite',
      NODE,
      'dev-server: Vite dev server',
    ],
    ['node /x/node_modules/.bin/vite preview --port 4173', NODE, 'web-server: Vite preview server'],
    ['node /x/node_modules/.bin/vite build --watch', NODE, 'tool: Vite build'],
    ['bun /x/node_modules/.bin/vite', '/usr/bin/bun', 'dev-server: Vite dev server'],
    ['deno run -A npm:vite@5', '/usr/bin/deno', 'dev-server: Vite dev server'],
    ['node /x/src/vite.js', NODE, 'application: Node.js program vite.js'],
    ['node vite.js', NODE, 'application: Node.js program vite.js'],
    ['node /home/ana/project/bin/serve', NODE, 'application: Node.js program serve'],
    ['next-server~(v16.1.1)', NODE, 'web-server: Next.js server'],
    ['next-server~(v16.1.1)', undefined, 'web-server: Next.js server'],
    ['next-server~(v16.1.1)   ', NODE, 'web-server: Next.js server'],
    ['node /x/node_modules/.bin/next dev', NODE, 'dev-server: Next.js dev server'],
    ['node /x/node_modules/.bin/next start -p 80', NODE, 'web-server: Next.js server'],
    ['node /x/node_modules/next/dist/server/lib/start-server.js', NODE, 'web-server: Next.js server'],
    ['node /x/node_modules/next/dist/compiled/jest-worker/processChild.js', NODE, 'tool: Next.js'],
    ['node /x/node_modules/.bin/nuxt dev', NODE, 'dev-server: Nuxt dev server'],
    ['node /x/node_modules/.bin/astro dev', NODE, 'dev-server: Astro dev server'],
    ['node /x/node_modules/.bin/webpack-dev-server', NODE, 'dev-server: webpack dev server'],
    ['node /x/node_modules/webpack-cli/bin/cli.js serve', NODE, 'dev-server: webpack dev server'],
    ['webpack', NODE, 'tool: webpack'],
    ['node /x/node_modules/react-scripts/scripts/start.js', NODE, 'dev-server: Create React App dev server'],
    ['ng~serve~--port~4200', NODE, 'dev-server: Angular dev server'],
    ['node /x/node_modules/@angular/cli/bin/ng.js serve', NODE, 'dev-server: Angular dev server'],
    ['node /x/node_modules/@angular/cli/bin/ng.js lint', NODE, 'application: Node.js program @angular/cli'],
    ['node /x/node_modules/.bin/storybook dev -p 6006', NODE, 'dev-server: Storybook'],
    ['node /x/node_modules/.bin/parcel index.html', NODE, 'dev-server: Parcel dev server'],
    ['node /x/node_modules/.bin/remix vite:dev', NODE, 'dev-server: Remix dev server'],
    ['node /x/node_modules/.bin/gatsby develop', NODE, 'dev-server: Gatsby dev server'],
    ['node /x/node_modules/.bin/expo start', NODE, 'dev-server: Expo (Metro)'],
    ['node /x/node_modules/.bin/http-server .', NODE, 'web-server: http-server (static files)'],
    ['node /x/node_modules/typescript/lib/tsserver.js --stdio', NODE, 'language-server: TypeScript language server'],
    [
      'node /x/node_modules/jest-worker/build/workers/processChild.js',
      NODE,
      'application: Node.js program jest-worker',
    ],
    ['PM2~v5.3.0:~God~Daemon~(/root/.pm2)', NODE, 'tool: PM2 process manager'],
    ['npm~run~dev', NODE, 'tool: npm'],
    ['npm~exec~vite', undefined, 'tool: npm'],
    ['node /usr/share/nodejs/npm/bin/npm-cli.js run dev', NODE, 'tool: npm'],
    ['node server.js 3000', NODE, 'application: Node.js program server.js'],
    ['node --import tsx src/server.ts', NODE, 'application: Node.js program server.ts'],
    ['node /x/node_modules/.bin/ts-node src/server.ts', NODE, 'application: Node.js program server.ts'],
    ['node /x/node_modules/.bin/tsx watch src/server.ts', NODE, 'application: Node.js program tsx'],
    ['node -e server()', NODE, 'application: Node.js one-line program'],
    ['node --run dev', NODE, 'tool: Node.js script runner'],
    ['node inspect server.js', NODE, 'application: Node.js program server.js'],
    ['node', NODE, 'application: Node.js'],
    ['my-app', NODE, 'application: Node.js program my-app'],
    ['node', '/usr/lib/code-server/lib/node', 'application: code-server (VS Code)'],
    [
      '/root/.vscode-server/cli/servers/Stable-1/server/node out/server-main.js',
      undefined,
      'application: VS Code server',
    ],
    ['bun run server.ts', '/usr/bin/bun', 'application: Bun program server.ts'],
    ['bun run dev', '/usr/bin/bun', 'tool: Bun'],
    ['bun --hot server.ts', undefined, 'application: Bun program server.ts'],
    ['deno run --allow-net main.ts', '/usr/bin/deno', 'application: Deno program main.ts'],
    ['deno serve --port 80 main.ts', '/usr/bin/deno', 'application: Deno program main.ts'],
    ['deno task dev', '/usr/bin/deno', 'tool: Deno'],
  ])('%s (%s) is %s', (line, executable, expected) => {
    expect(what(line, executable)).toBe(expected);
  });

  it.each([
    ['python3 -m http.server 8000', PYTHON, 'web-server: Python http.server (static files)'],
    ['python3 -um http.server', PYTHON, 'web-server: Python http.server (static files)'],
    ['python3 -mhttp.server', undefined, 'web-server: Python http.server (static files)'],
    ['python3 -W ignore -m http.server', PYTHON, 'web-server: Python http.server (static files)'],
    ['python manage.py runserver 0.0.0.0:8000', PYTHON, 'dev-server: Django dev server'],
    ['python manage.py migrate', PYTHON, 'application: Python program manage.py'],
    ['/x/venv/bin/python /x/venv/bin/flask run', PYTHON, 'dev-server: Flask dev server'],
    ['python3 -m flask --app hello run', PYTHON, 'dev-server: Flask dev server'],
    ['/usr/bin/python3 /usr/local/bin/uvicorn app:app', PYTHON, 'web-server: Uvicorn'],
    ['python -m uvicorn app:app --reload', PYTHON, 'dev-server: Uvicorn dev server'],
    ['/usr/bin/python3 /usr/bin/gunicorn app:app', PYTHON, 'web-server: Gunicorn'],
    ['gunicorn:~master~[app:app]', PYTHON, 'web-server: Gunicorn'],
    ['gunicorn:~worker~[app:app]', undefined, 'web-server: Gunicorn'],
    ['/opt/conda/bin/python /opt/conda/bin/jupyter-lab --port 8888', undefined, 'application: JupyterLab'],
    ['python3 -m ipykernel_launcher -f k.json', PYTHON, 'tool: Jupyter kernel (Python)'],
    ['python3 flask', PYTHON, 'application: Python program flask'],
    ['python3 app.py', PYTHON, 'application: Python program app.py'],
    ['python3 -m acme.server', PYTHON, 'application: Python module acme.server'],
    ['python3 -c pass', PYTHON, 'application: Python one-line program'],
    ['ruby bin/rails server', RUBY, 'dev-server: Rails server'],
    ['ruby /usr/bin/bundle exec rails s -p 3000', RUBY, 'dev-server: Rails server'],
    ['puma~6.4.0~(tcp://0.0.0.0:3000)~[shop]', RUBY, 'web-server: Puma'],
    ['puma:~cluster~worker~0:~812~[shop]', undefined, 'web-server: Puma'],
    ['ruby app.rb', RUBY, 'application: Ruby program app.rb'],
    ['php -S localhost:8000 -t public', '/usr/bin/php8.2', 'dev-server: PHP built-in web server'],
    ['php artisan serve', '/usr/bin/php8.2', 'dev-server: Laravel dev server'],
    ['php-fpm:~pool~www', '/usr/sbin/php-fpm8.2', 'web-server: PHP FastCGI'],
    ['php-fpm:~master~process~(/etc/php/8.2/fpm/php-fpm.conf)', undefined, 'web-server: PHP FastCGI'],
    ['perl -MPlack server.pl', '/usr/bin/perl', 'application: Perl program server.pl'],
    [
      'java -Xmx1g -jar /srv/shop-1.2.jar --port 80',
      '/usr/lib/jvm/17/bin/java',
      'application: Java program shop-1.2.jar',
    ],
    ['java -cp a:b com.acme.Main', undefined, 'application: Java program com.acme.Main'],
    ['java -cp x kafka.Kafka server.properties', undefined, 'queue: Apache Kafka'],
    ['java -jar /usr/share/java/jenkins.war', undefined, 'application: Jenkins'],
    ['java -jar selenium-server-4.21.0.jar standalone', undefined, 'tool: Selenium server'],
    [
      'java -m org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch',
      undefined,
      'database: Elasticsearch',
    ],
    ['dotnet /app/Shop.dll', '/usr/bin/dotnet', 'application: .NET program Shop.dll'],
    ['dotnet run', '/usr/bin/dotnet', 'tool: .NET'],
    ['/tmp/go-build123/b001/exe/main', undefined, 'application: Go program main (go run)'],
    ['/bin/sh /usr/local/bin/serve.sh', '/usr/bin/dash', 'application: Shell script serve.sh'],
    ['sh -c vite', '/usr/bin/dash', undefined],
    ['-zsh', '/usr/bin/zsh', undefined],
  ])('%s (%s) is %s', (line, executable, expected) => {
    expect(what(line, executable)).toBe(expected);
  });

  it.each([
    ['nginx:~master~process~/usr/sbin/nginx', '/usr/sbin/nginx', 'web-server: nginx'],
    ['nginx:~worker~process', undefined, 'web-server: nginx'],
    ['nginx', '/usr/sbin/nginx (deleted)', 'web-server: nginx'],
    ['nginx', '/nix/store/abc/bin/.nginx-wrapped', 'web-server: nginx'],
    ['/usr/sbin/apache2 -k start', undefined, 'web-server: Apache HTTP Server'],
    ['httpd -DFOREGROUND', undefined, 'web-server: Apache HTTP Server'],
    ['httpd', '/usr/local/apache2/bin/httpd', 'web-server: Apache HTTP Server'],
    ['httpd -f -p 80', '/bin/busybox', 'web-server: BusyBox web server'],
    ['busybox httpd -f -p 80', '/bin/busybox', 'web-server: BusyBox web server'],
    ['httpd -f -p 80', undefined, undefined],
    ['caddy run', '/usr/bin/caddy', 'web-server: Caddy'],
    ['traefik', '/usr/bin/traefik', 'proxy: Traefik'],
    ['/usr/lib/postgresql/15/bin/postgres -D /var/lib/x', undefined, 'database: PostgreSQL'],
    ['postgres:~15/main:~checkpointer~', undefined, 'database: PostgreSQL'],
    ['postgres:~ana~shop~127.0.0.1(51902)~idle', '/usr/lib/postgresql/15/bin/postgres', 'database: PostgreSQL'],
    ['mysqld', '/usr/sbin/mysqld', 'database: MySQL or MariaDB'],
    ['/usr/sbin/mariadbd', undefined, 'database: MariaDB'],
    ['mongod --config x', undefined, 'database: MongoDB'],
    ['redis-server~*:6379', undefined, 'cache: Redis'],
    ['redis-server~127.0.0.1:6379', '/usr/bin/redis-server', 'cache: Redis'],
    ['valkey-server~*:6379', undefined, 'cache: Valkey'],
    ['memcached -m 64', undefined, 'cache: Memcached'],
    ['beam.smp -W w -s rabbit boot', '/usr/lib/erlang/erts-13/bin/beam.smp', 'queue: RabbitMQ'],
    ['beam.smp -- -root /usr/lib/erlang', '/usr/lib/erlang/bin/beam.smp', 'application: Erlang or Elixir program'],
    ['mosquitto', undefined, 'queue: Mosquitto MQTT broker'],
    ['sshd:~/usr/sbin/sshd~-D~[listener]~0~of~10-100~startups', '/usr/sbin/sshd', 'remote-shell: OpenSSH server'],
    ['sshd:~ana@pts/0', undefined, 'remote-shell: OpenSSH server'],
    ['/lib/systemd/systemd-resolved', undefined, 'name-server: systemd-resolved'],
    ['avahi-daemon:~running~[lab.local]', undefined, 'name-server: Avahi (multicast DNS)'],
    ['/usr/lib/postfix/sbin/master -w', undefined, 'tool: Postfix mail server'],
    ['master', '/opt/game/master', undefined],
    ['smtpd -n smtp -t inet -u', undefined, 'tool: Postfix mail server'],
    ['smtpd:~klondike', undefined, 'tool: OpenSMTPD mail server'],
    ['/usr/share/code/code --type=zygote', '/usr/share/code/code', 'application: VS Code'],
    ['code', '/home/x/bin/code', undefined],
    ['/opt/google/chrome/chrome --type=renderer', undefined, 'application: Google Chrome'],
    ['dockerd -H fd://', undefined, 'container: Docker engine'],
    ['rootlessport', undefined, 'container: Podman rootless port proxy'],
    ['conmon -c abc -n web1 -r runc', undefined, 'container: Container web1'],
    ['conmon --version', undefined, 'container: Container monitor (conmon)'],
    [
      '/usr/bin/docker-proxy -proto tcp -host-ip 127.0.0.1 -host-port 28180 -container-ip 172.17.0.2 -container-port 80',
      undefined,
      'container: Docker port proxy to 172.17.0.2:80',
    ],
    ['hugo server -D', undefined, 'dev-server: Hugo dev server'],
    ['hugo', undefined, undefined],
    ['gdbserver :2345 ./a', undefined, 'debugger: GDB server'],
    ['ollama serve', undefined, 'tool: Ollama'],
    ['./server', '/srv/app/server', undefined],
  ])('%s (%s) is %s', (line, executable, expected) => {
    expect(what(line, executable)).toBe(expected);
  });

  it('believes the file more than the arguments', () => {
    expect(what('nginx:~master~process', '/tmp/evil')).toBeUndefined();
    expect(what('postgres', '/usr/bin/python3')).toBe('application: Python program postgres');
    expect(what('/usr/sbin/sshd -D', '/usr/bin/socat')).toBe('tool: socat');
  });

  it('knows nothing of a kernel thread, and takes the short name where nothing else could be read', () => {
    expect(whatIs({ name: 'nginx', command: [] })).toBeUndefined();
    expect(whatIs({ name: 'nginx', command: undefined })?.label).toBe('nginx');
    expect(whatIs({ name: undefined, command: undefined })).toBeUndefined();
    expect(whatIs({ name: undefined, command: ['', ''], executable: '' })).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '/', '-', ')', 'x\0y', 'a\nb'])(
    'finds nothing behind the name %j',
    (name) => {
      expect(whatIs({ name, command: [name] })).toBeUndefined();
      expect(whatIs({ name, command: [name], executable: `/x/${name}` })).toBeUndefined();
    },
  );

  it('cuts long names, and never inside a character', () => {
    const label =
      whatIs({ name: 'node', command: ['node', `${'x'.repeat(10_000)}.js`], executable: NODE })?.label ?? '';
    expect(label).toBe(`Node.js program ${'x'.repeat(57)}...`);
    const wide = whatIs({ name: 'node', command: ['node', `/x/a${'\u{1f600}'.repeat(5000)}`] })?.label ?? '';
    expect(wide.isWellFormed()).toBe(true);
    expect(wide.length).toBeLessThan(80);
  });

  it('never throws, and answers in time', () => {
    const nasty = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(
        'node',
        'python3',
        'java',
        '-m',
        '-jar',
        '-c',
        '--',
        '-',
        'run',
        '.bin/',
        '/node_modules/',
        '@',
        'npm:',
      ),
      fc.constantFrom(' '.repeat(10_000), ':'.repeat(10_000), '/'.repeat(10_000), '-a'.repeat(5000), '@/'.repeat(5000)),
    );
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 8 }), fc.option(nasty, { nil: undefined }), (command, executable) => {
        const found = whatIs({ name: 'x', command, executable });
        expect((found?.label.length ?? 0) < 200).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
