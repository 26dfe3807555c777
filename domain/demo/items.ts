/** Which set of modifiers an item can be ordered with; `''` for none. */
export type ModifierSet = '' | 'ice' | 'sugar' | 'temperature' | 'spice' | 'noodle';

export type DemoUnit =
  | 'bottle'
  | 'can'
  | 'dozen'
  | 'jug'
  | 'glass'
  | 'pot'
  | 'pack'
  | 'plate'
  | 'portion'
  | 'piece';

/** An item of the demo without its name: key, price in yuan, unit, how well it sells, modifiers. */
export type DemoItem<Key extends string = string> = readonly [
  key: Key,
  priceYuan: number,
  unit: DemoUnit,
  popularity: number,
  modifiers: ModifierSet,
];

/** What a KTV sells, by category in the order of the pad. Names are in `names/`. */
export const DEMO_ITEMS = {
  beer: [
    ['tsingtao', 15, 'bottle', 30, ''],
    ['tsingtaoPure', 18, 'bottle', 20, ''],
    ['tsingtaoDozen', 158, 'dozen', 26, ''],
    ['snow', 12, 'bottle', 14, ''],
    ['harbin', 14, 'bottle', 10, ''],
    ['budweiser', 20, 'bottle', 24, ''],
    ['budweiserDozen', 208, 'dozen', 22, ''],
    ['heineken', 25, 'bottle', 12, ''],
    ['heinekenDozen', 268, 'dozen', 8, ''],
    ['corona', 28, 'bottle', 12, ''],
    ['carlsberg', 22, 'bottle', 6, ''],
    ['asahi', 25, 'bottle', 6, ''],
    ['hoegaarden', 32, 'bottle', 6, ''],
    ['guinness', 35, 'can', 3, ''],
    ['alcoholFree', 18, 'can', 3, ''],
  ],
  spirits: [
    ['chivas', 580, 'bottle', 5, 'ice'],
    ['blackLabel', 620, 'bottle', 4, 'ice'],
    ['jackDaniels', 520, 'bottle', 4, 'ice'],
    ['macallan', 1280, 'bottle', 1, 'ice'],
    ['hennessyVsop', 980, 'bottle', 2, 'ice'],
    ['hennessyXo', 2680, 'bottle', 0.3, 'ice'],
    ['martell', 1080, 'bottle', 2, 'ice'],
    ['remyMartin', 920, 'bottle', 1, 'ice'],
    ['absolut', 480, 'bottle', 3, 'ice'],
    ['bacardi', 450, 'bottle', 2, 'ice'],
    ['bombay', 480, 'bottle', 2, 'ice'],
    ['cuervo', 460, 'bottle', 2, ''],
    ['baileys', 420, 'bottle', 1, 'ice'],
  ],
  wine: [
    ['houseRed', 168, 'bottle', 4, ''],
    ['greatWall', 198, 'bottle', 3, ''],
    ['changyu', 228, 'bottle', 2, ''],
    ['chileanRed', 268, 'bottle', 2, ''],
    ['houseWhite', 238, 'bottle', 1, ''],
    ['prosecco', 288, 'bottle', 1, ''],
    ['champagne', 880, 'bottle', 0.4, ''],
    ['plumWine', 158, 'bottle', 2, 'ice'],
    ['baijiuSmall', 38, 'bottle', 4, ''],
    ['erguotou', 48, 'bottle', 3, ''],
    ['yellowWine', 68, 'bottle', 2, ''],
    ['moutaiPrince', 298, 'bottle', 1, ''],
  ],
  cocktails: [
    ['mojito', 48, 'glass', 8, 'ice'],
    ['longIsland', 58, 'glass', 7, 'ice'],
    ['ginTonic', 48, 'glass', 5, 'ice'],
    ['whiskyCola', 52, 'glass', 5, 'ice'],
    ['blueLagoon', 48, 'glass', 4, 'ice'],
    ['sangria', 128, 'jug', 4, 'ice'],
    ['tequilaShot', 32, 'glass', 5, ''],
    ['breezer', 25, 'bottle', 10, ''],
    ['virginMojito', 38, 'glass', 4, 'ice'],
  ],
  soft: [
    ['cola', 10, 'can', 30, ''],
    ['colaZero', 10, 'can', 14, ''],
    ['sprite', 10, 'can', 20, ''],
    ['colaJug', 38, 'jug', 16, 'ice'],
    ['redBull', 15, 'can', 12, ''],
    ['herbalTea', 10, 'can', 14, ''],
    ['water', 8, 'bottle', 30, ''],
    ['sparkling', 22, 'bottle', 5, ''],
    ['soda', 12, 'bottle', 10, ''],
    ['tonic', 15, 'can', 6, ''],
    ['coconutMilk', 15, 'can', 9, ''],
    ['yoghurt', 16, 'bottle', 7, ''],
  ],
  juice: [
    ['orangeJuice', 58, 'jug', 8, 'sugar'],
    ['watermelonJuice', 48, 'jug', 12, 'sugar'],
    ['mangoJuice', 58, 'jug', 6, 'sugar'],
    ['kiwiJuice', 58, 'jug', 3, 'sugar'],
    ['lemonHoney', 38, 'jug', 7, 'sugar'],
    ['plumJuice', 38, 'jug', 12, 'ice'],
    ['passionFruit', 28, 'glass', 6, 'sugar'],
  ],
  tea: [
    ['tieguanyin', 68, 'pot', 8, ''],
    ['longjing', 88, 'pot', 5, ''],
    ['puer', 68, 'pot', 5, ''],
    ['jasmine', 48, 'pot', 8, ''],
    ['chrysanthemum', 48, 'pot', 5, ''],
    ['milkTea', 22, 'glass', 12, 'sugar'],
    ['lemonTea', 25, 'glass', 9, 'sugar'],
    ['latte', 28, 'glass', 6, 'temperature'],
    ['americano', 22, 'glass', 5, 'temperature'],
  ],
  snacks: [
    ['peanuts', 12, 'plate', 16, ''],
    ['sunflowerSeeds', 15, 'plate', 22, ''],
    ['pistachios', 38, 'plate', 10, ''],
    ['cashews', 38, 'plate', 6, ''],
    ['crisps', 18, 'pack', 14, ''],
    ['popcorn', 25, 'portion', 18, ''],
    ['prawnCrackers', 15, 'pack', 8, ''],
    ['beefJerky', 48, 'plate', 8, ''],
    ['squidShreds', 38, 'plate', 9, ''],
    ['duckNecks', 38, 'plate', 14, 'spice'],
    ['chickenFeet', 35, 'plate', 12, 'spice'],
    ['driedTofu', 18, 'plate', 8, 'spice'],
    ['driedMango', 28, 'pack', 5, ''],
    ['preservedPlums', 18, 'pack', 6, ''],
    ['seaweed', 18, 'pack', 6, ''],
    ['chocolate', 25, 'pack', 3, ''],
  ],
  fruit: [
    ['fruitSmall', 58, 'plate', 14, ''],
    ['fruitMedium', 88, 'plate', 16, ''],
    ['fruitLarge', 138, 'plate', 9, ''],
    ['fruitDeluxe', 198, 'plate', 4, ''],
    ['watermelon', 48, 'plate', 9, ''],
    ['cherryTomatoes', 38, 'plate', 6, ''],
  ],
  hot: [
    ['fries', 28, 'portion', 20, ''],
    ['wings', 48, 'portion', 16, 'spice'],
    ['popcornChicken', 38, 'portion', 16, 'spice'],
    ['onionRings', 28, 'portion', 6, ''],
    ['friedSquid', 48, 'portion', 7, 'spice'],
    ['springRolls', 28, 'portion', 6, ''],
    ['takoyaki', 38, 'portion', 8, ''],
    ['sausages', 20, 'portion', 10, 'spice'],
    ['lambSkewers', 68, 'portion', 12, 'spice'],
    ['beefSkewers', 68, 'portion', 9, 'spice'],
    ['crayfish', 138, 'plate', 7, 'spice'],
    ['edamame', 25, 'plate', 10, ''],
    ['braisedPlatter', 78, 'plate', 9, 'spice'],
    ['snackPlatter', 98, 'plate', 12, ''],
  ],
  staples: [
    ['friedRice', 38, 'portion', 9, 'spice'],
    ['beefNoodles', 38, 'portion', 8, 'noodle'],
    ['instantNoodles', 18, 'portion', 10, 'noodle'],
    ['dumplings', 32, 'portion', 6, ''],
    ['wontons', 28, 'portion', 5, 'spice'],
    ['porridge', 28, 'portion', 3, ''],
    ['pizza', 78, 'piece', 5, ''],
    ['eggTarts', 24, 'portion', 5, ''],
    ['iceCream', 22, 'portion', 5, ''],
  ],
  sundries: [
    ['wipes', 5, 'pack', 12, ''],
    ['microphoneCovers', 4, 'pack', 8, ''],
    ['glowSticks', 10, 'pack', 3, ''],
    ['cakeKnife', 15, 'portion', 1, ''],
    ['brokenGlass', 20, 'piece', 0.6, ''],
  ],
} as const satisfies Readonly<Record<string, readonly DemoItem[]>>;

export type DemoCategory = keyof typeof DEMO_ITEMS;
export type DemoItemKey = (typeof DEMO_ITEMS)[DemoCategory][number][0];

/** Who makes or fetches what; sundries are handed over the counter. */
export const CATEGORY_STATION: Readonly<Record<DemoCategory, 'bar' | 'kitchen' | null>> = {
  beer: 'bar',
  spirits: 'bar',
  wine: 'bar',
  cocktails: 'bar',
  soft: 'bar',
  juice: 'bar',
  tea: 'bar',
  snacks: 'bar',
  fruit: 'kitchen',
  hot: 'kitchen',
  staples: 'kitchen',
  sundries: null,
};

/** On the first page of the pad. */
export const FAVOURITES: readonly DemoItemKey[] = [
  'tsingtaoDozen',
  'budweiserDozen',
  'tsingtao',
  'cola',
  'water',
  'plumJuice',
  'sunflowerSeeds',
  'popcorn',
  'fruitMedium',
  'snackPlatter',
  'fries',
  'wings',
];
