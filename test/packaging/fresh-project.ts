import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const repository = path.resolve(import.meta.dirname, '../..');

export interface Ending {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project of somebody who installed the packed packages: nothing in it knows of this repository. */
export class FreshProject {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Packs both packages and installs them. What they depend on is packed from this checkout, so that no registry is
   * asked: the test is the same without a network.
   */
  static install(): FreshProject {
    const project = new FreshProject(mkdtempSync(path.join(tmpdir(), 'porthole-packaging-')));
    const packed = path.join(project.folder, 'packed');
    mkdirSync(packed);
    const into = ['--pack-destination', packed, '--ignore-scripts'];
    npm(repository, 'pack', '--workspaces', ...into);
    const native = nativePackages();
    if (native.length > 0) npm(repository, 'pack', ...native, ...into);
    project.write('package.json', '{ "name": "fresh", "private": true }\n');
    const tarballs = readdirSync(packed).map((name) => path.join(packed, name));
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts'];
    npm(project.folder, 'install', '--offline', '--cache', path.join(project.folder, 'cache'), ...quiet, ...tarballs);
    // For the type check alone, as everybody who writes TypeScript for Node has them.
    symlinkSync(path.join(repository, 'node_modules/@types'), path.join(project.folder, 'node_modules/@types'));
    return project;
  }

  /** The same project on a machine that koffi has no binary for. */
  withoutNative(): FreshProject {
    const other = new FreshProject(mkdtempSync(path.join(tmpdir(), 'porthole-packaging-')));
    cpSync(this.folder, other.folder, { recursive: true, verbatimSymlinks: true });
    for (const name of ['koffi', '@koromix']) {
      rmSync(path.join(other.folder, 'node_modules', name), { recursive: true, force: true });
    }
    return other;
  }

  write(name: string, text: string): void {
    writeFileSync(path.join(this.folder, name), text);
  }

  /** Every file in a folder of it, with `/` between the names. */
  files(folder: string): string[] {
    const options = { recursive: true, withFileTypes: true } as const;
    const top = path.join(this.folder, folder);
    const files = readdirSync(top, options).filter((entry) => entry.isFile());
    return files.map((entry) => path.relative(top, path.join(entry.parentPath, entry.name)));
  }

  run(program: string, ...words: string[]): Ending {
    return run(this.folder, program, words);
  }

  /** Type-checks `files` as strictly as it goes, the libraries' declarations too. */
  typeCheck(module: string, files: readonly string[]): Ending {
    const compilerOptions = {
      module,
      target: 'es2023',
      lib: ['es2023'],
      types: ['node'],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
    return this.run(process.execPath, path.join(repository, 'node_modules/typescript/bin/tsc'), '-p', '.');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The folders of koffi and of its binary for this machine, where it has one. */
export function nativePackages(): string[] {
  const binaries = path.join(repository, 'node_modules/@koromix');
  if (!existsSync(binaries)) return [];
  return ['./node_modules/koffi', ...readdirSync(binaries).map((name) => `./node_modules/@koromix/${name}`)];
}

function npm(folder: string, ...words: string[]): void {
  const { status, stdout, stderr } = run(folder, 'npm', words);
  if (status !== 0) throw new Error(`\`npm ${words[0]}\` failed:\n${stdout}${stderr}`);
}

function run(cwd: string, program: string, words: readonly string[]): Ending {
  // What npm tells the scripts it runs would reach the npm that a test starts.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|VITEST)/i.test(name));
  const env = { ...Object.fromEntries(inherited), npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd, env, encoding: 'utf8', timeout: 45_000 });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}
