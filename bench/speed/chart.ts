import type { Section } from './report.ts';

const width = 860;
const labelWidth = 190;
const barHeight = 16;
const rowHeight = 22;
const headHeight = 34;

/** Requests a second and CPU of a request, as shares of the hand-written endpoint's: bars, readable in light and dark. */
export function chartOf(sections: readonly Section[]): string {
  const shown = sections.filter(({ figures }) => figures.some(({ ratios }) => ratios !== null));
  const half = (width - labelWidth) / 2;
  const most = 1.2; // beyond, a bar is cut and its figure tells
  const parts: string[] = [];
  let y = 46;
  for (const { work, figures } of shown) {
    parts.push(`<text class="work" x="0" y="${y + 16}">${escaped(`${work.name}: ${work.about}`)}</text>`);
    y += headHeight - 6;
    for (const { variant, ratios } of figures) {
      if (ratios === null) continue;
      const kind = variant.startsWith('ours') ? 'ours' : 'other';
      parts.push(`<text x="${labelWidth - 10}" y="${y + 12.5}" text-anchor="end">${escaped(variant)}</text>`);
      const columns = [
        { x: labelWidth, value: ratios.perSecond },
        { x: labelWidth + half, value: 1 / ratios.cpu },
      ];
      for (const { x, value } of columns) {
        const length = (Math.min(value, most) / most) * (half - 60);
        parts.push(
          `<rect class="${kind}" x="${x}" y="${y}" width="${length.toFixed(1)}" height="${barHeight}" rx="2"/>`,
        );
        parts.push(`<text x="${(x + length + 6).toFixed(1)}" y="${y + 12.5}">${value.toFixed(2)}</text>`);
      }
      y += rowHeight;
    }
    y += 8;
  }
  const titles = [
    `<text class="title" x="${labelWidth}" y="14">Requests a second</text>`,
    `<text class="title" x="${labelWidth + half}" y="14">Requests for the same CPU time</text>`,
    `<text x="${labelWidth}" y="32">1.00 is the endpoint written by hand; more is better.</text>`,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" aria-label="Speed against an endpoint written by hand">
<style>
  text { font: 12px system-ui, sans-serif; fill: #333; }
  .title, .work { font-weight: 600; }
  .ours { fill: #2563a8; }
  .other { fill: #9aa3ad; }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd; }
    .ours { fill: #6aa9e9; }
    .other { fill: #6d7681; }
  }
</style>
${[...titles, ...parts].join('\n')}
</svg>
`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
