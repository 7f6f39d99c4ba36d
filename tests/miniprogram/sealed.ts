// A place as mini-programs are: without what browsers and Node add, without eval, and with WebAssembly by path alone.
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { type Context, createContext, runInContext } from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';
import { shadowed, standard, unknownYet } from './standard.ts';

export type Platform = 'wechat' | 'alipay' | 'douyin';

export interface Device {
  readonly platform: Platform;
  /** Typings of one platform and documents of the same tell different things. */
  readonly answers: 'instance' | '{ instance }';
  /** iOS knows no exported Global. */
  readonly ios?: boolean;
  /** The base library has no WebAssembly yet, or none that takes `.wasm.br`. */
  readonly library?: 'without WebAssembly' | 'without .wasm.br';
  /** Other globals of the place, such as `wx`. */
  readonly globals?: Readonly<Record<string, unknown>>;
}

const names: Readonly<Record<Platform, string>> = {
  wechat: 'WXWebAssembly',
  alipay: 'MYWebAssembly',
  douyin: 'TTWebAssembly',
};

/** Folders of this machine by where they lie in the mini-program's package, as `/miniprogram_npm/cardmend`. */
export type Package = Readonly<Record<string, string>>;

interface Module {
  readonly exports: unknown;
}

export class SealedPlace {
  readonly #context: Context;
  readonly #files: Package;
  readonly #device: Device;
  readonly #modules = new Map<string, Module>();
  /** Every file that was instantiated. */
  readonly instantiated: string[] = [];

  constructor(device: Device, files: Package) {
    this.#device = device;
    this.#files = files;
    this.#context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    runInContext(
      `((place, kept) => {
        for (const name of Object.getOwnPropertyNames(place)) if (!kept.includes(name)) delete place[name];
      })(globalThis, ${JSON.stringify(standard)})`,
      this.#context,
    );
    // The rest must go by the names alone: what it would be asked through is gone.
    for (const [owner, methods] of Object.entries(unknownYet))
      for (const method of methods) runInContext(`delete ${owner}[${JSON.stringify(method)}]`, this.#context);
  }

  /** What a file of the package exports; each is run once. `from` is the file that asks. */
  require(path: string, from = '/app.js'): unknown {
    const file = this.#resolve(path, from);
    const known = this.#modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: this.run('({})') };
    this.#modules.set(file, module);
    this.#evaluate(readFileSync(this.#local(file), 'utf8'), file, module);
    return module.exports;
  }

  run(script: string): unknown {
    return runInContext(script, this.#context);
  }

  #resolve(path: string, from: string): string {
    if (path.startsWith('.'))
      return normalize(join(dirname(from), path.endsWith('.js') ? path : `${path}.js`));
    if (path.startsWith('/')) return path;
    // As the developer tool has built npm.
    const [name = '', ...rest] = path.split('/');
    return `/miniprogram_npm/${name}/${rest.length === 0 ? 'index' : rest.join('/')}.js`;
  }

  #local(file: string): string {
    const folder = Object.keys(this.#files).find(each => file.startsWith(`${each}/`));
    if (folder === undefined) throw new Error(`${file} is not in the package`);
    return join(this.#files[folder] ?? '', file.slice(folder.length));
  }

  /** Globals that are gone are shadowed too, as the platforms do. */
  #evaluate(script: string, file: string, module: { exports: unknown }): void {
    const { globals = {} } = this.#device;
    const given = { ...globals, ...this.#webAssembly() };
    const hidden = shadowed.filter(name => !(name in given));
    const outer = [...Object.keys(given), ...hidden].join(', ');
    const wrapper = runInContext(
      `(function (${outer}) { return function (module, exports, require) {${script}\n}; })`,
      this.#context,
      { filename: file },
    ) as (
      ...values: unknown[]
    ) => (module: object, exports: unknown, require: (path: string) => unknown) => void;
    wrapper(...Object.values(given))(module, module.exports, path => this.require(path, file));
  }

  #webAssembly(): Record<string, unknown> {
    const { platform, library } = this.#device;
    if (library === 'without WebAssembly') return {};
    return {
      [names[platform]]: { instantiate: (path: unknown, imports: unknown) => this.#start(path, imports) },
    };
  }

  async #start(path: unknown, imports: unknown): Promise<object> {
    const { library, ios = false, answers } = this.#device;
    const refuse = (why: string) => new Error(`instantiate:fail ${why}`);
    if (typeof path !== 'string') throw refuse('invalid argument');
    if (!path.startsWith('/')) throw refuse(`${path} not found`);
    if (library === 'without .wasm.br' && path.endsWith('.br')) throw refuse('invalid magic word');
    const file = readFileSync(this.#local(path));
    const bytes = path.endsWith('.br') ? new Uint8Array(brotliDecompressSync(file)) : file;
    this.instantiated.push(path);
    const whole = await WebAssembly.instantiate(bytes, imports as WebAssembly.Imports);
    if (ios && Object.values(whole.instance.exports).some(value => value instanceof WebAssembly.Global))
      throw refuse('exported Global is not supported');
    return answers === 'instance' ? whole.instance : { instance: whole.instance };
  }
}
