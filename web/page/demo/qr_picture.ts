const svg = 'http://www.w3.org/2000/svg';

/** The light edge that a reader needs. */
const quiet = 4;

/** The dark and light squares of a QR code of middle protection. */
export async function modulesOf(text: string): Promise<readonly (readonly boolean[])[]> {
  // Only who binds at Taobao sees one.
  const { encode } = await import('uqr');
  return encode(text, { ecc: 'M', border: 0 }).data;
}

/** A QR code as a picture, dark on light in both colour schemes, since readers want it so. */
export async function qrPicture(text: string, label: string): Promise<SVGSVGElement> {
  const modules = await modulesOf(text);
  const size = modules.length + 2 * quiet;
  const picture = document.createElementNS(svg, 'svg');
  picture.setAttribute('viewBox', `0 0 ${size} ${size}`);
  picture.setAttribute('class', 'qr');
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', label);
  picture.setAttribute('shape-rendering', 'crispEdges');
  const marks = modules.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : [])),
  );
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', marks.join(''));
  picture.append(path);
  return picture;
}
