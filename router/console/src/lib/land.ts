import { NORTH, SOUTH } from './regions';

/** The continents, drawn by hand with few corners: dots on a map need no more. Longitude and latitude in turn. */
const LANDS: readonly (readonly number[])[] = [
  [-168, 66, -140, 70, -95, 72, -80, 73, -62, 60, -55, 50, -66, 44, -75, 36, -81, 26, -90, 30, -97, 26, -97, 20, -88, 16, -83, 9, -79, 8, -92, 15, -105, 20, -117, 32, -124, 40, -125, 49, -135, 58, -152, 59, -165, 60],
  [-55, 60, -73, 78, -20, 80, -22, 70, -43, 60],
  [-79, 8, -62, 10, -50, 0, -35, -6, -39, -18, -48, -27, -57, -38, -66, -54, -74, -50, -71, -30, -70, -18, -81, -5],
  [-9, 37, -9, 43, -1, 44, -4, 48, 8, 54, 8, 58, 5, 60, 14, 68, 28, 71, 45, 67, 70, 72, 105, 77, 140, 73, 180, 68, 170, 60, 160, 60, 156, 52, 143, 59, 135, 54, 140, 46, 128, 38, 122, 39, 121, 30, 110, 20, 105, 9, 100, 14, 103, 2, 98, 8, 95, 16, 90, 22, 80, 15, 77, 8, 72, 20, 62, 25, 57, 26, 52, 25, 59, 22, 45, 13, 39, 21, 35, 30, 36, 36, 27, 37, 23, 38, 19, 42, 13, 45, 18, 40, 15, 38, 9, 44, 3, 43, -2, 37],
  [-6, 36, 10, 37, 11, 33, 20, 32, 32, 31, 43, 12, 51, 12, 40, -3, 40, -15, 35, -22, 32, -28, 20, -35, 15, -27, 12, -17, 13, -6, 9, 4, -7, 5, -17, 14, -16, 22, -10, 30],
  [114, -22, 122, -18, 130, -12, 136, -12, 137, -16, 142, -11, 146, -19, 153, -27, 150, -37, 140, -38, 131, -32, 116, -35],
  [-6, 50, 1, 51, -2, 57, -6, 58],
  [130, 32, 140, 35, 146, 44, 141, 46, 135, 36],
  [96, 5, 106, -7, 116, -9, 120, -5, 118, 7, 110, 2, 104, -2],
  [131, -1, 141, -3, 150, -10, 141, -9],
  [44, -25, 48, -25, 50, -15, 45, -16],
  [172, -40, 178, -38, 172, -46, 167, -46],
];

const APART = 3.6;

/** The land as one path of dots, in degrees from the map's western and northern edge. */
export function landDots(): string {
  let path = '';
  for (let latitude = NORTH - APART / 2; latitude > SOUTH; latitude -= APART) {
    for (let longitude = -180 + APART / 2; longitude < 180; longitude += APART) {
      if (LANDS.some((land) => contains(land, longitude, latitude))) {
        path += `M${(longitude + 180).toFixed(1)},${(NORTH - latitude).toFixed(1)}h0`;
      }
    }
  }
  return path;
}

/** Whether a ray to the east crosses the border an odd number of times. */
export function contains(border: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = border.length - 2; i < border.length; j = i, i += 2) {
    const [xi, yi, xj, yj] = [border[i]!, border[i + 1]!, border[j]!, border[j + 1]!];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
