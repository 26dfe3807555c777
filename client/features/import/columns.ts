/** What can be imported. */
export const IMPORT_KINDS = ['items', 'rooms', 'members'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A column that an import knows, with the headers that people give it. */
export interface ColumnSpec {
  readonly field: string;
  readonly required: boolean;
  /** Already normalised by {@link plainHeader}. */
  readonly aliases: readonly string[];
}

const column = (field: string, required: boolean, aliases: string): ColumnSpec => ({
  field,
  required,
  aliases: aliases.split(' ').map(plainHeader),
});

/** The columns of each kind of import, in the order in which they are shown and exported. */
export const COLUMNS: Readonly<Record<ImportKind, readonly ColumnSpec[]>> = {
  items: [
    column(
      'name',
      true,
      '名称 商品名称 品名 商品 商品名 名稱 商品名稱 品項 品项 name item product itemname',
    ),
    column(
      'price',
      true,
      '价格 单价 售价 零售价 销售价 價格 單價 售價 定價 定价 price unitprice sellingprice',
    ),
    column('category', true, '分类 类别 品类 商品分类 分類 類別 category group type'),
    column('unit', false, '单位 單位 unit uom'),
    column('barcode', false, '条码 条形码 商品条码 條碼 barcode ean upc sku'),
    column('station', false, '出品部门 出品 部门 出品部門 部門 station printer kitchen'),
    column('modifiers', false, '做法 口味 加料 modifiers options'),
    column('favourite', false, '常用 常点 常點 收藏 favourite favorite'),
    column('retired', false, '停售 下架 停用 retired discontinued'),
  ],
  rooms: [
    column(
      'name',
      true,
      '房号 包厢 包厢号 包间 房间 房间号 房間 房號 包廂 名称 名稱 room name number roomname',
    ),
    column('type', true, '房型 类型 包厢类型 房間類型 包廂類型 類型 roomtype type'),
    column('area', false, '区域 楼层 區域 樓層 area floor'),
    column('retired', false, '停用 retired'),
  ],
  members: [
    column(
      'number',
      false,
      '会员号 卡号 会员卡号 会员编号 編號 編号 會員號 卡號 會員編號 number memberno membernumber cardno',
    ),
    column(
      'name',
      true,
      '姓名 名称 名稱 会员姓名 名字 会员 會員姓名 會員 name membername fullname',
    ),
    column(
      'phone',
      true,
      '手机 电话 手机号 手机号码 联系电话 手機 電話 手機號碼 聯絡電話 phone mobile tel telephone',
    ),
    column('sex', false, '性别 性別 sex gender'),
    column('birthday', false, '生日 出生日期 birthday birthdate dob dateofbirth'),
    column('tags', false, '标签 標籤 tags labels'),
    column('notes', false, '备注 備註 notes remark remarks comment'),
    column('source', false, '来源 來源 source channel'),
    column('consent', false, '同意联系 同意聯絡 consent optin'),
  ],
};

/** Which column of the file gives each field; a field without one is left out. */
export type Mapping = Readonly<Record<string, number>>;

/** `商品名称（必填）*` and `Item Name` as `商品名称` and `itemname`. */
function plainHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)|\[[^\]]*\]/gu, '')
    .replaceAll(/[\s*_:.#/-]/gu, '');
}

/** The mapping that the headers suggest: whole matches, each column of the file used once. */
export function guessMapping(kind: ImportKind, headers: readonly string[]): Mapping {
  const plain = headers.map(plainHeader);
  const mapping: Record<string, number> = {};
  const used = new Set<number>();
  for (const { field, aliases } of COLUMNS[kind]) {
    for (const alias of aliases) {
      const index = plain.findIndex((header, at) => header === alias && !used.has(at));
      if (index < 0) continue;
      mapping[field] = index;
      used.add(index);
      break;
    }
  }
  return mapping;
}

/** Fields that must have a column before anything can be previewed. */
export const missingColumns = (kind: ImportKind, mapping: Mapping): readonly string[] =>
  COLUMNS[kind]
    .filter(({ field, required }) => required && mapping[field] === undefined)
    .map(({ field }) => field);
