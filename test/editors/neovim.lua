-- What a person does in Neovim: opens a faulty file, reads the findings and the hover, takes the first fix, saves.
local function say(text)
  io.stdout:write(text .. '\n')
end

local function until_true(what, holds)
  if not vim.wait(30000, holds, 20) then
    say('not: ' .. what)
    vim.cmd('cquit 1')
  end
  say('ok: ' .. what)
end

local function find(code)
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local lsp = (diagnostic.user_data or {}).lsp or {}
    if (diagnostic.code or lsp.code) == code then
      return diagnostic
    end
  end
end

until_true('shows the findings', function()
  return find(vim.env.FINDING) ~= nil and find(vim.env.OTHER) ~= nil
end)
local finding = find(vim.env.FINDING)
say('   ' .. finding.lnum + 1 .. ':' .. finding.col + 1 .. ' ' .. finding.message)
vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })

vim.lsp.buf.hover()
until_true('shows what is known in a hover', function()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    local buffer = vim.api.nvim_win_get_buf(window)
    if vim.api.nvim_win_get_config(window).relative ~= '' and vim.api.nvim_buf_get_lines(buffer, 0, 1, false)[1] ~= '' then
      vim.api.nvim_win_close(window, true)
      return true
    end
  end
  return false
end)

vim.ui.select = function(choices, options, choose)
  say('   ' .. (options.format_item and options.format_item(choices[1]) or tostring(choices[1])))
  choose(choices[1], 1)
end
vim.lsp.buf.code_action()
until_true('applies the fix', function()
  return vim.fn.search(vim.env.REPAIR, 'nw') > 0
end)
until_true('takes the finding away', function()
  return find(vim.env.FINDING) == nil and find(vim.env.OTHER) ~= nil
end)
vim.cmd('write')
vim.cmd('qall!')
