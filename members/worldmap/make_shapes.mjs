// Makes shapes.json: the land and the countries of the world as SVG paths on a sheet 1000 units wide.
//
// Needed only when the borders or the projection change. In an empty folder outside the project:
//
//   npm install world-atlas@2 topojson-client@3 d3-geo@3 i18n-iso-countries@7
//   cp <project>/members/worldmap/make_shapes.mjs .
//   node make_shapes.mjs > <project>/members/worldmap/shapes.json
//
// The borders are Natural Earth's, scale 1:110 million, public domain.

import { createRequire } from "node:module";
import { geoContains, geoEqualEarth, geoPath } from "d3-geo";
import { feature, merge } from "topojson-client";

const require = createRequire(import.meta.url);
const world = require("world-atlas/countries-110m.json");
const { numericToAlpha2 } = require("i18n-iso-countries");

const WIDTH = 1000;
const MARGIN = 3;
// The sheet is cut at 169° west, through the Bering Strait, so that no country is torn apart.
const ROTATION = -11;
const ANTARCTICA = "010";

// Natural Earth draws who governs in fact; the map of a network should rather follow the United Nations. These polygons, each
// named by a place in it, and the land south of a parallel change hands. What remains open is decided in shapes.py.
const MOVED_POLYGONS = [{ place: [34.2, 45.2], from: "RU", to: "UA" }];
const MOVED_SOUTH = [{ parallel: 27 + 2 / 3, from: "MA", to: "EH" }];
// No number, because no ISO code: they are land, and get a name by which shapes.py can refer to them.
const WITHOUT_NUMBER = { Kosovo: "XK", "N. Cyprus": "northern-cyprus", Somaliland: "somaliland" };

const countries = world.objects.countries.geometries.filter((geometry) => geometry.id !== ANTARCTICA);
const land = merge(world, countries);
// Without resampling a border has the same corners in both countries and in the land.
const projection = geoEqualEarth().rotate([ROTATION, 0]).precision(0);
projection.fitExtent([[MARGIN, MARGIN], [WIDTH - MARGIN, WIDTH]], land);
const [left, top] = projection.translate();
const bounds = geoPath(projection).bounds(land);
projection.translate([left, top - bounds[0][1] + MARGIN]);
const height = Math.ceil(bounds[1][1] - bounds[0][1] + 2 * MARGIN);

function rings(geometry) {
  const found = [];
  const context = {
    beginPath() {},
    closePath() {},
    moveTo: (x, y) => found.push([[x, y]]),
    lineTo: (x, y) => found.at(-1).push([x, y]),
  };
  geoPath(projection, context)(geometry);
  return found.map(wholeUnits).filter((ring) => ring.length > 2);
}

// Rounds a ring and drops the points that then lie on each other or on a straight line.
function wholeUnits(ring) {
  const points = [];
  for (const [x, y] of ring) {
    const point = [Math.round(x), Math.round(y)];
    const last = points.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  if (points.length > 1 && String(points[0]) === String(points.at(-1))) points.pop();
  return points.filter((point, index) => {
    const before = points[(index + points.length - 1) % points.length];
    const after = points[(index + 1) % points.length];
    return (point[0] - before[0]) * (after[1] - point[1]) !== (point[1] - before[1]) * (after[0] - point[0]);
  });
}

function path(geometry) {
  return rings(geometry)
    .map((ring) => {
      let [x, y] = ring[0];
      const steps = ring.slice(1).map(([nextX, nextY]) => {
        const step = [nextX - x, nextY - y];
        [x, y] = [nextX, nextY];
        return `${step[0]},${step[1]}`;
      });
      return `M${ring[0].join(",")}l${steps.join(" ")}z`.replaceAll(/[, ]-/g, "-").replaceAll(",", " ");
    })
    .join("");
}

function codeOf(geometry) {
  return geometry.id ? numericToAlpha2(geometry.id) : WITHOUT_NUMBER[geometry.properties.name];
}

// The part of a ring of [longitude, latitude] on one side of a parallel.
function cut(ring, parallel, isKept) {
  return ring.slice(0, -1).flatMap((point, index) => {
    const next = ring[index + 1];
    const kept = isKept(point[1]) ? [point] : [];
    if (isKept(point[1]) === isKept(next[1])) return kept;
    const share = (parallel - point[1]) / (next[1] - point[1]);
    return [...kept, [point[0] + share * (next[0] - point[0]), parallel]];
  });
}

function closed(ring) {
  return [...ring, ring[0]];
}

const polygons = {};
for (const geometry of countries) {
  const { type, coordinates } = feature(world, geometry).geometry;
  polygons[codeOf(geometry)] = type === "Polygon" ? [coordinates] : coordinates;
}
for (const { place, from, to } of MOVED_POLYGONS) {
  const isMoved = (coordinates) => geoContains({ type: "Polygon", coordinates }, place);
  polygons[to] = [...polygons[to], ...polygons[from].filter(isMoved)];
  polygons[from] = polygons[from].filter((coordinates) => !isMoved(coordinates));
}
for (const { parallel, from, to } of MOVED_SOUTH) {
  const [[ring]] = polygons[from];
  polygons[from] = [[closed(cut(ring, parallel, (latitude) => latitude >= parallel))]];
  polygons[to] = [...polygons[to], [closed(cut(ring, parallel, (latitude) => latitude < parallel))]];
}

const shapes = Object.entries(polygons)
  .map(([code, coordinates]) => [code, path({ type: "MultiPolygon", coordinates })])
  .filter(([, shape]) => shape)
  .sort(([a], [b]) => (a < b ? -1 : 1));

const sheet = {
  width: WIDTH,
  height,
  rotation: ROTATION,
  scale: projection.scale(),
  translation: projection.translate(),
  land: path(land),
  countries: Object.fromEntries(shapes),
};
process.stdout.write(`${JSON.stringify(sheet, null, 1)}\n`);
