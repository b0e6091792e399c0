<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
    <context>
        <name>AskEdit</name>
        <message>
            <source>Field</source>
            <translation>欄位</translation>
        </message>
        <message>
            <source>Relation</source>
            <translation>關係</translation>
        </message>
    </context>
    <context>
        <name>BackupDialog</name>
        <message>
            <source>Restore from a backup</source>
            <translation>從備份還原</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>備份</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>還原</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>立即備份</translation>
        </message>
        <message>
            <source>They lie in {0}</source>
            <translation>備份存放於 {0}</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>討論串</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>貼文</translation>
        </message>
        <message>
            <source>Annotations</source>
            <translation>註解</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>daily</source>
            <translation>每日</translation>
        </message>
        <message>
            <source>asked for</source>
            <translation>手動</translation>
        </message>
        <message>
            <source>before a new version</source>
            <translation>升級之前</translation>
        </message>
        <message>
            <source>put aside by a restore</source>
            <translation>還原時留存</translation>
        </message>
        <message>
            <source>There is no backup yet. Postil makes one each day that changes the library.</source>
            <translation>還沒有備份。資料庫有變更的日子，Postil 每天備份一次。</translation>
        </message>
        <message>
            <source>Comparing with the library of today…</source>
            <translation>正在與目前的資料庫比較…</translation>
        </message>
        <message>
            <source>{0}: {1} would come back, {2} would be gone, {3} would be as they were then.</source>
            <translation>{0}：還原 {1} 個，消失 {2} 個，另有 {3} 個回到當時的樣子。</translation>
        </message>
        <message>
            <source>It holds what the library holds today.</source>
            <translation>內容與目前的資料庫相同。</translation>
        </message>
        <message>
            <source>The library of today is kept among the backups.</source>
            <translation>目前的資料庫會留存在備份中。</translation>
        </message>
    </context>
    <context>
        <name>BeginDialog</name>
        <message>
            <source>Begin a reading session</source>
            <translation>開始閱讀時段</translation>
        </message>
        <message>
            <source>Threads to read</source>
            <translation>要讀的討論串</translation>
        </message>
        <message>
            <source>Ticked threads are read in this order; drag or Alt+Up and Alt+Down change it.</source>
            <translation>按此順序閱讀勾選的討論串；可拖曳，或用 Alt+↑ 和 Alt+↓ 調整。</translation>
        </message>
        <message>
            <source>&amp;All</source>
            <translation>全選(&amp;A)</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>開始</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名稱(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Threads</source>
            <translation>討論串(&amp;T)</translation>
        </message>
    </context>
    <context>
        <name>BringDesk</name>
        <message>
            <source>This library can only be read</source>
            <translation>這個資料庫只能閱讀</translation>
        </message>
        <message>
            <source>Projects, codebooks, annotations</source>
            <translation>專案、編碼簿、註解</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>所有檔案</translation>
        </message>
        <message>
            <source>Bring in a project or codebook</source>
            <translation>引入專案或編碼簿</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) came over from {0}</source>
            <translation>
                <numerusform>已從 {0} 引入 %n 則摘錄</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BringDialog</name>
        <message>
            <source>What came over</source>
            <translation>引入結果</translation>
        </message>
        <message>
            <source>Bring in a project or codebook</source>
            <translation>引入專案或編碼簿</translation>
        </message>
        <message>
            <source>What the file holds</source>
            <translation>檔案內容</translation>
        </message>
        <message>
            <source>What becomes of it</source>
            <translation>如何處理</translation>
        </message>
        <message>
            <source>Bring in</source>
            <translation>引入</translation>
        </message>
        <message>
            <source>Set by {0}</source>
            <translation>編碼者：{0}</translation>
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
            <translation>無法引入</translation>
        </message>
        <message>
            <source>To look at</source>
            <translation>請留意</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>標籤</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) came over</source>
            <translation>
                <numerusform>已引入 %n 則摘錄</numerusform>
            </translation>
        </message>
        <message>
            <source>Part</source>
            <translation>內容</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) would come over</source>
            <translation>
                <numerusform>將引入 %n 則摘錄</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new tag(s)</source>
            <translation>
                <numerusform>%n 個新標籤</numerusform>
            </translation>
        </message>
        <message>
            <source>there already: {0}</source>
            <translation>資料庫中已有：{0}</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) in the thread {0}</source>
            <translation>
                <numerusform>%n 則摘錄歸入討論串 {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a thread of its own with %n passage(s)</source>
            <translation>
                <numerusform>自成一個討論串，含 %n 則摘錄</numerusform>
            </translation>
        </message>
        <message>
            <source>it is the thread {0}; nothing is marked</source>
            <translation>即討論串 {0}；其中沒有註解</translation>
        </message>
        <message>
            <source>It has neither a tag nor a note</source>
            <translation>既沒有標籤也沒有備忘</translation>
        </message>
        <message>
            <source>The page is not in the library</source>
            <translation>資料庫中沒有這個頁面</translation>
        </message>
        <message>
            <source>It is about a whole page; only notes on those have a place</source>
            <translation>註解的是整個頁面；整頁只能有備忘</translation>
        </message>
        <message>
            <source>Its note came over, its tags did not: a whole page cannot be tagged</source>
            <translation>備忘已引入，標籤沒有：整個頁面不能加標籤</translation>
        </message>
        <message>
            <source>The words stand in several places</source>
            <translation>這些文字出現在多處</translation>
        </message>
        <message>
            <source>The words were not found on the page</source>
            <translation>頁面上找不到這些文字</translation>
        </message>
        <message>
            <source>There is no text in it</source>
            <translation>其中沒有文字</translation>
        </message>
        <message>
            <source>There are no words at its place</source>
            <translation>所指的位置沒有文字</translation>
        </message>
        <message>
            <source>Its place in the text is no longer there</source>
            <translation>文字中已沒有這個位置</translation>
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
            <translation>正在讀取檔案…</translation>
        </message>
        <message>
            <source>Bring in a project or codebook</source>
            <translation>引入專案或編碼簿</translation>
        </message>
    </context>
    <context>
        <name>CodebookDesk</name>
        <message>
            <source>No tag here: only a tagged passage can be an example</source>
            <translation>這裡沒有標籤：只有加過標籤的摘錄才能作為範例</translation>
        </message>
        <message>
            <source>An example of which tag?</source>
            <translation>作為哪個標籤的範例？</translation>
        </message>
        <message>
            <source>Choose a tag in the codebook first</source>
            <translation>請先在編碼簿中選一個標籤</translation>
        </message>
        <message>
            <source>This tag has no passages to split</source>
            <translation>這個標籤沒有可拆分的摘錄</translation>
        </message>
        <message>
            <source>There is no tag to write yet</source>
            <translation>還沒有可寫出的標籤</translation>
        </message>
        <message>
            <source>Export codebook</source>
            <translation>匯出編碼簿</translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) written to {0}</source>
            <translation>
                <numerusform>已將 %n 個標籤寫入 {0}</numerusform>
            </translation>
        </message>
        <message>
            <source>This library can only be read</source>
            <translation>這個資料庫只能閱讀</translation>
        </message>
        <message>
            <source>Import codebook</source>
            <translation>匯入編碼簿</translation>
        </message>
        <message>
            <source>Codebooks as CSV (*.csv);;All files (*)</source>
            <translation>CSV 編碼簿 (*.csv);;所有檔案 (*)</translation>
        </message>
    </context>
    <context>
        <name>CodebookDialog</name>
        <message>
            <source>Import codebook</source>
            <translation>匯入編碼簿</translation>
        </message>
        <message>
            <source>{0} new, {1} changed, {2} same</source>
            <translation>新增 {0}，變更 {1}，相同 {2}</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>將會如何</translation>
        </message>
        <message>
            <source>Tags of the file</source>
            <translation>檔案中的標籤</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>匯入</translation>
        </message>
        <message>
            <source>new</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>有變動</translation>
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
            <translation>欄</translation>
        </message>
        <message>
            <source>&amp;All</source>
            <translation>全選(&amp;A)</translation>
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
            <translation>勾選要顯示的欄；拖曳或按 Alt+Up、Alt+Down 調整次序。</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Recent libraries</source>
            <translation>最近的資料庫</translation>
        </message>
        <message>
            <source>Watched folders</source>
            <translation>監視的資料夾</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>佈景主題</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>語言</translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n post(s)</source>
            <translation>
                <numerusform>%n 篇貼文</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n version(s)</source>
            <translation>
                <numerusform>%n 個版本</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n 則註解</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) not found in this version</source>
            <translation>
                <numerusform>此版本中找不到 %n 則註解</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s)</source>
            <translation>
                <numerusform>%n 個標籤</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) lose it</source>
            <translation>
                <numerusform>%n 則摘錄失去它</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) below it go up</source>
            <translation>
                <numerusform>其下 %n 個標籤上移一層</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more line(s)</source>
            <translation>
                <numerusform>還有 %n 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n rating(s)</source>
            <translation>
                <numerusform>%n 則評分</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n notice(s)</source>
            <translation>
                <numerusform>%n 則提示</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s)</source>
            <translation>
                <numerusform>%n 張圖片</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EndDialog</name>
        <message>
            <source>End the reading session</source>
            <translation>結束閱讀時段</translation>
        </message>
        <message>
            <source>{0} – posts read: {1}, tags set: {2}, time active: {3}, posts an hour: {4}</source>
            <translation>{0}：已讀貼文 {1}，設定標籤 {2}，活動時間 {3}，每小時 {4} 篇</translation>
        </message>
        <message>
            <source>What was found, what is to be looked at next</source>
            <translation>有什麼發現，接下來看什麼</translation>
        </message>
        <message>
            <source>Journal entry</source>
            <translation>日誌</translation>
        </message>
        <message>
            <source>End session</source>
            <translation>結束時段</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Export passages</source>
            <translation>匯出摘錄</translation>
        </message>
        <message>
            <source>File</source>
            <translation>檔案</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>選擇…</translation>
        </message>
        <message>
            <source>Beginning of the file</source>
            <translation>檔案開頭</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>匯出</translation>
        </message>
        <message>
            <source>The passages listed, in their order</source>
            <translation>清單中的摘錄（依所列次序）</translation>
        </message>
        <message>
            <source>CSV table (spreadsheets, statistics)</source>
            <translation>CSV 表格（試算表、統計軟體）</translation>
        </message>
        <message>
            <source>Excel workbook</source>
            <translation>Excel 活頁簿</translation>
        </message>
        <message>
            <source>JSON Lines (programs)</source>
            <translation>JSON Lines（供程式讀取）</translation>
        </message>
        <message>
            <source>Markdown (writing)</source>
            <translation>Markdown（寫作）</translation>
        </message>
        <message>
            <source>HTML page (reading, printing)</source>
            <translation>HTML 網頁（閱讀、列印）</translation>
        </message>
        <message>
            <source>Word document</source>
            <translation>Word 文件</translation>
        </message>
        <message>
            <source>OpenDocument text</source>
            <translation>OpenDocument 文件</translation>
        </message>
        <message>
            <source>REFI-QDA project (NVivo, ATLAS.ti, MAXQDA, QualCoder)</source>
            <translation>REFI-QDA 專案（NVivo、ATLAS.ti、MAXQDA、QualCoder）</translation>
        </message>
        <message>
            <source>REFI-QDA codebook: the tags alone</source>
            <translation>REFI-QDA 編碼簿（只含標籤）</translation>
        </message>
        <message>
            <source>Texts, tags and passages as JSON Lines</source>
            <translation>內文、標籤與摘錄（JSON Lines）</translation>
        </message>
        <message>
            <source>W3C Web Annotations (JSON-LD)</source>
            <translation>W3C 網頁註解（JSON-LD）</translation>
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
            <translation>引文：參考文獻清單（純文字）</translation>
        </message>
        <message>
            <source>Passages</source>
            <translation>摘錄</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <translation>
                <numerusform>%n 則摘錄</numerusform>
            </translation>
        </message>
        <message>
            <source>passages</source>
            <translation>摘錄</translation>
        </message>
        <message>
            <source>What will be in it, as plain text</source>
            <translation>內容預覽（純文字）</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>匯出到</translation>
        </message>
        <message>
            <source>There is a file of that name already.</source>
            <translation>已有同名檔案。</translation>
        </message>
        <message>
            <source>Replace it</source>
            <translation>取代</translation>
        </message>
        <message>
            <source>There is no folder {0}.</source>
            <translation>沒有資料夾 {0}。</translation>
        </message>
        <message>
            <source>The file needs a name.</source>
            <translation>檔案需要一個名稱。</translation>
        </message>
    </context>
    <context>
        <name>ExportWatch</name>
        <message>
            <source>Writing passages…</source>
            <translation>正在寫出摘錄…</translation>
        </message>
        <message>
            <source>Export passages</source>
            <translation>匯出摘錄</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find in this thread</source>
            <translation>在本討論串中尋找</translation>
        </message>
        <message>
            <source>Whole words only</source>
            <translation>僅限完整字詞</translation>
        </message>
        <message>
            <source>Regular expression</source>
            <translation>正規表示式</translation>
        </message>
        <message>
            <source>In the whole library</source>
            <translation>在整個資料庫中尋找</translation>
        </message>
        <message>
            <source>Search all threads for these words</source>
            <translation>在所有討論串中搜尋這些詞</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>關閉 (Esc)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>not a pattern</source>
            <translation>不是正規表示式</translation>
        </message>
        <message>
            <source>takes too long</source>
            <translation>耗時過長</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>沒有找到</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>第 {0} / {1} 處</translation>
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
            <translation>簽名</translation>
        </message>
    </context>
    <context>
        <name>GoToDesk</name>
        <message>
            <source>All commands</source>
            <translation>全部指令</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>No floor or author “{0}” in what is saved of this thread</source>
            <translation>本討論串已儲存的內容中沒有樓層或作者「{0}」</translation>
        </message>
        <message>
            <source>Go to a thread, tag, author or #floor</source>
            <translation>前往討論串、標籤、作者或 #樓層</translation>
        </message>
        <message>
            <source>Go to floor</source>
            <translation>前往樓層</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不詳</translation>
        </message>
    </context>
    <context>
        <name>GroupEdit</name>
        <message>
            <source>How these conditions are joined</source>
            <translation>這些條件之間的關係</translation>
        </message>
        <message>
            <source>All of these</source>
            <translation>以下全部符合</translation>
        </message>
        <message>
            <source>At least one of these</source>
            <translation>至少符合其一</translation>
        </message>
        <message>
            <source>None of these</source>
            <translation>以下都不符合</translation>
        </message>
        <message>
            <source>Not all of these</source>
            <translation>不全符合</translation>
        </message>
        <message>
            <source>Add a condition</source>
            <translation>新增條件</translation>
        </message>
        <message>
            <source>Add a condition to this group (Ctrl++)</source>
            <translation>在此組中新增條件 (Ctrl++)</translation>
        </message>
    </context>
    <context>
        <name>HintCard</name>
        <message>
            <source>Close this card</source>
            <translation>關閉提示</translation>
        </message>
        <message>
            <source>move</source>
            <translation>移動</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>any tag</source>
            <translation>任意標籤</translation>
        </message>
        <message>
            <source>undo</source>
            <translation>復原</translation>
        </message>
        <message>
            <source>all keys</source>
            <translation>全部按鍵</translation>
        </message>
        <message>
            <source>Drop saved pages or folders anywhere</source>
            <translation>把儲存的網頁或資料夾拖到視窗任何地方</translation>
        </message>
        <message>
            <source>Five keys to begin with</source>
            <translation>先記住五個鍵</translation>
        </message>
    </context>
    <context>
        <name>HistoryDialog</name>
        <message>
            <source>History of changes</source>
            <translation>變更歷程</translation>
        </message>
        <message>
            <source>Filter by what was done, by whom or when</source>
            <translation>依操作、人員或時間篩選</translation>
        </message>
        <message>
            <source>When</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>人員</translation>
        </message>
        <message>
            <source>What</source>
            <translation>內容</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>列數</translation>
        </message>
        <message>
            <source>Take this step back</source>
            <translation>撤回這一步</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>匯出…</translation>
        </message>
        <message>
            <source>{0} (undone)</source>
            <translation>{0}（已復原）</translation>
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
            <translation>匯出到</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) written to {0}</source>
            <translation>
                <numerusform>%n 步已寫入 {0}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HitModel</name>
        <message>
            <source>Tags</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Library journal</source>
            <translation>資料庫日誌</translation>
        </message>
        <message>
            <source>memo</source>
            <translation>備忘</translation>
        </message>
        <message>
            <source>title</source>
            <translation>標題</translation>
        </message>
    </context>
    <context>
        <name>ImportDesk</name>
        <message>
            <source>Open saved pages</source>
            <translation>開啟儲存的網頁</translation>
        </message>
        <message>
            <source>Saved pages (*.html *.htm *.xhtml *.mht *.mhtml *.txt *.webarchive *.maff *.htz *.zip *.warc *.arc *.wacz *.har *.gz *.zst);;All files (*)</source>
            <translation>儲存的網頁 (*.html *.htm *.xhtml *.mht *.mhtml *.txt *.webarchive *.maff *.htz *.zip *.warc *.arc *.wacz *.har *.gz *.zst);;所有檔案 (*)</translation>
        </message>
        <message>
            <source>Open a folder of saved pages</source>
            <translation>開啟存有網頁的資料夾</translation>
        </message>
        <message>
            <source>This library is open for reading only; nothing can be imported.</source>
            <translation>這個資料庫以唯讀方式開啟，不能匯入。</translation>
        </message>
        <message>
            <source>Reading saved pages…</source>
            <translation>正在讀取網頁…</translation>
        </message>
        <message>
            <source>Import paused</source>
            <translation>匯入已暫停</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <source>import {0}/{1}</source>
            <translation>匯入 {0}/{1}</translation>
        </message>
        <message>
            <source> · {0} pages/s · {1} s left</source>
            <translation>· 每秒 {0} 頁 · 還需 {1} 秒</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) read</source>
            <translation>
                <numerusform>已讀入 %n 頁</numerusform>
            </translation>
        </message>
        <message>
            <source>Import cancelled; {0}</source>
            <translation>匯入已取消；{0}</translation>
        </message>
        <message numerus="yes">
            <source>, %n file(s) could not be read</source>
            <translation>
                <numerusform>，%n 個檔案無法讀取</numerusform>
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
            <translation>儲存目前搜尋…</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重新命名</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>刪除</translation>
        </message>
        <message>
            <source>Keep a search</source>
            <translation>儲存搜尋</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Kept as {0}</source>
            <translation>已儲存為「{0}」</translation>
        </message>
    </context>
    <context>
        <name>KeyPage</name>
        <message>
            <source>Filter by name or key</source>
            <translation>依名稱或按鍵篩選</translation>
        </message>
        <message>
            <source>Command or tag</source>
            <translation>指令或標籤</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按鍵</translation>
        </message>
        <message>
            <source>Keys of all commands and tags</source>
            <translation>全部指令和標籤的按鍵</translation>
        </message>
        <message>
            <source>The new key</source>
            <translation>新按鍵</translation>
        </message>
        <message>
            <source>Take the key &amp;over</source>
            <translation>改歸此項(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Change key…</source>
            <translation>更改按鍵…(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Add key…</source>
            <translation>新增按鍵…(&amp;A)</translation>
        </message>
        <message>
            <source>Remo&amp;ve keys</source>
            <translation>去掉按鍵(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Reset</source>
            <translation>還原(&amp;R)</translation>
        </message>
        <message>
            <source>Reset a&amp;ll keys</source>
            <translation>還原全部按鍵(&amp;L)</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Press the new key of “{0}”; Esc leaves</source>
            <translation>請按「{0}」的新按鍵；按 Esc 放棄</translation>
        </message>
        <message>
            <source>Enter changes a key, Insert adds one, Delete removes all of a row</source>
            <translation>Enter 更改按鍵，Insert 新增，Delete 去掉該列的按鍵</translation>
        </message>
        <message>
            <source>The key of a tag is one letter, digit or sign</source>
            <translation>標籤的按鍵只能是一個字母、數字或符號</translation>
        </message>
        <message>
            <source>{0} is needed for typing; hold Ctrl or Alt with it</source>
            <translation>{0} 要用來輸入，請與 Ctrl 或 Alt 同按</translation>
        </message>
        <message>
            <source>{0} belongs to “{1}” already</source>
            <translation>{0} 已用於「{1}」</translation>
        </message>
    </context>
    <context>
        <name>KeySheet</name>
        <message>
            <source>All keys</source>
            <translation>全部按鍵</translation>
        </message>
        <message>
            <source>any key closes this sheet</source>
            <translation>按任意鍵關閉</translation>
        </message>
    </context>
    <context>
        <name>LibraryDesk</name>
        <message>
            <source>New library</source>
            <translation>新增資料庫</translation>
        </message>
        <message>
            <source>There is a library of that name already; it was opened</source>
            <translation>已有同名的資料庫，直接開啟了它</translation>
        </message>
        <message>
            <source>Open library</source>
            <translation>開啟資料庫</translation>
        </message>
        <message>
            <source>Postil libraries (*.postil);;All files (*)</source>
            <translation>Postil 資料庫 (*.postil);;所有檔案 (*)</translation>
        </message>
        <message>
            <source>No other library yet</source>
            <translation>還沒有別的資料庫</translation>
        </message>
        <message>
            <source>All of this thread</source>
            <translation>本討論串的全部摘錄</translation>
        </message>
        <message>
            <source>All of the library</source>
            <translation>整個資料庫的全部摘錄</translation>
        </message>
        <message>
            <source>No passages to export: none matches what is asked for</source>
            <translation>沒有可匯出的摘錄：沒有符合條件的摘錄</translation>
        </message>
        <message>
            <source>No passages to export: tag some paragraphs first</source>
            <translation>沒有可匯出的摘錄：請先給段落加標籤</translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) written to {0}</source>
            <translation>
                <numerusform>已將 %n 個標籤寫入 {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n source(s) written to {0}</source>
            <translation>
                <numerusform>已將 %n 筆引文寫入 {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) written to {0}</source>
            <translation>
                <numerusform>已把 %n 則摘錄寫入 {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>; %n character(s) left out that the format cannot hold</source>
            <translation>
                <numerusform>；有 %n 個字元因格式無法容納而略去</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LibraryInfo</name>
        <message>
            <source>About this library</source>
            <translation>關於此資料庫</translation>
        </message>
        <message>
            <source>What takes its space</source>
            <translation>空間佔用</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>佔比</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>正在統計…</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>檢查</translation>
        </message>
        <message>
            <source>Look whether everything in it fits together and is as it came in</source>
            <translation>檢視資料庫的內容是否一致、網頁是否與匯入時相同</translation>
        </message>
        <message>
            <source>Compact</source>
            <translation>壓縮整理</translation>
        </message>
        <message>
            <source>Read pages again</source>
            <translation>重新解析網頁</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>正在檢查…</translation>
        </message>
        <message>
            <source>The library is sound: everything in it fits together, and every saved page is as it came in.</source>
            <translation>資料庫完好：內容一致，每個已存網頁都與匯入時相同。</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>討論串</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>貼文</translation>
        </message>
        <message>
            <source>Saved pages</source>
            <translation>已存網頁</translation>
        </message>
        <message>
            <source>Annotations</source>
            <translation>註解</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Coders</source>
            <translation>編碼者</translation>
        </message>
        <message>
            <source>Saved pages of {0} are kept in {1}.</source>
            <translation>{0} 的已存網頁壓縮後佔 {1}。</translation>
        </message>
        <message>
            <source>Compacting would give back about {0}.</source>
            <translation>壓縮整理約可騰出 {0}。</translation>
        </message>
        <message>
            <source>Texts of the posts, all versions</source>
            <translation>貼文文字（全部版本）</translation>
        </message>
        <message>
            <source>Saved pages, compressed</source>
            <translation>已存網頁（已壓縮）</translation>
        </message>
        <message>
            <source>Steps that can be undone</source>
            <translation>可復原的步驟</translation>
        </message>
        <message>
            <source>Import reports</source>
            <translation>匯入報告</translation>
        </message>
        <message>
            <source>Free space</source>
            <translation>可用空間</translation>
        </message>
        <message>
            <source>Facts about posts, annotations, tags</source>
            <translation>貼文資訊、註解、標籤</translation>
        </message>
        <message>
            <source>Library file</source>
            <translation>資料庫檔案</translation>
        </message>
        <message>
            <source>Search index, can be made anew</source>
            <translation>搜尋索引（可隨時重建）</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>備份</translation>
        </message>
    </context>
    <context>
        <name>LinkDesk</name>
        <message>
            <source>Link copied; paste it into a memo</source>
            <translation>連結已複製，可貼到備忘中</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不詳</translation>
        </message>
        <message>
            <source>The place at the cursor</source>
            <translation>游標所在處</translation>
        </message>
        <message>
            <source>There is no place to link to</source>
            <translation>沒有可連結的位置</translation>
        </message>
        <message>
            <source>Link to</source>
            <translation>連結到</translation>
        </message>
        <message>
            <source>What this link leads to is no longer in the library</source>
            <translation>此連結所指的內容已不在資料庫中</translation>
        </message>
    </context>
    <context>
        <name>LogDialog</name>
        <message>
            <source>Log of reading sessions</source>
            <translation>閱讀時段記錄</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>時段</translation>
        </message>
        <message>
            <source>Begun</source>
            <translation>開始時間</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>活動時間</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>貼文</translation>
        </message>
        <message>
            <source>Posts an hour</source>
            <translation>每小時篇數</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Journal</source>
            <translation>日誌</translation>
        </message>
        <message>
            <source>No reading session yet</source>
            <translation>還沒有閱讀時段</translation>
        </message>
        <message>
            <source>Export as CSV…</source>
            <translation>匯出為 CSV…</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>記錄檔</translation>
        </message>
        <message>
            <source>It lies in {0}</source>
            <translation>位於 {0}</translation>
        </message>
        <message>
            <source>Nothing was logged yet.</source>
            <translation>還沒有記錄。</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>複製</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Threads</source>
            <translation>討論串</translation>
        </message>
        <message>
            <source>Codebook</source>
            <translation>編碼簿</translation>
        </message>
        <message>
            <source>Passages</source>
            <translation>摘錄</translation>
        </message>
        <message>
            <source>Import report</source>
            <translation>匯入報告</translation>
        </message>
        <message>
            <source>Saved page</source>
            <translation>儲存的網頁</translation>
        </message>
        <message>
            <source>Drop saved pages or folders here, or press Ctrl+O.</source>
            <translation>把儲存的網頁或資料夾拖到這裡，或按 Ctrl+O。</translation>
        </message>
    </context>
    <context>
        <name>MarkedText</name>
        <message>
            <source>unknown author</source>
            <translation>作者不詳</translation>
        </message>
        <message>
            <source>no tags</source>
            <translation>沒有標籤</translation>
        </message>
        <message>
            <source>unread</source>
            <translation>未讀</translation>
        </message>
        <message>
            <source>Quotation</source>
            <translation>引用</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>點評</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>程式碼</translation>
        </message>
        <message>
            <source>Attachment</source>
            <translation>附件</translation>
        </message>
        <message>
            <source>Heading</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Links: {0}</source>
            <translation>連結：{0}</translation>
        </message>
        <message>
            <source>Tags: {0}</source>
            <translation>標籤：{0}</translation>
        </message>
        <message>
            <source>Memo: {0}</source>
            <translation>備忘：{0}</translation>
        </message>
    </context>
    <context>
        <name>MemoBox</name>
        <message>
            <source>Memo</source>
            <translation>備忘</translation>
        </message>
        <message>
            <source>What strikes you here?</source>
            <translation>這裡有什麼值得記下？</translation>
        </message>
        <message>
            <source>saved as you type · Ctrl+L link · Alt+Enter follows it · F2 preview · Esc closes</source>
            <translation>輸入即儲存 · Ctrl+L 連結 · Alt+Enter 開啟連結 · F2 預覽 · Esc 關閉</translation>
        </message>
        <message>
            <source>There is no link at the text cursor</source>
            <translation>游標處沒有連結</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>預覽</translation>
        </message>
    </context>
    <context>
        <name>MemoDesk</name>
        <message>
            <source>There is no post here</source>
            <translation>這裡沒有貼文</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不詳</translation>
        </message>
        <message>
            <source>Post {0}</source>
            <translation>貼文 {0}</translation>
        </message>
        <message>
            <source>Thread: {0}</source>
            <translation>討論串：{0}</translation>
        </message>
        <message>
            <source>No thread is open</source>
            <translation>沒有開啟討論串</translation>
        </message>
        <message>
            <source>Tag: {0}</source>
            <translation>標籤：{0}</translation>
        </message>
        <message>
            <source>Library journal</source>
            <translation>資料庫日誌</translation>
        </message>
        <message>
            <source>No memo can be written here</source>
            <translation>這裡不能寫備忘</translation>
        </message>
        <message>
            <source>This memo is by another coder</source>
            <translation>這則備忘由另一位編碼者所寫</translation>
        </message>
        <message>
            <source>What this memo is about cannot be seen in the text now</source>
            <translation>這則備忘所寫的內容目前不在內文中</translation>
        </message>
        <message>
            <source>Memo deleted; undo brings it back</source>
            <translation>備忘已刪除；復原可取回</translation>
        </message>
    </context>
    <context>
        <name>MemoPanel</name>
        <message>
            <source>Memos</source>
            <translation>備忘</translation>
        </message>
        <message>
            <source>Filter memos</source>
            <translation>篩選備忘</translation>
        </message>
        <message>
            <source>Enter shows what it is about, E changes it, Delete deletes it, Esc goes back to the text</source>
            <translation>按 Enter 顯示所寫的物件，E 修改，Delete 刪除，Esc 回到內文</translation>
        </message>
        <message>
            <source>Memo</source>
            <translation>備忘</translation>
        </message>
        <message numerus="yes">
            <source>%n memo(s)</source>
            <translation>
                <numerusform>%n 則備忘</numerusform>
            </translation>
        </message>
        <message>
            <source>Library journal</source>
            <translation>資料庫日誌</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Thread</source>
            <translation>討論串</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>貼文</translation>
        </message>
        <message>
            <source>Passage</source>
            <translation>摘錄</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不詳</translation>
        </message>
        <message>
            <source>No memo yet: M writes one on a paragraph</source>
            <translation>還沒有備忘：按 M 可為段落寫一則</translation>
        </message>
    </context>
    <context>
        <name>Narrowing</name>
        <message>
            <source>Query: with…</source>
            <translation>查詢：含…</translation>
        </message>
        <message>
            <source>Query: without…</source>
            <translation>查詢：不含…</translation>
        </message>
    </context>
    <context>
        <name>OptionRows</name>
        <message>
            <source>none</source>
            <translation>無</translation>
        </message>
        <message>
            <source>Byte order mark, for Excel</source>
            <translation>位元組順序標記（供 Excel 識別）</translation>
        </message>
        <message>
            <source>Guard against formulas in texts</source>
            <translation>防止文字被當作公式執行</translation>
        </message>
        <message>
            <source>Pseudonyms instead of authors’ names; a second file tells who is who</source>
            <translation>用化名代替作者名，對照表另存一個檔案</translation>
        </message>
        <message>
            <source>File that tells who is who</source>
            <translation>姓名對照表檔案</translation>
        </message>
        <message>
            <source>Threads without passages too</source>
            <translation>也包含沒有摘錄的討論串</translation>
        </message>
        <message>
            <source>Memos on threads, posts, tags and the library</source>
            <translation>討論串、貼文、標籤和資料庫的備忘</translation>
        </message>
        <message>
            <source>Count positions as NVivo does (UTF-16)</source>
            <translation>依 NVivo 的方式計算位置（UTF-16）</translation>
        </message>
        <message>
            <source>Thread and post</source>
            <translation>討論串與貼文</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>作者</translation>
        </message>
        <message>
            <source>Coder</source>
            <translation>編碼者</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>看板</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>不分組</translation>
        </message>
        <message>
            <source>All that is known</source>
            <translation>列出全部已知資訊</translation>
        </message>
        <message>
            <source>Grouped by</source>
            <translation>分組方式</translation>
        </message>
        <message>
            <source>Citations</source>
            <translation>引用格式</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>欄</translation>
        </message>
        <message>
            <source>Paragraphs around</source>
            <translation>前後段落數</translation>
        </message>
        <message>
            <source>Headings in</source>
            <translation>標題語言</translation>
        </message>
        <message>
            <source>Who is who in</source>
            <translation>姓名對照表</translation>
        </message>
        <message numerus="yes">
            <source>%n chosen…</source>
            <translation>
                <numerusform>已選 %n 欄…</numerusform>
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
            <translation>這裡沒有對應的儲存網頁</translation>
        </message>
        <message>
            <source>The page is kept as it was read now</source>
            <translation>已按這次的讀法儲存該頁</translation>
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
            <translation>隱藏已讀取的行</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>編碼</translation>
        </message>
        <message>
            <source>Read as</source>
            <translation>辨識為</translation>
        </message>
        <message>
            <source>Keep this reading</source>
            <translation>採用這種讀法</translation>
        </message>
        <message>
            <source>Store the posts as they are read now; the earlier reading stays as a version</source>
            <translation>依現在的讀法儲存各篇貼文；先前的讀法作為一個版本保留</translation>
        </message>
        <message>
            <source>Saved page</source>
            <translation>儲存的網頁</translation>
        </message>
        <message>
            <source>{0} (as stored)</source>
            <translation>{0}（現存）</translation>
        </message>
        <message>
            <source>saved {0}</source>
            <translation>儲存於 {0}</translation>
        </message>
        <message numerus="yes">
            <source>%n post(s)</source>
            <translation>
                <numerusform>%n 篇貼文</numerusform>
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
                <numerusform>%n 個位元組無法解碼</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) put together from the page's data</source>
            <translation>
                <numerusform>%n 行由網頁資料拼成</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PaneDesk</name>
        <message>
            <source>The thread ends here</source>
            <translation>討論串到此為止</translation>
        </message>
        <message>
            <source>The thread begins here</source>
            <translation>討論串從這裡開始</translation>
        </message>
        <message>
            <source>No address of the web here</source>
            <translation>這裡沒有網址</translation>
        </message>
        <message>
            <source>Page to open in the browser</source>
            <translation>要在瀏覽器中開啟的網頁</translation>
        </message>
        <message>
            <source>This stays open: it is tagged, or found by the search</source>
            <translation>這裡保持展開：它有標籤，或是尋找的結果</translation>
        </message>
        <message>
            <source>Nothing to fold here</source>
            <translation>這裡沒有可摺疊的內容</translation>
        </message>
        <message>
            <source>Everything is unfolded</source>
            <translation>已全部展開</translation>
        </message>
        <message>
            <source>Folded as set in the preferences</source>
            <translation>已按偏好設定摺疊</translation>
        </message>
        <message>
            <source>This post has no pictures</source>
            <translation>本篇貼文沒有圖片</translation>
        </message>
        <message>
            <source>Not every picture can be shown: {0}</source>
            <translation>有的圖片無法顯示：{0}</translation>
        </message>
    </context>
    <context>
        <name>PassageBar</name>
        <message>
            <source>Words, or tag: author: board: after: near:2 …</source>
            <translation>詞語，或 tag: author: board: after: near:2 …</translation>
        </message>
        <message>
            <source>Only passages with these tags</source>
            <translation>只看帶這些標籤的摘錄</translation>
        </message>
        <message>
            <source>Where to look</source>
            <translation>查看範圍</translation>
        </message>
        <message>
            <source>What the passages are grouped by</source>
            <translation>摘錄按什麼分組</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>匯出…</translation>
        </message>
        <message>
            <source>Export the passages shown</source>
            <translation>匯出所列摘錄</translation>
        </message>
        <message>
            <source>Build…</source>
            <translation>建立…</translation>
        </message>
        <message>
            <source>Build the query by choosing</source>
            <translation>用選擇的方式建立查詢</translation>
        </message>
        <message>
            <source>This thread</source>
            <translation>本討論串</translation>
        </message>
        <message>
            <source>Whole library</source>
            <translation>整個資料庫</translation>
        </message>
        <message>
            <source>Any tag</source>
            <translation>任意標籤</translation>
        </message>
        <message>
            <source>{0} +{1}</source>
            <translation>{0} +{1}</translation>
        </message>
        <message>
            <source>No groups</source>
            <translation>不分組</translation>
        </message>
        <message>
            <source>By tag</source>
            <translation>按標籤</translation>
        </message>
        <message>
            <source>By thread</source>
            <translation>按討論串</translation>
        </message>
        <message>
            <source>By author</source>
            <translation>按作者</translation>
        </message>
        <message>
            <source>By coder</source>
            <translation>按編碼者</translation>
        </message>
        <message>
            <source>By board</source>
            <translation>按看板</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <translation>
                <numerusform>%n 則摘錄</numerusform>
            </translation>
        </message>
        <message>
            <source>{0} in {1}</source>
            <translation>{1}中的 {0}</translation>
        </message>
        <message numerus="yes">
            <source>%n thread(s)</source>
            <translation>
                <numerusform>%n 個討論串</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PassageColumns</name>
        <message>
            <source>Choose and order…</source>
            <translation>選擇並排序…</translation>
        </message>
        <message>
            <source>The usual columns</source>
            <translation>恢復常用欄</translation>
        </message>
    </context>
    <context>
        <name>PassageContext</name>
        <message>
            <source>Choose a passage to see what stands around it</source>
            <translation>選取一則摘錄，即可看到它的上下文</translation>
        </message>
        <message>
            <source>The passage in its place</source>
            <translation>摘錄及其上下文</translation>
        </message>
        <message>
            <source>author unknown</source>
            <translation>作者不詳</translation>
        </message>
    </context>
    <context>
        <name>PassageDesk</name>
        <message>
            <source>The passages are in no groups</source>
            <translation>摘錄沒有分組</translation>
        </message>
        <message>
            <source>Passages are listed alone</source>
            <translation>只列出摘錄</translation>
        </message>
        <message>
            <source>Passages are shown in their place, too</source>
            <translation>同時顯示摘錄的上下文</translation>
        </message>
    </context>
    <context>
        <name>PassageModel</name>
        <message>
            <source>Without a tag</source>
            <translation>無標籤</translation>
        </message>
        <message>
            <source>Without a title</source>
            <translation>沒有標題</translation>
        </message>
        <message>
            <source>Author unknown</source>
            <translation>作者不詳</translation>
        </message>
        <message>
            <source>Without a coder</source>
            <translation>無編碼者</translation>
        </message>
        <message>
            <source>Without a board</source>
            <translation>未分看板</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <translation>
                <numerusform>%n 則摘錄</numerusform>
            </translation>
        </message>
        <message>
            <source>folded</source>
            <translation>已摺疊</translation>
        </message>
        <message>
            <source>unfolded</source>
            <translation>已展開</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>內文</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>作者</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>Thread</source>
            <translation>討論串</translation>
        </message>
        <message>
            <source>Floor</source>
            <translation>樓層</translation>
        </message>
        <message>
            <source>Memo</source>
            <translation>備忘</translation>
        </message>
        <message>
            <source>Coder</source>
            <translation>編碼者</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>看板</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>網站</translation>
        </message>
        <message>
            <source>Tagged on</source>
            <translation>標記時間</translation>
        </message>
    </context>
    <context>
        <name>PassagePanel</name>
        <message>
            <source>Passages</source>
            <translation>摘錄</translation>
        </message>
        <message>
            <source>No passage matches</source>
            <translation>沒有符合的摘錄</translation>
        </message>
        <message>
            <source>Tagged paragraphs are listed here</source>
            <translation>加過標籤的段落會列在這裡</translation>
        </message>
    </context>
    <context>
        <name>PickList</name>
        <message>
            <source>Pick by typing</source>
            <translation>輸入以選取</translation>
        </message>
        <message>
            <source>Nothing here answers to “{0}”</source>
            <translation>這裡沒有與「{0}」相符的項目</translation>
        </message>
        <message>
            <source>New tag “{0}”</source>
            <translation>新增標籤「{0}」</translation>
        </message>
    </context>
    <context>
        <name>PictureView</name>
        <message>
            <source>picture</source>
            <translation>圖片</translation>
        </message>
    </context>
    <context>
        <name>PictureWindow</name>
        <message>
            <source>Picture</source>
            <translation>圖片</translation>
        </message>
    </context>
    <context>
        <name>PlaceMarks</name>
        <message>
            <source>No paragraph to mark</source>
            <translation>沒有可標記的段落</translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) marked: the next tag goes to all of them, Esc lets go</source>
            <translation>
                <numerusform>已標記 %n 處：下一個標籤會用於所有這些地方，Esc 取消</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Preferences</name>
        <message>
            <source>Preferences</source>
            <translation>偏好設定</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>內文</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>視窗</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按鍵</translation>
        </message>
        <message>
            <source>&amp;Chinese font</source>
            <translation>中文字型(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Latin font</source>
            <translation>拉丁字型(&amp;L)</translation>
        </message>
        <message>
            <source>Text &amp;size</source>
            <translation>字級(&amp;S)</translation>
        </message>
        <message>
            <source>Line l&amp;ength, in Chinese characters</source>
            <translation>行長，以漢字計(&amp;E)</translation>
        </message>
        <message>
            <source>Line s&amp;pacing, in characters</source>
            <translation>行距，以字高計(&amp;P)</translation>
        </message>
        <message>
            <source>Fold</source>
            <translation>摺疊</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>佈景主題(&amp;T)</translation>
        </message>
        <message>
            <source>Lan&amp;guage</source>
            <translation>語言(&amp;G)</translation>
        </message>
        <message>
            <source>Your name as c&amp;oder</source>
            <translation>編碼者姓名(&amp;O)</translation>
        </message>
        <message>
            <source>long &amp;quotations</source>
            <translation>長引文(&amp;Q)</translation>
        </message>
        <message>
            <source>si&amp;gnatures</source>
            <translation>簽名(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;notices</source>
            <translation>提示(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;ratings</source>
            <translation>評分(&amp;R)</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>預設</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟隨系統</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>匯入…(&amp;I)</translation>
        </message>
        <message>
            <source>Take preferences from a file</source>
            <translation>從檔案讀取偏好設定</translation>
        </message>
        <message>
            <source>E&amp;xport…</source>
            <translation>匯出…(&amp;X)</translation>
        </message>
        <message>
            <source>Write the preferences to a file, for another machine</source>
            <translation>把偏好設定寫入檔案，供另一台電腦使用</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>確定</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Restore &amp;defaults</source>
            <translation>還原預設值(&amp;D)</translation>
        </message>
        <message>
            <source>Import preferences</source>
            <translation>匯入偏好設定</translation>
        </message>
        <message>
            <source>This file holds no preferences of Postil.</source>
            <translation>這個檔案裡沒有 Postil 的偏好設定。</translation>
        </message>
        <message>
            <source>The preferences were taken from the file; Cancel brings back the earlier ones.</source>
            <translation>已採用檔案中的偏好設定；按「取消」可回到原來的設定。</translation>
        </message>
        <message>
            <source>Export preferences</source>
            <translation>匯出偏好設定</translation>
        </message>
        <message>
            <source>The file could not be written.</source>
            <translation>無法寫入檔案。</translation>
        </message>
        <message>
            <source>The preferences were written to the file.</source>
            <translation>偏好設定已寫入檔案。</translation>
        </message>
        <message>
            <source>Settings (*.json);;All files (*)</source>
            <translation>設定 (*.json);;所有檔案 (*)</translation>
        </message>
    </context>
    <context>
        <name>ProgressStrip</name>
        <message>
            <source>Cancel the import; what is in the library stays</source>
            <translation>取消匯入；已匯入的保留</translation>
        </message>
        <message>
            <source>Cancel the import</source>
            <translation>取消匯入</translation>
        </message>
        <message>
            <source>Pause the import, or let it go on</source>
            <translation>暫停或繼續匯入</translation>
        </message>
        <message>
            <source>Pause the import</source>
            <translation>暫停匯入</translation>
        </message>
    </context>
    <context>
        <name>QueryBuilder</name>
        <message>
            <source>Build a query</source>
            <translation>建立查詢</translation>
        </message>
        <message>
            <source>The query in words</source>
            <translation>查詢語句</translation>
        </message>
        <message>
            <source>How the groups are joined</source>
            <translation>各組之間的關係</translation>
        </message>
        <message>
            <source>All groups must hold</source>
            <translation>各組須同時符合</translation>
        </message>
        <message>
            <source>One group is enough</source>
            <translation>符合任一組即可</translation>
        </message>
        <message>
            <source>Add a &amp;group</source>
            <translation>新增一組(&amp;G)</translation>
        </message>
        <message>
            <source>This query says more than can be shown here; change it in words.</source>
            <translation>這條查詢比這裡能顯示的更複雜，請直接修改語句。</translation>
        </message>
        <message>
            <source>Show the passages</source>
            <translation>列出摘錄</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) in the library answer</source>
            <translation>
                <numerusform>全庫有 %n 條摘錄符合</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueryDesk</name>
        <message>
            <source>Proposals</source>
            <translation>候選項</translation>
        </message>
        <message>
            <source>Query: {0}</source>
            <translation>查詢：{0}</translation>
        </message>
        <message>
            <source>Kept queries</source>
            <translation>儲存的查詢</translation>
        </message>
    </context>
    <context>
        <name>ReadingDesk</name>
        <message>
            <source>No unread post that way</source>
            <translation>那邊沒有未讀的貼文</translation>
        </message>
        <message>
            <source>No thread that way</source>
            <translation>那邊沒有討論串了</translation>
        </message>
        <message>
            <source>No quoted post here that was captured</source>
            <translation>這裡沒有引用已儲存的貼文</translation>
        </message>
        <message>
            <source>Nowhere to go back to</source>
            <translation>沒有可返回的位置</translation>
        </message>
        <message>
            <source>Nowhere to go forward to</source>
            <translation>沒有可前進的位置</translation>
        </message>
        <message>
            <source>No passage that way</source>
            <translation>這個方向沒有摘錄了</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已複製</translation>
        </message>
        <message>
            <source>Copied with citation</source>
            <translation>已連同出處複製</translation>
        </message>
    </context>
    <context>
        <name>ReportModel</name>
        <message>
            <source>File</source>
            <translation>檔案</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>結果</translation>
        </message>
        <message>
            <source>Read as</source>
            <translation>辨識為</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>貼文</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>說明</translation>
        </message>
        <message>
            <source>new</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>有變動</translation>
        </message>
        <message>
            <source>known already</source>
            <translation>已有</translation>
        </message>
        <message>
            <source>no posts</source>
            <translation>沒有貼文</translation>
        </message>
        <message>
            <source>not read</source>
            <translation>未能讀取</translation>
        </message>
    </context>
    <context>
        <name>ReportPanel</name>
        <message>
            <source>Earlier imports</source>
            <translation>以往的匯入</translation>
        </message>
        <message>
            <source>Nothing was imported in this sitting.</source>
            <translation>這次還沒有匯入。</translation>
        </message>
        <message>
            <source>Import report</source>
            <translation>匯入報告</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n 頁</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not read</source>
            <translation>
                <numerusform>%n 未能讀取</numerusform>
            </translation>
        </message>
        <message>
            <source>No import is on record</source>
            <translation>沒有匯入紀錄</translation>
        </message>
        <message>
            <source>Open the thread</source>
            <translation>開啟討論串</translation>
        </message>
        <message>
            <source>Look at the saved page, or read it in another way</source>
            <translation>查看儲存的網頁，或換一種讀法</translation>
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
                <numerusform>%n 有變化</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n known already</source>
            <translation>
                <numerusform>%n 已有</numerusform>
            </translation>
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
            <translation>這裡沒有貼文</translation>
        </message>
        <message numerus="yes">
            <source>%n to review</source>
            <translation>
                <numerusform>%n 則待核對</numerusform>
            </translation>
        </message>
        <message>
            <source>Annotations whose text changed ({0})</source>
            <translation>文字有變動的註解（{0}）</translation>
        </message>
        <message>
            <source>Select the words in the annotation's own post first (Enter goes there)</source>
            <translation>請先在該註解所在的貼文裡選取文字（按 Enter 前往）</translation>
        </message>
        <message>
            <source>The text shows an older version of this post; open the thread again first</source>
            <translation>內文顯示的是本篇貼文的較舊版本；請先重新開啟討論串</translation>
        </message>
    </context>
    <context>
        <name>ReviewPanel</name>
        <message>
            <source>Needs review</source>
            <translation>待核對</translation>
        </message>
        <message>
            <source>This thread only</source>
            <translation>僅此討論串</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>接受</translation>
        </message>
        <message>
            <source>Put on the selected text</source>
            <translation>移到選取的文字</translation>
        </message>
        <message>
            <source>Accept all</source>
            <translation>全部接受</translation>
        </message>
        <message>
            <source>It stands where it is shown now; what is not found is gone</source>
            <translation>就以目前顯示的位置為準；找不到的視為已消失</translation>
        </message>
        <message>
            <source>Enter shows the place; select the right words there, come back and press R</source>
            <translation>按 Enter 到原文處，選取正確的文字，再回到這裡按 R</translation>
        </message>
        <message>
            <source>Annotations to review</source>
            <translation>待核對的註解</translation>
        </message>
        <message>
            <source>As it was</source>
            <translation>原來</translation>
        </message>
        <message>
            <source>As it is now</source>
            <translation>現在</translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) to review</source>
            <translation>
                <numerusform>%n 則註解待核對</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing is to be reviewed</source>
            <translation>沒有需要核對的註解</translation>
        </message>
        <message>
            <source>When a page is saved again and its text has changed, annotations whose place is not certain are listed here, with the old and the new words side by side. None is lost.</source>
            <translation>重新儲存的網頁如果文字有改動，位置不能確定的標註會列在這裡，新舊文字左右對照。一條也不會丟。</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>沒有找到</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>有變動</translation>
        </message>
        <message>
            <source>memo</source>
            <translation>備忘</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不詳</translation>
        </message>
        <message>
            <source>coder {0}</source>
            <translation>編碼者 {0}</translation>
        </message>
        <message>
            <source>These words are not found in the newest version of the post.</source>
            <translation>貼文的最新版本裡找不到這些文字。</translation>
        </message>
    </context>
    <context>
        <name>Room</name>
        <message>
            <source>This library is open already</source>
            <translation>這個資料庫已經開啟</translation>
        </message>
        <message>
            <source>Nothing to undo</source>
            <translation>沒有可復原的</translation>
        </message>
        <message>
            <source>Nothing to redo</source>
            <translation>沒有可重做的</translation>
        </message>
        <message>
            <source>Undone: {0}</source>
            <translation>已復原：{0}</translation>
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
            <translation>名稱</translation>
        </message>
    </context>
    <context>
        <name>RowEdit</name>
        <message>
            <source>Beside another passage</source>
            <translation>與另一處的位置關係</translation>
        </message>
        <message>
            <source>anywhere</source>
            <translation>不限位置</translation>
        </message>
        <message>
            <source>near…</source>
            <translation>鄰近…</translation>
        </message>
        <message>
            <source>overlapping…</source>
            <translation>重疊…</translation>
        </message>
        <message>
            <source>Paragraphs apart at most</source>
            <translation>最多相隔的段落數</translation>
        </message>
        <message>
            <source>Remove this condition (Ctrl+-)</source>
            <translation>移除此條件 (Ctrl+-)</translation>
        </message>
        <message>
            <source>Remove this condition</source>
            <translation>移除此條件</translation>
        </message>
        <message>
            <source>at most so many paragraphs from:</source>
            <translation>相隔至多若干段的是：</translation>
        </message>
        <message>
            <source>sharing characters with:</source>
            <translation>與之有文字重疊的是：</translation>
        </message>
    </context>
    <context>
        <name>SafetyDesk</name>
        <message>
            <source>No backup was made: {0}</source>
            <translation>未能備份：{0}</translation>
        </message>
        <message>
            <source>The backup is the library now; the one before is kept among the backups</source>
            <translation>已換成該備份；原來的資料庫留存在備份中</translation>
        </message>
    </context>
    <context>
        <name>SearchDesk</name>
        <message>
            <source>No hit that way</source>
            <translation>這個方向沒有搜尋結果了</translation>
        </message>
        <message>
            <source>Looking for more…</source>
            <translation>正在繼續尋找…</translation>
        </message>
        <message>
            <source>This library is open for reading only</source>
            <translation>這個資料庫以唯讀方式開啟</translation>
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
            <translation>沒有貼文包含這些詞</translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message>
            <source>Search</source>
            <translation>搜尋</translation>
        </message>
        <message>
            <source>Search the library: words, “phrases”, begin*, AND, OR, NOT</source>
            <translation>搜尋整個資料庫：詞語、「片語」、詞首*、AND、OR、NOT</translation>
        </message>
        <message>
            <source>Search the library</source>
            <translation>搜尋整個資料庫</translation>
        </message>
        <message>
            <source>Hits</source>
            <translation>搜尋結果</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>貼文</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Memos</source>
            <translation>備忘</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>This thread only</source>
            <translation>僅此討論串</translation>
        </message>
        <message>
            <source>Traditional and simplified characters are the same</source>
            <translation>繁體與簡體視為相同</translation>
        </message>
        <message>
            <source>Full-width and half-width signs are the same</source>
            <translation>全形與半形視為相同</translation>
        </message>
        <message>
            <source>Capital and small letters differ</source>
            <translation>區分大小寫</translation>
        </message>
        <message>
            <source>Regular expression</source>
            <translation>正規表示式</translation>
        </message>
        <message>
            <source>Where to look, and what counts as the same</source>
            <translation>搜尋範圍與比對方式</translation>
        </message>
        <message>
            <source>Kept searches</source>
            <translation>儲存的搜尋</translation>
        </message>
        <message>
            <source>Build a query for passages by choosing, beginning with these words</source>
            <translation>以這些詞語為起點，點選建立摘錄查詢</translation>
        </message>
        <message>
            <source>Tag every paragraph that was found, after a look at them</source>
            <translation>查看後為找到的每一段加標籤</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>已儲存</translation>
        </message>
        <message>
            <source>Build…</source>
            <translation>建立…</translation>
        </message>
        <message>
            <source>Tag all hits…</source>
            <translation>全部加標籤…</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Nowhere</source>
            <translation>未選範圍</translation>
        </message>
        <message>
            <source>{0}, this thread</source>
            <translation>{0}，本討論串</translation>
        </message>
        <message>
            <source>Nothing was found</source>
            <translation>沒有找到</translation>
        </message>
        <message>
            <source>Type to search the whole library</source>
            <translation>輸入即搜尋整個資料庫</translation>
        </message>
        <message numerus="yes">
            <source>%Ln post(s)</source>
            <translation>
                <numerusform>%Ln 篇貼文</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln title(s)</source>
            <translation>
                <numerusform>%Ln 個標題</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln memo(s)</source>
            <translation>
                <numerusform>%Ln 則備忘</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln tag(s)</source>
            <translation>
                <numerusform>%Ln 個標籤</numerusform>
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
            <translation>這個資料庫只能閱讀</translation>
        </message>
        <message>
            <source>Reading of {0}</source>
            <translation>{0} 的閱讀</translation>
        </message>
        <message>
            <source>Reading session {0} begun</source>
            <translation>閱讀時段「{0}」已開始</translation>
        </message>
        <message>
            <source>Threads with unread posts, as listed</source>
            <translation>有未讀貼文的討論串，依列表順序</translation>
        </message>
        <message>
            <source>Threads as listed</source>
            <translation>列表中的討論串</translation>
        </message>
        <message>
            <source>Threads found by the search</source>
            <translation>搜尋到的討論串</translation>
        </message>
        <message>
            <source>This thread</source>
            <translation>本討論串</translation>
        </message>
        <message>
            <source>No reading session is open</source>
            <translation>沒有進行中的閱讀時段</translation>
        </message>
        <message>
            <source>Reading session paused</source>
            <translation>閱讀時段已暫停</translation>
        </message>
        <message>
            <source>Reading session goes on</source>
            <translation>閱讀時段繼續</translation>
        </message>
        <message>
            <source>No reading session with a queue is open</source>
            <translation>沒有帶佇列的閱讀時段</translation>
        </message>
        <message>
            <source>The queue ends here</source>
            <translation>佇列到此為止</translation>
        </message>
        <message>
            <source>The queue begins here</source>
            <translation>佇列從這裡開始</translation>
        </message>
        <message>
            <source>Taken out of the queue</source>
            <translation>已移出佇列</translation>
        </message>
        <message>
            <source>Put into the queue</source>
            <translation>已加入佇列</translation>
        </message>
        <message>
            <source>Reading session {0} ended</source>
            <translation>閱讀時段「{0}」已結束</translation>
        </message>
        <message>
            <source>CSV tables (*.csv);;All files (*)</source>
            <translation>CSV 表格 (*.csv);;所有檔案 (*)</translation>
        </message>
        <message>
            <source>Export the log</source>
            <translation>匯出記錄</translation>
        </message>
        <message>
            <source>Log written to {0}</source>
            <translation>記錄已寫入 {0}</translation>
        </message>
    </context>
    <context>
        <name>SessionStrip</name>
        <message>
            <source>Reading session</source>
            <translation>閱讀時段</translation>
        </message>
        <message>
            <source>End the reading session</source>
            <translation>結束閱讀時段</translation>
        </message>
        <message>
            <source>Pause the reading session</source>
            <translation>暫停閱讀時段</translation>
        </message>
        <message>
            <source>Go on with the reading session</source>
            <translation>繼續閱讀時段</translation>
        </message>
        <message>
            <source>threads {0}/{1}</source>
            <translation>討論串 {0}/{1}</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暫停</translation>
        </message>
        <message>
            <source>Posts read: {0}</source>
            <translation>已讀貼文：{0}</translation>
        </message>
        <message>
            <source>Tags set: {0}</source>
            <translation>設定標籤：{0}</translation>
        </message>
        <message>
            <source>Posts an hour: {0}</source>
            <translation>每小時篇數：{0}</translation>
        </message>
        <message>
            <source>Of the queue: {0} of {1} posts</source>
            <translation>佇列中：{1} 篇已讀 {0}</translation>
        </message>
    </context>
    <context>
        <name>SplitDialog</name>
        <message>
            <source>Split the tag {0}</source>
            <translation>拆分標籤 {0}</translation>
        </message>
        <message>
            <source>Name of the new tag</source>
            <translation>新標籤的名稱</translation>
        </message>
        <message>
            <source>Words that the passage holds</source>
            <translation>摘錄中含有的詞</translation>
        </message>
        <message>
            <source>Passages that move</source>
            <translation>將移走的摘錄</translation>
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
            <translation>新標籤(&amp;N)</translation>
        </message>
        <message>
            <source>With the &amp;tag</source>
            <translation>帶標籤(&amp;T)</translation>
        </message>
        <message>
            <source>By the &amp;author</source>
            <translation>作者(&amp;A)</translation>
        </message>
        <message>
            <source>In the t&amp;hread</source>
            <translation>所在討論串(&amp;H)</translation>
        </message>
        <message>
            <source>In the &amp;board</source>
            <translation>所在看板(&amp;B)</translation>
        </message>
        <message>
            <source>With the &amp;words</source>
            <translation>含有詞語(&amp;W)</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不詳</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) move, {0} stay with {1}</source>
            <translation>
                <numerusform>移走 %n 則摘錄，{0} 則留在 {1}</numerusform>
            </translation>
        </message>
        <message>
            <source>There is a tag of that name already</source>
            <translation>已有同名標籤</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>What was done</source>
            <translation>做了什麼</translation>
        </message>
        <message>
            <source>Reading only: another Postil has this library open</source>
            <translation>唯讀：另一個 Postil 正開啟這個資料庫</translation>
        </message>
        <message>
            <source>Reading only: this library cannot be written to</source>
            <translation>唯讀：這個資料庫無法寫入</translation>
        </message>
        <message>
            <source>all saved</source>
            <translation>全部已儲存</translation>
        </message>
        <message>
            <source>coder {0}</source>
            <translation>編碼者 {0}</translation>
        </message>
        <message>
            <source>thread {0} of {1}</source>
            <translation>第 {0} / {1} 個討論串</translation>
        </message>
        <message>
            <source>read {0}/{1}</source>
            <translation>已讀 {0}/{1}</translation>
        </message>
    </context>
    <context>
        <name>TagAllDialog</name>
        <message>
            <source>Tag all hits</source>
            <translation>為全部結果加標籤</translation>
        </message>
        <message>
            <source>What would be tagged</source>
            <translation>將要加標籤的段落</translation>
        </message>
        <message>
            <source>Tags to set</source>
            <translation>要加的標籤</translation>
        </message>
        <message>
            <source>Find a tag, or name a new one</source>
            <translation>尋找標籤，或輸入新標籤名</translation>
        </message>
        <message>
            <source>Whole paragraphs</source>
            <translation>整段</translation>
        </message>
        <message>
            <source>Just the words</source>
            <translation>僅符合的詞</translation>
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
                <numerusform>%Ln 個討論串</numerusform>
            </translation>
        </message>
        <message>
            <source>The first {0}; there are more</source>
            <translation>前{0}；還有更多</translation>
        </message>
        <message numerus="yes">
            <source>Tag %Ln paragraph(s)</source>
            <translation>
                <numerusform>為 %Ln 段加標籤</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing was tagged</source>
            <translation>沒有加任何標籤</translation>
        </message>
    </context>
    <context>
        <name>TagAsking</name>
        <message>
            <source>Filter, or name a new tag</source>
            <translation>篩選，或輸入新標籤名</translation>
        </message>
        <message>
            <source>{0} deleted: {1}; undo brings it back</source>
            <translation>已刪除 {0}：{1}；復原可還原</translation>
        </message>
    </context>
    <context>
        <name>TagForm</name>
        <message>
            <source>Colour</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>按鍵</translation>
        </message>
        <message>
            <source>The key that sets this tag while reading</source>
            <translation>閱讀時加上這個標籤的鍵</translation>
        </message>
        <message>
            <source>Definition: what the tag stands for</source>
            <translation>定義：這個標籤指什麼</translation>
        </message>
        <message>
            <source>Definition</source>
            <translation>定義</translation>
        </message>
        <message>
            <source>&amp;Key</source>
            <translation>按鍵(&amp;K)</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>範例</translation>
        </message>
        <message numerus="yes">
            <source>%n more example(s)</source>
            <translation>
                <numerusform>還有 %n 個範例</numerusform>
            </translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>藍</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>橙</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>綠</translation>
        </message>
        <message>
            <source>Purple</source>
            <translation>紫</translation>
        </message>
        <message>
            <source>Vermilion</source>
            <translation>硃紅</translation>
        </message>
        <message>
            <source>Sky blue</source>
            <translation>天藍</translation>
        </message>
        <message>
            <source>Brown</source>
            <translation>棕</translation>
        </message>
        <message>
            <source>Pink</source>
            <translation>粉紅</translation>
        </message>
        <message>
            <source>Olive</source>
            <translation>橄欖</translation>
        </message>
        <message>
            <source>The key {0} is a command already</source>
            <translation>按鍵 {0} 已是指令</translation>
        </message>
    </context>
    <context>
        <name>TagMemoLine</name>
        <message>
            <source>Memo…</source>
            <translation>備忘…</translation>
        </message>
        <message>
            <source>Write a memo on this tag</source>
            <translation>為此標籤寫備忘</translation>
        </message>
        <message>
            <source>Memo: {0}</source>
            <translation>備忘：{0}</translation>
        </message>
    </context>
    <context>
        <name>TagMenu</name>
        <message>
            <source>Tag the paragraph</source>
            <translation>標記這一段</translation>
        </message>
        <message>
            <source>Show its passages</source>
            <translation>顯示它的摘錄</translation>
        </message>
        <message>
            <source>Query: with this tag</source>
            <translation>查詢：含此標籤</translation>
        </message>
        <message>
            <source>Query: without this tag</source>
            <translation>查詢：不含此標籤</translation>
        </message>
        <message>
            <source>Memo on this tag…</source>
            <translation>標籤備忘…</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重新命名</translation>
        </message>
        <message>
            <source>Key…</source>
            <translation>按鍵…</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>Merge into</source>
            <translation>合併到</translation>
        </message>
        <message>
            <source>Split by a rule…</source>
            <translation>依規則拆分…</translation>
        </message>
        <message>
            <source>Move below</source>
            <translation>移到其下</translation>
        </message>
        <message>
            <source>Move to the top level</source>
            <translation>移到最上層</translation>
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
            <translation>刪除（{0}）</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>刪除</translation>
        </message>
    </context>
    <context>
        <name>TagModel</name>
        <message>
            <source>Key {0}</source>
            <translation>按鍵 {0}</translation>
        </message>
        <message>
            <source>{0} in this thread, {1} in the library</source>
            <translation>本討論串 {0}，整個資料庫 {1}</translation>
        </message>
    </context>
    <context>
        <name>TagPanel</name>
        <message>
            <source>Codebook</source>
            <translation>編碼簿</translation>
        </message>
        <message>
            <source>No tags yet: type a name above and press Enter</source>
            <translation>還沒有標籤：在上面輸入名稱後按 Enter</translation>
        </message>
        <message>
            <source>Add a tag with the name typed here</source>
            <translation>用輸入的名稱新增標籤</translation>
        </message>
        <message>
            <source>Add tag</source>
            <translation>新增標籤</translation>
        </message>
        <message>
            <source>Delete tag</source>
            <translation>刪除標籤</translation>
        </message>
        <message>
            <source>No such tag: Enter makes it</source>
            <translation>沒有這個標籤：按 Enter 即新增</translation>
        </message>
    </context>
    <context>
        <name>TaggingDesk</name>
        <message>
            <source>Set or take off this tag</source>
            <translation>加上或取下這個標籤</translation>
        </message>
        <message>
            <source>No paragraph to tag</source>
            <translation>沒有可標記的段落</translation>
        </message>
        <message>
            <source>All of it has these tags already</source>
            <translation>所選各處都已有這些標籤</translation>
        </message>
        <message>
            <source>No tag was set yet</source>
            <translation>還沒有加過標籤</translation>
        </message>
        <message>
            <source>No tag of yours here</source>
            <translation>這裡沒有您加的標籤</translation>
        </message>
        <message>
            <source>Select some words first: Shift+Right, or the mouse</source>
            <translation>請先選幾個字：Shift+右方向鍵，或用滑鼠</translation>
        </message>
        <message>
            <source>Find or make a tag</source>
            <translation>尋找或新增標籤</translation>
        </message>
        <message>
            <source>No memo can be written here</source>
            <translation>這裡不能寫備忘</translation>
        </message>
        <message>
            <source>Marked read</source>
            <translation>已標為已讀</translation>
        </message>
        <message>
            <source>Marked unread</source>
            <translation>已標為未讀</translation>
        </message>
        <message>
            <source>The cursor was out of sight; here it is</source>
            <translation>游標不在可見範圍內；它在這裡</translation>
        </message>
    </context>
    <context>
        <name>TextPane</name>
        <message>
            <source>Thread text</source>
            <translation>討論串內文</translation>
        </message>
    </context>
    <context>
        <name>ThreadDesk</name>
        <message>
            <source>There is no other thread to join it with</source>
            <translation>沒有可以合併的其他討論串</translation>
        </message>
        <message>
            <source>Join “{0}” with</source>
            <translation>將「{0}」合併到</translation>
        </message>
        <message numerus="yes">
            <source>Joined; %n post(s) are shown twice: both have annotations, or the newer text differs</source>
            <translation>
                <numerusform>已合併；有 %n 篇貼文顯示兩次：兩處都有註解，或較新的文字不同</numerusform>
            </translation>
        </message>
        <message>
            <source>The thread has one saved page only</source>
            <translation>此討論串只有一個已存網頁</translation>
        </message>
        <message>
            <source>Page to become a thread of its own</source>
            <translation>選擇要獨立成討論串的網頁</translation>
        </message>
        <message>
            <source>page {0}</source>
            <translation>第 {0} 頁</translation>
        </message>
        <message>
            <source>Answers stand below what they answer</source>
            <translation>回覆已排在所回貼文之下</translation>
        </message>
        <message>
            <source>Posts stand by floor</source>
            <translation>貼文按樓層排列</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) read again</source>
            <translation>
                <numerusform>已重新讀取 %n 個頁面</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n could not be read</source>
            <translation>
                <numerusform>，%n 個未能讀取</numerusform>
            </translation>
        </message>
        <message>
            <source>The saved page does not tell its address</source>
            <translation>儲存的網頁沒有寫明網址</translation>
        </message>
        <message>
            <source>The saved file is no longer where it was: {0}</source>
            <translation>儲存的檔案已不在原處：{0}</translation>
        </message>
    </context>
    <context>
        <name>ThreadTree</name>
        <message>
            <source>Filter threads</source>
            <translation>篩選討論串</translation>
        </message>
        <message>
            <source>Sort threads</source>
            <translation>討論串排序</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>討論串</translation>
        </message>
        <message>
            <source>Drop saved pages here to read them</source>
            <translation>把儲存的網頁拖到這裡閱讀</translation>
        </message>
        <message>
            <source>By title</source>
            <translation>依標題</translation>
        </message>
        <message>
            <source>By last post</source>
            <translation>依最後發文</translation>
        </message>
        <message>
            <source>By time saved</source>
            <translation>依儲存時間</translation>
        </message>
        <message>
            <source>Most unread first</source>
            <translation>未讀多的在前</translation>
        </message>
        <message>
            <source>Answers below what they answer</source>
            <translation>回覆排在所回貼文之下</translation>
        </message>
        <message>
            <source>No thread matches</source>
            <translation>沒有符合的討論串</translation>
        </message>
        <message>
            <source>Mark read</source>
            <translation>標為已讀</translation>
        </message>
        <message>
            <source>Mark unread</source>
            <translation>標為未讀</translation>
        </message>
        <message>
            <source>Open the original in the browser</source>
            <translation>在瀏覽器中開啟原網頁</translation>
        </message>
        <message>
            <source>Show the saved file</source>
            <translation>顯示儲存的檔案</translation>
        </message>
        <message>
            <source>Memo on this thread…</source>
            <translation>討論串備忘…</translation>
        </message>
        <message>
            <source>Export its passages…</source>
            <translation>匯出其中的摘錄…</translation>
        </message>
        <message>
            <source>Put into the session's queue, or take out</source>
            <translation>加入或移出閱讀時段的佇列</translation>
        </message>
        <message>
            <source>Read its saved pages again</source>
            <translation>重新讀取其網頁存檔</translation>
        </message>
        <message>
            <source>Join with another thread…</source>
            <translation>與其他討論串合併…</translation>
        </message>
        <message>
            <source>Part a page from it…</source>
            <translation>分出其中一頁…</translation>
        </message>
        <message>
            <source>Remove thread</source>
            <translation>移除討論串</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不詳</translation>
        </message>
        <message>
            <source>Without a title</source>
            <translation>沒有標題</translation>
        </message>
        <message>
            <source>Posts {0} to {1}</source>
            <translation>貼文 {0} 至 {1}</translation>
        </message>
        <message>
            <source>Unknown site</source>
            <translation>網站不詳</translation>
        </message>
        <message>
            <source>Without a board</source>
            <translation>未分看板</translation>
        </message>
        <message>
            <source>{0} posts read</source>
            <translation>已讀 {0} 篇貼文</translation>
        </message>
        <message>
            <source>last post {0}</source>
            <translation>最後發文 {0}</translation>
        </message>
        <message>
            <source>saved {0}</source>
            <translation>儲存於 {0}</translation>
        </message>
        <message>
            <source>unread</source>
            <translation>未讀</translation>
        </message>
        <message>
            <source>bookmarked</source>
            <translation>有書籤</translation>
        </message>
    </context>
    <context>
        <name>UpkeepDesk</name>
        <message>
            <source>Compacting the library…</source>
            <translation>正在壓縮整理資料庫…</translation>
        </message>
        <message>
            <source>The library took {0}; now it takes {1}</source>
            <translation>資料庫原佔 {0}，現佔 {1}</translation>
        </message>
        <message>
            <source>There was nothing to give back</source>
            <translation>沒有可釋放的空間</translation>
        </message>
        <message>
            <source>Reading saved pages again…</source>
            <translation>正在重新解析已存網頁…</translation>
        </message>
        <message>
            <source>Every page was read by this version of Postil already</source>
            <translation>所有網頁都已由此版本的 Postil 解析過</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) read again</source>
            <translation>
                <numerusform>已重新讀取 %n 個頁面</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) could not be and stay as they were</source>
            <translation>
                <numerusform>%n 個網頁無法解析，保持原樣</numerusform>
            </translation>
        </message>
        <message>
            <source>stopped, the rest can be read another time</source>
            <translation>已停止，其餘可下次再解析</translation>
        </message>
        <message>
            <source>This library can only be read</source>
            <translation>這個資料庫只能閱讀</translation>
        </message>
        <message>
            <source>Wait until what is under way is over</source>
            <translation>請等目前的工作結束</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Stopped; the library is as it was</source>
            <translation>已停止，資料庫保持原樣</translation>
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
            <translation>從日曆中選擇</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>日曆</translation>
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
            <translation>貼文的各個版本</translation>
        </message>
        <message>
            <source>Text of the version</source>
            <translation>版本內文</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不詳</translation>
        </message>
        <message>
            <source>Enter shows a version whole, or what it changed</source>
            <translation>按 Enter 在完整內文與變動之間切換</translation>
        </message>
        <message>
            <source>shown</source>
            <translation>目前顯示</translation>
        </message>
        <message numerus="yes">
            <source>on %n saved page(s)</source>
            <translation>
                <numerusform>見於 %n 個已存網頁</numerusform>
            </translation>
        </message>
        <message>
            <source>the whole text</source>
            <translation>完整內文</translation>
        </message>
        <message>
            <source>the oldest version, whole</source>
            <translation>最舊的版本，完整內文</translation>
        </message>
        <message>
            <source>what it changed of the version before</source>
            <translation>與上一版本相比的變動</translation>
        </message>
        <message>
            <source>the same words as in the version before; facts of the post differ</source>
            <translation>文字與上一版本相同，僅貼文的其他資訊有別</translation>
        </message>
    </context>
    <context>
        <name>ViewDesk</name>
        <message>
            <source>No command or tag has the key {0}</source>
            <translation>沒有命令或標籤使用按鍵 {0}</translation>
        </message>
        <message>
            <source>Text size {0} %</source>
            <translation>字級 {0}%</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟隨系統</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>淺色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Sepia</source>
            <translation>米黃</translation>
        </message>
        <message>
            <source>About Postil</source>
            <translation>關於 Postil</translation>
        </message>
        <message>
            <source>Postil {0}: a reader and annotator for saved forum pages.</source>
            <translation>Postil {0}：閱讀並標記已儲存的論壇網頁。</translation>
        </message>
        <message>
            <source>Library: {0}
Nothing you read leaves this machine.
Free software under the GNU GPL 3 or later.</source>
            <translation>資料庫：{0}
您讀的內容不會離開這台電腦。
自由軟體，GNU GPL 第 3 版或更新版本。</translation>
        </message>
    </context>
    <context>
        <name>WatchDesk</name>
        <message>
            <source>Watch a folder for saved pages</source>
            <translation>監視資料夾中新儲存的網頁</translation>
        </message>
        <message>
            <source>Pages saved to {0} are taken in from now on</source>
            <translation>今後儲存到 {0} 的網頁會自動讀入</translation>
        </message>
        <message>
            <source>Stop watching this folder</source>
            <translation>不再監視這個資料夾</translation>
        </message>
        <message>
            <source>No folder is watched</source>
            <translation>沒有監視的資料夾</translation>
        </message>
        <message>
            <source>{0} is not watched any more</source>
            <translation>不再監視 {0}</translation>
        </message>
    </context>
    <context>
        <name>actions</name>
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
            <translation>向下多選一段</translation>
        </message>
        <message>
            <source>Extend the run up</source>
            <translation>向上多選一段</translation>
        </message>
        <message>
            <source>Select characters</source>
            <translation>向後選字</translation>
        </message>
        <message>
            <source>Select characters back</source>
            <translation>向前選字</translation>
        </message>
        <message>
            <source>Select words</source>
            <translation>向後選詞</translation>
        </message>
        <message>
            <source>Select words back</source>
            <translation>向前選詞</translation>
        </message>
        <message>
            <source>Move the character cursor</source>
            <translation>字元游標後移</translation>
        </message>
        <message>
            <source>Move the character cursor back</source>
            <translation>字元游標前移</translation>
        </message>
        <message>
            <source>Next p&amp;ost</source>
            <translation>下一篇貼文(&amp;O)</translation>
        </message>
        <message>
            <source>Previous post</source>
            <translation>上一篇貼文</translation>
        </message>
        <message>
            <source>Next &amp;unread post</source>
            <translation>下一篇未讀貼文(&amp;U)</translation>
        </message>
        <message>
            <source>Previous unread post</source>
            <translation>上一篇未讀貼文</translation>
        </message>
        <message>
            <source>Page on, marking &amp;read</source>
            <translation>翻頁並標為已讀(&amp;R)</translation>
        </message>
        <message>
            <source>First paragraph</source>
            <translation>第一段</translation>
        </message>
        <message>
            <source>Last paragraph</source>
            <translation>最後一段</translation>
        </message>
        <message>
            <source>&amp;Go to floor…</source>
            <translation>前往樓層…(&amp;G)</translation>
        </message>
        <message>
            <source>Next &amp;thread</source>
            <translation>下一討論串(&amp;T)</translation>
        </message>
        <message>
            <source>Previous thread</source>
            <translation>上一討論串</translation>
        </message>
        <message>
            <source>To the &amp;quoted post</source>
            <translation>到被引用的貼文(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Versions of this post</source>
            <translation>本篇貼文的各個版本(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Fold or unfold</source>
            <translation>摺疊或展開(&amp;F)</translation>
        </message>
        <message>
            <source>Fold or unfold &amp;all</source>
            <translation>全部摺疊或展開(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Join this thread with another…</source>
            <translation>與其他討論串合併(&amp;J)…</translation>
        </message>
        <message>
            <source>Part a page from this thread…</source>
            <translation>從此討論串分出一頁…</translation>
        </message>
        <message>
            <source>Show p&amp;ictures of this post</source>
            <translation>顯示本篇貼文圖片(&amp;I)</translation>
        </message>
        <message>
            <source>Show a picture large</source>
            <translation>放大顯示圖片</translation>
        </message>
        <message>
            <source>Open a &amp;link in the browser…</source>
            <translation>在瀏覽器中開啟連結(&amp;L)…</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>返回(&amp;B)</translation>
        </message>
        <message>
            <source>For&amp;ward</source>
            <translation>前進(&amp;W)</translation>
        </message>
        <message>
            <source>Next pa&amp;ssage</source>
            <translation>下一摘錄(&amp;S)</translation>
        </message>
        <message>
            <source>Previous passage</source>
            <translation>上一摘錄</translation>
        </message>
        <message>
            <source>&amp;Build a query for passages…</source>
            <translation>建立摘錄查詢(&amp;B)…</translation>
        </message>
        <message>
            <source>&amp;Kept queries for passages…</source>
            <translation>儲存的摘錄查詢(&amp;K)…</translation>
        </message>
        <message>
            <source>Next hit of the search</source>
            <translation>下一處搜尋結果</translation>
        </message>
        <message>
            <source>Previous hit of the search</source>
            <translation>上一處搜尋結果</translation>
        </message>
        <message>
            <source>Go to thread or tag…</source>
            <translation>前往討論串或標籤…</translation>
        </message>
        <message>
            <source>&amp;Tag…</source>
            <translation>標籤…(&amp;T)</translation>
        </message>
        <message>
            <source>Tag the whole &amp;post…</source>
            <translation>標記整篇貼文…(&amp;P)</translation>
        </message>
        <message>
            <source>M&amp;ark this place for the next tag</source>
            <translation>標記此處，待下一個標籤(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Repeat the last tags</source>
            <translation>重複上次的標籤(&amp;R)</translation>
        </message>
        <message>
            <source>Tag named after the &amp;words</source>
            <translation>以所選文字為標籤(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Memo</source>
            <translation>備忘(&amp;M)</translation>
        </message>
        <message>
            <source>Memo on the &amp;post</source>
            <translation>貼文備忘(&amp;P)</translation>
        </message>
        <message>
            <source>Memo on the t&amp;hread</source>
            <translation>討論串備忘(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Library journal</source>
            <translation>資料庫日誌(&amp;L)</translation>
        </message>
        <message>
            <source>Remove all tags &amp;here</source>
            <translation>去掉這裡的全部標籤(&amp;H)</translation>
        </message>
        <message>
            <source>Post read or &amp;unread</source>
            <translation>貼文已讀或未讀(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Bookmark</source>
            <translation>書籤(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Example of its tag</source>
            <translation>作為標籤的範例(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Split the chosen tag…</source>
            <translation>拆分所選標籤…(&amp;S)</translation>
        </message>
        <message>
            <source>I&amp;mport codebook…</source>
            <translation>匯入編碼簿…(&amp;M)</translation>
        </message>
        <message>
            <source>E&amp;xport codebook…</source>
            <translation>匯出編碼簿…(&amp;X)</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>檔案(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>編輯(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>檢視(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Read</source>
            <translation>閱讀(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Tag</source>
            <translation>標籤(&amp;T)</translation>
        </message>
        <message>
            <source>Sess&amp;ion</source>
            <translation>時段(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>說明(&amp;H)</translation>
        </message>
        <message>
            <source>Toggle the tag with that key</source>
            <translation>加上或取下該鍵的標籤</translation>
        </message>
        <message>
            <source>&amp;Open saved pages…</source>
            <translation>開啟儲存的網頁…(&amp;O)</translation>
        </message>
        <message>
            <source>Open a &amp;folder of pages…</source>
            <translation>開啟資料夾…(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Watch a folder…</source>
            <translation>監視資料夾…(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;New library…</source>
            <translation>新增資料庫…(&amp;N)</translation>
        </message>
        <message>
            <source>Open &amp;library…</source>
            <translation>開啟資料庫…(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Export passages…</source>
            <translation>匯出摘錄…(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Bring in a project or codebook…</source>
            <translation>引入專案或編碼簿…(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;About this library…</source>
            <translation>關於此資料庫(&amp;A)…</translation>
        </message>
        <message>
            <source>&amp;Compact this library</source>
            <translation>壓縮整理此資料庫(&amp;C)</translation>
        </message>
        <message>
            <source>Read saved pa&amp;ges again</source>
            <translation>重新解析已存網頁(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Restore from a backup…</source>
            <translation>從備份還原(&amp;R)…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>結束(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>復原(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;History of changes…</source>
            <translation>變更歷程(&amp;H)…</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>複製(&amp;C)</translation>
        </message>
        <message>
            <source>Copy with c&amp;itation</source>
            <translation>連同出處複製(&amp;I)</translation>
        </message>
        <message>
            <source>Copy a &amp;link for memos</source>
            <translation>複製備忘用的連結(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Find in thread</source>
            <translation>在討論串中尋找(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Search the library</source>
            <translation>搜尋整個資料庫(&amp;S)</translation>
        </message>
        <message>
            <source>Pre&amp;ferences…</source>
            <translation>偏好設定…(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Threads</source>
            <translation>討論串(&amp;T)</translation>
        </message>
        <message>
            <source>Te&amp;xt</source>
            <translation>內文(&amp;X)</translation>
        </message>
        <message>
            <source>&amp;Codebook</source>
            <translation>編碼簿(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Passages</source>
            <translation>摘錄(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Import report</source>
            <translation>匯入報告(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Saved page, and what was left out</source>
            <translation>儲存的網頁和略去的內容(&amp;S)</translation>
        </message>
        <message>
            <source>Needs &amp;review</source>
            <translation>待核對(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Memos</source>
            <translation>備忘(&amp;M)</translation>
        </message>
        <message>
            <source>Ans&amp;wers below what they answer</source>
            <translation>回覆排在所回貼文之下(&amp;W)</translation>
        </message>
        <message>
            <source>Next pa&amp;nel</source>
            <translation>下一面板(&amp;N)</translation>
        </message>
        <message>
            <source>Text &amp;alone</source>
            <translation>只看內文(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>放大文字(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Smaller text</source>
            <translation>縮小文字(&amp;S)</translation>
        </message>
        <message>
            <source>N&amp;ormal text size</source>
            <translation>正常字級(&amp;O)</translation>
        </message>
        <message>
            <source>All co&amp;mmands…</source>
            <translation>全部指令…(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Group the passages…</source>
            <translation>摘錄分組(&amp;G)…</translation>
        </message>
        <message>
            <source>Fol&amp;d all groups of passages</source>
            <translation>摺疊所有摘錄分組(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Unfold all groups of passages</source>
            <translation>展開所有摘錄分組(&amp;U)</translation>
        </message>
        <message>
            <source>Columns o&amp;f the passages…</source>
            <translation>摘錄表的欄(&amp;F)…</translation>
        </message>
        <message>
            <source>Passages in their p&amp;lace</source>
            <translation>摘錄上下文(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>按鍵(&amp;K)</translation>
        </message>
        <message>
            <source>Show the &amp;log</source>
            <translation>顯示記錄檔(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;About Postil</source>
            <translation>關於 Postil(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Begin a reading session…</source>
            <translation>開始閱讀時段…(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Pause or go on</source>
            <translation>暫停或繼續(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;End the session…</source>
            <translation>結束時段…(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Next thread of the session</source>
            <translation>時段的下一討論串(&amp;N)</translation>
        </message>
        <message>
            <source>P&amp;revious thread of the session</source>
            <translation>時段的上一討論串(&amp;R)</translation>
        </message>
        <message>
            <source>Put this thread into the &amp;queue, or take it out</source>
            <translation>把本討論串加入或移出佇列(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Log of sessions…</source>
            <translation>時段記錄…(&amp;L)</translation>
        </message>
    </context>
    <context>
        <name>app</name>
        <message>
            <source>Fact</source>
            <translation>事實</translation>
        </message>
        <message>
            <source>Opinion</source>
            <translation>看法</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>疑問</translation>
        </message>
    </context>
    <context>
        <name>crash</name>
        <message>
            <source>Postil made a mistake. Everything that was saved is safe; you can go on.</source>
            <translation>Postil 出錯了。已儲存的內容都安全，可以繼續使用。</translation>
        </message>
        <message>
            <source>Copy the report</source>
            <translation>複製報告</translation>
        </message>
    </context>
    <context>
        <name>links</name>
        <message>
            <source>Write to this address with the mail program?</source>
            <translation>用郵件程式寫信到這個地址嗎？</translation>
        </message>
        <message>
            <source>Open this page in the browser? The site {0} will see the visit.</source>
            <translation>在瀏覽器中開啟這個網頁？網站 {0} 會看到這次造訪。</translation>
        </message>
        <message>
            <source>Open a link</source>
            <translation>開啟連結</translation>
        </message>
        <message>
            <source>The words name {0}, but the link leads to {1}.</source>
            <translation>文字寫的是 {0}，連結卻通往 {1}。</translation>
        </message>
    </context>
    <context>
        <name>pictures</name>
        <message>
            <source>on the network, not saved with the page</source>
            <translation>在網路上，沒有隨網頁儲存</translation>
        </message>
        <message>
            <source>the saved file is no longer where it was</source>
            <translation>儲存的檔案已不在原處</translation>
        </message>
        <message>
            <source>the saved file is another one now</source>
            <translation>原處的檔案已經換過</translation>
        </message>
        <message>
            <source>not in what was saved</source>
            <translation>不在儲存的內容裡</translation>
        </message>
        <message>
            <source>too large to be shown</source>
            <translation>太大，無法顯示</translation>
        </message>
        <message>
            <source>no picture that can be shown</source>
            <translation>不是可以顯示的圖片</translation>
        </message>
    </context>
    <context>
        <name>reasons</name>
        <message>
            <source>There is no such file.</source>
            <translation>沒有這個檔案。</translation>
        </message>
        <message>
            <source>Reading it is not allowed.</source>
            <translation>沒有讀取它的權限。</translation>
        </message>
        <message>
            <source>It is a folder, not a file.</source>
            <translation>這是資料夾，不是檔案。</translation>
        </message>
        <message>
            <source>It is not a regular file.</source>
            <translation>這不是一般檔案。</translation>
        </message>
        <message>
            <source>It could not be read: {0}.</source>
            <translation>無法讀取：{0}。</translation>
        </message>
        <message>
            <source>It cannot be read ({0}).</source>
            <translation>無法讀取（{0}）。</translation>
        </message>
        <message>
            <source>It is larger than {0} MiB.</source>
            <translation>它大於 {0} MiB。</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>檔案是空的。</translation>
        </message>
        <message>
            <source>The file holds only blanks.</source>
            <translation>檔案中只有空白。</translation>
        </message>
        <message>
            <source>It is no saved page: it is {0}.</source>
            <translation>它不是儲存的網頁，而是{0}。</translation>
        </message>
        <message>
            <source>It is no saved page: it holds binary data.</source>
            <translation>它不是儲存的網頁：內容是二進位資料。</translation>
        </message>
        <message>
            <source>It is no saved page: it is a ZIP archive without pages.</source>
            <translation>它不是儲存的網頁，而是不含網頁的 ZIP 壓縮檔。</translation>
        </message>
        <message>
            <source>It is no saved page: it is a property list of another program.</source>
            <translation>它不是儲存的網頁，而是其他程式的屬性清單。</translation>
        </message>
        <message>
            <source>It is one page of {0} MiB; pages of up to {1} MiB can be read.</source>
            <translation>這一頁有 {0} MiB；最大只能讀取 {1} MiB 的頁面。</translation>
        </message>
        <message>
            <source>It holds more than {0} MiB when unpacked.</source>
            <translation>解壓後超過 {0} MiB。</translation>
        </message>
        <message>
            <source>Its pages hold more than {0} MiB.</source>
            <translation>其中的頁面合計超過 {0} MiB。</translation>
        </message>
        <message>
            <source>The compressed data {0}.</source>
            <translation>壓縮資料有問題：{0}。</translation>
        </message>
        <message>
            <source>Nothing can be read from the {0} archive: {1}.</source>
            <translation>{0} 封存檔中什麼也讀不出：{1}。</translation>
        </message>
        <message>
            <source>The MHTML file holds no page.</source>
            <translation>MHTML 檔案中沒有頁面。</translation>
        </message>
        <message>
            <source>The MHTML file nests its parts too deeply to be read.</source>
            <translation>MHTML 檔案巢狀過深，無法讀取。</translation>
        </message>
        <message>
            <source>The HAR archive has no list of entries.</source>
            <translation>HAR 封存檔中沒有項目清單。</translation>
        </message>
        <message>
            <source>The HAR archive holds no HTML page; it may have been saved without content.</source>
            <translation>HAR 封存檔中沒有 HTML 頁面；儲存時可能沒有包含內容。</translation>
        </message>
        <message>
            <source>The HAR archive is nested too deeply to be read.</source>
            <translation>HAR 封存檔巢狀過深，無法讀取。</translation>
        </message>
        <message>
            <source>The HAR archive is no sound JSON: {0}.</source>
            <translation>HAR 封存檔不是正確的 JSON：{0}。</translation>
        </message>
        <message>
            <source>The MAFF archive's description declares a document type and was not read.</source>
            <translation>MAFF 封存檔的說明聲明了文件類型，因此未讀取。</translation>
        </message>
        <message>
            <source>The ZIP archive has more than {0} entries.</source>
            <translation>ZIP 壓縮檔的項目超過 {0} 個。</translation>
        </message>
        <message>
            <source>The ZIP archive is damaged: {0}.</source>
            <translation>ZIP 壓縮檔已損壞：{0}。</translation>
        </message>
        <message>
            <source>More than {0} members of the ZIP archive hold pages.</source>
            <translation>ZIP 壓縮檔中含頁面的成員超過 {0} 個。</translation>
        </message>
        <message>
            <source>{0} in the ZIP archive holds more than {1} MiB.</source>
            <translation>ZIP 壓縮檔中的 {0} 超過 {1} MiB。</translation>
        </message>
        <message>
            <source>{0} in the ZIP archive is compressed in an unknown way.</source>
            <translation>ZIP 壓縮檔中的 {0} 以未知方式壓縮。</translation>
        </message>
        <message>
            <source>{0} in the ZIP archive is damaged: {1}.</source>
            <translation>ZIP 壓縮檔中的 {0} 已損壞：{1}。</translation>
        </message>
        <message>
            <source>{0} in the ZIP archive is encrypted.</source>
            <translation>ZIP 壓縮檔中的 {0} 已加密。</translation>
        </message>
        <message>
            <source>The web archive holds no page.</source>
            <translation>網頁封存中沒有頁面。</translation>
        </message>
        <message>
            <source>The web archive is damaged: its property list cannot be read.</source>
            <translation>網頁封存已損壞：其屬性清單無法讀取。</translation>
        </message>
        <message>
            <source>Reading it ended the worker process.</source>
            <translation>讀取它時工作行程意外結束。</translation>
        </message>
        <message>
            <source>Reading it took longer than {0} s.</source>
            <translation>讀取超過了 {0} 秒。</translation>
        </message>
        <message>
            <source>{0} is not an encoding that saved pages use.</source>
            <translation>{0} 不是儲存的網頁使用的編碼。</translation>
        </message>
        <message>
            <source>There is no engine named {0} for this kind of page.</source>
            <translation>此類頁面沒有名為 {0} 的引擎。</translation>
        </message>
        <message>
            <source>There is no such library.</source>
            <translation>沒有這個資料庫。</translation>
        </message>
        <message>
            <source>It is not a file.</source>
            <translation>這不是檔案。</translation>
        </message>
        <message>
            <source>The file is empty, not a Postil library.</source>
            <translation>檔案是空的，不是 Postil 資料庫。</translation>
        </message>
        <message>
            <source>It is not a Postil library (not a database at all).</source>
            <translation>它不是 Postil 資料庫（根本不是資料庫）。</translation>
        </message>
        <message>
            <source>It is a database of another program, not a Postil library{0}.</source>
            <translation>它是其他程式的資料庫，不是 Postil 資料庫{0}。</translation>
        </message>
        <message>
            <source>It is a database of another program, not a Postil library.</source>
            <translation>它是其他程式的資料庫，不是 Postil 資料庫。</translation>
        </message>
        <message>
            <source>It is not a sound Postil library: the {0} “{1}” in it {2}.</source>
            <translation>它不是完好的 Postil 資料庫：其中的 {0}「{1}」{2}。</translation>
        </message>
        <message>
            <source>It is in the place of the search index, and is none; please move it away.</source>
            <translation>它佔了搜尋索引的位置，卻不是索引；請把它移走。</translation>
        </message>
        <message>
            <source>A newer Postil wrote it.</source>
            <translation>它由更新版本的 Postil 寫成。</translation>
        </message>
        <message>
            <source>A newer Postil wrote this library (schema {0}; this Postil knows up to {1}).</source>
            <translation>此資料庫由更新版本的 Postil 寫成（結構版本 {0}；本程式只認得到 {1}）。</translation>
        </message>
        <message>
            <source>An older Postil wrote this library; it must be brought up to date first, and it cannot be written.</source>
            <translation>此資料庫由舊版 Postil 寫成，須先升級，但它無法寫入。</translation>
        </message>
        <message>
            <source>Another program keeps the library locked; try again in a moment.</source>
            <translation>另一個程式鎖住了資料庫；請稍後再試。</translation>
        </message>
        <message>
            <source>Another Postil has the library open, and keeps its search index.</source>
            <translation>另一個 Postil 開啟著此資料庫，並維護其搜尋索引。</translation>
        </message>
        <message>
            <source>The library cannot be read: {0}.</source>
            <translation>資料庫無法讀取：{0}。</translation>
        </message>
        <message>
            <source>The library cannot be made: {0}.</source>
            <translation>無法建立資料庫：{0}。</translation>
        </message>
        <message>
            <source>The library cannot be replaced: {0}.</source>
            <translation>資料庫無法取代：{0}。</translation>
        </message>
        <message>
            <source>The library is open elsewhere, so it cannot be replaced.</source>
            <translation>資料庫在別處開啟著，無法取代。</translation>
        </message>
        <message>
            <source>The library cannot be compacted while it is open elsewhere.</source>
            <translation>資料庫在別處開啟著，無法壓縮。</translation>
        </message>
        <message>
            <source>The library is open for reading only.</source>
            <translation>資料庫以唯讀方式開啟。</translation>
        </message>
        <message>
            <source>The library is cut off: {0} of {1} bytes are there.</source>
            <translation>資料庫不完整：{1} 位元組只剩 {0} 位元組。</translation>
        </message>
        <message>
            <source>The library is damaged: a reading session has no beginning.</source>
            <translation>資料庫已損壞：某個閱讀時段沒有開始時間。</translation>
        </message>
        <message>
            <source>The library is damaged: a stored post cannot be read.</source>
            <translation>資料庫已損壞：某個已存的貼文無法讀取。</translation>
        </message>
        <message>
            <source>The library is damaged: a tag's number cannot be read.</source>
            <translation>資料庫已損壞：某個標籤的編號無法讀取。</translation>
        </message>
        <message>
            <source>The library is damaged: a value in it cannot be read.</source>
            <translation>資料庫已損壞：其中有一個值無法讀取。</translation>
        </message>
        <message>
            <source>The library is damaged: {0}.</source>
            <translation>資料庫已損壞：{0}。</translation>
        </message>
        <message>
            <source>Nothing of the library can be read.</source>
            <translation>資料庫中什麼也讀不出。</translation>
        </message>
        <message>
            <source>The library does not hold that saved page.</source>
            <translation>資料庫中沒有該儲存的網頁。</translation>
        </message>
        <message>
            <source>A saved page in the library cannot be unpacked.</source>
            <translation>資料庫中某個儲存的網頁無法解壓。</translation>
        </message>
        <message>
            <source>An import report in the library cannot be unpacked.</source>
            <translation>資料庫中某份匯入報告無法解壓。</translation>
        </message>
        <message>
            <source>The library changed during the export; try again.</source>
            <translation>匯出期間資料庫有變動；請重試。</translation>
        </message>
        <message>
            <source>The folder of backups cannot be made: {0}.</source>
            <translation>無法建立備份資料夾：{0}。</translation>
        </message>
        <message>
            <source>A safety copy could not be written: {0}.</source>
            <translation>安全副本無法寫入：{0}。</translation>
        </message>
        <message>
            <source>A safety copy of the library came out damaged; nothing was changed.</source>
            <translation>資料庫的安全副本已損壞；沒有作任何改動。</translation>
        </message>
        <message>
            <source>There is no room for a safety copy: it needs {0} bytes, and {1} are free.</source>
            <translation>沒有空間存放安全副本：需要 {0} 位元組，只剩 {1} 位元組。</translation>
        </message>
        <message>
            <source>The backup could not be put in place: {0}.</source>
            <translation>備份無法放回原處：{0}。</translation>
        </message>
        <message>
            <source>The backup is damaged; nothing was changed.</source>
            <translation>備份已損壞；沒有作任何改動。</translation>
        </message>
        <message>
            <source>What was saved could not be written: {0}.</source>
            <translation>搶救出的內容無法寫入：{0}。</translation>
        </message>
        <message>
            <source>The copy was stopped.</source>
            <translation>複製已停止。</translation>
        </message>
        <message>
            <source>The search index cannot be made: {0}.</source>
            <translation>無法建立搜尋索引：{0}。</translation>
        </message>
        <message>
            <source>The search index cannot be deleted: {0}.</source>
            <translation>無法刪除搜尋索引：{0}。</translation>
        </message>
        <message>
            <source>A memo belongs to one place.</source>
            <translation>一條備忘只屬於一處。</translation>
        </message>
        <message>
            <source>A passage does not have the tag any more.</source>
            <translation>某條摘錄已沒有該標籤。</translation>
        </message>
        <message>
            <source>No passage was chosen for the new tag.</source>
            <translation>沒有為新標籤選擇摘錄。</translation>
        </message>
        <message>
            <source>A tag cannot be merged with itself.</source>
            <translation>標籤不能與自身合併。</translation>
        </message>
        <message>
            <source>A tag cannot be put below itself.</source>
            <translation>標籤不能放到自身之下。</translation>
        </message>
        <message>
            <source>A tag needs a name.</source>
            <translation>標籤需要名稱。</translation>
        </message>
        <message>
            <source>A tag's name can have {0} characters at most.</source>
            <translation>標籤名稱最多 {0} 個字元。</translation>
        </message>
        <message>
            <source>There is a tag “{0}” here already.</source>
            <translation>此處已有標籤「{0}」。</translation>
        </message>
        <message>
            <source>There is no such tag any more.</source>
            <translation>該標籤已不存在。</translation>
        </message>
        <message>
            <source>There is no tag “{0}”.</source>
            <translation>沒有標籤「{0}」。</translation>
        </message>
        <message>
            <source>The library has no tag “{0}”.</source>
            <translation>資料庫中沒有標籤「{0}」。</translation>
        </message>
        <message>
            <source>The tag is in the codebook already.</source>
            <translation>該標籤已在編碼簿中。</translation>
        </message>
        <message>
            <source>Only a passage that has the tag can be an example of it.</source>
            <translation>只有帶該標籤的摘錄才能作為它的範例。</translation>
        </message>
        <message>
            <source>A thread cannot be joined to itself.</source>
            <translation>討論串不能與自身合併。</translation>
        </message>
        <message>
            <source>No posts would be left in the thread.</source>
            <translation>討論串中將不剩任何貼文。</translation>
        </message>
        <message>
            <source>Other saved pages of the thread show all posts of this page, too.</source>
            <translation>該討論串另外儲存的網頁也包含此頁的全部貼文。</translation>
        </message>
        <message>
            <source>Post {0} is not the same in the two threads; they cannot be one thread.</source>
            <translation>貼文 {0} 在兩個討論串中不同；它們不可能是同一討論串。</translation>
        </message>
        <message>
            <source>The saved page is not of this thread.</source>
            <translation>該儲存的網頁不屬於此討論串。</translation>
        </message>
        <message>
            <source>Moving posts between threads can only be undone in its turn.</source>
            <translation>在討論串間移動貼文只能按順序復原。</translation>
        </message>
        <message>
            <source>A later step changed what this one did{0}.</source>
            <translation>之後的步驟改動了這一步的結果{0}。</translation>
        </message>
        <message>
            <source>A later step changed what this one did.</source>
            <translation>之後的步驟改動了這一步的結果。</translation>
        </message>
        <message>
            <source>Something else depends on what this would take away.</source>
            <translation>別處還依賴要去掉的內容。</translation>
        </message>
        <message>
            <source>What it did has been changed since by other means.</source>
            <translation>它的結果已被其他操作改動。</translation>
        </message>
        <message>
            <source>What it refers to is no longer there.</source>
            <translation>它所指的內容已不存在。</translation>
        </message>
        <message>
            <source>What the memo is about is no longer there.</source>
            <translation>備忘所屬的內容已不存在。</translation>
        </message>
        <message>
            <source>The record of this step is damaged.</source>
            <translation>這一步的記錄已損壞。</translation>
        </message>
        <message>
            <source>This step is not on record any more.</source>
            <translation>這一步已不在記錄中。</translation>
        </message>
        <message>
            <source>This step was undone already.</source>
            <translation>這一步已經復原。</translation>
        </message>
        <message>
            <source>The text does not belong to the annotation's post.</source>
            <translation>該文字不屬於註解所在的貼文。</translation>
        </message>
        <message>
            <source>There is no text at the chosen place.</source>
            <translation>所選位置沒有文字。</translation>
        </message>
        <message>
            <source>There is no such annotation.</source>
            <translation>沒有這條註解。</translation>
        </message>
        <message>
            <source>There is no such post.</source>
            <translation>沒有這個貼文。</translation>
        </message>
        <message>
            <source>There is no such thread.</source>
            <translation>沒有這個討論串。</translation>
        </message>
        <message>
            <source>A reading session cannot be kept in a library that can only be read.</source>
            <translation>唯讀資料庫中無法儲存閱讀時段。</translation>
        </message>
        <message>
            <source>A reading session needs a name.</source>
            <translation>閱讀時段需要名稱。</translation>
        </message>
        <message>
            <source>Pages that came in later build on this; join or part the threads by hand instead.</source>
            <translation>之後讀入的頁面以此為基礎；請改為手動合併或分出討論串。</translation>
        </message>
        <message>
            <source>The reading session was not stored.</source>
            <translation>閱讀時段未能儲存。</translation>
        </message>
        <message>
            <source>The export could not be written ({0}).</source>
            <translation>匯出無法寫入（{0}）。</translation>
        </message>
        <message>
            <source>The export was stopped before its end.</source>
            <translation>匯出中途停止。</translation>
        </message>
        <message>
            <source>It was stopped before its end; nothing came over.</source>
            <translation>已中途停止，什麼都沒有引入。</translation>
        </message>
        <message>
            <source>It is a link that leads to itself.</source>
            <translation>這是指向自身的連結。</translation>
        </message>
        <message>
            <source>It is a folder or a device, not a file to write to.</source>
            <translation>這是資料夾或裝置，不是可寫入的檔案。</translation>
        </message>
        <message>
            <source>It is there already and is no list of pseudonyms.</source>
            <translation>該檔案已存在，且不是化名對照表。</translation>
        </message>
        <message>
            <source>The names cannot go into the same file as the passages.</source>
            <translation>化名對照表不能與摘錄寫入同一檔案。</translation>
        </message>
        <message>
            <source>There are no tags, and a codebook file cannot be empty.</source>
            <translation>沒有標籤，而編碼簿檔案不能為空。</translation>
        </message>
        <message>
            <source>The annotation {0} points to a place that its post does not have.</source>
            <translation>註解 {0} 指向貼文中不存在的位置。</translation>
        </message>
        <message>
            <source>A document cannot have so many passages; HTML and CSV can.</source>
            <translation>一個文件放不下這麼多摘錄；可改用 HTML 或 CSV。</translation>
        </message>
        <message>
            <source>A sheet cannot have more than {0} passages; CSV can.</source>
            <translation>一個工作表最多 {0} 條摘錄；CSV 沒有此限制。</translation>
        </message>
        <message>
            <source>There is no export format “{0}”; there are {1}.</source>
            <translation>沒有匯出格式「{0}」；可用的有 {1}。</translation>
        </message>
        <message>
            <source>There is no column “{0}”; there are {1}.</source>
            <translation>沒有「{0}」欄；可用的有 {1}。</translation>
        </message>
        <message>
            <source>The context can be 0 to {0} paragraphs.</source>
            <translation>前後文可為 0 到 {0} 段。</translation>
        </message>
        <message>
            <source>This format can be written from an open library only.</source>
            <translation>此格式只能從開啟的資料庫寫出。</translation>
        </message>
        <message>
            <source>The file cannot be opened ({0}).</source>
            <translation>檔案無法開啟（{0}）。</translation>
        </message>
        <message>
            <source>The file is too large for a codebook.</source>
            <translation>檔案過大，不像編碼簿。</translation>
        </message>
        <message>
            <source>It is no CSV file in UTF-8.</source>
            <translation>它不是 UTF-8 編碼的 CSV 檔案。</translation>
        </message>
        <message>
            <source>It is no sound CSV: {0}.</source>
            <translation>它不是正確的 CSV：{0}。</translation>
        </message>
        <message>
            <source>It is no sound JSON: {0}.</source>
            <translation>它不是正確的 JSON：{0}。</translation>
        </message>
        <message>
            <source>{0} is no sound XML: {1}.</source>
            <translation>{0} 不是正確的 XML：{1}。</translation>
        </message>
        <message>
            <source>It has no column “path”, so it is no codebook.</source>
            <translation>沒有「path」欄，因此不是編碼簿。</translation>
        </message>
        <message>
            <source>There is no tag in the file.</source>
            <translation>檔案中沒有標籤。</translation>
        </message>
        <message>
            <source>There are no tags in the codebook.</source>
            <translation>編碼簿中沒有標籤。</translation>
        </message>
        <message>
            <source>There are no codes in the codebook.</source>
            <translation>編碼簿中沒有編碼。</translation>
        </message>
        <message>
            <source>It is no REFI-QDA codebook.</source>
            <translation>它不是 REFI-QDA 編碼簿。</translation>
        </message>
        <message>
            <source>Its project.qde is no REFI-QDA project.</source>
            <translation>其中的 project.qde 不是 REFI-QDA 專案。</translation>
        </message>
        <message>
            <source>There is no project.qde in it, so it is no REFI-QDA project.</source>
            <translation>其中沒有 project.qde，因此不是 REFI-QDA 專案。</translation>
        </message>
        <message>
            <source>There are no highlights of Taguette in it.</source>
            <translation>其中沒有 Taguette 的醒目標示。</translation>
        </message>
        <message>
            <source>There are no annotations of Hypothesis in it.</source>
            <translation>其中沒有 Hypothesis 的註記。</translation>
        </message>
        <message>
            <source>There are no coded segments of QualCoder in it.</source>
            <translation>其中沒有 QualCoder 的編碼片段。</translation>
        </message>
        <message>
            <source>It is no project, codebook or list of annotations that is known ({0}).</source>
            <translation>它不是已知的專案、編碼簿或註解清單（{0}）。</translation>
        </message>
        <message>
            <source>It is no sound Postil library ({0}).</source>
            <translation>它不是完好的 Postil 資料庫（{0}）。</translation>
        </message>
        <message>
            <source>It has more than {0} MiB.</source>
            <translation>它超過 {0} MiB。</translation>
        </message>
        <message>
            <source>{0} has more than {1} MiB.</source>
            <translation>{0} 超過 {1} MiB。</translation>
        </message>
        <message>
            <source>It is nested more deeply than is safe to read.</source>
            <translation>巢狀過深，讀取不安全。</translation>
        </message>
        <message>
            <source>{0} is nested more deeply than is safe to read.</source>
            <translation>{0} 巢狀過深，讀取不安全。</translation>
        </message>
        <message>
            <source>{0} declares a document type, which no project needs and attacks use.</source>
            <translation>{0} 聲明了文件類型；專案並不需要，常被用於攻擊。</translation>
        </message>
        <message>
            <source>It holds no annotation.</source>
            <translation>其中沒有註解。</translation>
        </message>
        <message>
            <source>The annotation {0}.</source>
            <translation>註解有誤：{0}。</translation>
        </message>
        <message>
            <source>The collection has no items.</source>
            <translation>集合中沒有項目。</translation>
        </message>
        <message>
            <source>It does not name the context of Web Annotations.</source>
            <translation>它沒有註明 Web Annotation 的上下文。</translation>
        </message>
        <message>
            <source>It has none of the headings of a table that is known.</source>
            <translation>沒有已知表格的任何欄位標題。</translation>
        </message>
        <message>
            <source>There is no sheet in it.</source>
            <translation>其中沒有工作表。</translation>
        </message>
        <message>
            <source>A query may have {0} characters.</source>
            <translation>查詢最多 {0} 個字元。</translation>
        </message>
        <message>
            <source>A query may have {0} conditions.</source>
            <translation>查詢最多 {0} 個條件。</translation>
        </message>
        <message>
            <source>A query may have {0} words and phrases.</source>
            <translation>查詢最多 {0} 個詞或短語。</translation>
        </message>
        <message>
            <source>A search needs at least one letter, digit or Chinese character.</source>
            <translation>搜尋至少需要一個字母、數字或漢字。</translation>
        </message>
        <message>
            <source>NOT needs something beside it that must be there.</source>
            <translation>NOT 旁邊需要有必須出現的內容。</translation>
        </message>
        <message>
            <source>Brackets may lie within brackets {0} deep.</source>
            <translation>括號最多可巢狀 {0} 層。</translation>
        </message>
        <message>
            <source>{0} is missing at the end.</source>
            <translation>末尾缺少{0}。</translation>
        </message>
        <message>
            <source>“{0}” cannot stand here.</source>
            <translation>「{0}」不能出現在這裡。</translation>
        </message>
        <message>
            <source>“{0}” stands between two conditions, as in tag:A {1} tag:B.</source>
            <translation>「{0}」應在兩個條件之間，如 tag:A {1} tag:B。</translation>
        </message>
        <message>
            <source>There is no field “{0}:”. Known: {1}.</source>
            <translation>沒有欄位「{0}:」。已知欄位：{1}。</translation>
        </message>
        <message>
            <source>A value is missing after “{0}:”.</source>
            <translation>「{0}:」後面缺少值。</translation>
        </message>
        <message>
            <source>After “near:” stands a number of paragraphs, as in tag:A near:2 tag:B.</source>
            <translation>「near:」後面是段落數，如 tag:A near:2 tag:B。</translation>
        </message>
        <message>
            <source>There is nothing between the quotation marks.</source>
            <translation>引號之間沒有內容。</translation>
        </message>
        <message>
            <source>A floor is a number or a span, such as floor:3, floor:1-20 or floor:50-.</source>
            <translation>樓層是數字或範圍，如 floor:3、floor:1-20 或 floor:50-。</translation>
        </message>
        <message>
            <source>A date is a year, month or day, such as {0}:2022, {1}:2022-01 or {2}:2022-01-31.</source>
            <translation>日期可為年、月或日，如 {0}:2022、{1}:2022-01 或 {2}:2022-01-31。</translation>
        </message>
        <message>
            <source>There is no such date as {0}.</source>
            <translation>沒有 {0} 這個日期。</translation>
        </message>
        <message>
            <source>“{0}:” knows {1}.</source>
            <translation>「{0}:」可用的值有 {1}。</translation>
        </message>
        <message>
            <source>It is not a regular expression: {0}.</source>
            <translation>不是正確的規則運算式：{0}。</translation>
        </message>
        <message>
            <source>The search took longer than allowed.</source>
            <translation>搜尋超出了時限。</translation>
        </message>
        <message>
            <source>The disk is full; what was saved before is intact.</source>
            <translation>磁碟已滿；此前儲存的內容完好。</translation>
        </message>
        <message>
            <source>The disk refused to read or write; what was saved before is intact.</source>
            <translation>磁碟拒絕讀寫；此前儲存的內容完好。</translation>
        </message>
        <message>
            <source>The library cannot be changed: there is no write access.</source>
            <translation>資料庫無法改動：沒有寫入權限。</translation>
        </message>
        <message>
            <source>The library cannot be opened.</source>
            <translation>資料庫無法開啟。</translation>
        </message>
        <message>
            <source>The library is damaged: its pages do not fit together.</source>
            <translation>資料庫已損壞：其資料頁互不吻合。</translation>
        </message>
        <message>
            <source>It is not a Postil library.</source>
            <translation>它不是 Postil 資料庫。</translation>
        </message>
        <message>
            <source>A condition</source>
            <translation>條件</translation>
        </message>
        <message>
            <source>A word or phrase</source>
            <translation>詞或短語</translation>
        </message>
        <message>
            <source>No such file or directory</source>
            <translation>沒有該檔案或資料夾</translation>
        </message>
        <message>
            <source>Permission denied</source>
            <translation>沒有權限</translation>
        </message>
        <message>
            <source>No space left on device</source>
            <translation>磁碟已滿</translation>
        </message>
        <message>
            <source>Read-only file system</source>
            <translation>檔案系統唯讀</translation>
        </message>
        <message>
            <source>Input/output error</source>
            <translation>讀寫錯誤</translation>
        </message>
        <message>
            <source>File name too long</source>
            <translation>檔案名過長</translation>
        </message>
        <message>
            <source>Is a directory</source>
            <translation>這是資料夾</translation>
        </message>
        <message>
            <source>Not a directory</source>
            <translation>這不是資料夾</translation>
        </message>
        <message>
            <source>File exists</source>
            <translation>檔案已存在</translation>
        </message>
        <message>
            <source>Disk quota exceeded</source>
            <translation>超出磁碟配額</translation>
        </message>
        <message>
            <source>Too many open files</source>
            <translation>開啟的檔案過多</translation>
        </message>
        <message>
            <source>Device or resource busy</source>
            <translation>裝置正忙</translation>
        </message>
        <message>
            <source>a PNG image</source>
            <translation>PNG 圖片</translation>
        </message>
        <message>
            <source>a JPEG image</source>
            <translation>JPEG 圖片</translation>
        </message>
        <message>
            <source>a GIF image</source>
            <translation>GIF 圖片</translation>
        </message>
        <message>
            <source>a bitmap image</source>
            <translation>點陣圖圖片</translation>
        </message>
        <message>
            <source>a TIFF image</source>
            <translation>TIFF 圖片</translation>
        </message>
        <message>
            <source>a WebP image</source>
            <translation>WebP 圖片</translation>
        </message>
        <message>
            <source>an AVIF or HEIC image</source>
            <translation>AVIF 或 HEIC 圖片</translation>
        </message>
        <message>
            <source>a PDF document</source>
            <translation>PDF 文件</translation>
        </message>
        <message>
            <source>an RTF document</source>
            <translation>RTF 文件</translation>
        </message>
        <message>
            <source>an XML document</source>
            <translation>XML 文件</translation>
        </message>
        <message>
            <source>an office document</source>
            <translation>辦公文件</translation>
        </message>
        <message>
            <source>an old Microsoft Office document</source>
            <translation>舊版 Microsoft Office 文件</translation>
        </message>
        <message>
            <source>a ZIP archive or an office document</source>
            <translation>ZIP 壓縮檔或辦公文件</translation>
        </message>
        <message>
            <source>an empty ZIP archive</source>
            <translation>空的 ZIP 壓縮檔</translation>
        </message>
        <message>
            <source>a database</source>
            <translation>資料庫</translation>
        </message>
        <message>
            <source>a JSON file</source>
            <translation>JSON 檔案</translation>
        </message>
        <message>
            <source>a HAR archive</source>
            <translation>HAR 封存檔</translation>
        </message>
        <message>
            <source>a 7-Zip archive</source>
            <translation>7-Zip 壓縮檔</translation>
        </message>
        <message>
            <source>a RAR archive</source>
            <translation>RAR 壓縮檔</translation>
        </message>
        <message>
            <source>a bzip2 archive</source>
            <translation>bzip2 壓縮檔</translation>
        </message>
        <message>
            <source>an XZ archive</source>
            <translation>XZ 壓縮檔</translation>
        </message>
        <message>
            <source>a Zstandard archive</source>
            <translation>Zstandard 壓縮檔</translation>
        </message>
        <message>
            <source>a gzip archive inside a gzip archive</source>
            <translation>gzip 套 gzip 的壓縮檔</translation>
        </message>
        <message>
            <source>a Safari web archive or another property list</source>
            <translation>Safari 網頁封存或其他屬性清單</translation>
        </message>
        <message>
            <source>an ARC web archive</source>
            <translation>ARC 網頁封存檔</translation>
        </message>
        <message>
            <source>a program</source>
            <translation>程式</translation>
        </message>
        <message>
            <source>a font</source>
            <translation>字型</translation>
        </message>
        <message>
            <source>an MP3 sound file</source>
            <translation>MP3 音訊</translation>
        </message>
        <message>
            <source>an Ogg sound or film file</source>
            <translation>Ogg 影音</translation>
        </message>
        <message>
            <source>a FLAC sound file</source>
            <translation>FLAC 音訊</translation>
        </message>
        <message>
            <source>a WAV sound file</source>
            <translation>WAV 音訊</translation>
        </message>
        <message>
            <source>an AVI film</source>
            <translation>AVI 影片</translation>
        </message>
        <message>
            <source>an MP4 film</source>
            <translation>MP4 影片</translation>
        </message>
        <message>
            <source>a Matroska or WebM film</source>
            <translation>Matroska 或 WebM 影片</translation>
        </message>
        <message>
            <source>ends too early</source>
            <translation>過早結束</translation>
        </message>
        <message>
            <source>is damaged</source>
            <translation>已損壞</translation>
        </message>
        <message>
            <source>is damaged or ends too early</source>
            <translation>已損壞或過早結束</translation>
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
            <translation>不該有</translation>
        </message>
        <message>
            <source>The file is damaged: {0}.</source>
            <translation>檔案已損壞：{0}。</translation>
        </message>
        <message>
            <source>{0} row(s) refer to rows that are not there.</source>
            <translation>{0} 列資料引用了不存在的資料。</translation>
        </message>
        <message>
            <source>{0} post(s) show a version that is not stored.</source>
            <translation>{0} 篇貼文顯示的版本沒有儲存。</translation>
        </message>
        <message>
            <source>{0} annotation(s) refer to a version of another post.</source>
            <translation>{0} 則註解指向了另一貼文的版本。</translation>
        </message>
        <message>
            <source>{0} annotation(s) lie in a thread that was joined to another one.</source>
            <translation>{0} 則註解位於已併入其他討論串的討論串中。</translation>
        </message>
        <message>
            <source>{0} thread(s) count their posts wrongly.</source>
            <translation>{0} 個討論串的貼文數不對。</translation>
        </message>
        <message>
            <source>{0} capture(s) lost their bytes.</source>
            <translation>{0} 個網頁的原始內容已遺失。</translation>
        </message>
        <message>
            <source>{0} annotation(s) have neither a tag nor a memo.</source>
            <translation>{0} 則註解既無標籤也無備註。</translation>
        </message>
        <message>
            <source>{0} post version(s) or their annotations cannot be read.</source>
            <translation>{0} 個貼文版本或其註解無法讀取。</translation>
        </message>
        <message>
            <source>{0} annotation(s) lie outside their text.</source>
            <translation>{0} 則註解超出了文字範圍。</translation>
        </message>
        <message>
            <source>{0} saved page(s) cannot be unpacked.</source>
            <translation>{0} 個已存網頁無法解壓縮。</translation>
        </message>
        <message>
            <source>{0} saved page(s) are not what came in.</source>
            <translation>{0} 個已存網頁與匯入時不同。</translation>
        </message>
        <message>
            <source>The search index is damaged: {0}.</source>
            <translation>搜尋索引已損壞：{0}。</translation>
        </message>
        <message>
            <source>The search index cannot be read; it will be made anew.</source>
            <translation>搜尋索引無法讀取，將會重建。</translation>
        </message>
        <message>
            <source>{0} post(s) are not in the search index as they are shown; make it anew.</source>
            <translation>{0} 篇貼文在搜尋索引中與顯示的不一致，請重建索引。</translation>
        </message>
        <message>
            <source>{0} post(s) in the search index are not in the library; make it anew.</source>
            <translation>搜尋索引中有 {0} 篇貼文不在資料庫裡，請重建索引。</translation>
        </message>
        <message>
            <source>The time “{0}” cannot be told without the time of the capture.</source>
            <translation>不知道網頁儲存的時間，就無法確定時間「{0}」。</translation>
        </message>
        <message>
            <source>Times in words were reckoned from the time of the capture.</source>
            <translation>文字形式的時間按網頁儲存的時間推算。</translation>
        </message>
        <message>
            <source>The page does not print its time zone; times were taken as UTC.</source>
            <translation>頁面沒有標明時區；時間按 UTC 處理。</translation>
        </message>
        <message>
            <source>The page does not print its time zone; times were taken as those of its language, else UTC.</source>
            <translation>頁面沒有標明時區；時間按其語言所在時區處理，否則按 UTC。</translation>
        </message>
        <message>
            <source>Times without a zone were taken as the zone of the page's language, else as UTC.</source>
            <translation>沒有時區的時間按頁面語言所在時區處理，否則按 UTC。</translation>
        </message>
        <message>
            <source>The times of {0} posts were worked out from words such as “{1}”.</source>
            <translation>{0} 個貼文的時間由「{1}」一類文字推算得出。</translation>
        </message>
        <message>
            <source>The times of {0} posts could not be told.</source>
            <translation>{0} 個貼文的時間無法確定。</translation>
        </message>
        <message>
            <source>The years of the pushes were taken from the article's date; the page does not print them.</source>
            <translation>推文的年份取自文章日期；頁面沒有標明。</translation>
        </message>
        <message>
            <source>The file seems cut off before any post.</source>
            <translation>檔案似乎在任何貼文之前就被截斷。</translation>
        </message>
        <message>
            <source>The file seems cut off: the end of the page is missing.</source>
            <translation>檔案似乎被截斷：缺少頁面結尾。</translation>
        </message>
        <message>
            <source>The page is an empty frame: it holds no posts, only the beginning of one as searches show it.</source>
            <translation>頁面只是空框架：沒有貼文，只有供搜尋顯示的開頭文字。</translation>
        </message>
        <message>
            <source>The page shows the posts of one author only and numbers those anew; floors were left out.</source>
            <translation>頁面只顯示一位作者的貼文並重新編號；樓層已略去。</translation>
        </message>
        <message>
            <source>The page holds posts as the forum sends them to its script, without title, board and page number.</source>
            <translation>頁面是論壇發給指令碼的貼文資料，沒有標題、版塊和頁碼。</translation>
        </message>
        <message>
            <source>The page is a feed: it names {0} threads with their first words and holds none whole.</source>
            <translation>頁面是訂閱來源：列出 {0} 個討論串及其開頭，沒有完整內容。</translation>
        </message>
        <message>
            <source>A tag had more than {0} attributes; the rest of them was ignored.</source>
            <translation>某個標記的屬性超過 {0} 個；其餘已忽略。</translation>
        </message>
        <message>
            <source>The page is nested too deeply; some of its inner structure was ignored.</source>
            <translation>頁面巢狀過深；部分內層結構已忽略。</translation>
        </message>
        <message>
            <source>The page's markup could not be read to its end.</source>
            <translation>頁面的標記未能讀到結尾。</translation>
        </message>
        <message>
            <source>The posts were read from the page's data for search engines (JSON-LD); the page may have held more.</source>
            <translation>貼文讀自頁面供搜尋引擎用的資料（JSON-LD）；頁面原本可能還有更多。</translation>
        </message>
        <message>
            <source>The page shows its text only by running scripts; what it tells of itself for links stands in its place.</source>
            <translation>頁面須執行指令碼才顯示正文；這裡用它的連結簡介代替。</translation>
        </message>
        <message>
            <source>The page shows no text without running its scripts.</source>
            <translation>不執行指令碼，頁面就沒有文字。</translation>
        </message>
        <message>
            <source>Only the first {0} posts of the page were read; it may show more.</source>
            <translation>只讀取了頁面的前 {0} 則貼文；頁面可能還有更多。</translation>
        </message>
        <message>
            <source>The thread has more comments on further pages.</source>
            <translation>該討論串後面的頁上還有留言。</translation>
        </message>
        <message>
            <source>The page does not hold all comments of the thread; some were behind “load more comments”.</source>
            <translation>頁面沒有包含全部留言；有些在「載入更多留言」之後。</translation>
        </message>
        <message>
            <source>Comments beneath the reader's threshold, of which the page may hold the beginning only: {0}.</source>
            <translation>低於閱讀門檻、頁面可能只有開頭的留言：{0}。</translation>
        </message>
        <message>
            <source>Comments beneath the reader's threshold, of which the page holds no words: {0}.</source>
            <translation>低於閱讀門檻、頁面沒有文字的留言：{0}。</translation>
        </message>
        <message>
            <source>Deleted posts, which only moderators see, were left out: {0}.</source>
            <translation>已略去只有版主可見的已刪貼文：{0}。</translation>
        </message>
        <message>
            <source>{0} comments below the floors (楼中楼) are not in the capture.</source>
            <translation>有 {0} 條樓中樓不在儲存的網頁中。</translation>
        </message>
        <message>
            <source>{0} bytes could not be decoded as {1}.</source>
            <translation>有 {0} 個位元組無法按 {1} 解碼。</translation>
        </message>
        <message>
            <source>The engine for {0} failed on this page; it was read by its structure alone.</source>
            <translation>{0} 的引擎處理此頁失敗；已僅憑頁面結構讀取。</translation>
        </message>
        <message>
            <source>The engine for {0} found no posts on this page; it was read by its structure alone.</source>
            <translation>{0} 的引擎在此頁沒有找到貼文；已僅憑頁面結構讀取。</translation>
        </message>
        <message>
            <source>The file's compressed data {0}; what follows its first {1} bytes is lost.</source>
            <translation>檔案的壓縮資料有問題（{0}）；前 {1} 位元組之後的內容丟失。</translation>
        </message>
        <message>
            <source>The {0} archive could not be read as a whole ({1}); {2} of its pages were read.</source>
            <translation>{0} 封存檔未能完整讀取（{1}）；讀出了其中 {2} 頁。</translation>
        </message>
        <message>
            <source>The MAFF archive's description of this page is damaged.</source>
            <translation>MAFF 封存檔中此頁的說明已損壞。</translation>
        </message>
        <message>
            <source>The MAFF archive's description names a page that is not in the archive; another was read.</source>
            <translation>MAFF 封存檔的說明所指的頁面不在封存檔中；已讀取另一頁。</translation>
        </message>
        <message>
            <source>The archive ends inside this page.</source>
            <translation>封存檔在此頁中間結束。</translation>
        </message>
        <message>
            <source>The page's data are damaged; its end is lost.</source>
            <translation>頁面資料已損壞；結尾丟失。</translation>
        </message>
        <message>
            <source>The page is a list of threads; it holds no posts.</source>
            <translation>頁面是討論串清單，沒有貼文。</translation>
        </message>
        <message>
            <source>The page is a message of the forum; it holds no posts.</source>
            <translation>頁面是論壇的提示訊息，沒有貼文。</translation>
        </message>
        <message>
            <source>The page holds no text that could be read.</source>
            <translation>頁面沒有可讀取的文字。</translation>
        </message>
        <message>
            <source>Postil failed on this page ({0}); please report it.</source>
            <translation>Postil 處理此頁時出錯（{0}）；請報告此問題。</translation>
        </message>
        <message>
            <source>A fault of Postil itself stopped the reading ({0}).</source>
            <translation>Postil 自身的錯誤中斷了讀取（{0}）。</translation>
        </message>
        <message>
            <source>{0} code(s) have the number of another code; the first of each was taken.</source>
            <translation>有 {0} 個編碼與其他編碼同號；各取第一個。</translation>
        </message>
        <message>
            <source>Line {0} is no line of a Postil library ({1}).</source>
            <translation>第 {0} 行不是 Postil 資料庫的行（{1}）。</translation>
        </message>
        <message>
            <source>{0} annotation(s) point to a place that is not there.</source>
            <translation>有 {0} 條註解指向不存在的位置。</translation>
        </message>
        <message>
            <source>The note “{0}” came without its text: {1}.</source>
            <translation>筆記「{0}」沒有正文：{1}。</translation>
        </message>
        <message>
            <source>{0} of {1} selection(s) of “{2}” lie outside its text and were left out.</source>
            <translation>「{2}」的 {1} 個選取範圍中有 {0} 個超出正文，已略去。</translation>
        </message>
        <message>
            <source>Only {0} of the selections of “{1}” begin and end where words do; look at {2}.</source>
            <translation>「{1}」的選取範圍只有 {0} 與詞的起止吻合；請查看{2}。</translation>
        </message>
        <message>
            <source>{0} short passage(s) stand where their words occur once, as the file does not tell what is around them; look at {1}.</source>
            <translation>有 {0} 條很短的摘錄被放在其文字唯一出現的位置，因為檔案沒有說明前後文；請查看{1}。</translation>
        </message>
        <message>
            <source>{0} picture(s), sound(s) and film(s) were left out; only texts are read.</source>
            <translation>略去了 {0} 個圖片、聲音和影片；只讀取文字。</translation>
        </message>
        <message>
            <source>Left out, as there is no place for them: {0}.</source>
            <translation>因沒有對應位置而略去：{0}。</translation>
        </message>
        <message>
            <source>{0} coding(s) name a code that the codebook does not have.</source>
            <translation>有 {0} 處編碼所用的編碼不在編碼簿中。</translation>
        </message>
        <message>
            <source>{0} reference(s) name a note that the project does not have.</source>
            <translation>有 {0} 處引用的筆記不在專案中。</translation>
        </message>
        <message>
            <source>{0} selection(s) of areas, of times or of whole sources were left out; only passages are taken.</source>
            <translation>未帶入 {0} 處對區域、時段或整份來源的選取；只收文字摘錄。</translation>
        </message>
        <message>
            <source>{0} selection(s) and code(s) on notes were left out; only passages are taken.</source>
            <translation>未帶入筆記上的 {0} 處選取和編碼；只收文字摘錄。</translation>
        </message>
        <message>
            <source>{0} case(s) came over in part or not at all: only values of cases with one text have a place.</source>
            <translation>{0} 個個案只帶入了一部分或完全沒有帶入：只有對應單份文本的個案的變數值有處可放。</translation>
        </message>
        <message>
            <source>“{0}” is a PDF: only what was marked in its plain text came over.</source>
            <translation>「{0}」是 PDF：只帶入了在其純文字上所做的標記。</translation>
        </message>
        <message>
            <source>“{0}” was left out with its {1} selection(s): {2}.</source>
            <translation>未帶入「{0}」及其 {1} 處選取：{2}。</translation>
        </message>
        <message>
            <source>“{0}” has {1} code(s) on its whole; only passages are taken.</source>
            <translation>「{0}」整體上有 {1} 個編碼；只收文字摘錄。</translation>
        </message>
        <message>
            <source>{0} reply(s) to annotations that are not in the file were left out.</source>
            <translation>未帶入 {0} 則回覆：所回覆的批註不在檔案中。</translation>
        </message>
        <message>
            <source>{0} reply(s) went into the memo: the file does not tell what they answer.</source>
            <translation>{0} 則回覆放入了備忘：檔案沒有說明它們回覆的是哪則註記。</translation>
        </message>
        <message>
            <source>{0} coded part(s) of pictures and sound were left out; only texts are read.</source>
            <translation>未帶入圖片和聲音中的 {0} 處編碼；只讀取文本。</translation>
        </message>
        <message>
            <source>{0} column(s) of variables were not read.</source>
            <translation>{0} 欄變數未讀取。</translation>
        </message>
        <message>
            <source>The report does not say which categories its codes are in; they came without.</source>
            <translation>報告沒有寫明編碼所屬的類別，帶入時不含類別。</translation>
        </message>
        <message>
            <source>{0} segment(s) were left out: their headings hold memos or cannot be read.</source>
            <translation>未帶入 {0} 個片段：其標題列含備忘或無法讀取。</translation>
        </message>
        <message>
            <source>{0} segment(s) were left out: their words cannot be told from what stands around them.</source>
            <translation>未帶入 {0} 個片段：無法把其文字與上下文區分開。</translation>
        </message>
        <message>
            <source>{0} heading(s) tell of cases or of memos on files, which were not read.</source>
            <translation>{0} 個標題列提到個案或檔案備忘，這些未讀取。</translation>
        </message>
        <message>
            <source>The file names a context that is not known; it was not fetched.</source>
            <translation>檔案指明了未知的上下文；沒有去取得。</translation>
        </message>
        <message>
            <source>{0} more annotation(s) were left out for like reasons.</source>
            <translation>另有 {0} 條註解因類似原因略去。</translation>
        </message>
        <message>
            <source>The collection's pages lie elsewhere; nothing is fetched.</source>
            <translation>集合的各頁在別處；沒有去取得。</translation>
        </message>
        <message>
            <source>There are more pages elsewhere; nothing is fetched.</source>
            <translation>別處還有更多頁；沒有去取得。</translation>
        </message>
        <message>
            <source>Annotation {0} was left out: it {1}.</source>
            <translation>已略去第 {0} 條註解：{1}。</translation>
        </message>
    </context>
    <context>
        <name>rescue</name>
        <message>
            <source>Whatever you choose, the damaged file is kept.</source>
            <translation>無論怎樣選擇，損壞的檔案都會保留。</translation>
        </message>
        <message>
            <source>Go on with the backup of {0}</source>
            <translation>改用 {0} 的備份</translation>
        </message>
        <message>
            <source>There is no sound backup of it.</source>
            <translation>沒有完好的備份。</translation>
        </message>
        <message>
            <source>Save what can be read</source>
            <translation>搶救可讀的內容</translation>
        </message>
        <message>
            <source>Open it for reading only</source>
            <translation>以唯讀方式開啟</translation>
        </message>
        <message>
            <source>{0} rows could be read. They are in a new library now:</source>
            <translation>讀出了 {0} 列，已存入新的資料庫：</translation>
        </message>
        <message>
            <source>{0}
All texts and annotations are also in a file for other programs:
{1}</source>
            <translation>{0}
全部內文與註解也寫入了供其他程式使用的檔案：
{1}</translation>
        </message>
    </context>
    <context>
        <name>wording</name>
        <message>
            <source>%Y-%m-%d %H:%M</source>
            <translation>%Y/%m/%d %H:%M</translation>
        </message>
        <message>
            <source>%Y-%m-%d</source>
            <translation>%Y/%m/%d</translation>
        </message>
        <message>
            <source>edited {0}</source>
            <translation>編輯於 {0}</translation>
        </message>
        <message>
            <source>hidden from this reader</source>
            <translation>內容對該讀者隱藏</translation>
        </message>
        <message>
            <source>post {0} not captured</source>
            <translation>第 {0} 樓未儲存</translation>
        </message>
        <message>
            <source>posts {0}–{1} not captured</source>
            <translation>第 {0}–{1} 樓未儲存</translation>
        </message>
        <message>
            <source>{0} views</source>
            <translation>{0} 次瀏覽</translation>
        </message>
        <message>
            <source>saved {0}</source>
            <translation>儲存於 {0}</translation>
        </message>
        <message>
            <source>unknown author</source>
            <translation>作者不詳</translation>
        </message>
        <message>
            <source>tag {0}</source>
            <translation>標籤 {0}</translation>
        </message>
        <message>
            <source>sample tags</source>
            <translation>範例標籤</translation>
        </message>
        <message>
            <source>take {0} off</source>
            <translation>取下 {0}</translation>
        </message>
        <message>
            <source>remove tags</source>
            <translation>去掉標籤</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>Words anywhere</source>
            <translation>任意處的詞語</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>內文</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>作者</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>看板</translation>
        </message>
        <message>
            <source>Thread</source>
            <translation>討論串</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>網站</translation>
        </message>
        <message>
            <source>Coder</source>
            <translation>編碼者</translation>
        </message>
        <message>
            <source>Memo</source>
            <translation>備忘</translation>
        </message>
        <message>
            <source>Floor</source>
            <translation>樓層</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Comes with</source>
            <translation>帶有</translation>
        </message>
        <message>
            <source>Kind of paragraph</source>
            <translation>段落類型</translation>
        </message>
        <message>
            <source>First post</source>
            <translation>首篇貼文</translation>
        </message>
        <message>
            <source>attachment</source>
            <translation>附件</translation>
        </message>
        <message>
            <source>image</source>
            <translation>圖片</translation>
        </message>
        <message>
            <source>memo</source>
            <translation>備忘</translation>
        </message>
        <message>
            <source>quotation</source>
            <translation>引用</translation>
        </message>
        <message>
            <source>rating</source>
            <translation>評分</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>body text</source>
            <translation>正文</translation>
        </message>
        <message>
            <source>heading</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>list</source>
            <translation>清單</translation>
        </message>
        <message>
            <source>code</source>
            <translation>程式碼</translation>
        </message>
        <message>
            <source>table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>comment</source>
            <translation>點評</translation>
        </message>
        <message>
            <source>notice</source>
            <translation>提示</translation>
        </message>
        <message>
            <source>signature</source>
            <translation>簽名</translation>
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
            <translation>沒有</translation>
        </message>
        <message>
            <source>is, or is below</source>
            <translation>是此標籤或其下級</translation>
        </message>
        <message>
            <source>is not, nor below</source>
            <translation>不是此標籤及其下級</translation>
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
            <translation>早於</translation>
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
            <translation>不早於</translation>
        </message>
        <message>
            <source>new tag {0}</source>
            <translation>新標籤 {0}</translation>
        </message>
        <message>
            <source>change tag {0}</source>
            <translation>修改標籤 {0}</translation>
        </message>
        <message>
            <source>move tag {0}</source>
            <translation>移動標籤 {0}</translation>
        </message>
        <message>
            <source>delete tag {0}</source>
            <translation>刪除標籤 {0}</translation>
        </message>
        <message>
            <source>merge tags into {0}</source>
            <translation>標籤合併到 {0}</translation>
        </message>
        <message>
            <source>split tag {0}</source>
            <translation>拆分標籤 {0}</translation>
        </message>
        <message>
            <source>codebook from a file</source>
            <translation>從檔案讀入編碼簿</translation>
        </message>
        <message>
            <source>what {0} brought in</source>
            <translation>從 {0} 引入的內容</translation>
        </message>
        <message>
            <source>example of {0}</source>
            <translation>{0} 的範例</translation>
        </message>
        <message>
            <source>no example of {0}</source>
            <translation>不再是 {0} 的範例</translation>
        </message>
        <message>
            <source>bookmark</source>
            <translation>書籤</translation>
        </message>
        <message>
            <source>take the bookmark off</source>
            <translation>取消書籤</translation>
        </message>
        <message>
            <source>tag all hits {0}</source>
            <translation>為全部搜尋結果加標籤「{0}」</translation>
        </message>
        <message>
            <source>place of an annotation</source>
            <translation>註解的位置</translation>
        </message>
        <message>
            <source>accepted places</source>
            <translation>接受註解的位置</translation>
        </message>
        <message>
            <source>join threads to {0}</source>
            <translation>合併討論串至 {0}</translation>
        </message>
        <message>
            <source>part a page from {0}</source>
            <translation>從 {0} 分出網頁</translation>
        </message>
        <message>
            <source>remove thread {0}</source>
            <translation>移除討論串 {0}</translation>
        </message>
        <message>
            <source>take back an earlier step {0}</source>
            <translation>撤回較早的一步 {0}</translation>
        </message>
        <message>
            <source>restore thread {0}</source>
            <translation>還原討論串 {0}</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>修改</translation>
        </message>
        <message>
            <source>This library was written by a newer Postil.</source>
            <translation>這個資料庫是更新版本的 Postil 寫的。</translation>
        </message>
        <message>
            <source>This file is no Postil library.</source>
            <translation>這個檔案不是 Postil 資料庫。</translation>
        </message>
        <message>
            <source>This library cannot be changed now.</source>
            <translation>這個資料庫現在不能修改。</translation>
        </message>
        <message>
            <source>Another program is using this library.</source>
            <translation>另一個程式正在使用這個資料庫。</translation>
        </message>
        <message>
            <source>The disk refused the write; what was saved before is safe.</source>
            <translation>磁碟拒絕寫入；先前儲存的內容都安全。</translation>
        </message>
        <message>
            <source>This library is damaged; the file was left as it is.</source>
            <translation>這個資料庫已損毀；檔案原樣未動。</translation>
        </message>
        <message>
            <source>This was not changed.</source>
            <translation>沒有修改。</translation>
        </message>
        <message>
            <source>The export was not written.</source>
            <translation>沒有寫出匯出檔案。</translation>
        </message>
        <message>
            <source>Nothing was brought in.</source>
            <translation>沒有引入任何內容。</translation>
        </message>
        <message>
            <source>The file cannot be read.</source>
            <translation>檔案無法讀取。</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>檔案是空的。</translation>
        </message>
        <message>
            <source>This is no saved page.</source>
            <translation>這不是儲存的網頁。</translation>
        </message>
        <message>
            <source>The file is too large.</source>
            <translation>檔案太大。</translation>
        </message>
        <message>
            <source>The file is damaged.</source>
            <translation>檔案已損毀。</translation>
        </message>
    </context>
</TS>
