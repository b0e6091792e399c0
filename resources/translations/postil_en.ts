<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
    <context>
        <name>BringDesk</name>
        <message numerus="yes">
            <source>%n passage(s) came over from {0}</source>
            <translation>
                <numerusform>%n passage came over from {0}</numerusform>
                <numerusform>%n passages came over from {0}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BringDialog</name>
        <message numerus="yes">
            <source>%n passage(s) came over</source>
            <translation>
                <numerusform>%n passage came over</numerusform>
                <numerusform>%n passages came over</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) would come over</source>
            <translation>
                <numerusform>%n passage would come over</numerusform>
                <numerusform>%n passages would come over</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new tag(s)</source>
            <translation>
                <numerusform>%n new tag</numerusform>
                <numerusform>%n new tags</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) in the thread {0}</source>
            <translation>
                <numerusform>%n passage in the thread {0}</numerusform>
                <numerusform>%n passages in the thread {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a thread of its own with %n passage(s)</source>
            <translation>
                <numerusform>a thread of its own with %n passage</numerusform>
                <numerusform>a thread of its own with %n passages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CodebookDesk</name>
        <message numerus="yes">
            <source>%n tag(s) written to {0}</source>
            <translation>
                <numerusform>%n tag written to {0}</numerusform>
                <numerusform>%n tags written to {0}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n post(s)</source>
            <translation>
                <numerusform>%n post</numerusform>
                <numerusform>%n posts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n version(s)</source>
            <translation>
                <numerusform>%n version</numerusform>
                <numerusform>%n versions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n annotation</numerusform>
                <numerusform>%n annotations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) not found in this version</source>
            <translation>
                <numerusform>%n annotation not found in this version</numerusform>
                <numerusform>%n annotations not found in this version</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s)</source>
            <translation>
                <numerusform>%n tag</numerusform>
                <numerusform>%n tags</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) lose it</source>
            <translation>
                <numerusform>%n passage loses it</numerusform>
                <numerusform>%n passages lose it</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) below it go up</source>
            <translation>
                <numerusform>%n tag below it goes up</numerusform>
                <numerusform>%n tags below it go up</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more line(s)</source>
            <translation>
                <numerusform>%n more line</numerusform>
                <numerusform>%n more lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n rating(s)</source>
            <translation>
                <numerusform>%n rating</numerusform>
                <numerusform>%n ratings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n notice(s)</source>
            <translation>
                <numerusform>%n notice</numerusform>
                <numerusform>%n notices</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s)</source>
            <translation>
                <numerusform>%n picture</numerusform>
                <numerusform>%n pictures</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <translation>
                <numerusform>%n passage</numerusform>
                <numerusform>%n passages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HistoryDialog</name>
        <message numerus="yes">
            <source>%n step(s)</source>
            <translation>
                <numerusform>%n step</numerusform>
                <numerusform>%n steps</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) written to {0}</source>
            <translation>
                <numerusform>%n step written to {0}</numerusform>
                <numerusform>%n steps written to {0}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImportDesk</name>
        <message numerus="yes">
            <source>%n page(s) read</source>
            <translation>
                <numerusform>%n page read</numerusform>
                <numerusform>%n pages read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n file(s) could not be read</source>
            <translation>
                <numerusform>, %n file could not be read</numerusform>
                <numerusform>, %n files could not be read</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LibraryDesk</name>
        <message numerus="yes">
            <source>%n tag(s) written to {0}</source>
            <translation>
                <numerusform>%n tag written to {0}</numerusform>
                <numerusform>%n tags written to {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n source(s) written to {0}</source>
            <translation>
                <numerusform>%n source written to {0}</numerusform>
                <numerusform>%n sources written to {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s) written to {0}</source>
            <translation>
                <numerusform>%n passage written to {0}</numerusform>
                <numerusform>%n passages written to {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>; %n character(s) left out that the format cannot hold</source>
            <translation>
                <numerusform>; %n character left out that the format cannot hold</numerusform>
                <numerusform>; %n characters left out that the format cannot hold</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MemoPanel</name>
        <message numerus="yes">
            <source>%n memo(s)</source>
            <translation>
                <numerusform>%n memo</numerusform>
                <numerusform>%n memos</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OptionRows</name>
        <message numerus="yes">
            <source>%n chosen…</source>
            <translation>
                <numerusform>%n chosen…</numerusform>
                <numerusform>%n chosen…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PagePanel</name>
        <message numerus="yes">
            <source>%n post(s)</source>
            <translation>
                <numerusform>%n post</numerusform>
                <numerusform>%n posts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n character(s) left out</source>
            <translation>
                <numerusform>%n character left out</numerusform>
                <numerusform>%n characters left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s) could not be decoded</source>
            <translation>
                <numerusform>%n byte could not be decoded</numerusform>
                <numerusform>%n bytes could not be decoded</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) put together from the page's data</source>
            <translation>
                <numerusform>%n line put together from the page's data</numerusform>
                <numerusform>%n lines put together from the page's data</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PassageBar</name>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <translation>
                <numerusform>%n passage</numerusform>
                <numerusform>%n passages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thread(s)</source>
            <translation>
                <numerusform>%n thread</numerusform>
                <numerusform>%n threads</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PassageModel</name>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <translation>
                <numerusform>%n passage</numerusform>
                <numerusform>%n passages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlaceMarks</name>
        <message numerus="yes">
            <source>%n place(s) marked: the next tag goes to all of them, Esc lets go</source>
            <translation>
                <numerusform>%n place marked: the next tag goes to it, Esc lets go</numerusform>
                <numerusform>%n places marked: the next tag goes to all of them, Esc lets go</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueryBuilder</name>
        <message numerus="yes">
            <source>%n passage(s) in the library answer</source>
            <translation>
                <numerusform>%n passage in the library answers</numerusform>
                <numerusform>%n passages in the library answer</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReportPanel</name>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n page</numerusform>
                <numerusform>%n pages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n changed</numerusform>
                <numerusform>%n changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n known already</source>
            <translation>
                <numerusform>%n known already</numerusform>
                <numerusform>%n known already</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not read</source>
            <translation>
                <numerusform>%n not read</numerusform>
                <numerusform>%n not read</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReviewDesk</name>
        <message numerus="yes">
            <source>%n to review</source>
            <translation>
                <numerusform>%n to review</numerusform>
                <numerusform>%n to review</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReviewPanel</name>
        <message numerus="yes">
            <source>%n annotation(s) to review</source>
            <translation>
                <numerusform>%n annotation to review</numerusform>
                <numerusform>%n annotations to review</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SearchDesk</name>
        <message numerus="yes">
            <source>%Ln paragraph(s) found</source>
            <translation>
                <numerusform>%Ln paragraph found</numerusform>
                <numerusform>%Ln paragraphs found</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message numerus="yes">
            <source>%Ln post(s)</source>
            <translation>
                <numerusform>%Ln post</numerusform>
                <numerusform>%Ln posts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln title(s)</source>
            <translation>
                <numerusform>%Ln title</numerusform>
                <numerusform>%Ln titles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln memo(s)</source>
            <translation>
                <numerusform>%Ln memo</numerusform>
                <numerusform>%Ln memos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln tag(s)</source>
            <translation>
                <numerusform>%Ln tag</numerusform>
                <numerusform>%Ln tags</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SplitDialog</name>
        <message numerus="yes">
            <source>%n passage(s) move, {0} stay with {1}</source>
            <translation>
                <numerusform>%n passage moves, {0} stay with {1}</numerusform>
                <numerusform>%n passages move, {0} stay with {1}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TagAllDialog</name>
        <message numerus="yes">
            <source>%Ln paragraph(s)</source>
            <translation>
                <numerusform>%Ln paragraph</numerusform>
                <numerusform>%Ln paragraphs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln thread(s)</source>
            <translation>
                <numerusform>%Ln thread</numerusform>
                <numerusform>%Ln threads</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tag %Ln paragraph(s)</source>
            <translation>
                <numerusform>Tag %Ln paragraph</numerusform>
                <numerusform>Tag %Ln paragraphs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TagForm</name>
        <message numerus="yes">
            <source>%n more example(s)</source>
            <translation>
                <numerusform>%n more example</numerusform>
                <numerusform>%n more examples</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ThreadDesk</name>
        <message numerus="yes">
            <source>Joined; %n post(s) are shown twice: both have annotations, or the newer text differs</source>
            <translation>
                <numerusform>Joined; %n post is shown twice: both have annotations, or the newer text differs</numerusform>
                <numerusform>Joined; %n posts are shown twice: both have annotations, or the newer text differs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) read again</source>
            <translation>
                <numerusform>%n page read again</numerusform>
                <numerusform>%n pages read again</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n could not be read</source>
            <translation>
                <numerusform>, %n could not be read</numerusform>
                <numerusform>, %n could not be read</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>UpkeepDesk</name>
        <message numerus="yes">
            <source>%n page(s) read again</source>
            <translation>
                <numerusform>%n page read again</numerusform>
                <numerusform>%n pages read again</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) could not be and stay as they were</source>
            <translation>
                <numerusform>%n page could not be and stays as it was</numerusform>
                <numerusform>%n pages could not be and stay as they were</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>VersionsPanel</name>
        <message numerus="yes">
            <source>on %n saved page(s)</source>
            <translation>
                <numerusform>on %n saved page</numerusform>
                <numerusform>on %n saved pages</numerusform>
            </translation>
        </message>
    </context>
</TS>
