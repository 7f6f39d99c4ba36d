/** What the command line says of a number: `--seed=7`. */
export function option(name: string, otherwise: number): number {
  const given = process.argv.find(each => each.startsWith(`--${name}=`));
  return given === undefined ? otherwise : Number(given.slice(name.length + 3));
}
