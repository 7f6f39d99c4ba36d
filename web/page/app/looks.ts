/** How the page looks to who chose so, before and after all of it is there. */

const { dataset } = document.documentElement;

export function showSize(large: boolean): void {
  dataset.size = large ? 'large' : 'plain';
}

export function showContrast(more: boolean): void {
  dataset.contrast = more ? 'more' : 'plain';
}

/** What the device is set to. */
export const deviceContrast = matchMedia('(prefers-contrast: more)');
