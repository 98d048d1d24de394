-- What pandoc read, as paragraphs: a line for each paragraph, item and row of a table. Tables that only lay out a page
-- come apart cell by cell. With the metadata `page` (HTML) links that stand by themselves, as menus have them, become
-- one line of words between bars. Headings are marked as a text marks them, "## "; of a page the line that its own head
-- calls its title, and of the headings those of the article.

local kFewestTitleBytes = 15
local kMostHeadingBytes = 150
local kFile = '%.[a-zA-Z]+$'
local kFiles = {doc = true, docx = true, xls = true, xlsx = true, pdf = true, zip = true, rar = true, ofd = true, wps = true}

local lines = {}
local is_page = false
local in_notes = false

local function is_wide(text) return text:byte(-1) ~= nil and text:byte(-1) >= 0x80 end

-- A link to another page; one to a place in this page or to a file belongs to the text.
local function leads_away(link)
  local target = link.target
  if #target > 1 and target:sub(1, 1) == '#' then return false end
  local extension = target:match(kFile)
  return not (extension and kFiles[extension:sub(2):lower()])
end

-- Signs and dates beside a link are no text of their own.
local function is_beside_link(text)
  local letters = text:gsub('[\194\195].', ''):gsub('\226..', ''):gsub('\227\128.', ''):gsub('\239[\188\189].', '')
  return not letters:find('[a-zA-Z\128-\255]')
end

-- The words of the links if there is nothing but links and their dates.
local function menu_of(inlines)
  local words = pandoc.List()
  local dated = false
  for _, inline in ipairs(inlines) do
    if inline.t == 'Link' then
      if not leads_away(inline) then return nil end
      local word = pandoc.utils.stringify(inline.content)
      if word:find('%S') then words:insert(word) end
    elseif inline.t == 'Str' then
      if not is_beside_link(inline.text) then return nil end
      dated = dated or inline.text:find('%d') ~= nil
    elseif inline.t ~= 'Space' and inline.t ~= 'SoftBreak' and inline.t ~= 'LineBreak' then
      return nil
    end
  end
  if #words == 0 then return nil end
  return dated and pandoc.List({pandoc.utils.stringify(inlines)}) or words
end

local function has_break(inlines)
  for _, inline in ipairs(inlines) do
    if inline.t == 'LineBreak' then return true end
  end
  return false
end

local flatten
local add_heading

local function add(to, inlines)
  if pandoc.utils.stringify(inlines):match('^%s*$') then return end
  to:insert({inlines = inlines, menu = is_page and menu_of(inlines) or nil})
end

-- "# " is how a text says that a line is a heading.
local function mark(line, level)
  local inlines = pandoc.List({pandoc.Str(string.rep('#', level) .. ' ')})
  for _, inline in ipairs(line.inlines) do
    inlines:insert(inline.t == 'LineBreak' and pandoc.Space() or inline)
  end
  line.inlines = inlines
end

-- A style of Word says that it is a heading. A page's tags say it of boxes and menus too: mark_headings() tells later.
add_heading = function(to, block)
  local before = #to
  add(to, block.content)
  if #to == before or to[#to].menu then return end
  if is_page then
    to[#to].level = block.level
  else
    mark(to[#to], block.level)
  end
end

local function add_row(to, cells)
  local parts = pandoc.List()
  local one_line_each, all_menus, filled = true, true, 0
  for _, cell in ipairs(cells) do
    local own = pandoc.List()
    flatten(own, cell)
    parts:insert(own)
    if #own > 1 or (#own == 1 and has_break(own[1].inlines)) then one_line_each = false end
    if #own > 0 then filled = filled + 1 end
    for _, line in ipairs(own) do all_menus = all_menus and line.menu end
  end
  if all_menus or filled < 2 or not one_line_each then
    for _, own in ipairs(parts) do to:extend(own) end
    return
  end
  local row = pandoc.List()
  local gap = ''
  for i, own in ipairs(parts) do
    if #own > 0 then
      -- Blanks at a line's start are kept behind a sign without width.
      if #row == 0 and gap ~= '' then row:insert(pandoc.Str('\226\128\139')) end
      if gap ~= '' then row:insert(pandoc.Str(gap)) end
      gap = ''
      row:extend(own[1].inlines)
    end
    gap = gap .. '\t'
  end
  to:insert({inlines = row})
end

-- The cells of a row, each in its column: a merged one is followed by blank ones, to its right and below it. `covered`
-- holds for each column how many rows below a cell above still reaches.
local function cells_in_place(row, covered)
  local cells = pandoc.List()
  local function skip()
    while (covered[#cells + 1] or 0) > 0 do
      covered[#cells + 1] = covered[#cells + 1] - 1
      cells:insert(pandoc.List())
    end
  end
  for _, cell in ipairs(row.cells) do
    skip()
    for i = 1, cell.col_span do
      covered[#cells + 1] = cell.row_span - 1
      cells:insert(i == 1 and cell.contents or pandoc.List())
    end
  end
  skip()
  return cells
end

local function add_table(to, block)
  add(to, pandoc.utils.blocks_to_inlines(block.caption.long))
  local function add_rows(rows)
    local covered = {}
    for _, row in ipairs(rows) do add_row(to, cells_in_place(row, covered)) end
  end
  add_rows(block.head.rows)
  for _, body in ipairs(block.bodies) do
    local rows = pandoc.List()
    rows:extend(body.head)
    rows:extend(body.body)
    add_rows(rows)
  end
  add_rows(block.foot.rows)
end

local function add_list(to, items, marker)
  for i, item in ipairs(items) do
    local own = pandoc.List()
    flatten(own, item)
    if marker and #own > 0 and not own[1].menu then
      local first = pandoc.List({pandoc.Str(marker(i))})
      first:extend(own[1].inlines)
      own[1] = {inlines = first}
    end
    to:extend(own)
  end
end

local function ordinal_marker(list)
  if in_notes then return function(i) return '[' .. tostring(list.listAttributes.start + i - 1) .. ']' end end
  local number = list.listAttributes
  if number.style ~= 'Decimal' and number.style ~= 'DefaultStyle' then return nil end
  local delimiter = number.delimiter
  return function(i)
    local text = tostring(number.start + i - 1)
    if delimiter == 'TwoParens' then return '(' .. text .. ')' end
    if delimiter == 'OneParen' then return text .. ')' end
    return text .. '. '
  end
end

flatten = function(to, blocks)
  for _, block in ipairs(blocks) do
    if block.t == 'Para' or block.t == 'Plain' then
      add(to, block.content)
    elseif block.t == 'Header' then
      add_heading(to, block)
    elseif block.t == 'Div' or block.t == 'BlockQuote' then
      local outer = in_notes
      in_notes = in_notes or (block.t == 'Div' and (block.identifier == 'footnotes' or block.classes:includes('footnotes')))
      flatten(to, block.content)
      in_notes = outer
    elseif block.t == 'BulletList' then
      add_list(to, block.content)
    elseif block.t == 'OrderedList' then
      add_list(to, block.content, ordinal_marker(block))
    elseif block.t == 'DefinitionList' then
      for _, item in ipairs(block.content) do
        add(to, item[1])
        for _, definition in ipairs(item[2]) do flatten(to, definition) end
      end
    elseif block.t == 'LineBlock' then
      for _, line in ipairs(block.content) do add(to, line) end
    elseif block.t == 'CodeBlock' then
      for line in block.text:gmatch('[^\n]+') do add(to, pandoc.List({pandoc.Str(line)})) end
    elseif block.t == 'Table' then
      add_table(to, block)
    end
  end
end

local function without_blanks(text) return (text:gsub('%s+', ''):gsub('\194\160', ''):gsub('\227\128\128', '')) end

-- Of Word documents the paragraphs that their styles call title and so on are no part of the text that pandoc gives.
local function add_head(meta)
  local present = {}
  for _, line in ipairs(lines) do present[without_blanks(pandoc.utils.stringify(line.inlines))] = true end
  local head = pandoc.List()
  for _, key in ipairs({'title', 'subtitle', 'author', 'date', 'abstract'}) do
    local value = meta[key]
    if value then
      local values = pandoc.utils.type(value) == 'List' and value or {value}
      for _, one in ipairs(values) do
        local text = pandoc.utils.stringify(one)
        if not present[without_blanks(text)] then add(head, pandoc.List({pandoc.Str(text)})) end
      end
    end
  end
  head:extend(lines)
  lines = head
end

local function mark_title(meta)
  local names = pandoc.List()
  for _, key in ipairs({'ArticleTitle', 'title'}) do
    if meta[key] then names:insert(without_blanks(pandoc.utils.stringify(meta[key]))) end
  end
  for _, name in ipairs(names) do
    for _, line in ipairs(lines) do
      local text = without_blanks(pandoc.utils.stringify(line.inlines))
      if not line.menu and #text >= kFewestTitleBytes and name:sub(1, #text) == text then
        local title = pandoc.List({pandoc.Str('# ')})
        for _, inline in ipairs(line.inlines) do
          if inline.t ~= 'LineBreak' then title:insert(inline) end
        end
        line.inlines = title
        return line
      end
    end
  end
end

-- Headings of the article stand below its title and above text, those of boxes above menus.
local function mark_headings(title)
  local in_article = title == nil
  for i, line in ipairs(lines) do
    local below = lines[i + 1]
    if line == title then
      in_article = true
    elseif line.level and in_article and below and not below.menu then
      local text = pandoc.utils.stringify(line.inlines)
      if #text <= kMostHeadingBytes and not text:find('。', 1, true) then mark(line, line.level) end
    end
  end
end

local function paragraphs()
  local all = pandoc.List()
  local menu = pandoc.List()
  local function end_menu()
    if #menu > 0 then all:insert(pandoc.Para({pandoc.Str(table.concat(menu, ' | '))})) end
    menu = pandoc.List()
  end
  for _, line in ipairs(lines) do
    if line.menu then
      menu:extend(line.menu)
    else
      end_menu()
      all:insert(pandoc.Para(line.inlines))
    end
  end
  end_menu()
  return all
end

local function unwrap(inline) return inline.content end

-- A line break of the source is no blank between two Chinese characters.
local function join(inlines)
  for i = #inlines - 1, 2, -1 do
    if inlines[i].t == 'SoftBreak' then
      local before, after = inlines[i - 1], inlines[i + 1]
      if before.t == 'Str' and after.t == 'Str' and is_wide(before.text) and after.text:byte(1) >= 0x80 then
        inlines:remove(i)
      end
    end
  end
  return inlines
end

return {
  {Emph = unwrap, Strong = unwrap, Underline = unwrap, SmallCaps = unwrap, Span = unwrap, Image = function() return {} end},
  {Inlines = join},
  {
    Pandoc = function(doc)
      is_page = doc.meta.page ~= nil
      lines = pandoc.List()
      flatten(lines, doc.blocks)
      if is_page then mark_headings(mark_title(doc.meta)) else add_head(doc.meta) end
      return pandoc.Pandoc(paragraphs())
    end
  }
}
