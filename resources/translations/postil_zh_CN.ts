<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>AskEdit</name>
        <message>
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Relation</source>
            <translation>关系</translation>
        </message>
    </context>
    <context>
        <name>BackupDialog</name>
        <message>
            <source>Restore from a backup</source>
            <translation>从备份恢复</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>备份</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>立即备份</translation>
        </message>
        <message>
            <source>They lie in {0}</source>
            <translation>备份存放于 {0}</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>缘由</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>帖子</translation>
        </message>
        <message>
            <source>Annotations</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>daily</source>
            <translation>每日</translation>
        </message>
        <message>
            <source>asked for</source>
            <translation>手动</translation>
        </message>
        <message>
            <source>before a new version</source>
            <translation>升级之前</translation>
        </message>
        <message>
            <source>put aside by a restore</source>
            <translation>恢复时留存</translation>
        </message>
        <message>
            <source>There is no backup yet. Postil makes one each day that changes the library.</source>
            <translation>还没有备份。资料库有改动的日子，Postil 每天备份一次。</translation>
        </message>
        <message>
            <source>Comparing with the library of today…</source>
            <translation>正在与当前资料库比较…</translation>
        </message>
        <message>
            <source>{0}: {1} would come back, {2} would be gone, {3} would be as they were then.</source>
            <translation>{0}：恢复 {1} 个，消失 {2} 个，另有 {3} 个回到当时的样子。</translation>
        </message>
        <message>
            <source>It holds what the library holds today.</source>
            <translation>内容与当前资料库相同。</translation>
        </message>
        <message>
            <source>The library of today is kept among the backups.</source>
            <translation>当前资料库会留存在备份中。</translation>
        </message>
    </context>
    <context>
        <name>BeginDialog</name>
        <message>
            <source>Begin a reading session</source>
            <translation>开始阅读时段</translation>
        </message>
        <message>
            <source>Threads to read</source>
            <translation>要读的主题</translation>
        </message>
        <message>
            <source>Ticked threads are read in this order; drag or Alt+Up and Alt+Down change it.</source>
            <translation>按此顺序阅读勾选的主题；可拖动，或用 Alt+↑ 和 Alt+↓ 调整。</translation>
        </message>
        <message>
            <source>&amp;All</source>
            <translation>全选(&amp;A)</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Threads</source>
            <translation>主题(&amp;T)</translation>
        </message>
    </context>
    <context>
        <name>BringDesk</name>
        <message>
            <source>This library can only be read</source>
            <translation>这个库只能阅读</translation>
        </message>
        <message>
            <source>Projects, codebooks, annotations</source>
            <translation>项目、编码本、批注</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>Bring in a project or codebook</source>
            <translation>引入项目或编码本</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) came over from {0}</source>
            <translation>
                <numerusform>已从 {0} 引入 %n 条摘录</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BringDialog</name>
        <message>
            <source>What came over</source>
            <translation>引入结果</translation>
        </message>
        <message>
            <source>Bring in a project or codebook</source>
            <translation>引入项目或编码本</translation>
        </message>
        <message>
            <source>What the file holds</source>
            <translation>文件内容</translation>
        </message>
        <message>
            <source>What becomes of it</source>
            <translation>如何处理</translation>
        </message>
        <message>
            <source>Bring in</source>
            <translation>引入</translation>
        </message>
        <message>
            <source>Set by {0}</source>
            <translation>编码者：{0}</translation>
        </message>
        <message>
            <source>new</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>there already</source>
            <translation>已有</translation>
        </message>
        <message>
            <source>Did not come over</source>
            <translation>未能引入</translation>
        </message>
        <message>
            <source>Would not come over</source>
            <translation>无法引入</translation>
        </message>
        <message>
            <source>To look at</source>
            <translation>请留意</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) came over</source>
            <translation>
                <numerusform>已引入 %n 条摘录</numerusform>
            </translation>
        </message>
        <message>
            <source>Part</source>
            <translation>内容</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) would come over</source>
            <translation>
                <numerusform>将引入 %n 条摘录</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new tag(s)</source>
            <translation>
                <numerusform>%n 个新标签</numerusform>
            </translation>
        </message>
        <message>
            <source>there already: {0}</source>
            <translation>库中已有：{0}</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) in the thread {0}</source>
            <translation>
                <numerusform>%n 条摘录归入主题 {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a thread of its own with %n passage(s)</source>
            <translation>
                <numerusform>自成一个主题，含 %n 条摘录</numerusform>
            </translation>
        </message>
        <message>
            <source>it is the thread {0}; nothing is marked</source>
            <translation>即主题 {0}；其中没有批注</translation>
        </message>
        <message>
            <source>It has neither a tag nor a note</source>
            <translation>既没有标签也没有备忘</translation>
        </message>
        <message>
            <source>The page is not in the library</source>
            <translation>库中没有这个页面</translation>
        </message>
        <message>
            <source>It is about a whole page; only notes on those have a place</source>
            <translation>批注的是整个页面；整页只能有备忘</translation>
        </message>
        <message>
            <source>Its note came over, its tags did not: a whole page cannot be tagged</source>
            <translation>备忘已引入，标签没有：整个页面不能打标签</translation>
        </message>
        <message>
            <source>The words stand in several places</source>
            <translation>这些文字出现在多处</translation>
        </message>
        <message>
            <source>The words were not found on the page</source>
            <translation>页面上找不到这些文字</translation>
        </message>
        <message>
            <source>There is no text in it</source>
            <translation>其中没有文字</translation>
        </message>
        <message>
            <source>There are no words at its place</source>
            <translation>所指的位置没有文字</translation>
        </message>
        <message>
            <source>Its place in the text is no longer there</source>
            <translation>文本中已没有这个位置</translation>
        </message>
    </context>
    <context>
        <name>BringWatch</name>
        <message>
            <source>Bringing in…</source>
            <translation>正在引入…</translation>
        </message>
        <message>
            <source>Reading the file…</source>
            <translation>正在读取文件…</translation>
        </message>
        <message>
            <source>Bring in a project or codebook</source>
            <translation>引入项目或编码本</translation>
        </message>
    </context>
    <context>
        <name>CodebookDesk</name>
        <message>
            <source>No tag here: only a tagged passage can be an example</source>
            <translation>这里没有标签：只有打过标签的摘录才能作为例子</translation>
        </message>
        <message>
            <source>An example of which tag?</source>
            <translation>作为哪个标签的例子？</translation>
        </message>
        <message>
            <source>Choose a tag in the codebook first</source>
            <translation>请先在编码本中选一个标签</translation>
        </message>
        <message>
            <source>This tag has no passages to split</source>
            <translation>这个标签没有可拆分的摘录</translation>
        </message>
        <message>
            <source>There is no tag to write yet</source>
            <translation>还没有可写出的标签</translation>
        </message>
        <message>
            <source>Export codebook</source>
            <translation>导出编码本</translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) written to {0}</source>
            <translation>
                <numerusform>已将 %n 个标签写入 {0}</numerusform>
            </translation>
        </message>
        <message>
            <source>This library can only be read</source>
            <translation>这个库只能阅读</translation>
        </message>
        <message>
            <source>Import codebook</source>
            <translation>导入编码本</translation>
        </message>
        <message>
            <source>Codebooks as CSV (*.csv);;All files (*)</source>
            <translation>CSV 编码本 (*.csv);;所有文件 (*)</translation>
        </message>
    </context>
    <context>
        <name>CodebookDialog</name>
        <message>
            <source>Import codebook</source>
            <translation>导入编码本</translation>
        </message>
        <message>
            <source>{0} new, {1} changed, {2} same</source>
            <translation>新增 {0}，变更 {1}，相同 {2}</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>将会怎样</translation>
        </message>
        <message>
            <source>Tags of the file</source>
            <translation>文件中的标签</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>new</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>有变化</translation>
        </message>
        <message>
            <source>same</source>
            <translation>相同</translation>
        </message>
    </context>
    <context>
        <name>ColumnChoice</name>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>&amp;All</source>
            <translation>全选(&amp;A)</translation>
        </message>
        <message>
            <source>The most &amp;needed</source>
            <translation>最常用(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Up</source>
            <translation>上移(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Down</source>
            <translation>下移(&amp;D)</translation>
        </message>
        <message>
            <source>Further to the left (Alt+Up)</source>
            <translation>往左移（Alt+Up）</translation>
        </message>
        <message>
            <source>Further to the right (Alt+Down)</source>
            <translation>往右移（Alt+Down）</translation>
        </message>
        <message>
            <source>Check what is shown; drag, or press Alt+Up and Alt+Down, to put it in order.</source>
            <translation>勾选要显示的列；拖动或按 Alt+Up、Alt+Down 调整次序。</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Recent libraries</source>
            <translation>最近的库</translation>
        </message>
        <message>
            <source>Watched folders</source>
            <translation>监视的文件夹</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主题色</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n post(s)</source>
            <translation>
                <numerusform>%n 帖</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n version(s)</source>
            <translation>
                <numerusform>%n 个版本</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n 条批注</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) not found in this version</source>
            <translation>
                <numerusform>此版本中找不到 %n 条批注</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s)</source>
            <translation>
                <numerusform>%n 个标签</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) lose it</source>
            <translation>
                <numerusform>%n 条摘录失去它</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) below it go up</source>
            <translation>
                <numerusform>其下 %n 个标签上移一层</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more line(s)</source>
            <translation>
                <numerusform>还有 %n 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n rating(s)</source>
            <translation>
                <numerusform>%n 条评分</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n notice(s)</source>
            <translation>
                <numerusform>%n 条提示</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s)</source>
            <translation>
                <numerusform>%n 张图片</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EndDialog</name>
        <message>
            <source>End the reading session</source>
            <translation>结束阅读时段</translation>
        </message>
        <message>
            <source>{0} – posts read: {1}, tags set: {2}, time active: {3}, posts an hour: {4}</source>
            <translation>{0}：已读帖子 {1}，设置标签 {2}，活动时间 {3}，每小时 {4} 帖</translation>
        </message>
        <message>
            <source>What was found, what is to be looked at next</source>
            <translation>有什么发现，接下来看什么</translation>
        </message>
        <message>
            <source>Journal entry</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>End session</source>
            <translation>结束时段</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Export passages</source>
            <translation>导出摘录</translation>
        </message>
        <message>
            <source>CSV table (spreadsheets, statistics)</source>
            <translation>CSV 表格（电子表格、统计软件）</translation>
        </message>
        <message>
            <source>JSON Lines (programs)</source>
            <translation>JSON Lines（供程序读取）</translation>
        </message>
        <message>
            <source>Markdown (writing)</source>
            <translation>Markdown（写作）</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Beginning of the file</source>
            <translation>文件开头</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>The passages listed, in their order</source>
            <translation>列表中的摘录（按所列次序）</translation>
        </message>
        <message>
            <source>Excel workbook</source>
            <translation>Excel 工作簿</translation>
        </message>
        <message>
            <source>HTML page (reading, printing)</source>
            <translation>HTML 网页（阅读、打印）</translation>
        </message>
        <message>
            <source>Word document</source>
            <translation>Word 文档</translation>
        </message>
        <message>
            <source>OpenDocument text</source>
            <translation>OpenDocument 文档</translation>
        </message>
        <message>
            <source>REFI-QDA project (NVivo, ATLAS.ti, MAXQDA, QualCoder)</source>
            <translation>REFI-QDA 项目（NVivo、ATLAS.ti、MAXQDA、QualCoder）</translation>
        </message>
        <message>
            <source>REFI-QDA codebook: the tags alone</source>
            <translation>REFI-QDA 编码簿（只含标签）</translation>
        </message>
        <message>
            <source>Texts, tags and passages as JSON Lines</source>
            <translation>正文、标签与摘录（JSON Lines）</translation>
        </message>
        <message>
            <source>W3C Web Annotations (JSON-LD)</source>
            <translation>W3C 网页批注（JSON-LD）</translation>
        </message>
        <message>
            <source>Citations: CSL-JSON (Zotero, Pandoc)</source>
            <translation>引文：CSL-JSON（Zotero、Pandoc）</translation>
        </message>
        <message>
            <source>Citations: BibLaTeX</source>
            <translation>引文：BibLaTeX</translation>
        </message>
        <message>
            <source>Citations: RIS (EndNote, NoteExpress)</source>
            <translation>引文：RIS（EndNote、NoteExpress）</translation>
        </message>
        <message>
            <source>Citations: a list of references as text</source>
            <translation>引文：参考文献列表（纯文本）</translation>
        </message>
        <message>
            <source>Passages</source>
            <translation>摘录</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <translation>
                <numerusform>%n 条摘录</numerusform>
            </translation>
        </message>
        <message>
            <source>passages</source>
            <translation>摘录</translation>
        </message>
        <message>
            <source>What will be in it, as plain text</source>
            <translation>内容预览（纯文本）</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>导出到</translation>
        </message>
        <message>
            <source>There is a file of that name already.</source>
            <translation>已有同名文件。</translation>
        </message>
        <message>
            <source>Replace it</source>
            <translation>替换</translation>
        </message>
        <message>
            <source>There is no folder {0}.</source>
            <translation>没有文件夹 {0}。</translation>
        </message>
        <message>
            <source>The file needs a name.</source>
            <translation>文件需要一个名称。</translation>
        </message>
    </context>
    <context>
        <name>ExportWatch</name>
        <message>
            <source>Writing passages…</source>
            <translation>正在写出摘录…</translation>
        </message>
        <message>
            <source>Export passages</source>
            <translation>导出摘录</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find in this thread</source>
            <translation>在本主题中查找</translation>
        </message>
        <message>
            <source>Whole words only</source>
            <translation>全字匹配</translation>
        </message>
        <message>
            <source>Regular expression</source>
            <translation>正则表达式</translation>
        </message>
        <message>
            <source>In the whole library</source>
            <translation>在全库中查找</translation>
        </message>
        <message>
            <source>Search all threads for these words</source>
            <translation>在所有主题中搜索这些词</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>关闭 (Esc)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>not a pattern</source>
            <translation>不是正则表达式</translation>
        </message>
        <message>
            <source>takes too long</source>
            <translation>耗时过长</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>第 {0} / {1} 处</translation>
        </message>
    </context>
    <context>
        <name>FoldingView</name>
        <message>
            <source>Fold again</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>Signature</source>
            <translation>签名</translation>
        </message>
    </context>
    <context>
        <name>GoToDesk</name>
        <message>
            <source>All commands</source>
            <translation>全部命令</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>No floor or author “{0}” in what is saved of this thread</source>
            <translation>本主题已保存的内容中没有楼层或作者“{0}”</translation>
        </message>
        <message>
            <source>Go to a thread, tag, author or #floor</source>
            <translation>转到主题、标签、作者或 #楼层</translation>
        </message>
        <message>
            <source>Go to floor</source>
            <translation>转到楼层</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不详</translation>
        </message>
    </context>
    <context>
        <name>GroupEdit</name>
        <message>
            <source>How these conditions are joined</source>
            <translation>这些条件之间的关系</translation>
        </message>
        <message>
            <source>All of these</source>
            <translation>以下全部满足</translation>
        </message>
        <message>
            <source>At least one of these</source>
            <translation>至少满足其一</translation>
        </message>
        <message>
            <source>None of these</source>
            <translation>以下都不满足</translation>
        </message>
        <message>
            <source>Not all of these</source>
            <translation>不全满足</translation>
        </message>
        <message>
            <source>Add a condition</source>
            <translation>添加条件</translation>
        </message>
        <message>
            <source>Add a condition to this group (Ctrl++)</source>
            <translation>在此组中添加条件 (Ctrl++)</translation>
        </message>
    </context>
    <context>
        <name>HintCard</name>
        <message>
            <source>Five keys to begin with</source>
            <translation>先记住五个键</translation>
        </message>
        <message>
            <source>move</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>any tag</source>
            <translation>任意标签</translation>
        </message>
        <message>
            <source>undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>all keys</source>
            <translation>全部按键</translation>
        </message>
        <message>
            <source>Drop saved pages or folders anywhere</source>
            <translation>把保存的网页或文件夹拖到窗口任何地方</translation>
        </message>
        <message>
            <source>Close this card</source>
            <translation>关闭提示</translation>
        </message>
    </context>
    <context>
        <name>HistoryDialog</name>
        <message>
            <source>History of changes</source>
            <translation>修改历史</translation>
        </message>
        <message>
            <source>Filter by what was done, by whom or when</source>
            <translation>按操作、人员或时间筛选</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>What</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>行数</translation>
        </message>
        <message>
            <source>Take this step back</source>
            <translation>撤回这一步</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>{0} (undone)</source>
            <translation>{0}（已撤销）</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s)</source>
            <translation>
                <numerusform>%n 步</numerusform>
            </translation>
        </message>
        <message>
            <source>Taken back: {0}</source>
            <translation>已撤回：{0}</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>导出到</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) written to {0}</source>
            <translation>
                <numerusform>%n 步已写入 {0}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HitModel</name>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Library journal</source>
            <translation>库日志</translation>
        </message>
        <message>
            <source>memo</source>
            <translation>备忘</translation>
        </message>
        <message>
            <source>title</source>
            <translation>标题</translation>
        </message>
    </context>
    <context>
        <name>ImportDesk</name>
        <message>
            <source>Open saved pages</source>
            <translation>打开保存的网页</translation>
        </message>
        <message>
            <source>Saved pages (*.html *.htm *.xhtml *.mht *.mhtml *.txt *.webarchive *.maff *.htz *.zip *.warc *.arc *.wacz *.har *.gz *.zst);;All files (*)</source>
            <translation>保存的网页 (*.html *.htm *.xhtml *.mht *.mhtml *.txt *.webarchive *.maff *.htz *.zip *.warc *.arc *.wacz *.har *.gz *.zst);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Open a folder of saved pages</source>
            <translation>打开存有网页的文件夹</translation>
        </message>
        <message>
            <source>This library is open for reading only; nothing can be imported.</source>
            <translation>这个库以只读方式打开，不能导入。</translation>
        </message>
        <message>
            <source>Reading saved pages…</source>
            <translation>正在读取网页…</translation>
        </message>
        <message>
            <source>Import paused</source>
            <translation>导入已暂停</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <source>import {0}/{1}</source>
            <translation>导入 {0}/{1}</translation>
        </message>
        <message>
            <source> · {0} pages/s · {1} s left</source>
            <translation> · 每秒 {0} 页 · 还需 {1} 秒</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) read</source>
            <translation>
                <numerusform>已读入 %n 页</numerusform>
            </translation>
        </message>
        <message>
            <source>Import cancelled; {0}</source>
            <translation>导入已取消；{0}</translation>
        </message>
        <message numerus="yes">
            <source>, %n file(s) could not be read</source>
            <translation>
                <numerusform>，%n 个文件无法读取</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JobWatch</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>KeptMenu</name>
        <message>
            <source>Keep this one…</source>
            <translation>保存当前搜索…</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Keep a search</source>
            <translation>保存搜索</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Kept as {0}</source>
            <translation>已保存为“{0}”</translation>
        </message>
    </context>
    <context>
        <name>KeyPage</name>
        <message>
            <source>Filter by name or key</source>
            <translation>按名称或按键筛选</translation>
        </message>
        <message>
            <source>Command or tag</source>
            <translation>命令或标签</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>Keys of all commands and tags</source>
            <translation>全部命令和标签的按键</translation>
        </message>
        <message>
            <source>The new key</source>
            <translation>新按键</translation>
        </message>
        <message>
            <source>Take the key &amp;over</source>
            <translation>改归此项(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Change key…</source>
            <translation>更改按键…(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Add key…</source>
            <translation>添加按键…(&amp;A)</translation>
        </message>
        <message>
            <source>Remo&amp;ve keys</source>
            <translation>去掉按键(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Reset</source>
            <translation>还原(&amp;R)</translation>
        </message>
        <message>
            <source>Reset a&amp;ll keys</source>
            <translation>还原全部按键(&amp;L)</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Press the new key of “{0}”; Esc leaves</source>
            <translation>请按“{0}”的新按键；按 Esc 放弃</translation>
        </message>
        <message>
            <source>Enter changes a key, Insert adds one, Delete removes all of a row</source>
            <translation>Enter 更改按键，Insert 添加，Delete 去掉该行的按键</translation>
        </message>
        <message>
            <source>The key of a tag is one letter, digit or sign</source>
            <translation>标签的按键只能是一个字母、数字或符号</translation>
        </message>
        <message>
            <source>{0} is needed for typing; hold Ctrl or Alt with it</source>
            <translation>{0} 要用来输入，请与 Ctrl 或 Alt 同按</translation>
        </message>
        <message>
            <source>{0} belongs to “{1}” already</source>
            <translation>{0} 已用于“{1}”</translation>
        </message>
    </context>
    <context>
        <name>KeySheet</name>
        <message>
            <source>All keys</source>
            <translation>全部按键</translation>
        </message>
        <message>
            <source>any key closes this sheet</source>
            <translation>按任意键关闭</translation>
        </message>
    </context>
    <context>
        <name>LibraryDesk</name>
        <message>
            <source>New library</source>
            <translation>新建库</translation>
        </message>
        <message>
            <source>There is a library of that name already; it was opened</source>
            <translation>已有同名的库，直接打开了它</translation>
        </message>
        <message>
            <source>Open library</source>
            <translation>打开库</translation>
        </message>
        <message>
            <source>Postil libraries (*.postil);;All files (*)</source>
            <translation>Postil 库 (*.postil);;所有文件 (*)</translation>
        </message>
        <message>
            <source>No other library yet</source>
            <translation>还没有别的库</translation>
        </message>
        <message>
            <source>All of this thread</source>
            <translation>本主题的全部摘录</translation>
        </message>
        <message>
            <source>All of the library</source>
            <translation>整个库的全部摘录</translation>
        </message>
        <message>
            <source>No passages to export: none matches what is asked for</source>
            <translation>没有可导出的摘录：没有符合条件的摘录</translation>
        </message>
        <message>
            <source>No passages to export: tag some paragraphs first</source>
            <translation>没有可导出的摘录：请先给段落打标签</translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) written to {0}</source>
            <translation>
                <numerusform>已将 %n 个标签写入 {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n source(s) written to {0}</source>
            <translation>
                <numerusform>已将 %n 条引文写入 {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) written to {0}</source>
            <translation>
                <numerusform>已把 %n 条摘录写入 {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>; %n character(s) left out that the format cannot hold</source>
            <translation>
                <numerusform>；有 %n 个字符因格式无法容纳而略去</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LibraryInfo</name>
        <message>
            <source>About this library</source>
            <translation>关于此资料库</translation>
        </message>
        <message>
            <source>What takes its space</source>
            <translation>空间占用</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>占比</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>正在统计…</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Look whether everything in it fits together and is as it came in</source>
            <translation>查看资料库的内容是否一致、网页是否与导入时相同</translation>
        </message>
        <message>
            <source>Compact</source>
            <translation>压缩整理</translation>
        </message>
        <message>
            <source>Read pages again</source>
            <translation>重新解析网页</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>正在检查…</translation>
        </message>
        <message>
            <source>The library is sound: everything in it fits together, and every saved page is as it came in.</source>
            <translation>资料库完好：内容一致，每个已存网页都与导入时相同。</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>帖子</translation>
        </message>
        <message>
            <source>Saved pages</source>
            <translation>已存网页</translation>
        </message>
        <message>
            <source>Annotations</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Coders</source>
            <translation>编码者</translation>
        </message>
        <message>
            <source>Saved pages of {0} are kept in {1}.</source>
            <translation>{0} 的已存网页压缩后占 {1}。</translation>
        </message>
        <message>
            <source>Compacting would give back about {0}.</source>
            <translation>压缩整理约可腾出 {0}。</translation>
        </message>
        <message>
            <source>Texts of the posts, all versions</source>
            <translation>帖子文字（全部版本）</translation>
        </message>
        <message>
            <source>Saved pages, compressed</source>
            <translation>已存网页（已压缩）</translation>
        </message>
        <message>
            <source>Steps that can be undone</source>
            <translation>可撤销的步骤</translation>
        </message>
        <message>
            <source>Import reports</source>
            <translation>导入报告</translation>
        </message>
        <message>
            <source>Free space</source>
            <translation>空闲空间</translation>
        </message>
        <message>
            <source>Facts about posts, annotations, tags</source>
            <translation>帖子信息、批注、标签</translation>
        </message>
        <message>
            <source>Library file</source>
            <translation>资料库文件</translation>
        </message>
        <message>
            <source>Search index, can be made anew</source>
            <translation>搜索索引（可随时重建）</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>备份</translation>
        </message>
    </context>
    <context>
        <name>LinkDesk</name>
        <message>
            <source>Link copied; paste it into a memo</source>
            <translation>链接已复制，可粘贴到备忘中</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不详</translation>
        </message>
        <message>
            <source>The place at the cursor</source>
            <translation>光标所在处</translation>
        </message>
        <message>
            <source>There is no place to link to</source>
            <translation>没有可链接的位置</translation>
        </message>
        <message>
            <source>Link to</source>
            <translation>链接到</translation>
        </message>
        <message>
            <source>What this link leads to is no longer in the library</source>
            <translation>此链接所指的内容已不在资料库中</translation>
        </message>
    </context>
    <context>
        <name>LogDialog</name>
        <message>
            <source>Log of reading sessions</source>
            <translation>阅读时段记录</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>时段</translation>
        </message>
        <message>
            <source>Begun</source>
            <translation>开始时间</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>活动时间</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>帖子</translation>
        </message>
        <message>
            <source>Posts an hour</source>
            <translation>每小时帖数</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Journal</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>No reading session yet</source>
            <translation>还没有阅读时段</translation>
        </message>
        <message>
            <source>Export as CSV…</source>
            <translation>导出为 CSV…</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>It lies in {0}</source>
            <translation>位于 {0}</translation>
        </message>
        <message>
            <source>Nothing was logged yet.</source>
            <translation>还没有日志。</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Threads</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Codebook</source>
            <translation>编码本</translation>
        </message>
        <message>
            <source>Passages</source>
            <translation>摘录</translation>
        </message>
        <message>
            <source>Import report</source>
            <translation>导入报告</translation>
        </message>
        <message>
            <source>Saved page</source>
            <translation>保存的网页</translation>
        </message>
        <message>
            <source>Drop saved pages or folders here, or press Ctrl+O.</source>
            <translation>把保存的网页或文件夹拖到这里，或按 Ctrl+O。</translation>
        </message>
    </context>
    <context>
        <name>MarkedText</name>
        <message>
            <source>unknown author</source>
            <translation>作者不详</translation>
        </message>
        <message>
            <source>no tags</source>
            <translation>没有标签</translation>
        </message>
        <message>
            <source>unread</source>
            <translation>未读</translation>
        </message>
        <message>
            <source>Quotation</source>
            <translation>引用</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>点评</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>Attachment</source>
            <translation>附件</translation>
        </message>
        <message>
            <source>Heading</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Links: {0}</source>
            <translation>链接：{0}</translation>
        </message>
        <message>
            <source>Tags: {0}</source>
            <translation>标签：{0}</translation>
        </message>
        <message>
            <source>Memo: {0}</source>
            <translation>备忘：{0}</translation>
        </message>
    </context>
    <context>
        <name>MemoBox</name>
        <message>
            <source>Memo</source>
            <translation>备忘</translation>
        </message>
        <message>
            <source>What strikes you here?</source>
            <translation>这里有什么值得记下？</translation>
        </message>
        <message>
            <source>saved as you type · Ctrl+L link · Alt+Enter follows it · F2 preview · Esc closes</source>
            <translation>输入即保存 · Ctrl+L 链接 · Alt+Enter 打开链接 · F2 预览 · Esc 关闭</translation>
        </message>
        <message>
            <source>There is no link at the text cursor</source>
            <translation>光标处没有链接</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
    </context>
    <context>
        <name>MemoDesk</name>
        <message>
            <source>There is no post here</source>
            <translation>这里没有帖子</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不详</translation>
        </message>
        <message>
            <source>Post {0}</source>
            <translation>帖子 {0}</translation>
        </message>
        <message>
            <source>Thread: {0}</source>
            <translation>主题：{0}</translation>
        </message>
        <message>
            <source>No thread is open</source>
            <translation>没有打开主题</translation>
        </message>
        <message>
            <source>Tag: {0}</source>
            <translation>标签：{0}</translation>
        </message>
        <message>
            <source>Library journal</source>
            <translation>库日志</translation>
        </message>
        <message>
            <source>No memo can be written here</source>
            <translation>这里不能写备忘</translation>
        </message>
        <message>
            <source>This memo is by another coder</source>
            <translation>这条备忘由另一位编码者所写</translation>
        </message>
        <message>
            <source>What this memo is about cannot be seen in the text now</source>
            <translation>这条备忘所写的内容目前不在正文中</translation>
        </message>
        <message>
            <source>Memo deleted; undo brings it back</source>
            <translation>备忘已删除；撤销可恢复</translation>
        </message>
    </context>
    <context>
        <name>MemoPanel</name>
        <message>
            <source>Memos</source>
            <translation>备忘</translation>
        </message>
        <message>
            <source>Filter memos</source>
            <translation>筛选备忘</translation>
        </message>
        <message>
            <source>Enter shows what it is about, E changes it, Delete deletes it, Esc goes back to the text</source>
            <translation>回车显示所写的对象，E 修改，Delete 删除，Esc 回到正文</translation>
        </message>
        <message>
            <source>Memo</source>
            <translation>备忘</translation>
        </message>
        <message numerus="yes">
            <source>%n memo(s)</source>
            <translation>
                <numerusform>%n 条备忘</numerusform>
            </translation>
        </message>
        <message>
            <source>Library journal</source>
            <translation>库日志</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Thread</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>帖子</translation>
        </message>
        <message>
            <source>Passage</source>
            <translation>摘录</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不详</translation>
        </message>
        <message>
            <source>No memo yet: M writes one on a paragraph</source>
            <translation>还没有备忘：按 M 可为段落写一条</translation>
        </message>
    </context>
    <context>
        <name>Narrowing</name>
        <message>
            <source>Query: with…</source>
            <translation>查询：含…</translation>
        </message>
        <message>
            <source>Query: without…</source>
            <translation>查询：不含…</translation>
        </message>
    </context>
    <context>
        <name>OptionRows</name>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Byte order mark, for Excel</source>
            <translation>字节顺序标记（供 Excel 识别）</translation>
        </message>
        <message>
            <source>Guard against formulas in texts</source>
            <translation>防止文字被当作公式运行</translation>
        </message>
        <message>
            <source>Pseudonyms instead of authors’ names; a second file tells who is who</source>
            <translation>用化名代替作者名，对照表另存一个文件</translation>
        </message>
        <message>
            <source>File that tells who is who</source>
            <translation>姓名对照表文件</translation>
        </message>
        <message>
            <source>Threads without passages too</source>
            <translation>也包含没有摘录的主题</translation>
        </message>
        <message>
            <source>Memos on threads, posts, tags and the library</source>
            <translation>主题、帖子、标签和库的备忘</translation>
        </message>
        <message>
            <source>Count positions as NVivo does (UTF-16)</source>
            <translation>按 NVivo 的方式计算位置（UTF-16）</translation>
        </message>
        <message>
            <source>Thread and post</source>
            <translation>主题与帖子</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>作者</translation>
        </message>
        <message>
            <source>Coder</source>
            <translation>编码者</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>版块</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>不分组</translation>
        </message>
        <message>
            <source>All that is known</source>
            <translation>列出全部已知信息</translation>
        </message>
        <message>
            <source>Grouped by</source>
            <translation>分组方式</translation>
        </message>
        <message>
            <source>Citations</source>
            <translation>引用格式</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Paragraphs around</source>
            <translation>前后段落数</translation>
        </message>
        <message>
            <source>Headings in</source>
            <translation>标题语言</translation>
        </message>
        <message>
            <source>Who is who in</source>
            <translation>姓名对照表</translation>
        </message>
        <message numerus="yes">
            <source>%n chosen…</source>
            <translation>
                <numerusform>已选 %n 列…</numerusform>
            </translation>
        </message>
        <message>
            <source>All…</source>
            <translation>全部…</translation>
        </message>
    </context>
    <context>
        <name>PageDesk</name>
        <message>
            <source>No saved page belongs to this place</source>
            <translation>这里没有对应的保存网页</translation>
        </message>
        <message>
            <source>The page is kept as it was read now</source>
            <translation>已按这次的读法保存该页</translation>
        </message>
    </context>
    <context>
        <name>PagePanel</name>
        <message>
            <source>Left out only</source>
            <translation>只看略去的</translation>
        </message>
        <message>
            <source>Hide the lines that were read</source>
            <translation>隐藏已读取的行</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>Read as</source>
            <translation>识别为</translation>
        </message>
        <message>
            <source>Keep this reading</source>
            <translation>采用这种读法</translation>
        </message>
        <message>
            <source>Store the posts as they are read now; the earlier reading stays as a version</source>
            <translation>按现在的读法保存各帖；先前的读法作为一个版本保留</translation>
        </message>
        <message>
            <source>Saved page</source>
            <translation>保存的网页</translation>
        </message>
        <message>
            <source>{0} (as stored)</source>
            <translation>{0}（现存）</translation>
        </message>
        <message>
            <source>saved {0}</source>
            <translation>保存于 {0}</translation>
        </message>
        <message numerus="yes">
            <source>%n post(s)</source>
            <translation>
                <numerusform>%n 帖</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n character(s) left out</source>
            <translation>
                <numerusform>略去 %n 字</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s) could not be decoded</source>
            <translation>
                <numerusform>%n 个字节无法解码</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) put together from the page's data</source>
            <translation>
                <numerusform>%n 行由网页数据拼成</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PaneDesk</name>
        <message>
            <source>The thread ends here</source>
            <translation>主题到此为止</translation>
        </message>
        <message>
            <source>The thread begins here</source>
            <translation>主题从这里开始</translation>
        </message>
        <message>
            <source>No address of the web here</source>
            <translation>这里没有网址</translation>
        </message>
        <message>
            <source>Page to open in the browser</source>
            <translation>要在浏览器中打开的网页</translation>
        </message>
        <message>
            <source>This stays open: it is tagged, or found by the search</source>
            <translation>这里保持展开：它有标签，或是查找的结果</translation>
        </message>
        <message>
            <source>Nothing to fold here</source>
            <translation>这里没有可折叠的内容</translation>
        </message>
        <message>
            <source>Everything is unfolded</source>
            <translation>已全部展开</translation>
        </message>
        <message>
            <source>Folded as set in the preferences</source>
            <translation>已按首选项折叠</translation>
        </message>
        <message>
            <source>This post has no pictures</source>
            <translation>本帖没有图片</translation>
        </message>
        <message>
            <source>Not every picture can be shown: {0}</source>
            <translation>有的图片无法显示：{0}</translation>
        </message>
    </context>
    <context>
        <name>PassageBar</name>
        <message>
            <source>Words, or tag: author: board: after: near:2 …</source>
            <translation>词语，或 tag: author: board: after: near:2 …</translation>
        </message>
        <message>
            <source>Only passages with these tags</source>
            <translation>只看带这些标签的摘录</translation>
        </message>
        <message>
            <source>Where to look</source>
            <translation>查看范围</translation>
        </message>
        <message>
            <source>What the passages are grouped by</source>
            <translation>摘录按什么分组</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>Export the passages shown</source>
            <translation>导出所列摘录</translation>
        </message>
        <message>
            <source>Build…</source>
            <translation>构建…</translation>
        </message>
        <message>
            <source>Build the query by choosing</source>
            <translation>用选择的方式构建查询</translation>
        </message>
        <message>
            <source>This thread</source>
            <translation>本主题</translation>
        </message>
        <message>
            <source>Whole library</source>
            <translation>整个库</translation>
        </message>
        <message>
            <source>Any tag</source>
            <translation>任意标签</translation>
        </message>
        <message>
            <source>{0} +{1}</source>
            <translation>{0} +{1}</translation>
        </message>
        <message>
            <source>No groups</source>
            <translation>不分组</translation>
        </message>
        <message>
            <source>By tag</source>
            <translation>按标签</translation>
        </message>
        <message>
            <source>By thread</source>
            <translation>按主题</translation>
        </message>
        <message>
            <source>By author</source>
            <translation>按作者</translation>
        </message>
        <message>
            <source>By coder</source>
            <translation>按编码者</translation>
        </message>
        <message>
            <source>By board</source>
            <translation>按版块</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <translation>
                <numerusform>%n 条摘录</numerusform>
            </translation>
        </message>
        <message>
            <source>{0} in {1}</source>
            <translation>{1}中的 {0}</translation>
        </message>
        <message numerus="yes">
            <source>%n thread(s)</source>
            <translation>
                <numerusform>%n 个主题</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PassageColumns</name>
        <message>
            <source>Choose and order…</source>
            <translation>选择并排序…</translation>
        </message>
        <message>
            <source>The usual columns</source>
            <translation>恢复常用列</translation>
        </message>
    </context>
    <context>
        <name>PassageContext</name>
        <message>
            <source>Choose a passage to see what stands around it</source>
            <translation>选中一条摘录，即可看到它的上下文</translation>
        </message>
        <message>
            <source>The passage in its place</source>
            <translation>摘录及其上下文</translation>
        </message>
        <message>
            <source>author unknown</source>
            <translation>作者不详</translation>
        </message>
    </context>
    <context>
        <name>PassageDesk</name>
        <message>
            <source>The passages are in no groups</source>
            <translation>摘录没有分组</translation>
        </message>
        <message>
            <source>Passages are listed alone</source>
            <translation>只列出摘录</translation>
        </message>
        <message>
            <source>Passages are shown in their place, too</source>
            <translation>同时显示摘录的上下文</translation>
        </message>
    </context>
    <context>
        <name>PassageModel</name>
        <message>
            <source>Without a tag</source>
            <translation>无标签</translation>
        </message>
        <message>
            <source>Without a title</source>
            <translation>没有标题</translation>
        </message>
        <message>
            <source>Author unknown</source>
            <translation>作者不详</translation>
        </message>
        <message>
            <source>Without a coder</source>
            <translation>无编码者</translation>
        </message>
        <message>
            <source>Without a board</source>
            <translation>未分版块</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <translation>
                <numerusform>%n 条摘录</numerusform>
            </translation>
        </message>
        <message>
            <source>folded</source>
            <translation>已折叠</translation>
        </message>
        <message>
            <source>unfolded</source>
            <translation>已展开</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>正文</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>作者</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Thread</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Floor</source>
            <translation>楼层</translation>
        </message>
        <message>
            <source>Memo</source>
            <translation>备忘</translation>
        </message>
        <message>
            <source>Coder</source>
            <translation>编码者</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>版块</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>站点</translation>
        </message>
        <message>
            <source>Tagged on</source>
            <translation>标记时间</translation>
        </message>
    </context>
    <context>
        <name>PassagePanel</name>
        <message>
            <source>Passages</source>
            <translation>摘录</translation>
        </message>
        <message>
            <source>No passage matches</source>
            <translation>没有符合的摘录</translation>
        </message>
        <message>
            <source>Tagged paragraphs are listed here</source>
            <translation>打过标签的段落会列在这里</translation>
        </message>
    </context>
    <context>
        <name>PickList</name>
        <message>
            <source>Pick by typing</source>
            <translation>输入以选取</translation>
        </message>
        <message>
            <source>Nothing here answers to “{0}”</source>
            <translation>这里没有与“{0}”相符的项</translation>
        </message>
        <message>
            <source>New tag “{0}”</source>
            <translation>新建标签“{0}”</translation>
        </message>
    </context>
    <context>
        <name>PictureView</name>
        <message>
            <source>picture</source>
            <translation>图片</translation>
        </message>
    </context>
    <context>
        <name>PictureWindow</name>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
    </context>
    <context>
        <name>PlaceMarks</name>
        <message>
            <source>No paragraph to mark</source>
            <translation>没有可标记的段落</translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) marked: the next tag goes to all of them, Esc lets go</source>
            <translation>
                <numerusform>已标记 %n 处：下一个标签会用于所有这些地方，Esc 取消</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Preferences</name>
        <message>
            <source>Preferences</source>
            <translation>首选项</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>正文</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>&amp;Chinese font</source>
            <translation>中文字体(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Latin font</source>
            <translation>西文字体(&amp;L)</translation>
        </message>
        <message>
            <source>Text &amp;size</source>
            <translation>字号(&amp;S)</translation>
        </message>
        <message>
            <source>Line l&amp;ength, in Chinese characters</source>
            <translation>行长，以汉字计(&amp;E)</translation>
        </message>
        <message>
            <source>Line s&amp;pacing, in characters</source>
            <translation>行距，以字高计(&amp;P)</translation>
        </message>
        <message>
            <source>Fold</source>
            <translation>折叠</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>主题色(&amp;T)</translation>
        </message>
        <message>
            <source>Lan&amp;guage</source>
            <translation>语言(&amp;G)</translation>
        </message>
        <message>
            <source>Your name as c&amp;oder</source>
            <translation>编码者姓名(&amp;O)</translation>
        </message>
        <message>
            <source>long &amp;quotations</source>
            <translation>长引文(&amp;Q)</translation>
        </message>
        <message>
            <source>si&amp;gnatures</source>
            <translation>签名(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;notices</source>
            <translation>提示(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;ratings</source>
            <translation>评分(&amp;R)</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>导入…(&amp;I)</translation>
        </message>
        <message>
            <source>Take preferences from a file</source>
            <translation>从文件读取首选项</translation>
        </message>
        <message>
            <source>E&amp;xport…</source>
            <translation>导出…(&amp;X)</translation>
        </message>
        <message>
            <source>Write the preferences to a file, for another machine</source>
            <translation>把首选项写入文件，供另一台电脑使用</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Restore &amp;defaults</source>
            <translation>恢复默认(&amp;D)</translation>
        </message>
        <message>
            <source>Import preferences</source>
            <translation>导入首选项</translation>
        </message>
        <message>
            <source>This file holds no preferences of Postil.</source>
            <translation>这个文件里没有 Postil 的首选项。</translation>
        </message>
        <message>
            <source>The preferences were taken from the file; Cancel brings back the earlier ones.</source>
            <translation>已采用文件中的首选项；按“取消”可恢复原来的。</translation>
        </message>
        <message>
            <source>Export preferences</source>
            <translation>导出首选项</translation>
        </message>
        <message>
            <source>The file could not be written.</source>
            <translation>无法写入文件。</translation>
        </message>
        <message>
            <source>The preferences were written to the file.</source>
            <translation>首选项已写入文件。</translation>
        </message>
        <message>
            <source>Settings (*.json);;All files (*)</source>
            <translation>设置 (*.json);;所有文件 (*)</translation>
        </message>
    </context>
    <context>
        <name>ProgressStrip</name>
        <message>
            <source>Cancel the import; what is in the library stays</source>
            <translation>取消导入；已入库的保留</translation>
        </message>
        <message>
            <source>Cancel the import</source>
            <translation>取消导入</translation>
        </message>
        <message>
            <source>Pause the import, or let it go on</source>
            <translation>暂停或继续导入</translation>
        </message>
        <message>
            <source>Pause the import</source>
            <translation>暂停导入</translation>
        </message>
    </context>
    <context>
        <name>QueryBuilder</name>
        <message>
            <source>Build a query</source>
            <translation>构建查询</translation>
        </message>
        <message>
            <source>The query in words</source>
            <translation>查询语句</translation>
        </message>
        <message>
            <source>How the groups are joined</source>
            <translation>各组之间的关系</translation>
        </message>
        <message>
            <source>All groups must hold</source>
            <translation>各组须同时满足</translation>
        </message>
        <message>
            <source>One group is enough</source>
            <translation>满足任一组即可</translation>
        </message>
        <message>
            <source>Add a &amp;group</source>
            <translation>添加一组(&amp;G)</translation>
        </message>
        <message>
            <source>This query says more than can be shown here; change it in words.</source>
            <translation>这条查询比这里能显示的更复杂，请直接修改语句。</translation>
        </message>
        <message>
            <source>Show the passages</source>
            <translation>列出摘录</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) in the library answer</source>
            <translation>
                <numerusform>全库有 %n 条摘录符合</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueryDesk</name>
        <message>
            <source>Proposals</source>
            <translation>候选项</translation>
        </message>
        <message>
            <source>Query: {0}</source>
            <translation>查询：{0}</translation>
        </message>
        <message>
            <source>Kept queries</source>
            <translation>保存的查询</translation>
        </message>
    </context>
    <context>
        <name>ReadingDesk</name>
        <message>
            <source>No unread post that way</source>
            <translation>那边没有未读的帖子</translation>
        </message>
        <message>
            <source>No thread that way</source>
            <translation>那边没有主题了</translation>
        </message>
        <message>
            <source>No quoted post here that was captured</source>
            <translation>这里没有引用已保存的帖子</translation>
        </message>
        <message>
            <source>Nowhere to go back to</source>
            <translation>没有可返回的位置</translation>
        </message>
        <message>
            <source>Nowhere to go forward to</source>
            <translation>没有可前进的位置</translation>
        </message>
        <message>
            <source>No passage that way</source>
            <translation>这个方向没有摘录了</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
        <message>
            <source>Copied with citation</source>
            <translation>已连同出处复制</translation>
        </message>
    </context>
    <context>
        <name>ReportModel</name>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Read as</source>
            <translation>识别为</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>帖子</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>new</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>有变化</translation>
        </message>
        <message>
            <source>known already</source>
            <translation>已有</translation>
        </message>
        <message>
            <source>no posts</source>
            <translation>没有帖子</translation>
        </message>
        <message>
            <source>not read</source>
            <translation>未能读取</translation>
        </message>
    </context>
    <context>
        <name>ReportPanel</name>
        <message>
            <source>Nothing was imported in this sitting.</source>
            <translation>这次还没有导入。</translation>
        </message>
        <message>
            <source>Import report</source>
            <translation>导入报告</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n 页</numerusform>
            </translation>
        </message>
        <message>
            <source>No import is on record</source>
            <translation>没有导入记录</translation>
        </message>
        <message>
            <source>Open the thread</source>
            <translation>打开主题</translation>
        </message>
        <message>
            <source>Look at the saved page, or read it in another way</source>
            <translation>查看保存的网页，或换一种读法</translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n 新</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n 有变化</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n known already</source>
            <translation>
                <numerusform>%n 已有</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not read</source>
            <translation>
                <numerusform>%n 未能读取</numerusform>
            </translation>
        </message>
        <message>
            <source>Earlier imports</source>
            <translation>以往的导入</translation>
        </message>
        <message>
            <source>Cancelled. {0}</source>
            <translation>已取消。{0}</translation>
        </message>
    </context>
    <context>
        <name>ReviewDesk</name>
        <message>
            <source>There is no post here</source>
            <translation>这里没有帖子</translation>
        </message>
        <message numerus="yes">
            <source>%n to review</source>
            <translation>
                <numerusform>%n 条待核对</numerusform>
            </translation>
        </message>
        <message>
            <source>Annotations whose text changed ({0})</source>
            <translation>文字有变动的批注（{0}）</translation>
        </message>
        <message>
            <source>Select the words in the annotation's own post first (Enter goes there)</source>
            <translation>请先在该批注所在的帖子里选中文字（按 Enter 前往）</translation>
        </message>
        <message>
            <source>The text shows an older version of this post; open the thread again first</source>
            <translation>正文显示的是该帖的较早版本；请先重新打开主题</translation>
        </message>
    </context>
    <context>
        <name>ReviewPanel</name>
        <message>
            <source>Needs review</source>
            <translation>待核对</translation>
        </message>
        <message>
            <source>This thread only</source>
            <translation>仅本主题</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>接受</translation>
        </message>
        <message>
            <source>Put on the selected text</source>
            <translation>移到所选文字</translation>
        </message>
        <message>
            <source>Accept all</source>
            <translation>全部接受</translation>
        </message>
        <message>
            <source>It stands where it is shown now; what is not found is gone</source>
            <translation>就以现在显示的位置为准；找不到的视为已消失</translation>
        </message>
        <message>
            <source>Enter shows the place; select the right words there, come back and press R</source>
            <translation>按 Enter 到原文处，选中正确的文字，再回到这里按 R</translation>
        </message>
        <message>
            <source>Annotations to review</source>
            <translation>待核对的批注</translation>
        </message>
        <message>
            <source>As it was</source>
            <translation>原来</translation>
        </message>
        <message>
            <source>As it is now</source>
            <translation>现在</translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) to review</source>
            <translation>
                <numerusform>%n 条批注待核对</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing is to be reviewed</source>
            <translation>没有需要核对的批注</translation>
        </message>
        <message>
            <source>When a page is saved again and its text has changed, annotations whose place is not certain are listed here, with the old and the new words side by side. None is lost.</source>
            <translation>重新保存的网页如果文字有改动，位置不能确定的标注会列在这里，新旧文字左右对照。一条也不会丢。</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>有变化</translation>
        </message>
        <message>
            <source>memo</source>
            <translation>备忘</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不详</translation>
        </message>
        <message>
            <source>coder {0}</source>
            <translation>编码者 {0}</translation>
        </message>
        <message>
            <source>These words are not found in the newest version of the post.</source>
            <translation>帖子的最新版本里找不到这些文字。</translation>
        </message>
    </context>
    <context>
        <name>Room</name>
        <message>
            <source>This library is open already</source>
            <translation>这个库已经打开</translation>
        </message>
        <message>
            <source>Nothing to undo</source>
            <translation>没有可撤销的</translation>
        </message>
        <message>
            <source>Nothing to redo</source>
            <translation>没有可重做的</translation>
        </message>
        <message>
            <source>Undone: {0}</source>
            <translation>已撤销：{0}</translation>
        </message>
        <message>
            <source>Done again: {0}</source>
            <translation>已重做：{0}</translation>
        </message>
    </context>
    <context>
        <name>RowDelegate</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
    </context>
    <context>
        <name>RowEdit</name>
        <message>
            <source>Beside another passage</source>
            <translation>与另一处的位置关系</translation>
        </message>
        <message>
            <source>anywhere</source>
            <translation>不限位置</translation>
        </message>
        <message>
            <source>near…</source>
            <translation>邻近…</translation>
        </message>
        <message>
            <source>overlapping…</source>
            <translation>重叠…</translation>
        </message>
        <message>
            <source>Paragraphs apart at most</source>
            <translation>最多相隔的段落数</translation>
        </message>
        <message>
            <source>Remove this condition (Ctrl+-)</source>
            <translation>移除此条件 (Ctrl+-)</translation>
        </message>
        <message>
            <source>Remove this condition</source>
            <translation>移除此条件</translation>
        </message>
        <message>
            <source>at most so many paragraphs from:</source>
            <translation>相隔至多若干段的是：</translation>
        </message>
        <message>
            <source>sharing characters with:</source>
            <translation>与之有文字重叠的是：</translation>
        </message>
    </context>
    <context>
        <name>SafetyDesk</name>
        <message>
            <source>No backup was made: {0}</source>
            <translation>未能备份：{0}</translation>
        </message>
        <message>
            <source>The backup is the library now; the one before is kept among the backups</source>
            <translation>已换成该备份；原来的资料库留存在备份中</translation>
        </message>
    </context>
    <context>
        <name>SearchDesk</name>
        <message>
            <source>No hit that way</source>
            <translation>这个方向没有搜索结果了</translation>
        </message>
        <message>
            <source>Looking for more…</source>
            <translation>正在继续查找…</translation>
        </message>
        <message>
            <source>This library is open for reading only</source>
            <translation>这个库以只读方式打开</translation>
        </message>
        <message>
            <source>index {0} %</source>
            <translation>索引 {0} %</translation>
        </message>
        <message numerus="yes">
            <source>%Ln paragraph(s) found</source>
            <translation>
                <numerusform>找到 %Ln 段</numerusform>
            </translation>
        </message>
        <message>
            <source>No post holds these words</source>
            <translation>没有帖子包含这些词</translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search the library: words, “phrases”, begin*, AND, OR, NOT</source>
            <translation>搜索全库：词语、“短语”、词首*、AND、OR、NOT</translation>
        </message>
        <message>
            <source>Search the library</source>
            <translation>搜索全库</translation>
        </message>
        <message>
            <source>Hits</source>
            <translation>搜索结果</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>帖子</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Memos</source>
            <translation>备忘</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>This thread only</source>
            <translation>仅本主题</translation>
        </message>
        <message>
            <source>Traditional and simplified characters are the same</source>
            <translation>繁体与简体视为相同</translation>
        </message>
        <message>
            <source>Full-width and half-width signs are the same</source>
            <translation>全角与半角视为相同</translation>
        </message>
        <message>
            <source>Capital and small letters differ</source>
            <translation>区分大小写</translation>
        </message>
        <message>
            <source>Regular expression</source>
            <translation>正则表达式</translation>
        </message>
        <message>
            <source>Where to look, and what counts as the same</source>
            <translation>搜索范围与匹配方式</translation>
        </message>
        <message>
            <source>Kept searches</source>
            <translation>保存的搜索</translation>
        </message>
        <message>
            <source>Build a query for passages by choosing, beginning with these words</source>
            <translation>以这些词语为起点，点选构建摘录查询</translation>
        </message>
        <message>
            <source>Tag every paragraph that was found, after a look at them</source>
            <translation>查看后为找到的每一段打标签</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>已保存</translation>
        </message>
        <message>
            <source>Build…</source>
            <translation>构建…</translation>
        </message>
        <message>
            <source>Tag all hits…</source>
            <translation>全部打标签…</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Nowhere</source>
            <translation>未选范围</translation>
        </message>
        <message>
            <source>{0}, this thread</source>
            <translation>{0}，本主题</translation>
        </message>
        <message>
            <source>Nothing was found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>Type to search the whole library</source>
            <translation>输入即搜索全库</translation>
        </message>
        <message numerus="yes">
            <source>%Ln post(s)</source>
            <translation>
                <numerusform>%Ln 个帖子</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln title(s)</source>
            <translation>
                <numerusform>%Ln 个标题</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln memo(s)</source>
            <translation>
                <numerusform>%Ln 条备忘</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln tag(s)</source>
            <translation>
                <numerusform>%Ln 个标签</numerusform>
            </translation>
        </message>
        <message>
            <source>at least {0}</source>
            <translation>至少{0}</translation>
        </message>
    </context>
    <context>
        <name>SessionDesk</name>
        <message>
            <source>This library can only be read</source>
            <translation>这个库只能阅读</translation>
        </message>
        <message>
            <source>Reading of {0}</source>
            <translation>{0} 的阅读</translation>
        </message>
        <message>
            <source>Reading session {0} begun</source>
            <translation>阅读时段“{0}”已开始</translation>
        </message>
        <message>
            <source>Threads with unread posts, as listed</source>
            <translation>有未读帖子的主题，按列表顺序</translation>
        </message>
        <message>
            <source>Threads as listed</source>
            <translation>列表中的主题</translation>
        </message>
        <message>
            <source>Threads found by the search</source>
            <translation>搜索到的主题</translation>
        </message>
        <message>
            <source>This thread</source>
            <translation>本主题</translation>
        </message>
        <message>
            <source>No reading session is open</source>
            <translation>没有进行中的阅读时段</translation>
        </message>
        <message>
            <source>Reading session paused</source>
            <translation>阅读时段已暂停</translation>
        </message>
        <message>
            <source>Reading session goes on</source>
            <translation>阅读时段继续</translation>
        </message>
        <message>
            <source>No reading session with a queue is open</source>
            <translation>没有带队列的阅读时段</translation>
        </message>
        <message>
            <source>The queue ends here</source>
            <translation>队列到此为止</translation>
        </message>
        <message>
            <source>The queue begins here</source>
            <translation>队列从这里开始</translation>
        </message>
        <message>
            <source>Taken out of the queue</source>
            <translation>已移出队列</translation>
        </message>
        <message>
            <source>Put into the queue</source>
            <translation>已加入队列</translation>
        </message>
        <message>
            <source>Reading session {0} ended</source>
            <translation>阅读时段“{0}”已结束</translation>
        </message>
        <message>
            <source>CSV tables (*.csv);;All files (*)</source>
            <translation>CSV 表格 (*.csv);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Export the log</source>
            <translation>导出记录</translation>
        </message>
        <message>
            <source>Log written to {0}</source>
            <translation>记录已写入 {0}</translation>
        </message>
    </context>
    <context>
        <name>SessionStrip</name>
        <message>
            <source>Reading session</source>
            <translation>阅读时段</translation>
        </message>
        <message>
            <source>End the reading session</source>
            <translation>结束阅读时段</translation>
        </message>
        <message>
            <source>Pause the reading session</source>
            <translation>暂停阅读时段</translation>
        </message>
        <message>
            <source>Go on with the reading session</source>
            <translation>继续阅读时段</translation>
        </message>
        <message>
            <source>threads {0}/{1}</source>
            <translation>主题 {0}/{1}</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>Posts read: {0}</source>
            <translation>已读帖子：{0}</translation>
        </message>
        <message>
            <source>Tags set: {0}</source>
            <translation>设置标签：{0}</translation>
        </message>
        <message>
            <source>Posts an hour: {0}</source>
            <translation>每小时帖数：{0}</translation>
        </message>
        <message>
            <source>Of the queue: {0} of {1} posts</source>
            <translation>队列中：{1} 帖已读 {0}</translation>
        </message>
    </context>
    <context>
        <name>SplitDialog</name>
        <message>
            <source>Split the tag {0}</source>
            <translation>拆分标签 {0}</translation>
        </message>
        <message>
            <source>Name of the new tag</source>
            <translation>新标签的名称</translation>
        </message>
        <message>
            <source>Words that the passage holds</source>
            <translation>摘录中含有的词</translation>
        </message>
        <message>
            <source>Passages that move</source>
            <translation>将移走的摘录</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>拆分</translation>
        </message>
        <message>
            <source>any</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>&amp;New tag</source>
            <translation>新标签(&amp;N)</translation>
        </message>
        <message>
            <source>With the &amp;tag</source>
            <translation>带标签(&amp;T)</translation>
        </message>
        <message>
            <source>By the &amp;author</source>
            <translation>作者(&amp;A)</translation>
        </message>
        <message>
            <source>In the t&amp;hread</source>
            <translation>所在主题(&amp;H)</translation>
        </message>
        <message>
            <source>In the &amp;board</source>
            <translation>所在版块(&amp;B)</translation>
        </message>
        <message>
            <source>With the &amp;words</source>
            <translation>含有词语(&amp;W)</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不详</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) move, {0} stay with {1}</source>
            <translation>
                <numerusform>移走 %n 条摘录，{0} 条留在 {1}</numerusform>
            </translation>
        </message>
        <message>
            <source>There is a tag of that name already</source>
            <translation>已有同名标签</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>What was done</source>
            <translation>做了什么</translation>
        </message>
        <message>
            <source>Reading only: another Postil has this library open</source>
            <translation>只读：另一个 Postil 正打开这个库</translation>
        </message>
        <message>
            <source>Reading only: this library cannot be written to</source>
            <translation>只读：这个库无法写入</translation>
        </message>
        <message>
            <source>all saved</source>
            <translation>全部已保存</translation>
        </message>
        <message>
            <source>coder {0}</source>
            <translation>编码者 {0}</translation>
        </message>
        <message>
            <source>thread {0} of {1}</source>
            <translation>第 {0} / {1} 个主题</translation>
        </message>
        <message>
            <source>read {0}/{1}</source>
            <translation>已读 {0}/{1}</translation>
        </message>
    </context>
    <context>
        <name>TagAllDialog</name>
        <message>
            <source>Tag all hits</source>
            <translation>为全部结果打标签</translation>
        </message>
        <message>
            <source>What would be tagged</source>
            <translation>将要打标签的段落</translation>
        </message>
        <message>
            <source>Tags to set</source>
            <translation>要打的标签</translation>
        </message>
        <message>
            <source>Find a tag, or name a new one</source>
            <translation>查找标签，或输入新标签名</translation>
        </message>
        <message>
            <source>Whole paragraphs</source>
            <translation>整段</translation>
        </message>
        <message>
            <source>Just the words</source>
            <translation>仅命中的词</translation>
        </message>
        <message>
            <source>{0} in {1}</source>
            <translation>{1}中的 {0}</translation>
        </message>
        <message numerus="yes">
            <source>%Ln paragraph(s)</source>
            <translation>
                <numerusform>%Ln 段</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln thread(s)</source>
            <translation>
                <numerusform>%Ln 个主题</numerusform>
            </translation>
        </message>
        <message>
            <source>The first {0}; there are more</source>
            <translation>前{0}；还有更多</translation>
        </message>
        <message numerus="yes">
            <source>Tag %Ln paragraph(s)</source>
            <translation>
                <numerusform>为 %Ln 段打标签</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing was tagged</source>
            <translation>没有打任何标签</translation>
        </message>
    </context>
    <context>
        <name>TagAsking</name>
        <message>
            <source>Filter, or name a new tag</source>
            <translation>筛选，或输入新标签名</translation>
        </message>
        <message>
            <source>{0} deleted: {1}; undo brings it back</source>
            <translation>已删除 {0}：{1}；撤销可恢复</translation>
        </message>
    </context>
    <context>
        <name>TagForm</name>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>The key that sets this tag while reading</source>
            <translation>阅读时打上这个标签的键</translation>
        </message>
        <message>
            <source>Definition: what the tag stands for</source>
            <translation>定义：这个标签指什么</translation>
        </message>
        <message>
            <source>Definition</source>
            <translation>定义</translation>
        </message>
        <message>
            <source>&amp;Key</source>
            <translation>按键(&amp;K)</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>例子</translation>
        </message>
        <message numerus="yes">
            <source>%n more example(s)</source>
            <translation>
                <numerusform>还有 %n 个例子</numerusform>
            </translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>蓝</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>橙</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>绿</translation>
        </message>
        <message>
            <source>Purple</source>
            <translation>紫</translation>
        </message>
        <message>
            <source>Vermilion</source>
            <translation>朱红</translation>
        </message>
        <message>
            <source>Sky blue</source>
            <translation>天蓝</translation>
        </message>
        <message>
            <source>Brown</source>
            <translation>棕</translation>
        </message>
        <message>
            <source>Pink</source>
            <translation>粉</translation>
        </message>
        <message>
            <source>Olive</source>
            <translation>橄榄</translation>
        </message>
        <message>
            <source>The key {0} is a command already</source>
            <translation>按键 {0} 已是命令</translation>
        </message>
    </context>
    <context>
        <name>TagMemoLine</name>
        <message>
            <source>Memo…</source>
            <translation>备忘…</translation>
        </message>
        <message>
            <source>Write a memo on this tag</source>
            <translation>为此标签写备忘</translation>
        </message>
        <message>
            <source>Memo: {0}</source>
            <translation>备忘：{0}</translation>
        </message>
    </context>
    <context>
        <name>TagMenu</name>
        <message>
            <source>Tag the paragraph</source>
            <translation>标注这一段</translation>
        </message>
        <message>
            <source>Show its passages</source>
            <translation>显示它的摘录</translation>
        </message>
        <message>
            <source>Query: with this tag</source>
            <translation>查询：含此标签</translation>
        </message>
        <message>
            <source>Query: without this tag</source>
            <translation>查询：不含此标签</translation>
        </message>
        <message>
            <source>Memo on this tag…</source>
            <translation>标签备忘…</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Key…</source>
            <translation>按键…</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Merge into</source>
            <translation>合并到</translation>
        </message>
        <message>
            <source>Split by a rule…</source>
            <translation>按规则拆分…</translation>
        </message>
        <message>
            <source>Move below</source>
            <translation>移到其下</translation>
        </message>
        <message>
            <source>Move to the top level</source>
            <translation>移到最上层</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>上移</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>下移</translation>
        </message>
        <message>
            <source>Delete ({0})</source>
            <translation>删除（{0}）</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
    </context>
    <context>
        <name>TagModel</name>
        <message>
            <source>Key {0}</source>
            <translation>按键 {0}</translation>
        </message>
        <message>
            <source>{0} in this thread, {1} in the library</source>
            <translation>本主题 {0}，全库 {1}</translation>
        </message>
    </context>
    <context>
        <name>TagPanel</name>
        <message>
            <source>Codebook</source>
            <translation>编码本</translation>
        </message>
        <message>
            <source>No tags yet: type a name above and press Enter</source>
            <translation>还没有标签：在上面输入名称后回车</translation>
        </message>
        <message>
            <source>Add a tag with the name typed here</source>
            <translation>用输入的名称添加标签</translation>
        </message>
        <message>
            <source>Add tag</source>
            <translation>添加标签</translation>
        </message>
        <message>
            <source>Delete tag</source>
            <translation>删除标签</translation>
        </message>
        <message>
            <source>No such tag: Enter makes it</source>
            <translation>没有这个标签：回车即新建</translation>
        </message>
    </context>
    <context>
        <name>TaggingDesk</name>
        <message>
            <source>Set or take off this tag</source>
            <translation>打上或取下这个标签</translation>
        </message>
        <message>
            <source>No paragraph to tag</source>
            <translation>没有可标注的段落</translation>
        </message>
        <message>
            <source>All of it has these tags already</source>
            <translation>所选各处都已有这些标签</translation>
        </message>
        <message>
            <source>No tag was set yet</source>
            <translation>还没有打过标签</translation>
        </message>
        <message>
            <source>No tag of yours here</source>
            <translation>这里没有您打的标签</translation>
        </message>
        <message>
            <source>No memo can be written here</source>
            <translation>这里不能写备忘</translation>
        </message>
        <message>
            <source>Marked read</source>
            <translation>已标为已读</translation>
        </message>
        <message>
            <source>Marked unread</source>
            <translation>已标为未读</translation>
        </message>
        <message>
            <source>The cursor was out of sight; here it is</source>
            <translation>光标不在视野内；它在这里</translation>
        </message>
        <message>
            <source>Select some words first: Shift+Right, or the mouse</source>
            <translation>请先选几个字：Shift+右箭头，或用鼠标</translation>
        </message>
        <message>
            <source>Find or make a tag</source>
            <translation>查找或新建标签</translation>
        </message>
    </context>
    <context>
        <name>TextPane</name>
        <message>
            <source>Thread text</source>
            <translation>主题正文</translation>
        </message>
    </context>
    <context>
        <name>ThreadDesk</name>
        <message>
            <source>There is no other thread to join it with</source>
            <translation>没有可以合并的其他主题</translation>
        </message>
        <message>
            <source>Join “{0}” with</source>
            <translation>将“{0}”合并到</translation>
        </message>
        <message numerus="yes">
            <source>Joined; %n post(s) are shown twice: both have annotations, or the newer text differs</source>
            <translation>
                <numerusform>已合并；有 %n 帖显示两次：两处都有批注，或较新的文字不同</numerusform>
            </translation>
        </message>
        <message>
            <source>The thread has one saved page only</source>
            <translation>本主题只有一个已存网页</translation>
        </message>
        <message>
            <source>Page to become a thread of its own</source>
            <translation>选择要独立成主题的网页</translation>
        </message>
        <message>
            <source>page {0}</source>
            <translation>第 {0} 页</translation>
        </message>
        <message>
            <source>Answers stand below what they answer</source>
            <translation>回复已排在所回帖子之下</translation>
        </message>
        <message>
            <source>Posts stand by floor</source>
            <translation>帖子按楼层排列</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) read again</source>
            <translation>
                <numerusform>已重新读取 %n 个页面</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n could not be read</source>
            <translation>
                <numerusform>，%n 个未能读取</numerusform>
            </translation>
        </message>
        <message>
            <source>The saved page does not tell its address</source>
            <translation>保存的网页没有写明网址</translation>
        </message>
        <message>
            <source>The saved file is no longer where it was: {0}</source>
            <translation>保存的文件已不在原处：{0}</translation>
        </message>
    </context>
    <context>
        <name>ThreadTree</name>
        <message>
            <source>Filter threads</source>
            <translation>筛选主题</translation>
        </message>
        <message>
            <source>Sort threads</source>
            <translation>主题排序</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Drop saved pages here to read them</source>
            <translation>把保存的网页拖到这里阅读</translation>
        </message>
        <message>
            <source>By title</source>
            <translation>按标题</translation>
        </message>
        <message>
            <source>By last post</source>
            <translation>按最后发帖</translation>
        </message>
        <message>
            <source>By time saved</source>
            <translation>按保存时间</translation>
        </message>
        <message>
            <source>Most unread first</source>
            <translation>未读多的在前</translation>
        </message>
        <message>
            <source>Answers below what they answer</source>
            <translation>回复排在所回帖子之下</translation>
        </message>
        <message>
            <source>No thread matches</source>
            <translation>没有符合的主题</translation>
        </message>
        <message>
            <source>Mark read</source>
            <translation>标为已读</translation>
        </message>
        <message>
            <source>Mark unread</source>
            <translation>标为未读</translation>
        </message>
        <message>
            <source>Open the original in the browser</source>
            <translation>在浏览器中打开原网页</translation>
        </message>
        <message>
            <source>Show the saved file</source>
            <translation>显示保存的文件</translation>
        </message>
        <message>
            <source>Memo on this thread…</source>
            <translation>主题备忘…</translation>
        </message>
        <message>
            <source>Export its passages…</source>
            <translation>导出其中的摘录…</translation>
        </message>
        <message>
            <source>Put into the session's queue, or take out</source>
            <translation>加入或移出阅读时段的队列</translation>
        </message>
        <message>
            <source>Read its saved pages again</source>
            <translation>重新读取其网页存档</translation>
        </message>
        <message>
            <source>Join with another thread…</source>
            <translation>与其他主题合并…</translation>
        </message>
        <message>
            <source>Part a page from it…</source>
            <translation>分出其中一页…</translation>
        </message>
        <message>
            <source>Remove thread</source>
            <translation>移除主题</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不详</translation>
        </message>
        <message>
            <source>Without a title</source>
            <translation>没有标题</translation>
        </message>
        <message>
            <source>Posts {0} to {1}</source>
            <translation>帖子 {0} 至 {1}</translation>
        </message>
        <message>
            <source>Unknown site</source>
            <translation>网站不详</translation>
        </message>
        <message>
            <source>Without a board</source>
            <translation>未分版块</translation>
        </message>
        <message>
            <source>{0} posts read</source>
            <translation>已读 {0} 帖</translation>
        </message>
        <message>
            <source>last post {0}</source>
            <translation>最后发帖 {0}</translation>
        </message>
        <message>
            <source>saved {0}</source>
            <translation>保存于 {0}</translation>
        </message>
        <message>
            <source>unread</source>
            <translation>未读</translation>
        </message>
        <message>
            <source>bookmarked</source>
            <translation>有书签</translation>
        </message>
    </context>
    <context>
        <name>UpkeepDesk</name>
        <message>
            <source>Compacting the library…</source>
            <translation>正在压缩整理资料库…</translation>
        </message>
        <message>
            <source>The library took {0}; now it takes {1}</source>
            <translation>资料库原占 {0}，现占 {1}</translation>
        </message>
        <message>
            <source>There was nothing to give back</source>
            <translation>没有可释放的空间</translation>
        </message>
        <message>
            <source>Reading saved pages again…</source>
            <translation>正在重新解析已存网页…</translation>
        </message>
        <message>
            <source>Every page was read by this version of Postil already</source>
            <translation>所有网页都已由此版本的 Postil 解析过</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) read again</source>
            <translation>
                <numerusform>已重新读取 %n 个页面</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) could not be and stay as they were</source>
            <translation>
                <numerusform>%n 个网页无法解析，保持原样</numerusform>
            </translation>
        </message>
        <message>
            <source>stopped, the rest can be read another time</source>
            <translation>已停止，其余可下次再解析</translation>
        </message>
        <message>
            <source>This library can only be read</source>
            <translation>这个库只能阅读</translation>
        </message>
        <message>
            <source>Wait until what is under way is over</source>
            <translation>请等当前任务结束</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Stopped; the library is as it was</source>
            <translation>已停止，资料库保持原样</translation>
        </message>
    </context>
    <context>
        <name>ValueEdit</name>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Choose from a calendar</source>
            <translation>从日历中选择</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>日历</translation>
        </message>
    </context>
    <context>
        <name>VersionsPanel</name>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Versions of the post</source>
            <translation>帖子的各个版本</translation>
        </message>
        <message>
            <source>Text of the version</source>
            <translation>版本正文</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不详</translation>
        </message>
        <message>
            <source>Enter shows a version whole, or what it changed</source>
            <translation>按 Enter 在完整正文与改动之间切换</translation>
        </message>
        <message>
            <source>shown</source>
            <translation>当前显示</translation>
        </message>
        <message numerus="yes">
            <source>on %n saved page(s)</source>
            <translation>
                <numerusform>见于 %n 个已存网页</numerusform>
            </translation>
        </message>
        <message>
            <source>the whole text</source>
            <translation>完整正文</translation>
        </message>
        <message>
            <source>the oldest version, whole</source>
            <translation>最早的版本，完整正文</translation>
        </message>
        <message>
            <source>what it changed of the version before</source>
            <translation>与上一版本相比的改动</translation>
        </message>
        <message>
            <source>the same words as in the version before; facts of the post differ</source>
            <translation>文字与上一版本相同，仅帖子的其他信息有别</translation>
        </message>
    </context>
    <context>
        <name>ViewDesk</name>
        <message>
            <source>No command or tag has the key {0}</source>
            <translation>没有命令或标签使用按键 {0}</translation>
        </message>
        <message>
            <source>Text size {0} %</source>
            <translation>字号 {0}%</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Sepia</source>
            <translation>米黄</translation>
        </message>
        <message>
            <source>About Postil</source>
            <translation>关于 Postil</translation>
        </message>
        <message>
            <source>Postil {0}: a reader and annotator for saved forum pages.</source>
            <translation>Postil {0}：阅读并标注已保存的论坛网页。</translation>
        </message>
        <message>
            <source>Library: {0}
Nothing you read leaves this machine.
Free software under the GNU GPL 3 or later.</source>
            <translation>库：{0}
您读的内容不会离开这台电脑。
自由软件，GNU GPL 第 3 版或更新版本。</translation>
        </message>
    </context>
    <context>
        <name>WatchDesk</name>
        <message>
            <source>Watch a folder for saved pages</source>
            <translation>监视文件夹中新保存的网页</translation>
        </message>
        <message>
            <source>Pages saved to {0} are taken in from now on</source>
            <translation>今后保存到 {0} 的网页会自动读入</translation>
        </message>
        <message>
            <source>Stop watching this folder</source>
            <translation>不再监视这个文件夹</translation>
        </message>
        <message>
            <source>No folder is watched</source>
            <translation>没有监视的文件夹</translation>
        </message>
        <message>
            <source>{0} is not watched any more</source>
            <translation>不再监视 {0}</translation>
        </message>
    </context>
    <context>
        <name>actions</name>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Read</source>
            <translation>阅读(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Tag</source>
            <translation>标签(&amp;T)</translation>
        </message>
        <message>
            <source>Sess&amp;ion</source>
            <translation>时段(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>Toggle the tag with that key</source>
            <translation>打上或取下该键的标签</translation>
        </message>
        <message>
            <source>&amp;Open saved pages…</source>
            <translation>打开保存的网页…(&amp;O)</translation>
        </message>
        <message>
            <source>Open a &amp;folder of pages…</source>
            <translation>打开文件夹…(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Watch a folder…</source>
            <translation>监视文件夹…(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;New library…</source>
            <translation>新建库…(&amp;N)</translation>
        </message>
        <message>
            <source>Open &amp;library…</source>
            <translation>打开库…(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Export passages…</source>
            <translation>导出摘录…(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Bring in a project or codebook…</source>
            <translation>引入项目或编码本(&amp;B)…</translation>
        </message>
        <message>
            <source>&amp;About this library…</source>
            <translation>关于此资料库(&amp;A)…</translation>
        </message>
        <message>
            <source>&amp;Compact this library</source>
            <translation>压缩整理此资料库(&amp;C)</translation>
        </message>
        <message>
            <source>Read saved pa&amp;ges again</source>
            <translation>重新解析已存网页(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Restore from a backup…</source>
            <translation>从备份恢复(&amp;R)…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;History of changes…</source>
            <translation>修改历史(&amp;H)…</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>Copy with c&amp;itation</source>
            <translation>连同出处复制(&amp;I)</translation>
        </message>
        <message>
            <source>Copy a &amp;link for memos</source>
            <translation>复制备忘用的链接(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Find in thread</source>
            <translation>在主题中查找(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Search the library</source>
            <translation>搜索全库(&amp;S)</translation>
        </message>
        <message>
            <source>Pre&amp;ferences…</source>
            <translation>首选项…(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Threads</source>
            <translation>主题(&amp;T)</translation>
        </message>
        <message>
            <source>Te&amp;xt</source>
            <translation>正文(&amp;X)</translation>
        </message>
        <message>
            <source>&amp;Codebook</source>
            <translation>编码本(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Passages</source>
            <translation>摘录(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Import report</source>
            <translation>导入报告(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Saved page, and what was left out</source>
            <translation>保存的网页和略去的内容(&amp;S)</translation>
        </message>
        <message>
            <source>Needs &amp;review</source>
            <translation>待核对(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Memos</source>
            <translation>备忘(&amp;M)</translation>
        </message>
        <message>
            <source>Ans&amp;wers below what they answer</source>
            <translation>回复排在所回帖子之下(&amp;W)</translation>
        </message>
        <message>
            <source>Next pa&amp;nel</source>
            <translation>下一面板(&amp;N)</translation>
        </message>
        <message>
            <source>Text &amp;alone</source>
            <translation>只看正文(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>放大文字(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Smaller text</source>
            <translation>缩小文字(&amp;S)</translation>
        </message>
        <message>
            <source>N&amp;ormal text size</source>
            <translation>正常字号(&amp;O)</translation>
        </message>
        <message>
            <source>All co&amp;mmands…</source>
            <translation>全部命令…(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Group the passages…</source>
            <translation>摘录分组(&amp;G)…</translation>
        </message>
        <message>
            <source>Fol&amp;d all groups of passages</source>
            <translation>折叠所有摘录分组(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Unfold all groups of passages</source>
            <translation>展开所有摘录分组(&amp;U)</translation>
        </message>
        <message>
            <source>Columns o&amp;f the passages…</source>
            <translation>摘录表的列(&amp;F)…</translation>
        </message>
        <message>
            <source>Passages in their p&amp;lace</source>
            <translation>摘录上下文(&amp;L)</translation>
        </message>
        <message>
            <source>Next &amp;paragraph</source>
            <translation>下一段(&amp;P)</translation>
        </message>
        <message>
            <source>Previous paragraph</source>
            <translation>上一段</translation>
        </message>
        <message>
            <source>Extend the run down</source>
            <translation>向下多选一段</translation>
        </message>
        <message>
            <source>Extend the run up</source>
            <translation>向上多选一段</translation>
        </message>
        <message>
            <source>Select characters</source>
            <translation>向后选字</translation>
        </message>
        <message>
            <source>Select characters back</source>
            <translation>向前选字</translation>
        </message>
        <message>
            <source>Select words</source>
            <translation>向后选词</translation>
        </message>
        <message>
            <source>Select words back</source>
            <translation>向前选词</translation>
        </message>
        <message>
            <source>Move the character cursor</source>
            <translation>字符光标后移</translation>
        </message>
        <message>
            <source>Move the character cursor back</source>
            <translation>字符光标前移</translation>
        </message>
        <message>
            <source>Next p&amp;ost</source>
            <translation>下一帖(&amp;O)</translation>
        </message>
        <message>
            <source>Previous post</source>
            <translation>上一帖</translation>
        </message>
        <message>
            <source>Next &amp;unread post</source>
            <translation>下一未读帖(&amp;U)</translation>
        </message>
        <message>
            <source>Previous unread post</source>
            <translation>上一未读帖</translation>
        </message>
        <message>
            <source>Page on, marking &amp;read</source>
            <translation>翻页并标为已读(&amp;R)</translation>
        </message>
        <message>
            <source>First paragraph</source>
            <translation>第一段</translation>
        </message>
        <message>
            <source>Last paragraph</source>
            <translation>最后一段</translation>
        </message>
        <message>
            <source>&amp;Go to floor…</source>
            <translation>转到楼层…(&amp;G)</translation>
        </message>
        <message>
            <source>Next &amp;thread</source>
            <translation>下一主题(&amp;T)</translation>
        </message>
        <message>
            <source>Previous thread</source>
            <translation>上一主题</translation>
        </message>
        <message>
            <source>To the &amp;quoted post</source>
            <translation>到被引用的帖子(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Versions of this post</source>
            <translation>本帖的各个版本(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Fold or unfold</source>
            <translation>折叠或展开(&amp;F)</translation>
        </message>
        <message>
            <source>Fold or unfold &amp;all</source>
            <translation>全部折叠或展开(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Join this thread with another…</source>
            <translation>与其他主题合并(&amp;J)…</translation>
        </message>
        <message>
            <source>Part a page from this thread…</source>
            <translation>从本主题分出一页…</translation>
        </message>
        <message>
            <source>Show p&amp;ictures of this post</source>
            <translation>显示本帖图片(&amp;I)</translation>
        </message>
        <message>
            <source>Show a picture large</source>
            <translation>放大显示图片</translation>
        </message>
        <message>
            <source>Open a &amp;link in the browser…</source>
            <translation>在浏览器中打开链接(&amp;L)…</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>返回(&amp;B)</translation>
        </message>
        <message>
            <source>For&amp;ward</source>
            <translation>前进(&amp;W)</translation>
        </message>
        <message>
            <source>Next pa&amp;ssage</source>
            <translation>下一摘录(&amp;S)</translation>
        </message>
        <message>
            <source>Previous passage</source>
            <translation>上一摘录</translation>
        </message>
        <message>
            <source>&amp;Build a query for passages…</source>
            <translation>构建摘录查询(&amp;B)…</translation>
        </message>
        <message>
            <source>&amp;Kept queries for passages…</source>
            <translation>保存的摘录查询(&amp;K)…</translation>
        </message>
        <message>
            <source>Next hit of the search</source>
            <translation>下一处搜索结果</translation>
        </message>
        <message>
            <source>Previous hit of the search</source>
            <translation>上一处搜索结果</translation>
        </message>
        <message>
            <source>Go to thread or tag…</source>
            <translation>转到主题或标签…</translation>
        </message>
        <message>
            <source>&amp;Tag…</source>
            <translation>标签…(&amp;T)</translation>
        </message>
        <message>
            <source>Tag the whole &amp;post…</source>
            <translation>标注整帖…(&amp;P)</translation>
        </message>
        <message>
            <source>M&amp;ark this place for the next tag</source>
            <translation>标记此处，待下一个标签(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Repeat the last tags</source>
            <translation>重复上次的标签(&amp;R)</translation>
        </message>
        <message>
            <source>Tag named after the &amp;words</source>
            <translation>以所选文字为标签(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Memo</source>
            <translation>备忘(&amp;M)</translation>
        </message>
        <message>
            <source>Memo on the &amp;post</source>
            <translation>帖子备忘(&amp;P)</translation>
        </message>
        <message>
            <source>Memo on the t&amp;hread</source>
            <translation>主题备忘(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Library journal</source>
            <translation>库日志(&amp;L)</translation>
        </message>
        <message>
            <source>Remove all tags &amp;here</source>
            <translation>去掉这里的全部标签(&amp;H)</translation>
        </message>
        <message>
            <source>Post read or &amp;unread</source>
            <translation>帖子已读或未读(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Bookmark</source>
            <translation>书签(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Example of its tag</source>
            <translation>作为标签的例子(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Split the chosen tag…</source>
            <translation>拆分所选标签…(&amp;S)</translation>
        </message>
        <message>
            <source>I&amp;mport codebook…</source>
            <translation>导入编码本…(&amp;M)</translation>
        </message>
        <message>
            <source>E&amp;xport codebook…</source>
            <translation>导出编码本…(&amp;X)</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>按键(&amp;K)</translation>
        </message>
        <message>
            <source>Show the &amp;log</source>
            <translation>显示日志(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;About Postil</source>
            <translation>关于 Postil(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Begin a reading session…</source>
            <translation>开始阅读时段…(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Pause or go on</source>
            <translation>暂停或继续(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;End the session…</source>
            <translation>结束时段…(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Next thread of the session</source>
            <translation>时段的下一主题(&amp;N)</translation>
        </message>
        <message>
            <source>P&amp;revious thread of the session</source>
            <translation>时段的上一主题(&amp;R)</translation>
        </message>
        <message>
            <source>Put this thread into the &amp;queue, or take it out</source>
            <translation>把本主题加入或移出队列(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Log of sessions…</source>
            <translation>时段记录…(&amp;L)</translation>
        </message>
    </context>
    <context>
        <name>app</name>
        <message>
            <source>Fact</source>
            <translation>事实</translation>
        </message>
        <message>
            <source>Opinion</source>
            <translation>看法</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>疑问</translation>
        </message>
    </context>
    <context>
        <name>crash</name>
        <message>
            <source>Postil made a mistake. Everything that was saved is safe; you can go on.</source>
            <translation>Postil 出错了。已保存的内容都安全，可以继续使用。</translation>
        </message>
        <message>
            <source>Copy the report</source>
            <translation>复制报告</translation>
        </message>
    </context>
    <context>
        <name>links</name>
        <message>
            <source>Write to this address with the mail program?</source>
            <translation>用邮件程序给这个地址写信吗？</translation>
        </message>
        <message>
            <source>Open this page in the browser? The site {0} will see the visit.</source>
            <translation>在浏览器中打开这个网页？网站 {0} 会看到这次访问。</translation>
        </message>
        <message>
            <source>Open a link</source>
            <translation>打开链接</translation>
        </message>
        <message>
            <source>The words name {0}, but the link leads to {1}.</source>
            <translation>文字写的是 {0}，链接却通向 {1}。</translation>
        </message>
    </context>
    <context>
        <name>pictures</name>
        <message>
            <source>on the network, not saved with the page</source>
            <translation>在网络上，没有随网页保存</translation>
        </message>
        <message>
            <source>the saved file is no longer where it was</source>
            <translation>保存的文件已不在原处</translation>
        </message>
        <message>
            <source>the saved file is another one now</source>
            <translation>原处的文件已经换过</translation>
        </message>
        <message>
            <source>not in what was saved</source>
            <translation>不在保存的内容里</translation>
        </message>
        <message>
            <source>too large to be shown</source>
            <translation>太大，无法显示</translation>
        </message>
        <message>
            <source>no picture that can be shown</source>
            <translation>不是可以显示的图片</translation>
        </message>
    </context>
    <context>
        <name>reasons</name>
        <message>
            <source>There is no such file.</source>
            <translation>没有这个文件。</translation>
        </message>
        <message>
            <source>Reading it is not allowed.</source>
            <translation>没有读取它的权限。</translation>
        </message>
        <message>
            <source>It is a folder, not a file.</source>
            <translation>这是文件夹，不是文件。</translation>
        </message>
        <message>
            <source>It is not a regular file.</source>
            <translation>这不是普通文件。</translation>
        </message>
        <message>
            <source>It could not be read: {0}.</source>
            <translation>无法读取：{0}。</translation>
        </message>
        <message>
            <source>It cannot be read ({0}).</source>
            <translation>无法读取（{0}）。</translation>
        </message>
        <message>
            <source>It is larger than {0} MiB.</source>
            <translation>它大于 {0} MiB。</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>文件是空的。</translation>
        </message>
        <message>
            <source>The file holds only blanks.</source>
            <translation>文件中只有空白。</translation>
        </message>
        <message>
            <source>It is no saved page: it is {0}.</source>
            <translation>它不是保存的网页，而是{0}。</translation>
        </message>
        <message>
            <source>It is no saved page: it holds binary data.</source>
            <translation>它不是保存的网页：内容是二进制数据。</translation>
        </message>
        <message>
            <source>It is no saved page: it is a ZIP archive without pages.</source>
            <translation>它不是保存的网页，而是不含网页的 ZIP 压缩包。</translation>
        </message>
        <message>
            <source>It is no saved page: it is a property list of another program.</source>
            <translation>它不是保存的网页，而是其他程序的属性列表。</translation>
        </message>
        <message>
            <source>It is one page of {0} MiB; pages of up to {1} MiB can be read.</source>
            <translation>这一页有 {0} MiB；最大只能读取 {1} MiB 的页面。</translation>
        </message>
        <message>
            <source>It holds more than {0} MiB when unpacked.</source>
            <translation>解压后超过 {0} MiB。</translation>
        </message>
        <message>
            <source>Its pages hold more than {0} MiB.</source>
            <translation>其中的页面合计超过 {0} MiB。</translation>
        </message>
        <message>
            <source>The compressed data {0}.</source>
            <translation>压缩数据有问题：{0}。</translation>
        </message>
        <message>
            <source>Nothing can be read from the {0} archive: {1}.</source>
            <translation>{0} 档案中什么也读不出：{1}。</translation>
        </message>
        <message>
            <source>The MHTML file holds no page.</source>
            <translation>MHTML 文件中没有页面。</translation>
        </message>
        <message>
            <source>The MHTML file nests its parts too deeply to be read.</source>
            <translation>MHTML 文件嵌套过深，无法读取。</translation>
        </message>
        <message>
            <source>The HAR archive has no list of entries.</source>
            <translation>HAR 档案中没有条目列表。</translation>
        </message>
        <message>
            <source>The HAR archive holds no HTML page; it may have been saved without content.</source>
            <translation>HAR 档案中没有 HTML 页面；保存时可能没有包含内容。</translation>
        </message>
        <message>
            <source>The HAR archive is nested too deeply to be read.</source>
            <translation>HAR 档案嵌套过深，无法读取。</translation>
        </message>
        <message>
            <source>The HAR archive is no sound JSON: {0}.</source>
            <translation>HAR 档案不是正确的 JSON：{0}。</translation>
        </message>
        <message>
            <source>The MAFF archive's description declares a document type and was not read.</source>
            <translation>MAFF 档案的说明声明了文档类型，因此未读取。</translation>
        </message>
        <message>
            <source>The ZIP archive has more than {0} entries.</source>
            <translation>ZIP 压缩包的条目超过 {0} 个。</translation>
        </message>
        <message>
            <source>The ZIP archive is damaged: {0}.</source>
            <translation>ZIP 压缩包已损坏：{0}。</translation>
        </message>
        <message>
            <source>More than {0} members of the ZIP archive hold pages.</source>
            <translation>ZIP 压缩包中含页面的成员超过 {0} 个。</translation>
        </message>
        <message>
            <source>{0} in the ZIP archive holds more than {1} MiB.</source>
            <translation>ZIP 压缩包中的 {0} 超过 {1} MiB。</translation>
        </message>
        <message>
            <source>{0} in the ZIP archive is compressed in an unknown way.</source>
            <translation>ZIP 压缩包中的 {0} 用未知方式压缩。</translation>
        </message>
        <message>
            <source>{0} in the ZIP archive is damaged: {1}.</source>
            <translation>ZIP 压缩包中的 {0} 已损坏：{1}。</translation>
        </message>
        <message>
            <source>{0} in the ZIP archive is encrypted.</source>
            <translation>ZIP 压缩包中的 {0} 已加密。</translation>
        </message>
        <message>
            <source>The web archive holds no page.</source>
            <translation>网页归档中没有页面。</translation>
        </message>
        <message>
            <source>The web archive is damaged: its property list cannot be read.</source>
            <translation>网页归档已损坏：其属性列表无法读取。</translation>
        </message>
        <message>
            <source>Reading it ended the worker process.</source>
            <translation>读取它时工作进程意外结束。</translation>
        </message>
        <message>
            <source>Reading it took longer than {0} s.</source>
            <translation>读取超过了 {0} 秒。</translation>
        </message>
        <message>
            <source>{0} is not an encoding that saved pages use.</source>
            <translation>{0} 不是保存的网页使用的编码。</translation>
        </message>
        <message>
            <source>There is no engine named {0} for this kind of page.</source>
            <translation>此类页面没有名为 {0} 的引擎。</translation>
        </message>
        <message>
            <source>There is no such library.</source>
            <translation>没有这个资料库。</translation>
        </message>
        <message>
            <source>It is not a file.</source>
            <translation>这不是文件。</translation>
        </message>
        <message>
            <source>The file is empty, not a Postil library.</source>
            <translation>文件是空的，不是 Postil 资料库。</translation>
        </message>
        <message>
            <source>It is not a Postil library (not a database at all).</source>
            <translation>它不是 Postil 资料库（根本不是数据库）。</translation>
        </message>
        <message>
            <source>It is a database of another program, not a Postil library{0}.</source>
            <translation>它是其他程序的数据库，不是 Postil 资料库{0}。</translation>
        </message>
        <message>
            <source>It is a database of another program, not a Postil library.</source>
            <translation>它是其他程序的数据库，不是 Postil 资料库。</translation>
        </message>
        <message>
            <source>It is not a sound Postil library: the {0} “{1}” in it {2}.</source>
            <translation>它不是完好的 Postil 资料库：其中的 {0}“{1}”{2}。</translation>
        </message>
        <message>
            <source>It is in the place of the search index, and is none; please move it away.</source>
            <translation>它占了搜索索引的位置，却不是索引；请把它移走。</translation>
        </message>
        <message>
            <source>A newer Postil wrote it.</source>
            <translation>它由更新版本的 Postil 写成。</translation>
        </message>
        <message>
            <source>A newer Postil wrote this library (schema {0}; this Postil knows up to {1}).</source>
            <translation>此资料库由更新版本的 Postil 写成（结构版本 {0}；本程序只认得到 {1}）。</translation>
        </message>
        <message>
            <source>An older Postil wrote this library; it must be brought up to date first, and it cannot be written.</source>
            <translation>此资料库由旧版 Postil 写成，须先升级，但它无法写入。</translation>
        </message>
        <message>
            <source>Another program keeps the library locked; try again in a moment.</source>
            <translation>另一个程序锁住了资料库；请稍后再试。</translation>
        </message>
        <message>
            <source>Another Postil has the library open, and keeps its search index.</source>
            <translation>另一个 Postil 打开着此资料库，并维护其搜索索引。</translation>
        </message>
        <message>
            <source>The library cannot be read: {0}.</source>
            <translation>资料库无法读取：{0}。</translation>
        </message>
        <message>
            <source>The library cannot be made: {0}.</source>
            <translation>无法建立资料库：{0}。</translation>
        </message>
        <message>
            <source>The library cannot be replaced: {0}.</source>
            <translation>资料库无法替换：{0}。</translation>
        </message>
        <message>
            <source>The library is open elsewhere, so it cannot be replaced.</source>
            <translation>资料库在别处打开着，无法替换。</translation>
        </message>
        <message>
            <source>The library cannot be compacted while it is open elsewhere.</source>
            <translation>资料库在别处打开着，无法压缩。</translation>
        </message>
        <message>
            <source>The library is open for reading only.</source>
            <translation>资料库以只读方式打开。</translation>
        </message>
        <message>
            <source>The library is cut off: {0} of {1} bytes are there.</source>
            <translation>资料库不完整：{1} 字节只剩 {0} 字节。</translation>
        </message>
        <message>
            <source>The library is damaged: a reading session has no beginning.</source>
            <translation>资料库已损坏：某个阅读时段没有开始时间。</translation>
        </message>
        <message>
            <source>The library is damaged: a stored post cannot be read.</source>
            <translation>资料库已损坏：某个已存的帖子无法读取。</translation>
        </message>
        <message>
            <source>The library is damaged: a tag's number cannot be read.</source>
            <translation>资料库已损坏：某个标签的编号无法读取。</translation>
        </message>
        <message>
            <source>The library is damaged: a value in it cannot be read.</source>
            <translation>资料库已损坏：其中有一个值无法读取。</translation>
        </message>
        <message>
            <source>The library is damaged: {0}.</source>
            <translation>资料库已损坏：{0}。</translation>
        </message>
        <message>
            <source>Nothing of the library can be read.</source>
            <translation>资料库中什么也读不出。</translation>
        </message>
        <message>
            <source>The library does not hold that saved page.</source>
            <translation>资料库中没有该保存的网页。</translation>
        </message>
        <message>
            <source>A saved page in the library cannot be unpacked.</source>
            <translation>资料库中某个保存的网页无法解压。</translation>
        </message>
        <message>
            <source>An import report in the library cannot be unpacked.</source>
            <translation>资料库中某份导入报告无法解压。</translation>
        </message>
        <message>
            <source>The library changed during the export; try again.</source>
            <translation>导出期间资料库有变动；请重试。</translation>
        </message>
        <message>
            <source>The folder of backups cannot be made: {0}.</source>
            <translation>无法建立备份文件夹：{0}。</translation>
        </message>
        <message>
            <source>A safety copy could not be written: {0}.</source>
            <translation>安全副本无法写入：{0}。</translation>
        </message>
        <message>
            <source>A safety copy of the library came out damaged; nothing was changed.</source>
            <translation>资料库的安全副本已损坏；没有作任何改动。</translation>
        </message>
        <message>
            <source>There is no room for a safety copy: it needs {0} bytes, and {1} are free.</source>
            <translation>没有空间存放安全副本：需要 {0} 字节，只剩 {1} 字节。</translation>
        </message>
        <message>
            <source>The backup could not be put in place: {0}.</source>
            <translation>备份无法放回原处：{0}。</translation>
        </message>
        <message>
            <source>The backup is damaged; nothing was changed.</source>
            <translation>备份已损坏；没有作任何改动。</translation>
        </message>
        <message>
            <source>What was saved could not be written: {0}.</source>
            <translation>抢救出的内容无法写入：{0}。</translation>
        </message>
        <message>
            <source>The copy was stopped.</source>
            <translation>复制已停止。</translation>
        </message>
        <message>
            <source>The search index cannot be made: {0}.</source>
            <translation>无法建立搜索索引：{0}。</translation>
        </message>
        <message>
            <source>The search index cannot be deleted: {0}.</source>
            <translation>无法删除搜索索引：{0}。</translation>
        </message>
        <message>
            <source>A memo belongs to one place.</source>
            <translation>一条备忘只属于一处。</translation>
        </message>
        <message>
            <source>A passage does not have the tag any more.</source>
            <translation>某条摘录已没有该标签。</translation>
        </message>
        <message>
            <source>No passage was chosen for the new tag.</source>
            <translation>没有为新标签选择摘录。</translation>
        </message>
        <message>
            <source>A tag cannot be merged with itself.</source>
            <translation>标签不能与自身合并。</translation>
        </message>
        <message>
            <source>A tag cannot be put below itself.</source>
            <translation>标签不能放到自身之下。</translation>
        </message>
        <message>
            <source>A tag needs a name.</source>
            <translation>标签需要名称。</translation>
        </message>
        <message>
            <source>A tag's name can have {0} characters at most.</source>
            <translation>标签名称最多 {0} 个字符。</translation>
        </message>
        <message>
            <source>There is a tag “{0}” here already.</source>
            <translation>此处已有标签“{0}”。</translation>
        </message>
        <message>
            <source>There is no such tag any more.</source>
            <translation>该标签已不存在。</translation>
        </message>
        <message>
            <source>There is no tag “{0}”.</source>
            <translation>没有标签“{0}”。</translation>
        </message>
        <message>
            <source>The library has no tag “{0}”.</source>
            <translation>资料库中没有标签“{0}”。</translation>
        </message>
        <message>
            <source>The tag is in the codebook already.</source>
            <translation>该标签已在编码本中。</translation>
        </message>
        <message>
            <source>Only a passage that has the tag can be an example of it.</source>
            <translation>只有带该标签的摘录才能作为它的例子。</translation>
        </message>
        <message>
            <source>A thread cannot be joined to itself.</source>
            <translation>主题不能与自身合并。</translation>
        </message>
        <message>
            <source>No posts would be left in the thread.</source>
            <translation>主题中将不剩任何帖子。</translation>
        </message>
        <message>
            <source>Other saved pages of the thread show all posts of this page, too.</source>
            <translation>该主题另外保存的网页也包含此页的全部帖子。</translation>
        </message>
        <message>
            <source>Post {0} is not the same in the two threads; they cannot be one thread.</source>
            <translation>帖子 {0} 在两个主题中不同；它们不可能是同一主题。</translation>
        </message>
        <message>
            <source>The saved page is not of this thread.</source>
            <translation>该保存的网页不属于此主题。</translation>
        </message>
        <message>
            <source>Moving posts between threads can only be undone in its turn.</source>
            <translation>在主题间移动帖子只能按顺序撤销。</translation>
        </message>
        <message>
            <source>A later step changed what this one did{0}.</source>
            <translation>之后的步骤改动了这一步的结果{0}。</translation>
        </message>
        <message>
            <source>A later step changed what this one did.</source>
            <translation>之后的步骤改动了这一步的结果。</translation>
        </message>
        <message>
            <source>Something else depends on what this would take away.</source>
            <translation>别处还依赖要去掉的内容。</translation>
        </message>
        <message>
            <source>What it did has been changed since by other means.</source>
            <translation>它的结果已被其他操作改动。</translation>
        </message>
        <message>
            <source>What it refers to is no longer there.</source>
            <translation>它所指的内容已不存在。</translation>
        </message>
        <message>
            <source>What the memo is about is no longer there.</source>
            <translation>备忘所属的内容已不存在。</translation>
        </message>
        <message>
            <source>The record of this step is damaged.</source>
            <translation>这一步的记录已损坏。</translation>
        </message>
        <message>
            <source>This step is not on record any more.</source>
            <translation>这一步已不在记录中。</translation>
        </message>
        <message>
            <source>This step was undone already.</source>
            <translation>这一步已经撤销。</translation>
        </message>
        <message>
            <source>The text does not belong to the annotation's post.</source>
            <translation>该文字不属于批注所在的帖子。</translation>
        </message>
        <message>
            <source>There is no text at the chosen place.</source>
            <translation>所选位置没有文字。</translation>
        </message>
        <message>
            <source>There is no such annotation.</source>
            <translation>没有这条批注。</translation>
        </message>
        <message>
            <source>There is no such post.</source>
            <translation>没有这个帖子。</translation>
        </message>
        <message>
            <source>There is no such thread.</source>
            <translation>没有这个主题。</translation>
        </message>
        <message>
            <source>A reading session cannot be kept in a library that can only be read.</source>
            <translation>只读资料库中无法保存阅读时段。</translation>
        </message>
        <message>
            <source>A reading session needs a name.</source>
            <translation>阅读时段需要名称。</translation>
        </message>
        <message>
            <source>Pages that came in later build on this; join or part the threads by hand instead.</source>
            <translation>之后读入的页面以此为基础；请改为手动合并或分出主题。</translation>
        </message>
        <message>
            <source>The reading session was not stored.</source>
            <translation>阅读时段未能保存。</translation>
        </message>
        <message>
            <source>The export could not be written ({0}).</source>
            <translation>导出无法写入（{0}）。</translation>
        </message>
        <message>
            <source>The export was stopped before its end.</source>
            <translation>导出中途停止。</translation>
        </message>
        <message>
            <source>It was stopped before its end; nothing came over.</source>
            <translation>已中途停止，什么都没有引入。</translation>
        </message>
        <message>
            <source>It is a link that leads to itself.</source>
            <translation>这是指向自身的链接。</translation>
        </message>
        <message>
            <source>It is a folder or a device, not a file to write to.</source>
            <translation>这是文件夹或设备，不是可写入的文件。</translation>
        </message>
        <message>
            <source>It is there already and is no list of pseudonyms.</source>
            <translation>该文件已存在，且不是化名对照表。</translation>
        </message>
        <message>
            <source>The names cannot go into the same file as the passages.</source>
            <translation>化名对照表不能与摘录写入同一文件。</translation>
        </message>
        <message>
            <source>There are no tags, and a codebook file cannot be empty.</source>
            <translation>没有标签，而编码本文件不能为空。</translation>
        </message>
        <message>
            <source>The annotation {0} points to a place that its post does not have.</source>
            <translation>批注 {0} 指向帖子中不存在的位置。</translation>
        </message>
        <message>
            <source>A document cannot have so many passages; HTML and CSV can.</source>
            <translation>一个文档放不下这么多摘录；可改用 HTML 或 CSV。</translation>
        </message>
        <message>
            <source>A sheet cannot have more than {0} passages; CSV can.</source>
            <translation>一个工作表最多 {0} 条摘录；CSV 没有此限制。</translation>
        </message>
        <message>
            <source>There is no export format “{0}”; there are {1}.</source>
            <translation>没有导出格式“{0}”；可用的有 {1}。</translation>
        </message>
        <message>
            <source>There is no column “{0}”; there are {1}.</source>
            <translation>没有“{0}”列；可用的有 {1}。</translation>
        </message>
        <message>
            <source>The context can be 0 to {0} paragraphs.</source>
            <translation>前后文可为 0 到 {0} 段。</translation>
        </message>
        <message>
            <source>This format can be written from an open library only.</source>
            <translation>此格式只能从打开的资料库写出。</translation>
        </message>
        <message>
            <source>The file cannot be opened ({0}).</source>
            <translation>文件无法打开（{0}）。</translation>
        </message>
        <message>
            <source>The file is too large for a codebook.</source>
            <translation>文件过大，不像编码本。</translation>
        </message>
        <message>
            <source>It is no CSV file in UTF-8.</source>
            <translation>它不是 UTF-8 编码的 CSV 文件。</translation>
        </message>
        <message>
            <source>It is no sound CSV: {0}.</source>
            <translation>它不是正确的 CSV：{0}。</translation>
        </message>
        <message>
            <source>It is no sound JSON: {0}.</source>
            <translation>它不是正确的 JSON：{0}。</translation>
        </message>
        <message>
            <source>{0} is no sound XML: {1}.</source>
            <translation>{0} 不是正确的 XML：{1}。</translation>
        </message>
        <message>
            <source>It has no column “path”, so it is no codebook.</source>
            <translation>没有“path”列，因此不是编码本。</translation>
        </message>
        <message>
            <source>There is no tag in the file.</source>
            <translation>文件中没有标签。</translation>
        </message>
        <message>
            <source>There are no tags in the codebook.</source>
            <translation>编码本中没有标签。</translation>
        </message>
        <message>
            <source>There are no codes in the codebook.</source>
            <translation>编码本中没有编码。</translation>
        </message>
        <message>
            <source>It is no REFI-QDA codebook.</source>
            <translation>它不是 REFI-QDA 编码本。</translation>
        </message>
        <message>
            <source>Its project.qde is no REFI-QDA project.</source>
            <translation>其中的 project.qde 不是 REFI-QDA 项目。</translation>
        </message>
        <message>
            <source>There is no project.qde in it, so it is no REFI-QDA project.</source>
            <translation>其中没有 project.qde，因此不是 REFI-QDA 项目。</translation>
        </message>
        <message>
            <source>There are no highlights of Taguette in it.</source>
            <translation>其中没有 Taguette 的高亮。</translation>
        </message>
        <message>
            <source>There are no annotations of Hypothesis in it.</source>
            <translation>其中没有 Hypothesis 的批注。</translation>
        </message>
        <message>
            <source>There are no coded segments of QualCoder in it.</source>
            <translation>其中没有 QualCoder 的编码片段。</translation>
        </message>
        <message>
            <source>It is no project, codebook or list of annotations that is known ({0}).</source>
            <translation>它不是已知的项目、编码本或批注列表（{0}）。</translation>
        </message>
        <message>
            <source>It is no sound Postil library ({0}).</source>
            <translation>它不是完好的 Postil 资料库（{0}）。</translation>
        </message>
        <message>
            <source>It has more than {0} MiB.</source>
            <translation>它超过 {0} MiB。</translation>
        </message>
        <message>
            <source>{0} has more than {1} MiB.</source>
            <translation>{0} 超过 {1} MiB。</translation>
        </message>
        <message>
            <source>It is nested more deeply than is safe to read.</source>
            <translation>嵌套过深，读取不安全。</translation>
        </message>
        <message>
            <source>{0} is nested more deeply than is safe to read.</source>
            <translation>{0} 嵌套过深，读取不安全。</translation>
        </message>
        <message>
            <source>{0} declares a document type, which no project needs and attacks use.</source>
            <translation>{0} 声明了文档类型；项目并不需要，常被用于攻击。</translation>
        </message>
        <message>
            <source>It holds no annotation.</source>
            <translation>其中没有批注。</translation>
        </message>
        <message>
            <source>The annotation {0}.</source>
            <translation>批注有误：{0}。</translation>
        </message>
        <message>
            <source>The collection has no items.</source>
            <translation>集合中没有条目。</translation>
        </message>
        <message>
            <source>It does not name the context of Web Annotations.</source>
            <translation>它没有注明 Web Annotation 的上下文。</translation>
        </message>
        <message>
            <source>It has none of the headings of a table that is known.</source>
            <translation>没有已知表格的任何列标题。</translation>
        </message>
        <message>
            <source>There is no sheet in it.</source>
            <translation>其中没有工作表。</translation>
        </message>
        <message>
            <source>A query may have {0} characters.</source>
            <translation>查询最多 {0} 个字符。</translation>
        </message>
        <message>
            <source>A query may have {0} conditions.</source>
            <translation>查询最多 {0} 个条件。</translation>
        </message>
        <message>
            <source>A query may have {0} words and phrases.</source>
            <translation>查询最多 {0} 个词或短语。</translation>
        </message>
        <message>
            <source>A search needs at least one letter, digit or Chinese character.</source>
            <translation>搜索至少需要一个字母、数字或汉字。</translation>
        </message>
        <message>
            <source>NOT needs something beside it that must be there.</source>
            <translation>NOT 旁边需要有必须出现的内容。</translation>
        </message>
        <message>
            <source>Brackets may lie within brackets {0} deep.</source>
            <translation>括号最多可嵌套 {0} 层。</translation>
        </message>
        <message>
            <source>{0} is missing at the end.</source>
            <translation>末尾缺少{0}。</translation>
        </message>
        <message>
            <source>“{0}” cannot stand here.</source>
            <translation>“{0}”不能出现在这里。</translation>
        </message>
        <message>
            <source>“{0}” stands between two conditions, as in tag:A {1} tag:B.</source>
            <translation>“{0}”应在两个条件之间，如 tag:A {1} tag:B。</translation>
        </message>
        <message>
            <source>There is no field “{0}:”. Known: {1}.</source>
            <translation>没有字段“{0}:”。已知字段：{1}。</translation>
        </message>
        <message>
            <source>A value is missing after “{0}:”.</source>
            <translation>“{0}:”后面缺少值。</translation>
        </message>
        <message>
            <source>After “near:” stands a number of paragraphs, as in tag:A near:2 tag:B.</source>
            <translation>“near:”后面是段落数，如 tag:A near:2 tag:B。</translation>
        </message>
        <message>
            <source>There is nothing between the quotation marks.</source>
            <translation>引号之间没有内容。</translation>
        </message>
        <message>
            <source>A floor is a number or a span, such as floor:3, floor:1-20 or floor:50-.</source>
            <translation>楼层是数字或范围，如 floor:3、floor:1-20 或 floor:50-。</translation>
        </message>
        <message>
            <source>A date is a year, month or day, such as {0}:2022, {1}:2022-01 or {2}:2022-01-31.</source>
            <translation>日期可为年、月或日，如 {0}:2022、{1}:2022-01 或 {2}:2022-01-31。</translation>
        </message>
        <message>
            <source>There is no such date as {0}.</source>
            <translation>没有 {0} 这个日期。</translation>
        </message>
        <message>
            <source>“{0}:” knows {1}.</source>
            <translation>“{0}:”可用的值有 {1}。</translation>
        </message>
        <message>
            <source>It is not a regular expression: {0}.</source>
            <translation>不是正确的正则表达式：{0}。</translation>
        </message>
        <message>
            <source>The search took longer than allowed.</source>
            <translation>搜索超出了时限。</translation>
        </message>
        <message>
            <source>The disk is full; what was saved before is intact.</source>
            <translation>磁盘已满；此前保存的内容完好。</translation>
        </message>
        <message>
            <source>The disk refused to read or write; what was saved before is intact.</source>
            <translation>磁盘拒绝读写；此前保存的内容完好。</translation>
        </message>
        <message>
            <source>The library cannot be changed: there is no write access.</source>
            <translation>资料库无法改动：没有写入权限。</translation>
        </message>
        <message>
            <source>The library cannot be opened.</source>
            <translation>资料库无法打开。</translation>
        </message>
        <message>
            <source>The library is damaged: its pages do not fit together.</source>
            <translation>资料库已损坏：其数据页互不吻合。</translation>
        </message>
        <message>
            <source>It is not a Postil library.</source>
            <translation>它不是 Postil 资料库。</translation>
        </message>
        <message>
            <source>A condition</source>
            <translation>条件</translation>
        </message>
        <message>
            <source>A word or phrase</source>
            <translation>词或短语</translation>
        </message>
        <message>
            <source>No such file or directory</source>
            <translation>没有该文件或文件夹</translation>
        </message>
        <message>
            <source>Permission denied</source>
            <translation>没有权限</translation>
        </message>
        <message>
            <source>No space left on device</source>
            <translation>磁盘已满</translation>
        </message>
        <message>
            <source>Read-only file system</source>
            <translation>文件系统只读</translation>
        </message>
        <message>
            <source>Input/output error</source>
            <translation>读写错误</translation>
        </message>
        <message>
            <source>File name too long</source>
            <translation>文件名过长</translation>
        </message>
        <message>
            <source>Is a directory</source>
            <translation>这是文件夹</translation>
        </message>
        <message>
            <source>Not a directory</source>
            <translation>这不是文件夹</translation>
        </message>
        <message>
            <source>File exists</source>
            <translation>文件已存在</translation>
        </message>
        <message>
            <source>Disk quota exceeded</source>
            <translation>超出磁盘配额</translation>
        </message>
        <message>
            <source>Too many open files</source>
            <translation>打开的文件过多</translation>
        </message>
        <message>
            <source>Device or resource busy</source>
            <translation>设备正忙</translation>
        </message>
        <message>
            <source>a PNG image</source>
            <translation>PNG 图片</translation>
        </message>
        <message>
            <source>a JPEG image</source>
            <translation>JPEG 图片</translation>
        </message>
        <message>
            <source>a GIF image</source>
            <translation>GIF 图片</translation>
        </message>
        <message>
            <source>a bitmap image</source>
            <translation>位图图片</translation>
        </message>
        <message>
            <source>a TIFF image</source>
            <translation>TIFF 图片</translation>
        </message>
        <message>
            <source>a WebP image</source>
            <translation>WebP 图片</translation>
        </message>
        <message>
            <source>an AVIF or HEIC image</source>
            <translation>AVIF 或 HEIC 图片</translation>
        </message>
        <message>
            <source>a PDF document</source>
            <translation>PDF 文档</translation>
        </message>
        <message>
            <source>an RTF document</source>
            <translation>RTF 文档</translation>
        </message>
        <message>
            <source>an XML document</source>
            <translation>XML 文档</translation>
        </message>
        <message>
            <source>an office document</source>
            <translation>办公文档</translation>
        </message>
        <message>
            <source>an old Microsoft Office document</source>
            <translation>旧版 Microsoft Office 文档</translation>
        </message>
        <message>
            <source>a ZIP archive or an office document</source>
            <translation>ZIP 压缩包或办公文档</translation>
        </message>
        <message>
            <source>an empty ZIP archive</source>
            <translation>空的 ZIP 压缩包</translation>
        </message>
        <message>
            <source>a database</source>
            <translation>数据库</translation>
        </message>
        <message>
            <source>a JSON file</source>
            <translation>JSON 文件</translation>
        </message>
        <message>
            <source>a HAR archive</source>
            <translation>HAR 档案</translation>
        </message>
        <message>
            <source>a 7-Zip archive</source>
            <translation>7-Zip 压缩包</translation>
        </message>
        <message>
            <source>a RAR archive</source>
            <translation>RAR 压缩包</translation>
        </message>
        <message>
            <source>a bzip2 archive</source>
            <translation>bzip2 压缩包</translation>
        </message>
        <message>
            <source>an XZ archive</source>
            <translation>XZ 压缩包</translation>
        </message>
        <message>
            <source>a Zstandard archive</source>
            <translation>Zstandard 压缩包</translation>
        </message>
        <message>
            <source>a gzip archive inside a gzip archive</source>
            <translation>gzip 套 gzip 的压缩包</translation>
        </message>
        <message>
            <source>a Safari web archive or another property list</source>
            <translation>Safari 网页归档或其他属性列表</translation>
        </message>
        <message>
            <source>an ARC web archive</source>
            <translation>ARC 网页档案</translation>
        </message>
        <message>
            <source>a program</source>
            <translation>程序</translation>
        </message>
        <message>
            <source>a font</source>
            <translation>字体</translation>
        </message>
        <message>
            <source>an MP3 sound file</source>
            <translation>MP3 音频</translation>
        </message>
        <message>
            <source>an Ogg sound or film file</source>
            <translation>Ogg 音视频</translation>
        </message>
        <message>
            <source>a FLAC sound file</source>
            <translation>FLAC 音频</translation>
        </message>
        <message>
            <source>a WAV sound file</source>
            <translation>WAV 音频</translation>
        </message>
        <message>
            <source>an AVI film</source>
            <translation>AVI 视频</translation>
        </message>
        <message>
            <source>an MP4 film</source>
            <translation>MP4 视频</translation>
        </message>
        <message>
            <source>a Matroska or WebM film</source>
            <translation>Matroska 或 WebM 视频</translation>
        </message>
        <message>
            <source>ends too early</source>
            <translation>过早结束</translation>
        </message>
        <message>
            <source>is damaged</source>
            <translation>已损坏</translation>
        </message>
        <message>
            <source>is damaged or ends too early</source>
            <translation>已损坏或过早结束</translation>
        </message>
        <message>
            <source>is missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>is not Postil's</source>
            <translation>不是 Postil 的</translation>
        </message>
        <message>
            <source>does not belong</source>
            <translation>不该有</translation>
        </message>
        <message>
            <source>The file is damaged: {0}.</source>
            <translation>文件已损坏：{0}。</translation>
        </message>
        <message>
            <source>{0} row(s) refer to rows that are not there.</source>
            <translation>{0} 行数据引用了不存在的数据。</translation>
        </message>
        <message>
            <source>{0} post(s) show a version that is not stored.</source>
            <translation>{0} 个帖子显示的版本没有保存。</translation>
        </message>
        <message>
            <source>{0} annotation(s) refer to a version of another post.</source>
            <translation>{0} 条批注指向了另一帖子的版本。</translation>
        </message>
        <message>
            <source>{0} annotation(s) lie in a thread that was joined to another one.</source>
            <translation>{0} 条批注位于已并入其他主题的主题中。</translation>
        </message>
        <message>
            <source>{0} thread(s) count their posts wrongly.</source>
            <translation>{0} 个主题的帖子数不对。</translation>
        </message>
        <message>
            <source>{0} capture(s) lost their bytes.</source>
            <translation>{0} 个网页的原始内容已丢失。</translation>
        </message>
        <message>
            <source>{0} annotation(s) have neither a tag nor a memo.</source>
            <translation>{0} 条批注既无标签也无备注。</translation>
        </message>
        <message>
            <source>{0} post version(s) or their annotations cannot be read.</source>
            <translation>{0} 个帖子版本或其批注无法读取。</translation>
        </message>
        <message>
            <source>{0} annotation(s) lie outside their text.</source>
            <translation>{0} 条批注超出了文字范围。</translation>
        </message>
        <message>
            <source>{0} saved page(s) cannot be unpacked.</source>
            <translation>{0} 个已存网页无法解压。</translation>
        </message>
        <message>
            <source>{0} saved page(s) are not what came in.</source>
            <translation>{0} 个已存网页与导入时不同。</translation>
        </message>
        <message>
            <source>The search index is damaged: {0}.</source>
            <translation>搜索索引已损坏：{0}。</translation>
        </message>
        <message>
            <source>The search index cannot be read; it will be made anew.</source>
            <translation>搜索索引无法读取，将会重建。</translation>
        </message>
        <message>
            <source>{0} post(s) are not in the search index as they are shown; make it anew.</source>
            <translation>{0} 个帖子在搜索索引中与显示的不一致，请重建索引。</translation>
        </message>
        <message>
            <source>{0} post(s) in the search index are not in the library; make it anew.</source>
            <translation>搜索索引中有 {0} 个帖子不在资料库里，请重建索引。</translation>
        </message>
        <message>
            <source>The time “{0}” cannot be told without the time of the capture.</source>
            <translation>不知道网页保存的时间，就无法确定时间“{0}”。</translation>
        </message>
        <message>
            <source>Times in words were reckoned from the time of the capture.</source>
            <translation>文字形式的时间按网页保存的时间推算。</translation>
        </message>
        <message>
            <source>The page does not print its time zone; times were taken as UTC.</source>
            <translation>页面没有标明时区；时间按 UTC 处理。</translation>
        </message>
        <message>
            <source>The page does not print its time zone; times were taken as those of its language, else UTC.</source>
            <translation>页面没有标明时区；时间按其语言所在时区处理，否则按 UTC。</translation>
        </message>
        <message>
            <source>Times without a zone were taken as the zone of the page's language, else as UTC.</source>
            <translation>没有时区的时间按页面语言所在时区处理，否则按 UTC。</translation>
        </message>
        <message>
            <source>The times of {0} posts were worked out from words such as “{1}”.</source>
            <translation>{0} 个帖子的时间由“{1}”一类文字推算得出。</translation>
        </message>
        <message>
            <source>The times of {0} posts could not be told.</source>
            <translation>{0} 个帖子的时间无法确定。</translation>
        </message>
        <message>
            <source>The years of the pushes were taken from the article's date; the page does not print them.</source>
            <translation>推文的年份取自文章日期；页面没有标明。</translation>
        </message>
        <message>
            <source>The file seems cut off before any post.</source>
            <translation>文件似乎在任何帖子之前就被截断。</translation>
        </message>
        <message>
            <source>The file seems cut off: the end of the page is missing.</source>
            <translation>文件似乎被截断：缺少页面结尾。</translation>
        </message>
        <message>
            <source>The page is an empty frame: it holds no posts, only the beginning of one as searches show it.</source>
            <translation>页面只是空框架：没有帖子，只有供搜索显示的开头文字。</translation>
        </message>
        <message>
            <source>The page shows the posts of one author only and numbers those anew; floors were left out.</source>
            <translation>页面只显示一位作者的帖子并重新编号；楼层已略去。</translation>
        </message>
        <message>
            <source>The page holds posts as the forum sends them to its script, without title, board and page number.</source>
            <translation>页面是论坛发给脚本的帖子数据，没有标题、版块和页码。</translation>
        </message>
        <message>
            <source>The page is a feed: it names {0} threads with their first words and holds none whole.</source>
            <translation>页面是订阅源：列出 {0} 个主题及其开头，没有完整内容。</translation>
        </message>
        <message>
            <source>A tag had more than {0} attributes; the rest of them was ignored.</source>
            <translation>某个标记的属性超过 {0} 个；其余已忽略。</translation>
        </message>
        <message>
            <source>The page is nested too deeply; some of its inner structure was ignored.</source>
            <translation>页面嵌套过深；部分内层结构已忽略。</translation>
        </message>
        <message>
            <source>The page's markup could not be read to its end.</source>
            <translation>页面的标记未能读到结尾。</translation>
        </message>
        <message>
            <source>The posts were read from the page's data for search engines (JSON-LD); the page may have held more.</source>
            <translation>帖子读自页面供搜索引擎用的数据（JSON-LD）；页面原本可能还有更多。</translation>
        </message>
        <message>
            <source>The page shows its text only by running scripts; what it tells of itself for links stands in its place.</source>
            <translation>页面须运行脚本才显示正文；这里用它的链接简介代替。</translation>
        </message>
        <message>
            <source>The page shows no text without running its scripts.</source>
            <translation>不运行脚本，页面就没有文字。</translation>
        </message>
        <message>
            <source>Only the first {0} posts of the page were read; it may show more.</source>
            <translation>只读取了页面的前 {0} 个帖子；页面可能还有更多。</translation>
        </message>
        <message>
            <source>The thread has more comments on further pages.</source>
            <translation>该主题后面的页上还有评论。</translation>
        </message>
        <message>
            <source>The page does not hold all comments of the thread; some were behind “load more comments”.</source>
            <translation>页面没有包含全部评论；有些在“加载更多评论”之后。</translation>
        </message>
        <message>
            <source>Comments beneath the reader's threshold, of which the page may hold the beginning only: {0}.</source>
            <translation>低于阅读门槛、页面可能只有开头的评论：{0}。</translation>
        </message>
        <message>
            <source>Comments beneath the reader's threshold, of which the page holds no words: {0}.</source>
            <translation>低于阅读门槛、页面没有文字的评论：{0}。</translation>
        </message>
        <message>
            <source>Deleted posts, which only moderators see, were left out: {0}.</source>
            <translation>已略去只有版主可见的已删帖子：{0}。</translation>
        </message>
        <message>
            <source>{0} comments below the floors (楼中楼) are not in the capture.</source>
            <translation>有 {0} 条楼中楼不在保存的网页中。</translation>
        </message>
        <message>
            <source>{0} bytes could not be decoded as {1}.</source>
            <translation>有 {0} 个字节无法按 {1} 解码。</translation>
        </message>
        <message>
            <source>The engine for {0} failed on this page; it was read by its structure alone.</source>
            <translation>{0} 的引擎处理此页失败；已仅凭页面结构读取。</translation>
        </message>
        <message>
            <source>The engine for {0} found no posts on this page; it was read by its structure alone.</source>
            <translation>{0} 的引擎在此页没有找到帖子；已仅凭页面结构读取。</translation>
        </message>
        <message>
            <source>The file's compressed data {0}; what follows its first {1} bytes is lost.</source>
            <translation>文件的压缩数据有问题（{0}）；前 {1} 字节之后的内容丢失。</translation>
        </message>
        <message>
            <source>The {0} archive could not be read as a whole ({1}); {2} of its pages were read.</source>
            <translation>{0} 档案未能完整读取（{1}）；读出了其中 {2} 页。</translation>
        </message>
        <message>
            <source>The MAFF archive's description of this page is damaged.</source>
            <translation>MAFF 档案中此页的说明已损坏。</translation>
        </message>
        <message>
            <source>The MAFF archive's description names a page that is not in the archive; another was read.</source>
            <translation>MAFF 档案的说明所指的页面不在档案中；已读取另一页。</translation>
        </message>
        <message>
            <source>The archive ends inside this page.</source>
            <translation>档案在此页中间结束。</translation>
        </message>
        <message>
            <source>The page's data are damaged; its end is lost.</source>
            <translation>页面数据已损坏；结尾丢失。</translation>
        </message>
        <message>
            <source>The page is a list of threads; it holds no posts.</source>
            <translation>页面是主题列表，没有帖子。</translation>
        </message>
        <message>
            <source>The page is a message of the forum; it holds no posts.</source>
            <translation>页面是论坛的提示信息，没有帖子。</translation>
        </message>
        <message>
            <source>The page holds no text that could be read.</source>
            <translation>页面没有可读取的文字。</translation>
        </message>
        <message>
            <source>Postil failed on this page ({0}); please report it.</source>
            <translation>Postil 处理此页时出错（{0}）；请报告此问题。</translation>
        </message>
        <message>
            <source>A fault of Postil itself stopped the reading ({0}).</source>
            <translation>Postil 自身的错误中断了读取（{0}）。</translation>
        </message>
        <message>
            <source>{0} code(s) have the number of another code; the first of each was taken.</source>
            <translation>有 {0} 个编码与其他编码同号；各取第一个。</translation>
        </message>
        <message>
            <source>Line {0} is no line of a Postil library ({1}).</source>
            <translation>第 {0} 行不是 Postil 资料库的行（{1}）。</translation>
        </message>
        <message>
            <source>{0} annotation(s) point to a place that is not there.</source>
            <translation>有 {0} 条批注指向不存在的位置。</translation>
        </message>
        <message>
            <source>The note “{0}” came without its text: {1}.</source>
            <translation>笔记“{0}”没有正文：{1}。</translation>
        </message>
        <message>
            <source>{0} of {1} selection(s) of “{2}” lie outside its text and were left out.</source>
            <translation>“{2}”的 {1} 个选区中有 {0} 个超出正文，已略去。</translation>
        </message>
        <message>
            <source>Only {0} of the selections of “{1}” begin and end where words do; look at {2}.</source>
            <translation>“{1}”的选区只有 {0} 与词的起止吻合；请查看{2}。</translation>
        </message>
        <message>
            <source>{0} short passage(s) stand where their words occur once, as the file does not tell what is around them; look at {1}.</source>
            <translation>有 {0} 条很短的摘录被放在其文字唯一出现的位置，因为文件没有说明前后文；请查看{1}。</translation>
        </message>
        <message>
            <source>{0} picture(s), sound(s) and film(s) were left out; only texts are read.</source>
            <translation>略去了 {0} 个图片、声音和影片；只读取文字。</translation>
        </message>
        <message>
            <source>Left out, as there is no place for them: {0}.</source>
            <translation>因没有对应位置而略去：{0}。</translation>
        </message>
        <message>
            <source>{0} coding(s) name a code that the codebook does not have.</source>
            <translation>有 {0} 处编码所用的编码不在编码本中。</translation>
        </message>
        <message>
            <source>{0} reference(s) name a note that the project does not have.</source>
            <translation>有 {0} 处引用的笔记不在项目中。</translation>
        </message>
        <message>
            <source>{0} selection(s) of areas, of times or of whole sources were left out; only passages are taken.</source>
            <translation>未带入 {0} 处对区域、时段或整份来源的选取；只收文字摘录。</translation>
        </message>
        <message>
            <source>{0} selection(s) and code(s) on notes were left out; only passages are taken.</source>
            <translation>未带入笔记上的 {0} 处选取和编码；只收文字摘录。</translation>
        </message>
        <message>
            <source>{0} case(s) came over in part or not at all: only values of cases with one text have a place.</source>
            <translation>{0} 个个案只带入了一部分或完全没有带入：只有对应单份文本的个案的变量值有处可放。</translation>
        </message>
        <message>
            <source>“{0}” is a PDF: only what was marked in its plain text came over.</source>
            <translation>“{0}”是 PDF：只带入了在其纯文本上所做的标记。</translation>
        </message>
        <message>
            <source>“{0}” was left out with its {1} selection(s): {2}.</source>
            <translation>未带入“{0}”及其 {1} 处选取：{2}。</translation>
        </message>
        <message>
            <source>“{0}” has {1} code(s) on its whole; only passages are taken.</source>
            <translation>“{0}”整体上有 {1} 个编码；只收文字摘录。</translation>
        </message>
        <message>
            <source>{0} reply(s) to annotations that are not in the file were left out.</source>
            <translation>未带入 {0} 条回复：所回复的批注不在文件中。</translation>
        </message>
        <message>
            <source>{0} reply(s) went into the memo: the file does not tell what they answer.</source>
            <translation>{0} 条回复放入了备忘：文件没有说明它们回复的是哪条批注。</translation>
        </message>
        <message>
            <source>{0} coded part(s) of pictures and sound were left out; only texts are read.</source>
            <translation>未带入图片和声音中的 {0} 处编码；只读取文本。</translation>
        </message>
        <message>
            <source>{0} column(s) of variables were not read.</source>
            <translation>{0} 列变量未读取。</translation>
        </message>
        <message>
            <source>The report does not say which categories its codes are in; they came without.</source>
            <translation>报告没有写明编码所属的类别，带入时不含类别。</translation>
        </message>
        <message>
            <source>{0} segment(s) were left out: their headings hold memos or cannot be read.</source>
            <translation>未带入 {0} 个片段：其标题行含备忘或无法读取。</translation>
        </message>
        <message>
            <source>{0} segment(s) were left out: their words cannot be told from what stands around them.</source>
            <translation>未带入 {0} 个片段：无法把其文字与上下文区分开。</translation>
        </message>
        <message>
            <source>{0} heading(s) tell of cases or of memos on files, which were not read.</source>
            <translation>{0} 个标题行提到个案或文件备忘，这些未读取。</translation>
        </message>
        <message>
            <source>The file names a context that is not known; it was not fetched.</source>
            <translation>文件指明了未知的上下文；没有去获取。</translation>
        </message>
        <message>
            <source>{0} more annotation(s) were left out for like reasons.</source>
            <translation>另有 {0} 条批注因类似原因略去。</translation>
        </message>
        <message>
            <source>The collection's pages lie elsewhere; nothing is fetched.</source>
            <translation>集合的各页在别处；没有去获取。</translation>
        </message>
        <message>
            <source>There are more pages elsewhere; nothing is fetched.</source>
            <translation>别处还有更多页；没有去获取。</translation>
        </message>
        <message>
            <source>Annotation {0} was left out: it {1}.</source>
            <translation>已略去第 {0} 条批注：{1}。</translation>
        </message>
    </context>
    <context>
        <name>rescue</name>
        <message>
            <source>Whatever you choose, the damaged file is kept.</source>
            <translation>无论怎样选择，损坏的文件都会保留。</translation>
        </message>
        <message>
            <source>Go on with the backup of {0}</source>
            <translation>改用 {0} 的备份</translation>
        </message>
        <message>
            <source>There is no sound backup of it.</source>
            <translation>没有完好的备份。</translation>
        </message>
        <message>
            <source>Save what can be read</source>
            <translation>抢救可读的内容</translation>
        </message>
        <message>
            <source>Open it for reading only</source>
            <translation>以只读方式打开</translation>
        </message>
        <message>
            <source>{0} rows could be read. They are in a new library now:</source>
            <translation>读出了 {0} 行，已存入新的资料库：</translation>
        </message>
        <message>
            <source>{0}
All texts and annotations are also in a file for other programs:
{1}</source>
            <translation>{0}
全部正文与批注也写入了供其他程序使用的文件：
{1}</translation>
        </message>
    </context>
    <context>
        <name>wording</name>
        <message>
            <source>%Y-%m-%d %H:%M</source>
            <translation>%Y-%m-%d %H:%M</translation>
        </message>
        <message>
            <source>%Y-%m-%d</source>
            <translation>%Y-%m-%d</translation>
        </message>
        <message>
            <source>edited {0}</source>
            <translation>编辑于 {0}</translation>
        </message>
        <message>
            <source>hidden from this reader</source>
            <translation>内容对该读者隐藏</translation>
        </message>
        <message>
            <source>post {0} not captured</source>
            <translation>第 {0} 楼未保存</translation>
        </message>
        <message>
            <source>posts {0}–{1} not captured</source>
            <translation>第 {0}–{1} 楼未保存</translation>
        </message>
        <message>
            <source>{0} views</source>
            <translation>{0} 次查看</translation>
        </message>
        <message>
            <source>saved {0}</source>
            <translation>保存于 {0}</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不详</translation>
        </message>
        <message>
            <source>tag {0}</source>
            <translation>标签 {0}</translation>
        </message>
        <message>
            <source>sample tags</source>
            <translation>示例标签</translation>
        </message>
        <message>
            <source>take {0} off</source>
            <translation>取下 {0}</translation>
        </message>
        <message>
            <source>remove tags</source>
            <translation>去掉标签</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Words anywhere</source>
            <translation>任意处的词语</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>正文</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>作者</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>版块</translation>
        </message>
        <message>
            <source>Thread</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>站点</translation>
        </message>
        <message>
            <source>Coder</source>
            <translation>编码者</translation>
        </message>
        <message>
            <source>Memo</source>
            <translation>备忘</translation>
        </message>
        <message>
            <source>Floor</source>
            <translation>楼层</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Comes with</source>
            <translation>带有</translation>
        </message>
        <message>
            <source>Kind of paragraph</source>
            <translation>段落类型</translation>
        </message>
        <message>
            <source>First post</source>
            <translation>首帖</translation>
        </message>
        <message>
            <source>attachment</source>
            <translation>附件</translation>
        </message>
        <message>
            <source>image</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>memo</source>
            <translation>备忘</translation>
        </message>
        <message>
            <source>quotation</source>
            <translation>引用</translation>
        </message>
        <message>
            <source>rating</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>body text</source>
            <translation>正文</translation>
        </message>
        <message>
            <source>heading</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>list</source>
            <translation>列表</translation>
        </message>
        <message>
            <source>code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>comment</source>
            <translation>点评</translation>
        </message>
        <message>
            <source>notice</source>
            <translation>提示</translation>
        </message>
        <message>
            <source>signature</source>
            <translation>签名</translation>
        </message>
        <message>
            <source>contains</source>
            <translation>包含</translation>
        </message>
        <message>
            <source>does not contain</source>
            <translation>不包含</translation>
        </message>
        <message>
            <source>is</source>
            <translation>是</translation>
        </message>
        <message>
            <source>is not</source>
            <translation>不是</translation>
        </message>
        <message>
            <source>with</source>
            <translation>有</translation>
        </message>
        <message>
            <source>without</source>
            <translation>没有</translation>
        </message>
        <message>
            <source>is, or is below</source>
            <translation>是此标签或其下级</translation>
        </message>
        <message>
            <source>is not, nor below</source>
            <translation>不是此标签及其下级</translation>
        </message>
        <message>
            <source>on</source>
            <translation>在</translation>
        </message>
        <message>
            <source>from</source>
            <translation>自…起</translation>
        </message>
        <message>
            <source>before</source>
            <translation>早于</translation>
        </message>
        <message>
            <source>not on</source>
            <translation>不在</translation>
        </message>
        <message>
            <source>not from</source>
            <translation>不自…起</translation>
        </message>
        <message>
            <source>not before</source>
            <translation>不早于</translation>
        </message>
        <message>
            <source>new tag {0}</source>
            <translation>新标签 {0}</translation>
        </message>
        <message>
            <source>change tag {0}</source>
            <translation>修改标签 {0}</translation>
        </message>
        <message>
            <source>move tag {0}</source>
            <translation>移动标签 {0}</translation>
        </message>
        <message>
            <source>delete tag {0}</source>
            <translation>删除标签 {0}</translation>
        </message>
        <message>
            <source>merge tags into {0}</source>
            <translation>标签合并到 {0}</translation>
        </message>
        <message>
            <source>split tag {0}</source>
            <translation>拆分标签 {0}</translation>
        </message>
        <message>
            <source>codebook from a file</source>
            <translation>从文件读入编码本</translation>
        </message>
        <message>
            <source>what {0} brought in</source>
            <translation>从 {0} 引入的内容</translation>
        </message>
        <message>
            <source>example of {0}</source>
            <translation>{0} 的例子</translation>
        </message>
        <message>
            <source>no example of {0}</source>
            <translation>不再是 {0} 的例子</translation>
        </message>
        <message>
            <source>bookmark</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>take the bookmark off</source>
            <translation>取消书签</translation>
        </message>
        <message>
            <source>tag all hits {0}</source>
            <translation>为全部搜索结果打标签“{0}”</translation>
        </message>
        <message>
            <source>place of an annotation</source>
            <translation>批注的位置</translation>
        </message>
        <message>
            <source>accepted places</source>
            <translation>接受批注的位置</translation>
        </message>
        <message>
            <source>join threads to {0}</source>
            <translation>合并主题至 {0}</translation>
        </message>
        <message>
            <source>part a page from {0}</source>
            <translation>从 {0} 分出网页</translation>
        </message>
        <message>
            <source>remove thread {0}</source>
            <translation>移除主题 {0}</translation>
        </message>
        <message>
            <source>take back an earlier step {0}</source>
            <translation>撤回较早的一步 {0}</translation>
        </message>
        <message>
            <source>restore thread {0}</source>
            <translation>恢复主题 {0}</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>修改</translation>
        </message>
        <message>
            <source>This library was written by a newer Postil.</source>
            <translation>这个库是更新版本的 Postil 写的。</translation>
        </message>
        <message>
            <source>This file is no Postil library.</source>
            <translation>这个文件不是 Postil 库。</translation>
        </message>
        <message>
            <source>This library cannot be changed now.</source>
            <translation>这个库现在不能修改。</translation>
        </message>
        <message>
            <source>Another program is using this library.</source>
            <translation>另一个程序正在使用这个库。</translation>
        </message>
        <message>
            <source>The disk refused the write; what was saved before is safe.</source>
            <translation>磁盘拒绝写入；之前保存的内容安全。</translation>
        </message>
        <message>
            <source>This library is damaged; the file was left as it is.</source>
            <translation>这个库已损坏；文件原样未动。</translation>
        </message>
        <message>
            <source>This was not changed.</source>
            <translation>没有修改。</translation>
        </message>
        <message>
            <source>The export was not written.</source>
            <translation>没有写出导出文件。</translation>
        </message>
        <message>
            <source>Nothing was brought in.</source>
            <translation>没有引入任何内容。</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>文件无法读取。</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>文件是空的。</translation>
        </message>
        <message>
            <source>This is no saved page.</source>
            <translation>这不是保存的网页。</translation>
        </message>
        <message>
            <source>The file is too large.</source>
            <translation>文件太大。</translation>
        </message>
        <message>
            <source>The file is damaged.</source>
            <translation>文件已损坏。</translation>
        </message>
    </context>
</TS>
