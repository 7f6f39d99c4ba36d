declare module 'cardmend/*.wasm' {
  /** Where the build put the file. */
  const url: string;
  export default url;
}

declare module '*.css';
