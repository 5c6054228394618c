namespace ScopingReview.Web.Components.Help;

/// <summary>A paragraph for each page, and the words that need one (docs/GLOSSARY.md has them all).</summary>
internal static class HelpTexts
{
    private static readonly Dictionary<string, (string Title, string Text)> _pages = new(StringComparer.Ordinal)
    {
        [""] = ("Overview",
            "The state of the review, your next step, and everyone’s progress. Each number in the flow links to the records behind it."),
        ["sources"] =
            ("Sources", "Each database, register, website or other source with its dated searches and their export files. Nothing is stored before you press Import; an import that nobody has worked on can be withdrawn."),
        ["duplicates"] =
            ("Duplicates",
                "After each import, clear duplicates are merged automatically and uncertain pairs are left for you to review. Nothing is deleted: every merge can be undone, and your decisions are kept in later runs."),
        ["records"] =
            ("Records", "All imported records, to search, filter and sort. The filters are part of the address, so a list can be bookmarked. The export contains all matching records, not only this page. Tick records to label, assign or export them together; a filter that you use often can be saved under a name."),
        ["protocol"] =
            ("Protocol",
                "What only the authors can say: why the review is done, its population, concept and context, where the protocol is registered, deviations, and funding. Each field is saved as you leave it. The checklists in the report (PRISMA-ScR and PRISMA-S) and the methods text take it from here."),
        ["plan"] = ("Plan",
            "Who screens what, and what share is double-screened. A pilot round first shows whether everyone understands the criteria in the same way. The sample is drawn from the seed, so that anyone can repeat the draw. Once screening has started, priority screening can put the records most likely to be relevant first; it only changes the order."),
        ["screening"] =
            ("Titles & abstracts",
                "One key, one decision: E excludes, M is maybe, I includes, U undoes. If the connection is lost, decisions are kept in your browser and saved later. You do not see anyone else’s votes until you have finished your own screening."),
        ["conflicts"] =
            ("Conflicts",
                "Records on which the required votes differ, and those left at maybe. The decision of a lead counts; it can be undone immediately, or reopened later. Each is recorded with its rationale. Leads and the two reviewers can comment once all votes are in; comments that you have not read are counted beside “Conflicts”."),
        ["full-texts"] =
            ("Full texts",
                "Find each report, or record why not. Read the PDF beside the criteria and decide; an exclusion needs its reason, which the flow diagram counts. After a decision the next report opens; Undo goes back. Supplements are shown beside the PDF, each in its own tab. “Text” shows the text of the PDF page by page, and you can search it. Beside a charting form, select text and press “Quote selection” to add it, with its page, to the item or note you were editing."),
        ["studies"] =
            ("Studies", "Reports of the same study belong together: it is charted and counted once. Merge reports of the same study; charted data are kept."),
        ["charting"] =
            ("Charting",
                "What each included study says, item by item, with quotes as evidence. Drafts are saved as you type; a study is complete when the required items are answered."),
        ["plan/take-over"] =
            ("Import decisions",
                "Bring decisions from any other tool, or from your own table. Map the columns that identify the record and hold the decision, the decision values, and the reviewers. Nothing is saved until you press Import; you choose the record where several or none match; and an import can be undone as a whole."),
        ["duplicates/judge"] =
            ("Review pairs",
                "Two records side by side, with the evidence for and against a duplicate. S merges, D keeps them separate, K skips, U undoes the last decision. The most likely duplicates come first."),
        ["charting/plan"] =
            ("Charting assignments",
                "How many people chart a study, a pilot on two or three studies, and who charts which study. Distribute unassigned studies evenly, or select studies and assign them. Anyone who starts an unassigned study is assigned to it."),
        ["charting/import"] =
            ("Import charted data",
                "Imports data charted elsewhere from a table: each column is an item, each row a study, or a row of a group. An empty cell leaves the answer unchanged. Nothing is saved until you press Import, and nothing is imported while any row has a problem."),
        ["charting/agreement"] =
            ("Agreement in charting",
                "How well two people who charted the same studies independently agree, item by item, before differences were settled. Each study with differences is linked from here."),
        ["charting/settle"] =
            ("Settle a chart",
                "Two charts of a study side by side, the differences first. 1 chooses the first answer, 2 the second; J and K go to the next and previous difference. Both charts are kept; the settled answers are used in all tables."),
        ["charting/table"] =
            ("Charting table",
                "All included studies with their charted data. Click a column name to sort, use the button beside it to filter, and choose which columns to show; the view is part of the address, so you can share it. Click a cell to open the study at that item; the pen corrects the answer in place, as a new entry in the study’s history. Repeatable groups have their own tables."),
        ["charting/form"] =
            ("Charting form",
                "What is charted for each study. Start with a template, a codebook, another review’s form or a blank form; move items with the arrows or by dragging; check the preview; publish. Answers are kept when an item is reworded. A later version keeps all answers and lists the studies to check again."),
        ["report"] =
            ("Report", "The PRISMA flow, tables and agreement, counted from the decisions. “Provisional” links to what is still open. Every number links to its list. Choose a day above the figure to see and download the flow as it stood at its end."),
        ["team"] = ("Team",
            "Members, their progress and their roles. Invite people with a link; a lead can reassign the unread records of someone who is away. A removed member loses access immediately; their decisions are kept."),
        ["audit"] = ("Audit", "Who did what, and when. Nothing here can be changed or deleted."),
        ["settings"] =
            ("Settings",
                "Question, criteria, reasons for exclusion, highlighted words and labels. Everybody sees the criteria while screening; every change is in the audit."),
    };

    public static IReadOnlyList<(string Term, string Meaning)> Terms { get; } =
    [
        ("Blind", "While you still have records to decide, you see only your own decisions, in every count and list, so that nobody is influenced."),
        ("Double-screened", "Screened by two reviewers independently. Usually a random sample; at 100 %, all records."),
        ("Seed", "A text that determines the random draw. With it, anyone can draw the same sample again."),
        ("Strata", "Groups, such as sources or years, each of which is sampled in proportion."),
        ("Cohen’s κ", "Agreement of two reviewers beyond what chance alone would give: 1 is perfect, 0 is chance."),
        ("PABAK", "κ adjusted for how rare inclusions are: 2 × observed agreement − 1."),
        ("Gwet’s AC1", "Agreement beyond chance that stays stable when nearly all records fall into one category."),
        ("Provisional", "Something that the number depends on is still open, as stated beside it."),
        ("Record, report, study",
            "An entry in an export file; a document that describes a study; the investigation itself, described by one or more reports."),
        ("PRISMA", "The reporting standard whose flow diagram shows how many records were found, screened and included."),
    ];

    /// <param name="path">Of the address: /reviews/{id}/plan.</param>
    public static (string Title, string Text) For(string path)
    {
        var parts = path.Trim('/').Split('/', '?', '#');
        if (parts is not ["reviews", _, ..])
            return ("Your reviews", "Your reviews, and what you still have to do in each.");
        var step = parts.Length > 2 ? parts[2] : "";
        return parts.Length > 3 && _pages.TryGetValue($"{step}/{(parts is [.., "settle"] ? "settle" : parts[3])}", out var own) ? own
            : _pages.GetValueOrDefault(step, _pages[""]);
    }
}
