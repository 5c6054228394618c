namespace ScopingReview.Web.Components.Help;

/// <summary>A paragraph for each page, and the words that need one (docs/GLOSSARY.md has them all).</summary>
internal static class HelpTexts
{
    private static readonly Dictionary<string, (string Title, string Text)> _pages = new(StringComparer.Ordinal)
    {
        [""] = ("Overview",
            "Where the review stands, what you should do next, and how far everybody is. Each number in the flow opens the records behind it."),
        ["sources"] =
            ("Sources", "Each database, register, website or other source with its dated searches and their export files. Nothing is stored before you press Import; an import that nobody has worked on can be withdrawn."),
        ["duplicates"] =
            ("Duplicates",
                "After each import the rules merge what is the same beyond doubt and leave the rest to people. Nothing is deleted: every merge can be undone, and what you judged outlives later runs."),
        ["records"] =
            ("Records", "Everything that was imported, to search, filter and sort. All of it stands in the address, so a list can be bookmarked. The export has every record that fits, not only this page. Tick records to label, assign or export them together; a filter that you use often can be saved under a name."),
        ["protocol"] =
            ("Protocol",
                "What only the authors can say: why the review is done, its population, concept and context, where the protocol is registered, what was done otherwise, who paid. Each field is saved as you leave it. The checklists in the report (PRISMA-ScR and PRISMA-S) and the methods text take it from here."),
        ["plan"] = ("Plan",
            "Who screens what, and which share two people screen. A pilot round first shows whether everybody understands the criteria alike. The sample is drawn from the seed, so that anybody can repeat the draw. Once screening has begun, priority screening can put the likeliest records first; it changes the order only."),
        ["screening"] =
            ("Titles & abstracts",
                "One key, one decision: E excludes, M is maybe, I includes, U takes back. Decisions wait in your browser while the connection is lost. You see nobody else’s votes until your own reading is done."),
        ["conflicts"] =
            ("Conflicts",
                "Records on which the required votes differ, and those left at maybe. The decision of a lead counts; it can be undone at once, or reopened later. Each is recorded with its rationale. Leads and the two reviewers can comment once all votes are in; comments that you have not read are counted beside “Conflicts”."),
        ["full-texts"] =
            ("Full texts",
                "Find each report, or record why not. Read the PDF beside the criteria and decide; an exclusion needs its reason, which the flow diagram counts. After a decision the next report opens; Undo goes back. Supplements stand beside the PDF, each under a tab of its own. “Text” shows what the PDF says page by page: find words in it; beside a charting form, select words and press “Quote selection” to put them, with their page, into the item that you were in, or into its note if you were in that."),
        ["studies"] =
            ("Studies", "Reports of the same study belong together: it is charted and counted once. Join what belongs together; what was charted is kept."),
        ["charting"] =
            ("Charting",
                "What each included study says, item by item, with quotes as evidence. Drafts are saved as you type; a study is complete when the required items are answered."),
        ["plan/take-over"] =
            ("Import decisions",
                "Bring decisions from any other tool, or from a table of your own. Say which columns name the record and hold the decision, what its values mean, and who each reviewer is here. Nothing is stored before you press Import; records that fit several or none wait for your choice; and an import can be undone as a whole."),
        ["duplicates/judge"] =
            ("Review pairs",
                "Two records side by side, with what speaks for and against their being the same. S merges, D keeps them separate, K skips, U takes the last one back. The likeliest pairs come first."),
        ["charting/plan"] =
            ("Who charts what",
                "How many people chart a study, a pilot on two or three studies, and who charts which. Share out evenly what is nobody’s, or tick studies and give them to somebody. Whoever begins a study that is nobody’s takes it."),
        ["charting/import"] =
            ("Import charted data",
                "Brings in what was charted elsewhere, from a table: each column is an item, each row a study, or a row of a group. An empty cell leaves the answer as it is. Nothing is stored before you press Import, and nothing at all while a row has a problem."),
        ["charting/agreement"] =
            ("Agreement in charting",
                "How far two people who charted the same studies independently agree, item by item, before anything was settled. Each study in which they differ opens from here."),
        ["charting/settle"] =
            ("Settle a chart",
                "Two charts of a study side by side, the differences first. 1 takes the first answer, 2 the second, J and K go to the next and the previous difference. Both charts stay as they are; what you settle counts in every table."),
        ["charting/table"] =
            ("Charting table",
                "All included studies and what was charted of them. Sort by the name of a column, filter by any answer with the button beside it, choose the columns; the address remembers it, so that a view can be sent on. A cell opens the study at its item; the pen corrects the answer in place, as a new entry of the study’s history. Rows of repeatable groups have tables of their own."),
        ["charting/form"] =
            ("Charting form",
                "What is charted of each study. Begin with a template, a codebook, another review’s form or nothing; move items by the arrows or by dragging; look at the preview; publish. Answers stay with an item when it is reworded. A later version keeps every answer and lists the studies that want another look."),
        ["report"] =
            ("Report", "The PRISMA flow, tables and agreement, counted from the decisions. “Provisional” says what is still open. Every number opens its list."),
        ["team"] = ("Team",
            "Who takes part, how far everybody is, and their roles. Invite people by a link; someone who is away can hand their unread records to others. Whoever is removed loses access at once; their decisions stay."),
        ["audit"] = ("Audit", "Who did what, and when. Nothing here can be changed or deleted."),
        ["settings"] =
            ("Settings",
                "Question, criteria, reasons for exclusion, highlighted words and labels. Everybody sees the criteria while screening; every change is in the audit."),
    };

    public static IReadOnlyList<(string Term, string Meaning)> Terms { get; } =
    [
        ("Blind", "While you still have records to decide, you see your own decisions alone, in every count and list, so that nobody is influenced."),
        ("Double-screened", "Read by a first and a second reviewer, independently. Usually a random sample; at 100 % all of it."),
        ("Seed", "A text that decides the random draw. With it anybody can draw the same sample again."),
        ("Strata", "Groups, such as sources or years, each of which gives its share of the sample."),
        ("Cohen’s κ", "Agreement of two reviewers beyond what chance alone would give: 1 is perfect, 0 is chance."),
        ("PABAK", "κ adjusted for how rare inclusions are: 2 × observed agreement − 1."),
        ("Gwet’s AC1", "Agreement beyond chance that stays stable when nearly all records fall into one category."),
        ("Provisional", "Something that the number depends on is still open; what it is stands beside it."),
        ("Record, report, study",
            "An entry of an export; a document that describes a study; the investigation itself, told by one or more reports."),
        ("PRISMA", "The reporting standard whose flow diagram shows how many records were found, screened and included."),
    ];

    /// <param name="path">Of the address: /reviews/{id}/plan.</param>
    public static (string Title, string Text) For(string path)
    {
        var parts = path.Trim('/').Split('/', '?', '#');
        if (parts is not ["reviews", _, ..])
            return ("Your reviews", "Each review that you take part in, and what is left for you to do in it.");
        var step = parts.Length > 2 ? parts[2] : "";
        return parts.Length > 3 && _pages.TryGetValue($"{step}/{(parts is [.., "settle"] ? "settle" : parts[3])}", out var own) ? own : _pages.GetValueOrDefault(step, _pages[""]);
    }
}
