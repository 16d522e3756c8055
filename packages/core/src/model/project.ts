/** The project a process works in: the nearest folder, upwards, that has a marker file of one. */
export interface Project {
  readonly folder: string;
  /** The marker that was found: `package.json`, `pyproject.toml`, `go.mod`, `Cargo.toml`, `.git`. */
  readonly marker: string;
  /** The name it gives itself, where the marker tells one. Hostile text. */
  readonly name: string | undefined;
  /** The git branch that is checked out there. Hostile text. */
  readonly branch: string | undefined;
}
